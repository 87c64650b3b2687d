import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { AppError, badInput, notFound } from '../platform/errors.ts'
import type { ViewAsInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId, newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { viewAsPolicy } from './viewAs.policy.ts'

/** Begins to look as a partner does. Who looks at whom is logged with it, what they open as they open it. */
export async function startViewAs(ctx: RequestContext, input: ViewAsInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, viewAsPolicy.start)
  const { partnershipId, organizationId, role = null, memberId = null } = input
  if (role !== null && memberId !== null) throw eitherOr()
  if (!isId(partnershipId) || !isId(organizationId)) throw partnershipNotFound()
  if (organizationId === viewer.organizationId) throw ownFirm()
  const id = newId()
  await ctx.write(async tx => {
    await requireParty(tx, partnershipId, organizationId)
    if (memberId !== null) await requireMember(tx, memberId, organizationId)
    await tx
      .insertInto('view_as')
      .values({
        id,
        org_id: viewer.organizationId,
        member_id: viewer.memberId,
        partnership_id: partnershipId,
        viewed_org_id: organizationId,
        viewed_role: role,
        viewed_member_id: memberId,
      })
      .execute()
    await audit(tx, ctx.identity, {
      action: 'viewAs.started',
      recordType: 'PARTNERSHIP',
      recordId: partnershipId,
      details: { viewAsId: id, organizationId, role, memberId },
    })
  })
  return new RecordRef('ViewAs', id)
}

/** @throws AppError NOT_FOUND for a partnership of others, and for a firm that is no party of it. */
async function requireParty(tx: Transaction, partnershipId: string, organizationId: string): Promise<void> {
  const partnership = await tx
    .selectFrom('partnership')
    .innerJoin('partnership_party', 'partnership_party.partnership_id', 'partnership.id')
    .select('partnership.status')
    .where('partnership.id', '=', partnershipId)
    .where('partnership_party.org_id', '=', organizationId)
    .where('partnership_party.consented_at', 'is not', null)
    .executeTakeFirst()
  if (!partnership) throw partnershipNotFound()
  if (partnership.status !== 'ACTIVE') throw partnershipClosed()
}

async function requireMember(tx: Transaction, memberId: string, organizationId: string): Promise<void> {
  const member = isId(memberId)
    ? await tx
        .selectFrom('member')
        .select('id')
        .where('id', '=', memberId)
        .where('org_id', '=', organizationId)
        .where('is_active', '=', true)
        .executeTakeFirst()
    : undefined
  if (!member) throw strangerThere()
}

const partnershipNotFound = () => notFound({ en: 'The partnership', ja: 'パートナーシップ' })

const partnershipClosed = () =>
  new AppError('CONFLICT', {
    en: 'The partnership is not active, so this firm sees nothing through it.',
    ja: 'パートナーシップが有効ではないため、この会社には何も表示されません。',
  })

const ownFirm = () =>
  badInput('organizationId', {
    en: 'Choose another firm of the partnership than your own.',
    ja: '自社以外の会社を選んでください。',
  })

const eitherOr = () =>
  badInput('role', {
    en: 'Choose either a role or a person.',
    ja: '役割と担当者のどちらか一方を選んでください。',
  })

const strangerThere = () =>
  badInput('memberId', {
    en: 'Choose a person who works for that firm now.',
    ja: 'その会社に現在在籍している担当者を選んでください。',
  })
