import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId, newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { partnershipNotFound } from './changePartnershipStatus.ts'
import { changeMail } from './partnershipMails.ts'
import { partnershipPolicy } from './partnerships.policy.ts'
import { partnershipReadOnly } from './requireActivePartnership.ts'
import { tellParties } from './tellParties.ts'

const pace = { name: 'partnership.propose', points: 60, seconds: 3600 }

export interface Change {
  partnershipId: string
  kind: 'ADMIT_FIRM' | 'CHANGE_ROLE' | 'INCLUDE_RECORDS'
  subjectId?: string
  role?: string
  email?: string | null
  message?: string | null
  recordIds?: string[]
}

/** Lays a change of the partnership before its firms; the proposing one has consented by that. */
export async function proposeChange(ctx: RequestContext, change: Change) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, partnershipPolicy.manage)
  const { partnershipId, kind, subjectId, recordIds = [] } = change
  if (!isId(partnershipId)) throw partnershipNotFound()
  if (subjectId !== undefined && !isId(subjectId)) throw noParty()
  if (recordIds.length > 500 || !recordIds.every(isId)) throw noRecord()
  await ctx.take(pace, viewer.organizationId)
  const partnership = new RecordRef('Partnership', partnershipId)
  return await ctx.write(async tx => {
    const id = newId()
    const { rows } = await sql<{ outcome: string }>`
      select private.propose_change(${id}, ${partnershipId}, ${kind}, ${subjectId ?? null}, ${change.role ?? null},
        ${change.email ?? null}, ${change.message ?? null}, ${recordIds}::uuid[]) as outcome`.execute(tx)
    const outcome = rows[0]?.outcome
    if (outcome === 'NOT_ACTIVE') throw partnershipReadOnly()
    if (outcome === 'NO_PARTY') throw noParty()
    if (outcome === 'NO_RECORD') throw noRecord()
    if (outcome === 'OPEN') return { __typename: 'ChangeOpen' as const, message: isOpen(ctx), partnership }
    if (outcome !== 'PROPOSED') throw partnershipNotFound()
    await audit(tx, ctx.identity, {
      action: 'partnership.proposed',
      recordType: 'PARTNERSHIP',
      recordId: partnershipId,
      details: { proposalId: id, kind },
    })
    await announce(tx, ctx.identity, {
      topic: 'partnership.proposed',
      recordId: partnershipId,
      partnershipId,
      payload: { kind },
    })
    await tellParties(ctx, tx, partnershipId, {
      cause: `proposal:${id}`,
      mail: (language, firm) =>
        changeMail(language, firm, kind, `${ctx.origin}/partnerships/${partnershipId}`),
    })
    return {
      __typename: 'ChangeProposed' as const,
      proposal: new RecordRef('PartnershipProposal', id),
      partnership,
    }
  })
}

const noParty = () =>
  badInput('organizationId', {
    en: 'Choose a firm of this partnership.',
    ja: 'このパートナーシップに参加している企業を選択してください。',
  })

const noRecord = () =>
  badInput('recordIds', {
    en: 'Choose records of this partnership that your firm sees, at most 500.',
    ja: 'このパートナーシップで自社が閲覧できるレコードを 500 件以内で選択してください。',
  })

const isOpen = (ctx: RequestContext) =>
  ctx.language === 'ja'
    ? '同じ内容の提案がすでに同意待ちです。'
    : 'The same proposal waits for consent already.'
