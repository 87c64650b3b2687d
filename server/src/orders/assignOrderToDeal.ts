import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { addActivity, dealPolicy } from '../deals/index.ts'

/** Says which deal of the same partnership an order belongs to; saying it twice is the same as once. */
export async function assignOrderToDeal(ctx: RequestContext, orderId: string, dealId: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, dealPolicy.edit)
  await ctx.write(async tx => {
    const order = isId(orderId)
      ? await tx
          .selectFrom('purchase_order')
          .select(['id', 'number', 'deal_id', 'partnership_id', 'version'])
          .where('id', '=', orderId)
          .forUpdate()
          .executeTakeFirst()
      : undefined
    if (!order) throw notFound({ en: 'The order', ja: '注文' })
    const deal = isId(dealId)
      ? await tx
          .selectFrom('deal')
          .select('id')
          .where('id', '=', dealId)
          .where('partnership_id', '=', order.partnership_id)
          .executeTakeFirst()
      : undefined
    if (!deal) throw notFound({ en: 'The deal', ja: '商談' })
    if (order.deal_id === deal.id) return
    await tx
      .updateTable('purchase_order')
      .set({ deal_id: deal.id, version: order.version + 1 })
      .where('id', '=', order.id)
      .execute()
    await addActivity(tx, { dealId: deal.id, kind: 'ORDER', body: order.number, memberId: viewer.memberId })
    const details = { from: order.deal_id, to: deal.id }
    await audit(tx, ctx.identity, {
      action: 'order.assigned',
      recordType: 'PURCHASE_ORDER',
      recordId: order.id,
      details,
    })
    await announce(tx, ctx.identity, {
      topic: 'order.assigned',
      recordId: order.id,
      partnershipId: order.partnership_id,
    })
    for (const changed of [deal.id, order.deal_id]) {
      if (changed) {
        await announce(tx, ctx.identity, {
          topic: 'deal.orderReceived',
          recordId: changed,
          partnershipId: order.partnership_id,
        })
      }
    }
  })
  return new RecordRef('PurchaseOrder', orderId)
}
