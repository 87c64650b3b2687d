import type { RequestContext } from '../platform/context.ts'
import type { MutationReleaseTierArgs } from '../platform/graphql/generated/resolvers.ts'
import { overrideTier } from './setTier.ts'

/** Back to the tier that the figures give. */
export const releaseTier = (ctx: RequestContext, input: MutationReleaseTierArgs) =>
  overrideTier(ctx, input, async () => ({ override_key: null, override_reason: null, override_until: null }))
