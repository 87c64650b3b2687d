import type { RequestContext } from '../platform/context.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getGrant, grantClosed, onlyGrantee, partnershipClosed, tellOfGrant } from './getGrant.ts'
import { grantPolicy } from './grants.policy.ts'

/** The receiving firm agrees: from now on it sees what the grant names. Accepting twice is the same as once. */
export async function acceptGrant(ctx: RequestContext, grantId: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.accept)
  await ctx.write(async tx => {
    const grant = await getGrant(tx, grantId)
    if (grant.grantee_org_id !== viewer.organizationId) throw onlyGrantee()
    const isExpired = grant.expires_at !== null && grant.expires_at <= ctx.now
    if (grant.status === 'ACTIVE' && !isExpired) return
    if (grant.status !== 'PROPOSED' || isExpired) throw grantClosed()
    if (grant.partnership_status !== 'ACTIVE') throw partnershipClosed()
    await tx
      .updateTable('record_grant')
      .set({ status: 'ACTIVE', version: grant.version + 1 })
      .where('id', '=', grant.id)
      .execute()
    await tellOfGrant(tx, ctx, 'accepted', grant)
  })
  return new RecordRef('RecordGrant', grantId)
}
