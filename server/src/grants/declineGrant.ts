import type { RequestContext } from '../platform/context.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getGrant, onlyGrantee, tellOfGrant } from './getGrant.ts'
import { grantPolicy } from './grants.policy.ts'

/** The receiving firm does not want it, or gives back what it had accepted. Declining twice is the same as once. */
export async function declineGrant(ctx: RequestContext, grantId: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.accept)
  await ctx.write(async tx => {
    const grant = await getGrant(tx, grantId)
    if (grant.grantee_org_id !== viewer.organizationId) throw onlyGrantee()
    if (grant.status === 'REVOKED' || grant.status === 'DECLINED') return
    await tx
      .updateTable('record_grant')
      .set({ status: 'DECLINED', version: grant.version + 1 })
      .where('id', '=', grant.id)
      .execute()
    await tellOfGrant(tx, ctx, 'declined', grant)
  })
  return new RecordRef('RecordGrant', grantId)
}
