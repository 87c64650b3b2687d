import { RecordRef } from '../platform/graphql/projection.ts'
import type { Domain } from '../platform/graphql/schema.ts'
import { exchangeQueries, exchangeTypes } from './exchange.projections.ts'
import { addTradingIdentity, removeTradingIdentity, setDefaultDeal } from './tradingIdentities.ts'

export type { OrderDelivery } from './processInterchange.ts'
export { receiveInterchanges } from './receiveInterchanges.ts'
export { retryInterchange } from './retryInterchange.ts'
export type { StoredFault } from './storedReading.ts'
export { addTradingIdentity, setDefaultDeal } from './tradingIdentities.ts'

/** What partners' systems send us. Events: interchange.received. */
export const exchangeDomain: Domain = {
  types: exchangeTypes,
  queries: exchangeQueries,
  resolvers: {
    Mutation: {
      addTradingIdentity: (_, { input }, ctx) => addTradingIdentity(ctx, input),
      removeTradingIdentity: (_, { id }, ctx) => removeTradingIdentity(ctx, id),
      setDefaultDeal: (_, { partnershipId, dealId }, ctx) =>
        setDefaultDeal(ctx, partnershipId, dealId ?? null),
    },
  },
  subscriptions: {
    interchangeReceived: {
      topics: ['interchange.'],
      concerns: (event, args) => !args['partnershipId'] || args['partnershipId'] === event.partnershipId,
      payload: event => new RecordRef('Interchange', event.recordId),
    },
  },
}
