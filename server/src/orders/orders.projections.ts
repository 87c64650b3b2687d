import { sql } from 'kysely'
import {
  column,
  connection,
  day,
  decimal,
  firstOf,
  idArg,
  instant,
  many,
  one,
} from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection } from '../platform/graphql/projection.ts'
import { dealPolicy } from '../deals/index.ts'
import { grantsOn, viewerCanShare } from '../grants/index.ts'

const purchaseOrder: Projection = {
  byId: (t, id) => sql`purchase_order ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    number: column('number'),
    partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
    deal: one(({ t }, row) => sql`deal ${row} where ${row}.id = ${t}.deal_id`),
    buyer: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.buyer_org_id`),
    supplier: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.supplier_org_id`),
    buyerName: column('buyer_name'),
    shipToName: column('ship_to_name'),
    issuedOn: day('issued_on'),
    requestedDeliveryOn: day('requested_delivery_on'),
    currency: column('currency'),
    total: decimal('total'),
    lines: many(
      ({ t }, row) =>
        sql`purchase_order_line ${row} where ${row}.order_id = ${t}.id order by ${row}.position limit 10000`,
    ),
    notes: column('notes'),
    interchangeId: column('interchange_id'),
    documentType: column('document_type'),
    grants: grantsOn('PURCHASE_ORDER'),
    createdAt: instant('created_at'),
    viewerCanAssign: ({ t, viewer }) =>
      sql`(${viewer(v => dealPolicy.edit(v))}::boolean
        and exists (select 1 from partnership p where p.id = ${t}.partnership_id and p.status = 'ACTIVE'))`,
    viewerCanShare,
  },
}

const line: Projection = {
  byId: (t, id) => sql`purchase_order_line ${t} where ${t}.order_id = ${id}`,
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
}

export const orderTypes = { PurchaseOrder: purchaseOrder, PurchaseOrderLine: line }

export const ordersOfDeal: FieldPlan = many(
  (scope, row) =>
    sql`purchase_order ${row} where ${row}.deal_id = ${scope.t}.id order by ${row}.created_at desc, ${row}.id desc limit ${firstOf(scope)}`,
)

export const orderQueries: Record<string, FieldPlan> = {
  purchaseOrders: connection({
    from: row => sql`admission ${row}_k join purchase_order ${row} on ${row}.id = ${row}_k.record_id`,
    where: (row, scope) => [
      sql`${row}_k.org_id = ${scope.viewer(v => v.organizationId)}::uuid`,
      sql`${row}_k.record_type = 'PURCHASE_ORDER'`,
      ...(scope.has('partnershipId')
        ? [sql`${row}_k.partnership_id = ${idArg(scope, 'partnershipId')}`]
        : []),
      ...(scope.has('dealId') ? [sql`${row}.deal_id = ${idArg(scope, 'dealId')}`] : []),
      ...(scope.has('isUnassigned')
        ? [sql`(${row}.deal_id is null) = ${scope.arg('isUnassigned')}::boolean`]
        : []),
    ],
    order: row => ({
      key: sql`${row}_k.sort_at`,
      id: sql`${row}_k.record_id`,
      type: 'timestamptz',
      direction: 'desc',
    }),
  }),
  purchaseOrder: one((scope, row) => sql`purchase_order ${row} where ${row}.id = ${idArg(scope, 'id')}`),
}

export const ordersOfInterchange: FieldPlan = many(
  ({ t }, row) =>
    sql`purchase_order ${row} where ${row}.interchange_id = ${t}.id order by ${row}.number limit 200`,
)
