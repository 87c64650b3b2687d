import type { RequestContext } from '../platform/context.ts'
import type { MutationWithdrawEnrolmentArgs } from '../platform/graphql/generated/resolvers.ts'
import { decideEnrolment } from './decideEnrolment.ts'

/** The side that asked takes it back. */
export const withdrawEnrolment = (
  ctx: RequestContext,
  { id, expectedVersion }: MutationWithdrawEnrolmentArgs,
) => decideEnrolment(ctx, { id, expectedVersion, status: 'WITHDRAWN' })
