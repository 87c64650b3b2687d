import type { RequestContext } from '../platform/context.ts'
import type { MutationEndEnrolmentArgs } from '../platform/graphql/generated/resolvers.ts'
import { decideEnrolment } from './decideEnrolment.ts'

/** Either firm leaves; the tier goes with it. */
export const endEnrolment = (
  ctx: RequestContext,
  { id, expectedVersion, reason }: MutationEndEnrolmentArgs,
) => decideEnrolment(ctx, { id, expectedVersion, status: 'ENDED', reason: reason ?? null })
