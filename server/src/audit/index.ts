import type { Domain } from '../platform/graphql/schema.ts'
import { auditQueries, auditTypes } from './audit.projections.ts'
import { downloadRoutes } from './downloads.ts'
import { erasePersonalData } from './erasePersonalData.ts'
import { restoreAccountValues, restoreDealValues } from './restoreValues.ts'

export { openViewLog } from './viewLog.ts'
export { watchReads } from './watchReads.ts'

/** Who did and saw what, what records were before, and what a firm holds of a person. */
export const auditDomain: Domain = {
  types: auditTypes,
  queries: auditQueries,
  resolvers: {
    Mutation: {
      restoreAccountValues: (_, { input }, ctx) => restoreAccountValues(ctx, input),
      restoreDealValues: (_, { input }, ctx) => restoreDealValues(ctx, input),
      erasePersonalData: (_, { memberId }, ctx) => erasePersonalData(ctx, memberId),
    },
  },
}

export const routes = downloadRoutes
