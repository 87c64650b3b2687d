import type { Domain } from '../platform/graphql/schema.ts'
import { acceptInvitation } from './acceptInvitation.ts'
import { cancelInvitation } from './cancelInvitation.ts'
import { changePartnershipStatus } from './changePartnershipStatus.ts'
import { declineInvitation } from './declineInvitation.ts'
import { invitePartner } from './invitePartner.ts'
import { partnershipQueries, partnershipTypes } from './partnerships.projections.ts'
import { setAcceptsSharedRecords } from './setAcceptsSharedRecords.ts'

export { partnershipReadOnly, requireActivePartnership } from './requireActivePartnership.ts'

export const partnershipsDomain: Domain = {
  types: partnershipTypes,
  queries: partnershipQueries,
  resolvers: {
    Mutation: {
      invitePartner: (_, { input }, ctx) => invitePartner(ctx, input),
      acceptInvitation: (_, input, ctx) => acceptInvitation(ctx, input),
      declineInvitation: (_, input, ctx) => declineInvitation(ctx, input),
      cancelInvitation: (_, { id }, ctx) => cancelInvitation(ctx, id),
      changePartnershipStatus: (_, { input }, ctx) => changePartnershipStatus(ctx, input),
      setAcceptsSharedRecords: (_, { partnershipId, accepts }, ctx) =>
        setAcceptsSharedRecords(ctx, partnershipId, accepts),
    },
  },
}
