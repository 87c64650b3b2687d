import { jointShareable } from '../grants/index.ts'

/** What a grant on an order may name; `shared_purchase_order` masks by the same names. What things cost is named by itself. */
export const shareableOrder = jointShareable({
  type: 'PURCHASE_ORDER',
  table: 'purchase_order',
  sharedView: 'shared_purchase_order',
  name: 'number',
  fields: ['parties', 'shipTo', 'issuedOn', 'requestedDeliveryOn', 'lines', 'prices', 'notes'],
  verbs: ['READ', 'SHARE_ONWARD'],
  topics: ['order.'],
})
