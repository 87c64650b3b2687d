import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { MoveDealInput } from '../platform/graphql/generated/resolvers.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { addActivity, dealChanged, getDealForChange } from './changeDeal.ts'
import { dealPolicy } from './deals.policy.ts'

/** To another stage, unless someone changed the deal since the viewer read it. To where it already is: nothing happens. */
export async function moveDeal(ctx: RequestContext, input: MoveDealInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, dealPolicy.move)
  const isMoved = await ctx.write(async tx => {
    const deal = await getDealForChange(tx, input.dealId)
    if (deal.version !== input.expectedVersion) return false
    if (deal.stage === input.stage) return true
    const body = `${deal.stage} → ${input.stage}`
    const activity = await addActivity(tx, {
      dealId: deal.id,
      kind: 'STAGE_CHANGE',
      body,
      memberId: viewer.memberId,
    })
    await tx
      .updateTable('deal')
      .set({
        stage: input.stage,
        last_activity_id: activity.id,
        updated_at: sql<Date>`clock_timestamp()`,
        version: deal.version + 1,
      })
      .where('id', '=', deal.id)
      .where('version', '=', deal.version)
      .execute()
    const change = { from: deal.stage, to: input.stage }
    await audit(tx, ctx.identity, {
      action: 'deal.moved',
      recordType: 'DEAL',
      recordId: deal.id,
      details: change,
    })
    await announce(tx, ctx.identity, {
      topic: 'deal.moved',
      recordId: deal.id,
      partnershipId: deal.partnership_id,
      payload: change,
    })
    return true
  })
  if (!isMoved) return dealChanged(ctx, input.dealId)
  return { __typename: 'DealMoved' as const, deal: new RecordRef('Deal', input.dealId) }
}
