import { retryInterchange } from '../exchange/index.ts'
import { registerShareable } from '../grants/index.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { Domain } from '../platform/graphql/schema.ts'
import { assignOrderToDeal } from './assignOrderToDeal.ts'
import { orderQueries, ordersOfDeal, ordersOfInterchange, orderTypes } from './orders.projections.ts'
import { placeOrder } from './placeOrder.ts'
import { shareableOrder } from './shareableOrder.ts'
import { sharedOrderQueries, sharedOrderTypes } from './sharedOrders.projections.ts'

export { inboundRoute } from './inboundRoute.ts'
export { placeOrder } from './placeOrder.ts'

registerShareable(shareableOrder)

/** Purchase orders as both firms see them. Events: order.received, order.assigned. */
export const ordersDomain: Domain = {
  types: { ...orderTypes, ...sharedOrderTypes },
  queries: { ...orderQueries, ...sharedOrderQueries },
  extensions: { Deal: { orders: ordersOfDeal }, Interchange: { orders: ordersOfInterchange } },
  resolvers: {
    Mutation: {
      assignOrderToDeal: (_, { orderId, dealId }, ctx) => assignOrderToDeal(ctx, orderId, dealId),
      retryInterchange: (_, { id }, ctx) => retryInterchange(ctx, id, placeOrder),
    },
  },
  subscriptions: {
    orderReceived: {
      topics: ['order.'],
      concerns: (event, args) => !args['partnershipId'] || args['partnershipId'] === event.partnershipId,
      payload: event => new RecordRef('PurchaseOrder', event.recordId),
    },
  },
}
