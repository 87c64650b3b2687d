import type { RequestContext } from '../platform/context.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import {
  getGrant,
  grantClosed,
  isPartnershipActive,
  onlyGrantee,
  partnershipClosed,
  tellOfGrant,
} from './getGrant.ts'
import { grantPolicy } from './grants.policy.ts'

/** The receiving firm agrees: from now on it sees what the grant names. Accepting twice is the same as once. */
export async function acceptGrant(ctx: RequestContext, grantId: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.accept)
  await ctx.write(async tx => {
    const grant = await getGrant(tx, grantId)
    if (grant.grantee_org_id !== viewer.organizationId) throw onlyGrantee()
    if (grant.status === 'ACTIVE' && !grant.is_expired) return
    if (grant.status !== 'PROPOSED' || grant.is_expired) throw grantClosed()
    if (!(await isPartnershipActive(tx, grant.partnership_id))) throw partnershipClosed()
    await tx
      .updateTable('record_grant')
      .set({ status: 'ACTIVE', version: grant.version + 1 })
      .where('id', '=', grant.id)
      .execute()
    await tellOfGrant(tx, ctx, 'accepted', grant)
  })
  return new RecordRef('RecordGrant', grantId)
}
