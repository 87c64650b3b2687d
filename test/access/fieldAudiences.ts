import { partnershipAudiences } from './partnershipAudiences.ts'

/**
 * Who may know what a field says:
 * - own: the firm whose it is
 * - always: that firm, and whomever a live grant shows the record
 * - granted: that firm, and whomever a live grant names the field to
 * - joint: firms admitted to the joint record
 * - party: firms of the partnership; of the ledger and of interchanges, those concerned
 * - sides: the two firms of a grant, an enrolment, an invitation
 * - offered: the program's firm, and partners it is open to
 * - acquainted: firms that are or were partners
 * - self: the person
 * - open: says nothing of any firm
 * - answer: wraps what the viewer may know, or says what the viewer may do
 */
type Audience =
  | 'own'
  | 'always'
  | 'granted'
  | 'joint'
  | 'party'
  | 'sides'
  | 'offered'
  | 'acquainted'
  | 'self'
  | 'open'
  | 'answer'

export type Audiences = Record<string, Partial<Record<Audience, string>>>

/** Every field of every type of the contract, but for the roots: queryCases.ts and mutationCases.ts have those. A field that is missing here fails the tests. */
export const audiences: Audiences = {
  Account: {
    always:
      'id organization isOwn name sharedFields version createdAt updatedAt isArchived grants visibleBecause',
    granted: 'website industry phone country city address employees annualRevenue owner contacts',
    own: 'notes',
    joint: 'deals',
    answer: 'viewerCanEdit viewerCanShare',
  },
  Contact: { always: 'id name visibleBecause', granted: 'title email phone' },
  AccountConnection: { answer: 'nodes pageInfo totalCount' },
  AccountUpdated: { answer: 'account' },
  AccountChanged: { answer: 'message account' },
  AccountCreated: { answer: 'account' },
  AccountImport: {
    own: 'id fileName encoding separator status columns rowCount processedCount createdCount skippedCount failedCount failure errors createdAt finishedAt',
    answer: 'viewerCanUndo',
  },
  AccountImportColumn: { own: 'index name samples suggestedField' },
  AccountImportError: { own: 'row column value message' },
  AccountImportPreview: { own: 'rows newCount duplicateCount errorCount errors' },
  AccountImportPreviewRow: { own: 'row values outcome' },
  AccountImportValue: { own: 'field value' },
  UnusableMapping: { answer: 'message' },
  AccountImportStarted: { answer: 'accountImport' },
  AccountImportUndone: { answer: 'accountImport removedCount keptCount' },
  AuditEntry: { own: 'id action isView recordType recordId recordName member organization details at' },
  AuditEntryConnection: { answer: 'nodes pageInfo' },
  RecordVersion: {
    joint: 'id recordType recordId version isDeletion changedFields values member organization at',
    answer: 'viewerCanRestore',
  },
  RecordVersionConnection: { answer: 'nodes pageInfo' },
  RecordExport: {
    own: 'id recordType format rowCount status member reason needsPassword decidedBy decidedAt decisionNote createdAt expiresAt isExpired finishedAt exportedRows',
    answer: 'viewerCanDecide viewerCanFetch',
  },
  RecordExportConnection: { answer: 'nodes pageInfo' },
  ExportRequested: { answer: 'recordExport' },
  ExportNeedsApproval: { answer: 'message rowCount', own: 'dailyRows usedRows massRows approvers' },
  ReadingBudget: { own: 'role readRows exportRows version' },
  ReadingBudgetSet: { answer: 'budget' },
  TwoPersonRule: { own: 'exportRows version' },
  TwoPersonRuleSet: { answer: 'rule' },
  ProtectionChanged: { answer: 'message' },
  ReadingToday: { own: 'member readRows readBudget exportedRows exportBudget' },
  LookedAfter: { own: 'member accounts deals tasks apiKeys' },
  MemberHandedOver: { own: 'member successor accounts deals tasks apiKeys' },
  PersonErased: { own: 'member erasedCommitments' },
  Campaign: {
    joint:
      'id name goal status partnership startsOn endsOn tasks budgetLines budgetTotals plan grants version createdAt updatedAt',
    answer: 'viewerCanEdit viewerCanShare',
  },
  CampaignTask: { joint: 'id title assignee dueOn isDone version' },
  CampaignBudgetLine: { joint: 'id label payer amount version' },
  CampaignBudgetTotal: { joint: 'payer amount' },
  SharedCampaign: {
    always: 'id organization name sharedFields verbs grants updatedAt',
    granted: 'goal status startsOn endsOn tasks budget',
    answer: 'viewerCanShare',
  },
  SharedCampaignTask: { granted: 'id title assigneeName dueOn isDone' },
  SharedCampaignBudgetLine: { granted: 'id label payerName amount' },
  SharedCampaignConnection: { answer: 'nodes pageInfo' },
  SharedRecord: { always: 'recordType recordId' },
  CampaignConnection: { answer: 'nodes pageInfo' },
  CampaignStarted: { answer: 'campaign' },
  CampaignChanged: { answer: 'message campaign' },
  CampaignEdited: { answer: 'campaign' },
  Room: {
    joint: 'id title partnership lastSeq lastMessage members grants createdAt',
    self: 'readSeq unreadCount',
    answer: 'viewerCanShare',
  },
  SharedRoom: {
    always: 'id organization title sharedFields verbs grants',
    granted: 'lastSeq lastMessageAt messages',
    answer: 'viewerCanWrite viewerCanShare',
  },
  SharedChatMessage: { granted: 'id seq authorName authorFirm isOwn bodyHtml createdAt' },
  SharedChatMessageConnection: { answer: 'nodes pageInfo' },
  SharedRoomConnection: { answer: 'nodes pageInfo' },
  ChatMessage: { joint: 'id roomId seq clientMessageId author body bodyHtml createdAt' },
  ChatMessagePage: { answer: 'nodes hasMore' },
  Money: { open: 'minor currency' },
  PageInfo: { answer: 'endCursor hasNextPage' },
  CappedCount: { answer: 'value isCapped' },
  Deal: {
    joint:
      'id number title partnership stage amount closeDate probability owner participants activities lastActivity grants version createdAt updatedAt orders',
    granted: 'account',
    answer: 'viewerCanMove viewerCanEdit viewerCanShare',
  },
  DealParticipant: { joint: 'organization role' },
  DealActivity: { joint: 'id kind author body createdAt' },
  DealActivityConnection: { answer: 'nodes pageInfo' },
  DealConnection: { answer: 'nodes pageInfo totalCount' },
  DealStageSummary: { answer: 'stage count totals' },
  DealOpened: { answer: 'deal' },
  AccountNotShared: { answer: 'message account' },
  DealMoved: { answer: 'deal' },
  DealChanged: { answer: 'message deal' },
  DealEdited: { answer: 'deal' },
  DealActivityLogged: { answer: 'activity' },
  SharedDeal: {
    always: 'id organization title sharedFields verbs grants updatedAt',
    granted: 'number stage amount closeDate probability',
    answer: 'viewerCanShare',
  },
  SharedDealConnection: { answer: 'nodes pageInfo' },
  Interchange: {
    party:
      'id partnership sender standard senderIdentifier receiverIdentifier controlNumber isTest status reason receivedAt byteSize messages faults segments raw acknowledgementType acknowledgement deliveryCount orders',
    answer: 'viewerCanRetry',
  },
  InterchangeMessage: { party: 'type release controlNumber isAccepted faultCount' },
  InterchangeFault: {
    party:
      'severity code standardCode messageControlNumber segmentTag segmentPosition element component offset value message',
  },
  InterchangeSegment: { party: 'tag position offset name elements faultCount' },
  InterchangeElement: { party: 'position name value' },
  InterchangeConnection: { answer: 'nodes pageInfo' },
  TradingPartnerAgreement: { party: 'partnership identities defaultDeal' },
  TradingIdentity: { party: 'id organization qualifier identifier' },
  IdentifierTaken: { answer: 'message' },
  TradingIdentityAdded: { answer: 'agreement' },
  ...partnershipAudiences,
}

export const fieldsFor = (type: string, audience: Audience): string[] =>
  audiences[type]?.[audience]?.split(' ') ?? []
