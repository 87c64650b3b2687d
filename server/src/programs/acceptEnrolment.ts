import type { RequestContext } from '../platform/context.ts'
import type { MutationAcceptEnrolmentArgs } from '../platform/graphql/generated/resolvers.ts'
import { decideEnrolment } from './decideEnrolment.ts'

/** The second consent: from now on the partner is in the program. */
export const acceptEnrolment = (ctx: RequestContext, { id, expectedVersion }: MutationAcceptEnrolmentArgs) =>
  decideEnrolment(ctx, { id, expectedVersion, status: 'ACTIVE' })
