import type { Domain } from '../platform/graphql/schema.ts'
import type { Route } from '../platform/http/server.ts'
import { checkPartnershipLedger } from './checkPartnershipLedger.ts'
import { exportRoute } from './exportLedger.ts'
import { ledgerQueries, ledgerTypes } from './ledger.projections.ts'

export { startLedgerClock } from './ledgerClock.ts'
export { rotateKey } from './ledgerKeys.ts'
export { verifyLedgers } from './verifyLedgers.ts'

/** What was agreed and exchanged, provably. Written by triggers of the database alone (0014_ledger.sql). */
export const ledgerDomain: Domain = {
  types: ledgerTypes,
  queries: ledgerQueries,
  resolvers: {
    Query: { ledgerCheck: (_, { partnershipId }, ctx) => checkPartnershipLedger(ctx, partnershipId) },
  },
}

export const routes: Route[] = [exportRoute]
