import type { Domain } from '../platform/graphql/schema.ts'
import { acceptInvitation } from './acceptInvitation.ts'
import { cancelInvitation } from './cancelInvitation.ts'
import { changePartnershipStatus } from './changePartnershipStatus.ts'
import { declineDocument } from './declineDocument.ts'
import { declineInvitation } from './declineInvitation.ts'
import { documentQueries, documentTypes } from './documents.projections.ts'
import { invitePartner } from './invitePartner.ts'
import { partnershipQueries, partnershipTypes } from './partnerships.projections.ts'
import { proposeDocument } from './proposeDocument.ts'
import { proposeDocumentVersion } from './proposeDocumentVersion.ts'
import { remindSigners } from './remindSigners.ts'
import { setAcceptsSharedRecords } from './setAcceptsSharedRecords.ts'
import { signDocument } from './signDocument.ts'
import { withdrawDocument } from './withdrawDocument.ts'

export { partnershipReadOnly, requireActivePartnership } from './requireActivePartnership.ts'

export const partnershipsDomain: Domain = {
  types: { ...partnershipTypes, ...documentTypes },
  queries: { ...partnershipQueries, ...documentQueries },
  resolvers: {
    Mutation: {
      invitePartner: (_, { input }, ctx) => invitePartner(ctx, input),
      acceptInvitation: (_, input, ctx) => acceptInvitation(ctx, input),
      declineInvitation: (_, input, ctx) => declineInvitation(ctx, input),
      cancelInvitation: (_, { id }, ctx) => cancelInvitation(ctx, id),
      changePartnershipStatus: (_, { input }, ctx) => changePartnershipStatus(ctx, input),
      setAcceptsSharedRecords: (_, { partnershipId, accepts }, ctx) =>
        setAcceptsSharedRecords(ctx, partnershipId, accepts),
      proposeDocument: (_, { input }, ctx) => proposeDocument(ctx, input),
      proposeDocumentVersion: (_, { input }, ctx) => proposeDocumentVersion(ctx, input),
      signDocument: (_, { versionId, sha256 }, ctx) => signDocument(ctx, versionId, sha256),
      withdrawDocument: (_, { versionId }, ctx) => withdrawDocument(ctx, versionId),
      declineDocument: (_, { versionId }, ctx) => declineDocument(ctx, versionId),
      remindSigners: (_, { versionId }, ctx) => remindSigners(ctx, versionId),
    },
  },
}
