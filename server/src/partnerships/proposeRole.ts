import type { RequestContext } from '../platform/context.ts'
import type { MutationProposeRoleArgs } from '../platform/graphql/generated/resolvers.ts'
import { proposeChange } from './proposeChange.ts'

/** Another role of a firm in this partnership, by the consent of all. */
export const proposeRole = (
  ctx: RequestContext,
  { partnershipId, organizationId, role }: MutationProposeRoleArgs,
) => proposeChange(ctx, { partnershipId, kind: 'CHANGE_ROLE', subjectId: organizationId, role })
