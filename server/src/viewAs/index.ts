import type { Domain } from '../platform/graphql/schema.ts'
import { endViewAs } from './endViewAs.ts'
import { startViewAs } from './startViewAs.ts'
import { canViewAs, viewAsQueries, viewAsTypes } from './viewAs.projections.ts'

export { readAs } from './readAs.ts'

/** What a partner sees of the own firm's records, read as it does. The rule and its enforcement: migrations/0025_view_as.sql. */
export const viewAsDomain: Domain = {
  types: viewAsTypes,
  queries: viewAsQueries,
  extensions: { Viewer: { canViewAs } },
  resolvers: {
    Mutation: {
      startViewAs: (_, { input }, ctx) => startViewAs(ctx, input),
      endViewAs: (_, { id }, ctx) => endViewAs(ctx, id),
    },
  },
}
