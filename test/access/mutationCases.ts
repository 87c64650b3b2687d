import { newId } from '@enishi/server/src/platform/ids.ts'
import type { PersonName } from '../support/index.ts'
import type { JointWorld } from './jointWorld.ts'
import type { Case, Cases } from './rootFieldCase.ts'

/** In an order in which the insider can do them one after the other. */
export function mutationCases(world: JointWorld): Cases {
  const { partnershipId } = world
  const refused = (args: Record<string, unknown>, insider: PersonName = 'kenji'): Case => ({
    args,
    outsider: 'not-found',
    insider,
  })
  const own = (args: Record<string, unknown>, insider: PersonName = 'kenji'): Case => ({
    args,
    outsider: 'own',
    insider,
  })
  const edit = { dealId: world.deal.id, expectedVersion: 1, title: 'Taken over' }
  const terms = { fields: ['website'], verbs: ['READ'] }
  return {
    createAccount: own({ input: { name: 'Own customer' } }),
    updateAccount: refused(
      { input: { accountId: world.account.id, expectedVersion: 1, values: { name: 'Taken over' } } },
      'aiko',
    ),
    addContact: refused({ accountId: world.account.id, input: { name: 'Mole' } }, 'aiko'),
    archiveAccount: refused({ accountId: world.lone.id }, 'aiko'),
    restoreAccount: refused({ accountId: world.lone.id }, 'aiko'),
    startAccountImport: refused(
      { input: { importId: world.importId, mapping: [{ index: 0, field: 'NAME' }] } },
      'aiko',
    ),
    undoAccountImport: refused({ id: world.importId }, 'aiko'),
    restoreAccountValues: refused(
      { input: { versionId: world.accountVersionId, expectedVersion: 1 } },
      'aiko',
    ),
    restoreDealValues: refused({ input: { versionId: world.dealVersionId, expectedVersion: 1 } }),
    erasePersonalData: refused({ memberId: world.memberId }),
    // An id of each firm's own.
    requestExport: own({ input: { id: '$viewer', recordType: 'ACCOUNT', format: 'CSV' } }),
    decideExport: refused({ input: { exportId: world.waitingExportId, agrees: true } }, 'aiko'),
    changeReadingBudget: own({
      input: { role: 'GUEST', readRows: 1, exportRows: 1, expectedVersion: 0 },
    }),
    changeTwoPersonRule: own({ input: { exportRows: 9, expectedVersion: 0 } }),
    handOver: refused({ input: { memberId: world.colleagueId, successorId: world.successorId } }, 'aiko'),
    allowMoreReading: refused({ memberId: world.memberId, rows: 10 }),
    startCampaign: refused({ input: { partnershipId, name: 'Mine' } }),
    editCampaign: refused({
      input: { campaignId: world.campaign.id, expectedVersion: 1, name: 'Mine', status: 'DONE' },
    }),
    addCampaignTask: refused({
      campaignId: world.campaign.id,
      id: newId(),
      input: { title: 'Mine', isDone: false },
    }),
    editCampaignTask: refused({
      id: world.taskId,
      expectedVersion: 1,
      input: { title: 'Mine', isDone: true },
    }),
    removeCampaignTask: refused({ id: world.taskId }),
    addCampaignBudgetLine: refused({
      campaignId: world.campaign.id,
      id: newId(),
      input: { label: 'Mine', payerId: '$viewer', amount: { minor: 1, currency: 'JPY' } },
    }),
    editCampaignBudgetLine: refused({
      id: world.lineId,
      expectedVersion: 1,
      input: { label: 'Mine', payerId: '$viewer', amount: { minor: 1, currency: 'JPY' } },
    }),
    removeCampaignBudgetLine: refused({ id: world.lineId }),
    openRoom: refused({ input: { partnershipId, title: 'Mine' } }),
    sendMessage: refused({ input: { roomId: world.room.id, body: 'Hello', clientMessageId: newId() } }),
    markRoomRead: refused({ roomId: world.room.id, seq: 1 }),
    openDeal: refused({ input: { partnershipId, accountId: world.account.id, title: 'Mine' } }),
    moveDeal: refused({ input: { dealId: world.deal.id, stage: 'LOST', expectedVersion: 1 } }),
    editDeal: refused({ input: edit }),
    logDealActivity: refused({
      input: { dealId: world.deal.id, kind: 'NOTE', body: 'Mine', clientId: newId() },
    }),
    addTradingIdentity: refused({
      input: { partnershipId, organizationId: '$viewer', qualifier: 'ZZ', identifier: 'MINE' },
    }),
    setDefaultDeal: refused({ partnershipId, dealId: world.deal.id }),
    retryInterchange: refused({ id: world.interchangeId }),
    removeTradingIdentity: refused({ id: world.tradingIdentityId }),
    startTopic: refused({
      input: { partnershipId, kind: 'QUESTION', title: 'Mine', body: 'Mine', clientPostId: newId() },
    }),
    replyToSharedTopic: refused({ input: { topicId: world.topic.id, body: 'Mine', clientPostId: newId() } }),
    writeToSharedRoom: refused({
      input: { roomId: world.room.id, body: 'Hello', clientMessageId: newId() },
    }),
    replyToTopic: refused({ input: { topicId: world.topic.id, body: 'Mine', clientPostId: newId() } }),
    editPost: refused({ postId: world.postId, body: 'Mine' }, 'aiko'),
    acceptAnswer: refused({ topicId: world.topic.id, postId: world.postId }, 'aiko'),
    markTopicRead: refused({ topicId: world.topic.id, no: 1 }),
    setTopicLocked: refused({ topicId: world.topic.id, isLocked: true }, 'aiko'),
    assignOrderToDeal: refused({ orderId: world.orderId, dealId: world.deal.id }),
    acceptGrant: refused({ grantId: world.account.grantId }),
    changeGrant: refused({ input: { grantId: world.account.grantId, expectedVersion: 1, ...terms } }, 'aiko'),
    agreeToGrant: refused({ grantId: world.account.grantId, agrees: true }, 'aiko'),
    declineGrant: refused({ grantId: world.account.grantId }),
    revokeGrants: own({ grantIds: [world.account.grantId] }, 'aiko'),
    revokeGrant: refused({ grantId: world.account.grantId }, 'aiko'),
    shareRecord: refused(
      { input: { recordType: 'ACCOUNT', recordId: world.account.id, partnershipId, ...terms } },
      'aiko',
    ),
    shareRecords: refused(
      { input: { recordType: 'ACCOUNT', recordIds: [world.lone.id], partnershipId, ...terms } },
      'aiko',
    ),
    shareFilter: refused(
      {
        input: {
          recordType: 'ACCOUNT',
          filter: [{ field: 'website', op: 'IS_SET' }],
          partnershipId,
          ...terms,
        },
      },
      'aiko',
    ),
    saveGrantTemplate: refused(
      {
        input: {
          id: world.templateId,
          expectedVersion: 1,
          name: 'Mine',
          recordType: 'ACCOUNT',
          ...terms,
        },
      },
      'aiko',
    ),
    removeGrantTemplate: refused({ id: world.templateId }, 'aiko'),
    startViewAs: refused({ input: { partnershipId, organizationId: world.receiverId } }, 'aiko'),
    endViewAs: refused({ id: world.viewAsId }, 'aiko'),
    ...programCases(world, refused, own),
    setAcceptsSharedRecords: refused({ partnershipId, accepts: false }),
    registerOrganization: own({ input: { name: 'Second firm', currency: 'EUR' } }),
    renameOrganization: own({ name: 'Renamed firm' }),
    updatePreferences: own({ input: { timeZone: 'Asia/Tokyo' } }),
    createApiKey: refused({ input: { name: 'Mole', scopes: ['READ'], partnershipId } }),
    revokeApiKey: refused({ id: world.key.id }),
    invitePartner: own({
      input: { email: 'new@firm.example', inviterRole: 'VENDOR', inviteeRole: 'RESELLER' },
    }),
    makeInvitationLink: refused({ invitationId: world.invitationId }, 'aiko'),
    acceptInvitation: refused({ id: world.invitationId, acceptsSharedRecords: true }),
    declineInvitation: refused({ id: world.invitationId }),
    cancelInvitation: refused({ id: world.invitationId }, 'aiko'),
    planExit: refused({ input: { partnershipId, coolingOffDays: 30, choices: [] } }),
    chooseForExit: refused({ exitId: world.exitId, choices: [] }),
    withdrawExit: refused({ exitId: world.exitId }, 'aiko'),
    proposeFirm: refused({ input: { partnershipId, role: 'RESELLER' } }),
    proposeRole: refused({ partnershipId, organizationId: '$viewer', role: 'VENDOR' }, 'aiko'),
    proposeRecords: refused({ partnershipId, organizationId: '$viewer', recordIds: [world.deal.id] }),
    answerProposal: refused({ id: world.proposalId, agrees: true }),
    leavePartnership: refused({ partnershipId }, 'aiko'),
    addPartnershipContact: refused({
      id: newId(),
      partnershipId,
      memberId: world.contactId,
      input: { role: 'SALES' },
    }),
    editPartnershipContact: refused(
      { id: world.contactId, expectedVersion: 1, input: { role: 'SALES' } },
      'aiko',
    ),
    removePartnershipContact: refused({ id: world.contactId }, 'aiko'),
    proposeDocument: refused(
      {
        input: { partnershipId, kind: 'NDA', title: 'Mine', fileId: world.deal.id },
      },
      'aiko',
    ),
    proposeDocumentVersion: refused({ input: { documentId: world.documentId, fileId: world.deal.id } }),
    remindSigners: refused({ versionId: world.documentVersionId }, 'aiko'),
    signDocument: refused({ versionId: world.documentVersionId, sha256: world.fileSha256 }),
    declineDocument: refused({ versionId: world.documentVersionId }),
    withdrawDocument: refused({ versionId: world.documentVersionId }, 'aiko'),
    changePartnershipStatus: refused(
      { input: { partnershipId, status: 'ENDED', expectedVersion: 1 } },
      'aiko',
    ),
  }
}

