import type { RequestContext } from '../platform/context.ts'
import type { MutationDeclineEnrolmentArgs } from '../platform/graphql/generated/resolvers.ts'
import { decideEnrolment } from './decideEnrolment.ts'

/** The side that is asked says no, and may say why. */
export const declineEnrolment = (
  ctx: RequestContext,
  { id, expectedVersion, reason }: MutationDeclineEnrolmentArgs,
) => decideEnrolment(ctx, { id, expectedVersion, status: 'DECLINED', reason: reason ?? null })
