import type { RequestContext } from '../platform/context.ts'
import type { ProposeFirmInput } from '../platform/graphql/generated/resolvers.ts'
import { optionalText } from '../platform/inputs.ts'
import { invitationAddress } from './invitePartner.ts'
import { proposeChange } from './proposeChange.ts'

/** Another firm for the partnership: invited once every party consents, a party once it accepts itself. */
export const proposeFirm = (ctx: RequestContext, input: ProposeFirmInput) =>
  proposeChange(ctx, {
    partnershipId: input.partnershipId,
    kind: 'ADMIT_FIRM',
    role: input.role,
    email: invitationAddress(input.email),
    message: optionalText('message', input.message, 1000),
    recordIds: input.includeRecordIds ?? [],
  })
