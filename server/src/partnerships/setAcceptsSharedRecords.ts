import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { partnershipNotFound } from './changePartnershipStatus.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

/** Whether this firm agrees beforehand to what the other shares. */
export async function setAcceptsSharedRecords(ctx: RequestContext, partnershipId: string, accepts: boolean) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, partnershipPolicy.manage)
  if (!isId(partnershipId)) throw partnershipNotFound()
  await ctx.write(async tx => {
    const party = await tx
      .updateTable('partnership_party')
      .set({ accepts_shared_records: accepts })
      .where('partnership_id', '=', partnershipId)
      .where('org_id', '=', viewer.organizationId)
      .returning('partnership_id')
      .executeTakeFirst()
    if (!party) throw partnershipNotFound()
    await audit(tx, ctx.identity, {
      action: 'partnership.accepts_shared_records',
      recordType: 'PARTNERSHIP',
      recordId: partnershipId,
      details: { accepts },
    })
  })
  return new RecordRef('Partnership', partnershipId)
}
