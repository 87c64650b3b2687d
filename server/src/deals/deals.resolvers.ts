import type { RequestContext } from '../platform/context.ts'
import type {
  MutationEditDealArgs,
  MutationLogDealActivityArgs,
  MutationMoveDealArgs,
  MutationOpenDealArgs,
} from '../platform/graphql/generated/resolvers.ts'
import { editDeal } from './editDeal.ts'
import { logDealActivity } from './logDealActivity.ts'
import { moveDeal } from './moveDeal.ts'
import { openDeal } from './openDeal.ts'

export const dealResolvers = {
  Mutation: {
    openDeal: (_: unknown, { input }: MutationOpenDealArgs, ctx: RequestContext) => openDeal(ctx, input),
    moveDeal: (_: unknown, { input }: MutationMoveDealArgs, ctx: RequestContext) => moveDeal(ctx, input),
    editDeal: (_: unknown, { input }: MutationEditDealArgs, ctx: RequestContext) => editDeal(ctx, input),
    logDealActivity: (_: unknown, { input }: MutationLogDealActivityArgs, ctx: RequestContext) =>
      logDealActivity(ctx, input),
  },
}
