import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

/** The inviting firm takes its invitation back; the link stops working. */
export async function cancelInvitation(ctx: RequestContext, id: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, partnershipPolicy.invite)
  if (!isId(id)) throw notFound({ en: 'The invitation', ja: '招待' })
  await ctx.write(async tx => {
    const invitation = await tx
      .updateTable('partnership_invitation')
      .set({ status: 'CANCELLED' })
      .where('id', '=', id)
      .where('org_id', '=', viewer.organizationId)
      .where('status', '=', 'PENDING')
      .returning('id')
      .executeTakeFirst()
    if (!invitation) throw notFound({ en: 'The invitation', ja: '招待' })
    await audit(tx, ctx.identity, { action: 'invitation.cancelled', recordType: 'INVITATION', recordId: id })
  })
  return new RecordRef('PartnershipInvitation', id)
}
