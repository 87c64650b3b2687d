import { amountOf, partyIn, totalOf } from '@enishi/edi'
import { announce } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { requireViewer } from '../platform/viewer.ts'
import { addActivity } from '../deals/index.ts'
import type { OrderDelivery, StoredFault } from '../exchange/index.ts'

/** An order from a partner's system becomes one that both firms see, on its deal when it names one. */
export async function placeOrder(
  tx: Transaction,
  ctx: RequestContext,
  delivery: OrderDelivery,
): Promise<StoredFault | null> {
  const { order, partnershipId } = delivery
  const number = order.number ?? ''
  const id = newId()
  const deal = await findDeal(tx, delivery)
  const placed = await tx
    .insertInto('purchase_order')
    .values({
      id,
      partnership_id: partnershipId,
      deal_id: deal?.id ?? null,
      interchange_id: delivery.interchangeId,
      document_type: delivery.documentType,
      number,
      buyer_org_id: delivery.senderOrganizationId,
      supplier_org_id: delivery.receiverOrganizationId,
      buyer_name: partyIn(order, 'buyer')?.name ?? null,
      ship_to_name: partyIn(order, 'shipTo')?.name ?? null,
      issued_on: order.issuedOn,
      requested_delivery_on: order.deliveryOn,
      currency: order.currency,
      total: totalOf(order),
      notes: order.notes,
      canonical: JSON.stringify(order),
    })
    // Names no columns and returns none: for either the row would have to be readable before its firms are admitted to it.
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (!placed.numInsertedOrUpdatedRows) return numberUsed(number)
  await placeLines(tx, id, delivery)
  await announce(tx, ctx.identity, { topic: 'order.received', recordId: id, partnershipId })
  if (deal) {
    await addActivity(tx, {
      dealId: deal.id,
      kind: 'ORDER',
      body: number,
      memberId: requireViewer(ctx.identity).memberId,
      clientId: id,
    })
    await announce(tx, ctx.identity, { topic: 'deal.orderReceived', recordId: deal.id, partnershipId })
  }
  return null
}

async function placeLines(tx: Transaction, orderId: string, { order }: OrderDelivery) {
  // Bounded statements, whatever the order's length.
  for (let from = 0; from < order.lines.length; from += 1000) {
    const rows = order.lines.slice(from, from + 1000).map((line, index) => ({
      order_id: orderId,
      position: from + index + 1,
      number: line.number ?? String(from + index + 1),
      buyer_item: line.buyerItem,
      supplier_item: line.supplierItem,
      gtin: line.gtin,
      description: line.description,
      quantity: line.quantity ?? '0',
      // Pieces are meant where no unit is given.
      unit: line.unit ?? 'C62',
      unit_price: line.unitPrice,
      price_basis: line.priceBasis ?? '1',
      amount: amountOf(line),
      requested_delivery_on: line.deliveryOn,
    }))
    await tx.insertInto('purchase_order_line').values(rows).execute()
  }
}

/** The deal whose number the order quotes; else the one the agreement names. */
async function findDeal(tx: Transaction, { order, partnershipId }: OrderDelivery) {
  const quoted = [...new Set(order.references.map(reference => reference.value.trim().toUpperCase()))].filter(
    value => value.length <= 30,
  )
  if (quoted.length > 0) {
    const deal = await tx
      .selectFrom('deal')
      .select('id')
      .where('partnership_id', '=', partnershipId)
      .where('number', 'in', quoted)
      .orderBy('updated_at', 'desc')
      .executeTakeFirst()
    if (deal) return deal
  }
  return tx
    .selectFrom('trading_partner_agreement as agreement')
    .innerJoin('deal', 'deal.id', 'agreement.default_deal_id')
    .select('deal.id')
    .where('agreement.partnership_id', '=', partnershipId)
    .executeTakeFirst()
}

const numberUsed = (number: string): StoredFault => ({
  severity: 'warning',
  code: 'order-number-used',
  standardCode: null,
  messageControlNumber: null,
  segmentTag: null,
  segmentPosition: null,
  element: null,
  component: null,
  offset: 0,
  value: number,
  en: `The order ${number} was received before; the first one stands and nothing was ordered twice. Send changes as an order change (860, ORDCHG), or use a new number.`,
  ja: `注文 ${number} は受信済みです。最初の注文が有効で、二重発注にはなりません。変更は注文変更（860、ORDCHG）で送信するか、新しい番号を使用してください。`,
})
