import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { AppError, badInput, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { MutationAcceptInvitationArgs } from '../platform/graphql/generated/resolvers.ts'
import { isId, newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { partnershipPolicy } from './partnerships.policy.ts'
import { hashToken } from './partnerships.projections.ts'

/** The second consent: from now on the two firms are partners. */
export async function acceptInvitation(
  ctx: RequestContext,
  { token, id, acceptsSharedRecords }: MutationAcceptInvitationArgs,
) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, partnershipPolicy.manage)
  const link = invitationLink(ctx, token, id)
  return await ctx.write(async tx => {
    const { rows } = await sql<{ partnership: string | null }>`
      select private.accept_invitation(${link.hash}, ${link.id}::uuid, ${newId()}::uuid, ${acceptsSharedRecords}) as partnership`.execute(
      tx,
    )
    const partnershipId = rows[0]?.partnership
    if (!partnershipId) {
      const status = await statusOf(tx, link.hash)
      return { __typename: 'InvitationClosed', status, message: closedMessage(ctx, status) }
    }
    await audit(tx, ctx.identity, {
      action: 'partnership.started',
      recordType: 'PARTNERSHIP',
      recordId: partnershipId,
    })
    const { isJoined } = await tx
      .selectFrom('admission')
      .select(({ eb }) => eb('list_key', '=', 'JOINED').as('isJoined'))
      .where('record_id', '=', partnershipId)
      .executeTakeFirstOrThrow()
    const topic = isJoined ? 'partnership.joined' : 'partnership.started'
    await announce(tx, ctx.identity, { topic, recordId: partnershipId, partnershipId })
    return { __typename: 'InvitationAccepted', partnership: new RecordRef('Partnership', partnershipId) }
  })
}

/** By the secret of the link, or by id for the person whose confirmed address it was sent to. */
export function invitationLink(
  ctx: RequestContext,
  token: string | null | undefined,
  id: string | null | undefined,
) {
  if (token) return { hash: hashToken(token), id: null }
  if (!isId(id))
    throw badInput('token', {
      en: 'Open the link of the invitation again.',
      ja: '招待のリンクをもう一度開いてください。',
    })
  if (!ctx.identity?.isEmailConfirmed) {
    throw new AppError('FORBIDDEN', {
      en: 'Confirm your e-mail address first, or open the link in the invitation.',
      ja: '先にメールアドレスを確認するか、招待メールのリンクを開いてください。',
    })
  }
  return { hash: null, id }
}

async function statusOf(tx: Transaction, hash: Buffer | null): Promise<string> {
  if (!hash) throw notFound({ en: 'The invitation', ja: '招待' })
  const { rows } = await sql<{ status: string; is_own: boolean }>`
    select status, org_id = (select app_org()) as is_own from private.invitation_by_token(${hash})`.execute(
    tx,
  )
  const invitation = rows[0]
  if (!invitation) throw notFound({ en: 'The invitation', ja: '招待' })
  if (invitation.is_own) {
    throw badInput('token', {
      en: 'Your own firm sent this invitation. Someone of the other firm must open it.',
      ja: 'この招待は自社が送信したものです。相手企業の方が開いてください。',
    })
  }
  return invitation.status
}

const closedMessage = (ctx: RequestContext, status: string) => {
  const ja: Record<string, string> = {
    ACCEPTED: 'この招待はすでに承諾されています。',
    DECLINED: 'この招待は辞退されました。',
    CANCELLED: 'この招待は取り消されました。新しい招待を依頼してください。',
    EXPIRED: 'この招待は期限切れです。新しい招待を依頼してください。',
  }
  const en: Record<string, string> = {
    ACCEPTED: 'This invitation was accepted already.',
    DECLINED: 'This invitation was declined.',
    CANCELLED: 'This invitation was withdrawn. Ask for a new one.',
    EXPIRED: 'This invitation is too old. Ask for a new one.',
  }
  return (ctx.language === 'ja' ? ja : en)[status] ?? status
}
