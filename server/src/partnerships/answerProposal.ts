import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId, newId } from '../platform/ids.ts'
import { queueMailIn } from '../platform/mail/queueMail.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { goodUntil, newInvitationSecret } from './invitePartner.ts'
import { invitationMail } from './partnershipMails.ts'
import { partnershipPolicy } from './partnerships.policy.ts'
import { partnershipReadOnly } from './requireActivePartnership.ts'

/** One firm's yes or no. With the last yes it happens: the role, the records, or the invitation of the other firm. */
export async function answerProposal(ctx: RequestContext, id: string, agrees: boolean) {
  authorize(requireViewer(ctx.identity), partnershipPolicy.manage)
  if (!isId(id)) throw proposalNotFound()
  return await ctx.write(async tx => {
    const proposal = await tx
      .selectFrom('partnership_proposal')
      .select(['id', 'partnership_id', 'email', 'message', 'proposed_by_org_id', 'proposed_by'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!proposal) throw proposalNotFound()
    const partnershipId = proposal.partnership_id
    const partnership = new RecordRef('Partnership', partnershipId)
    const invitationId = newId()
    const { token, hash } = newInvitationSecret()
    const { rows } = await sql<{ outcome: string }>`
      select private.answer_proposal(${id}, ${agrees}, ${invitationId}, ${hash}, ${goodUntil(ctx)}) as outcome`.execute(
      tx,
    )
    const outcome = rows[0]?.outcome ?? 'NOT_FOUND'
    if (outcome === 'NOT_FOUND') throw proposalNotFound()
    if (outcome === 'NOT_ACTIVE') throw partnershipReadOnly()
    if (outcome === 'CLOSED')
      return { __typename: 'ProposalClosed' as const, message: closed(ctx), partnership }
    if (outcome === 'INVITED') await mailInvitation(ctx, tx, proposal, invitationId, token)
    await note(ctx, tx, partnershipId, id, outcome)
    return {
      __typename: 'ProposalAnswered' as const,
      proposal: new RecordRef('PartnershipProposal', id),
      partnership,
    }
  })
}

async function mailInvitation(
  ctx: RequestContext,
  tx: Transaction,
  proposal: { email: string | null; message: string | null; proposed_by_org_id: string; proposed_by: string },
  invitationId: string,
  token: string,
) {
  if (!proposal.email) return
  const inviter = await tx
    .selectFrom('member')
    .innerJoin('organization', 'organization.id', 'member.org_id')
    .select(['member.name as person', 'organization.name as firm'])
    .where('member.id', '=', proposal.proposed_by)
    .executeTakeFirstOrThrow()
  const url = `${ctx.origin}/invitation/${token}`
  const { email, message } = proposal
  const mail = invitationMail(email, inviter.firm, inviter.person, message, url, ctx.language)
  await queueMailIn(tx, mail, `invitation:${invitationId}`)
}

async function note(
  ctx: RequestContext,
  tx: Transaction,
  partnershipId: string,
  proposalId: string,
  outcome: string,
) {
  await audit(tx, ctx.identity, {
    action: 'partnership.answered',
    recordType: 'PARTNERSHIP',
    recordId: partnershipId,
    details: { proposalId, outcome },
  })
  const topics: Record<string, string> = {
    DONE: 'partnership.agreed',
    INVITED: 'partnership.agreed',
    DECLINED: 'partnership.declined',
  }
  await announce(tx, ctx.identity, {
    topic: topics[outcome] ?? 'partnership.consented',
    recordId: partnershipId,
    partnershipId,
  })
}

const proposalNotFound = () => notFound({ en: 'The proposal', ja: '提案' })

const closed = (ctx: RequestContext) =>
  ctx.language === 'ja' ? 'この提案はすでに決着しています。' : 'This proposal was decided already.'
