import type { Domain } from '../platform/graphql/schema.ts'
import { createApiKey } from './createApiKey.ts'
import { identityQueries, identityTypes } from './identity.projections.ts'
import { registerOrganization } from './registerOrganization.ts'
import { renameOrganization } from './renameOrganization.ts'
import { revokeApiKey } from './revokeApiKey.ts'
import { updatePreferences } from './updatePreferences.ts'

export { openAuth } from './auth.ts'
export type { AuthServer } from './auth.ts'
export { createIdentifier, languageFor } from './identify.ts'
export type { Identified } from './identify.ts'
export { identityPolicy } from './identity.policy.ts'

export const identityDomain: Domain = {
  types: identityTypes,
  queries: identityQueries,
  resolvers: {
    Mutation: {
      registerOrganization: (_, { input }, ctx) => registerOrganization(ctx, input),
      renameOrganization: (_, { name }, ctx) => renameOrganization(ctx, name),
      updatePreferences: (_, { input }, ctx) => updatePreferences(ctx, input),
      createApiKey: (_, { input }, ctx) => createApiKey(ctx, input),
      revokeApiKey: (_, { id }, ctx) => revokeApiKey(ctx, id),
    },
  },
}
