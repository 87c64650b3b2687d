import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { goodUntil, newInvitationSecret } from './invitePartner.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

/** A link to hand over oneself. It is shown this once, and the secret before it is worth nothing any more. */
export async function makeInvitationLink(ctx: RequestContext, invitationId: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, partnershipPolicy.invite)
  const missing = () => notFound({ en: 'The invitation', ja: '招待' })
  if (!isId(invitationId)) throw missing()
  const { token, hash } = newInvitationSecret()
  await ctx.write(async tx => {
    const renewed = await tx
      .updateTable('partnership_invitation')
      .set({ token_hash: hash, expires_at: goodUntil(ctx) })
      .where('id', '=', invitationId)
      .where('org_id', '=', viewer.organizationId)
      .where('status', '=', 'PENDING')
      .returning('id')
      .executeTakeFirst()
    if (!renewed) throw missing()
    await audit(tx, ctx.identity, {
      action: 'invitation.linkMade',
      recordType: 'INVITATION',
      recordId: invitationId,
    })
  })
  return {
    url: `${ctx.origin}/invitation/${token}`,
    invitation: new RecordRef('PartnershipInvitation', invitationId),
  }
}
