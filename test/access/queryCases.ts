import type { PersonName } from '../support/index.ts'
import type { JointWorld } from './jointWorld.ts'
import type { Case, Cases } from './rootFieldCase.ts'

export function queryCases(world: JointWorld): Cases {
  const { partnershipId } = world
  const record = (id: string, insider: PersonName = 'kenji'): Case => ({
    args: { id },
    outsider: 'null',
    insider,
  })
  const list = (args: Record<string, unknown> = {}, insider: PersonName = 'kenji'): Case => ({
    args,
    outsider: 'nothing',
    insider,
  })
  const mapping = { importId: world.importId, mapping: [{ index: 0, field: 'NAME' }] }
  return {
    accounts: list(),
    account: record(world.account.id),
    accountImport: record(world.importId, 'aiko'),
    accountImports: list({}, 'aiko'),
    previewAccountImport: { args: { input: mapping }, outsider: 'not-found', insider: 'aiko' },
    campaigns: list({ partnershipId }),
    campaign: record(world.campaign.id),
    rooms: list(),
    room: record(world.room.id),
    chatMessages: list({ roomId: world.room.id }),
    chatUnreadCount: { args: {}, outsider: 'own', insider: 'kenji' },
    deals: list({ partnershipId }),
    deal: record(world.deal.id),
    dealStages: list({ partnershipId }),
    interchanges: list({ partnershipId }),
    interchange: record(world.interchangeId),
    tradingPartnerAgreement: { args: { partnershipId }, outsider: 'null', insider: 'kenji' },
    partnershipLedger: list({ partnershipId }),
    ledgerHeads: { args: { partnershipId }, outsider: 'own', insider: 'kenji' },
    ledgerCheck: { args: { partnershipId }, outsider: 'not-found', insider: 'kenji' },
    auditTrail: { args: {}, outsider: 'own', insider: 'kenji' },
    recordHistory: list({ recordId: world.deal.id }),
    topics: list({ partnershipId }),
    topic: record(world.topic.id),
    forumUnreadCount: { args: {}, outsider: 'own', insider: 'kenji' },
    shareableFields: { args: { recordType: 'ACCOUNT' }, outsider: 'own', insider: 'kenji' },
    recordGrants: list({ isGiven: false, partnershipId }),
    recordGrant: record(world.account.grantId),
    previewGrant: {
      args: { input: { recordType: 'ACCOUNT', recordId: world.account.id, partnershipId, fields: ['city'] } },
      outsider: 'not-found',
      insider: 'aiko',
    },
    grantTemplates: list({}, 'aiko'),
    grantsAwaitingConsent: list({}, 'aiko'),
    sharedDeals: { args: {}, outsider: 'own', insider: 'kenji' },
    sharedDeal: { args: { id: world.deal.id }, outsider: 'own', insider: 'kenji' },
    viewer: { args: {}, outsider: 'own', insider: 'kenji', anonymous: 'null' },
    members: { args: {}, outsider: 'own', insider: 'kenji' },
    apiKeys: list(),
    purchaseOrders: list({ partnershipId }),
    purchaseOrder: record(world.orderId),
    partnerships: list(),
    partnership: record(partnershipId),
    jointRecords: list({ partnershipId }),
    partnershipEvents: list({ partnershipId }),
    partnershipDocuments: list({ partnershipId }),
    partnershipDocument: record(world.documentId),
    partnershipInvitations: { ...list({}, 'aiko'), anonymous: 'empty' },
    partnershipInvitation: {
      args: { token: 'nobody-was-sent-this' },
      outsider: 'null',
      insider: 'kenji',
      anonymous: 'null',
    },
    plans: list({ partnershipId }),
    plan: record(world.campaign.planId),
    search: list({ text: 'secret' }),
    programs: list({}, 'aiko'),
    offeredPrograms: list({}, 'aiko'),
    program: record(world.programs.programId),
    joinedEnrolments: list(),
    waitingEnrolments: list({}, 'aiko'),
    programEnrolment: record(world.programs.enrolmentId),
    previewProgramTerms: {
      args: { programId: world.programs.programId, tiers: world.programs.tiers },
      outsider: 'not-found',
      insider: 'aiko',
    },
  }
}
