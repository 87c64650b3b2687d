import { RecordRef } from '../platform/graphql/projection.ts'
import type { Domain } from '../platform/graphql/schema.ts'
import type { Route } from '../platform/http/server.ts'
import { acceptInvitation } from './acceptInvitation.ts'
import { addPartnershipContact } from './addPartnershipContact.ts'
import { answerProposal } from './answerProposal.ts'
import { cancelInvitation } from './cancelInvitation.ts'
import { changePartnershipStatus } from './changePartnershipStatus.ts'
import { chooseForExit } from './chooseForExit.ts'
import { declineDocument } from './declineDocument.ts'
import { declineInvitation } from './declineInvitation.ts'
import { documentQueries, documentTypes } from './documents.projections.ts'
import { editPartnershipContact } from './editPartnershipContact.ts'
import { exitTypes } from './exit.projections.ts'
import { exitRoute } from './exitRoute.ts'
import { invitePartner } from './invitePartner.ts'
import { leavePartnership } from './leavePartnership.ts'
import { makeInvitationLink } from './makeInvitationLink.ts'
import { partyQueries, partyTypes } from './parties.projections.ts'
import { partnershipHomeQueries, partnershipHomeTypes } from './partnershipHome.projections.ts'
import { partnershipQueries, partnershipTypes } from './partnerships.projections.ts'
import { planExit } from './planExit.ts'
import { proposeDocument } from './proposeDocument.ts'
import { proposeDocumentVersion } from './proposeDocumentVersion.ts'
import { remindSigners } from './remindSigners.ts'
import { proposeFirm } from './proposeFirm.ts'
import { proposeRecords } from './proposeRecords.ts'
import { proposeRole } from './proposeRole.ts'
import { removePartnershipContact } from './removePartnershipContact.ts'
import { setAcceptsSharedRecords } from './setAcceptsSharedRecords.ts'
import { signDocument } from './signDocument.ts'
import { withdrawDocument } from './withdrawDocument.ts'
import { withdrawExit } from './withdrawExit.ts'

export { importArchive } from './importArchive.ts'
export { startExitClock } from './runDueExits.ts'
export { partnershipReadOnly, requireActivePartnership } from './requireActivePartnership.ts'

export const routes: Route[] = [exitRoute]

export const partnershipsDomain: Domain = {
  types: { ...partnershipTypes, ...documentTypes, ...partnershipHomeTypes, ...partyTypes, ...exitTypes },
  queries: { ...partnershipQueries, ...documentQueries, ...partnershipHomeQueries, ...partyQueries },
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
      planExit: (_, { input }, ctx) => planExit(ctx, input),
      chooseForExit: (_, { exitId, choices }, ctx) => chooseForExit(ctx, exitId, choices),
      withdrawExit: (_, { exitId }, ctx) => withdrawExit(ctx, exitId),
      proposeFirm: (_, { input }, ctx) => proposeFirm(ctx, input),
      proposeRole: (_, input, ctx) => proposeRole(ctx, input),
      proposeRecords: (_, input, ctx) => proposeRecords(ctx, input),
      answerProposal: (_, { id, agrees }, ctx) => answerProposal(ctx, id, agrees),
      makeInvitationLink: (_, { invitationId }, ctx) => makeInvitationLink(ctx, invitationId),
      leavePartnership: (_, { partnershipId }, ctx) => leavePartnership(ctx, partnershipId),
      addPartnershipContact: (_, input, ctx) => addPartnershipContact(ctx, input),
      editPartnershipContact: (_, input, ctx) => editPartnershipContact(ctx, input),
      removePartnershipContact: (_, { id }, ctx) => removePartnershipContact(ctx, id),
      remindSigners: (_, { versionId }, ctx) => remindSigners(ctx, versionId),
    },
  },
  subscriptions: {
    partnershipEventAdded: {
      // Whatever makes an entry of the list; the wall decides which firm sees it.
      topics: ['partnership.', 'document.', 'grant.', 'deal.', 'campaign.', 'topic.', 'room.', 'order.'],
      concerns: (event, { partnershipId }) => event.partnershipId === partnershipId,
      payload: event => new RecordRef('PartnershipEvent', event.id),
    },
  },
}