type Wanted = (args: Record<string, unknown>, insider?: PersonName) => Case

function programCases({ programs, partnershipId }: JointWorld, refused: Wanted, own: Wanted): Cases {
  const { programId, enrolmentId, tierKey, tiers } = programs
  const at = { id: enrolmentId, expectedVersion: 2 }
  const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const partner = { programId, partnershipId, partnerId: '$viewer' }
  const held = { enrolmentId, expectedVersion: 2 }
  const words = { name: 'Mine', description: '', isOpen: false, stageNames: [] }
  return {
    createProgram: own({
      // An id of each firm's own.
      input: {
        id: '$viewer',
        name: 'Own program',
        tiers: [{ key: newId(), nameEn: 'Own', nameJa: '自社', benefits: [], requirements: [] }],
      },
    }),
    editProgram: refused({ input: { programId, expectedVersion: 1, ...words } }, 'aiko'),
    changeProgramTerms: refused(
      { input: { programId, expectedVersion: 2, effectiveOn: until, tiers } },
      'aiko',
    ),
    inviteToProgram: refused({ input: { id: newId(), ...partner } }, 'aiko'),
    applyToProgram: refused({ input: { id: newId(), programId } }),
    acceptEnrolment: refused({ id: programs.invitedId, expectedVersion: 1 }),
    declineEnrolment: refused(at),
    withdrawEnrolment: refused(at),
    setTier: refused({ input: { ...held, tierKey, reason: 'Mine', until } }, 'aiko'),
    releaseTier: refused(held, 'aiko'),
    recordCertification: refused({ enrolmentId, id: newId(), input: { name: 'Mine' } }, 'aiko'),
    removeCertification: refused({ id: programs.certificationId }, 'aiko'),
    endEnrolment: refused({ id: enrolmentId, expectedVersion: 3 }),
  }
}
