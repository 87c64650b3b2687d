import { sql } from 'kysely'
import { sharedRecord, sharedRecordById, sharedRecords, whenShared } from '../grants/index.ts'
import { column, day, decimal, instant, many } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection } from '../platform/graphql/projection.ts'

const party =
  (name: 'buyer' | 'supplier'): FieldPlan =>
  ({ t }: FieldScope) =>
    sql`(select p.${sql.ref(name)} from shared_purchase_order_party p where p.order_id = ${t}.id)`

/** Orders that a firm outside of them sees through a grant. */
export const sharedOrderTypes: Record<string, Projection> = {
  SharedPurchaseOrder: sharedRecord('PURCHASE_ORDER', 'shared_purchase_order', {
    number: column('number'),
    buyerName: party('buyer'),
    supplierName: party('supplier'),
    shipToName: column('ship_to_name'),
    issuedOn: day('issued_on'),
    requestedDeliveryOn: day('requested_delivery_on'),
    currency: column('currency'),
    total: decimal('total'),
    lines: whenShared(
      'lines',
      many(
        ({ t }, row) =>
          sql`shared_purchase_order_line ${row} where ${row}.order_id = ${t}.id order by ${row}.position limit 10000`,
      ),
    ),
    notes: column('notes'),
    createdAt: instant('created_at'),
  }),
  SharedPurchaseOrderLine: {
    byId: (t, id) => sql`shared_purchase_order_line ${t} where ${t}.order_id = ${id}`,
    fields: {
      number: column('number'),
      buyerItem: column('buyer_item'),
      supplierItem: column('supplier_item'),
      gtin: column('gtin'),
      description: column('description'),
      quantity: decimal('quantity'),
      unit: column('unit'),
      unitPrice: decimal('unit_price'),
      priceBasis: decimal('price_basis'),
      amount: decimal('amount'),
      requestedDeliveryOn: day('requested_delivery_on'),
    },
  },
}

export const sharedOrderQueries: Record<string, FieldPlan> = {
  sharedPurchaseOrders: sharedRecords('PURCHASE_ORDER', 'shared_purchase_order'),
  sharedPurchaseOrder: sharedRecordById('shared_purchase_order'),
}
