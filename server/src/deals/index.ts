import { sql } from 'kysely'
import { registerAccountUse } from '../accounts/index.ts'
import { registerShareable } from '../grants/index.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { Domain } from '../platform/graphql/schema.ts'
import { dealQueries, dealsOfAccount, dealTypes } from './deals.projections.ts'
import { dealResolvers } from './deals.resolvers.ts'
import { shareableDeal } from './shareableDeal.ts'
import { sharedDealQueries, sharedDealTypes } from './sharedDeals.projections.ts'

export { addActivity } from './changeDeal.ts'
export { dealPolicy } from './deals.policy.ts'
export { editDeal } from './editDeal.ts'

registerShareable(shareableDeal)
registerAccountUse(async (tx, ids) => {
  const { rows } = await sql<{
    id: string
  }>`select id from private.accounts_with_deals(${ids}::uuid[]) as id`.execute(tx)
  return rows.map(({ id }) => id)
})

/** Joint deals: one record that all firms of a partnership work on. Events: deal.opened, deal.moved, deal.edited, deal.activityLogged. */
export const dealsDomain: Domain = {
  types: { ...dealTypes, ...sharedDealTypes },
  queries: { ...dealQueries, ...sharedDealQueries },
  extensions: { Account: { deals: dealsOfAccount } },
  resolvers: dealResolvers,
  subscriptions: {
    dealChanged: {
      topics: ['deal.'],
      concerns: (event, args) => !args['partnershipId'] || args['partnershipId'] === event.partnershipId,
      payload: event => new RecordRef('Deal', event.recordId),
    },
  },
}
