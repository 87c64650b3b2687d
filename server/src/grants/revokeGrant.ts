import type { RequestContext } from '../platform/context.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getGrant, onlyGrantor, tellOfGrant } from './getGrant.ts'
import { grantPolicy } from './grants.policy.ts'

/** Closes the border for this record at once. Revoking twice is the same as once. */
export async function revokeGrant(ctx: RequestContext, grantId: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.revoke)
  await ctx.write(async tx => {
    const grant = await getGrant(tx, grantId)
    if (grant.org_id !== viewer.organizationId) throw onlyGrantor()
    if (grant.status === 'REVOKED' || grant.status === 'DECLINED') return
    const close = tx
      .updateTable('record_grant')
      .set({ status: 'REVOKED', version: grant.version + 1 })
      .where('id', '=', grant.id)
      .execute()
    await Promise.all([close, tellOfGrant(tx, ctx, 'revoked', grant)])
  })
  return new RecordRef('RecordGrant', grantId)
}
