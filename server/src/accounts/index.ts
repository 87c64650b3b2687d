import { registerShareable } from '../grants/index.ts'
import type { Domain } from '../platform/graphql/schema.ts'
import { accountQueries, accountTypes } from './accounts.projections.ts'
import { accountResolvers } from './accounts.resolvers.ts'
import { shareableAccount } from './shareableAccount.ts'

export { accountPolicy } from './accounts.policy.ts'

registerShareable(shareableAccount)

/** Customers, own and shared. Events: account.created, updated, archived, restored. */
export const accountsDomain: Domain = {
  types: accountTypes,
  queries: accountQueries,
  resolvers: accountResolvers,
}
