import {
  cacheExchange,
  type CacheExchangeOpts,
  type Cache,
  type KeyingConfig,
  type UpdateResolver,
} from '@urql/exchange-graphcache'
import schema from '../generated/schema.json'

/** Values and answers that have no identity of their own: kept inside what holds them. */
const embedded = [
  'AuditEntryConnection',
  'PersonErased',
  'ExportNeedsApproval',
  'ExportRequested',
  'LookedAfter',
  'MemberHandedOver',
  'ReadingBudget',
  'ReadingBudgetSet',
  'ReadingToday',
  'RecordExportConnection',
  'RecordVersionConnection',
  'TwoPersonRule',
  'TwoPersonRuleSet',
  'AccountConnection',
  'AccountImportColumn',
  'AccountImportError',
  'AccountImportPreview',
  'AccountImportPreviewRow',
  'AccountImportValue',
  'CampaignBudgetTotal',
  'CampaignConnection',
  'CappedCount',
  'ChangeOpen',
  'ChangeProposed',
  'ChatMessagePage',
  'CriterionStanding',
  'DealActivityConnection',
  'DealConnection',
  'DealParticipant',
  'DocumentProposalOpen',
  'DocumentProposalWithdrawn',
  'DocumentProposed',
  'DocumentSignature',
  'DocumentSigned',
  'FieldReason',
  'FilterCondition',
  'GrantConsent',
  'GrantFilling',
  'GrantPreview',
  'GrantTemplateSaved',
  'ExitPlanned',
  'FirmExitChoice',
  'InterchangeConnection',
  'InterchangeElement',
  'InterchangeFault',
  'InterchangeMessage',
  'InterchangeSegment',
  'InvitationLink',
  'JointRecordConnection',
  'LedgerCheck',
  'LedgerDisclosure',
  'LedgerEntryConnection',
  'LedgerFault',
  'LedgerHeadConnection',
  'Money',
  'PageInfo',
  'PartnershipConnection',
  'PartnershipConsent',
  'PartnershipContactSaved',
  'PartnershipDocumentConnection',
  'PartnershipEventConnection',
  'PartnershipParty',
  'PartnershipRecords',
  'PlanConnection',
  'PostConnection',
  'PreviewRecord',
  'PreviewValue',
  'ProgramConnection',
  'ProgramEnrolmentConnection',
  'ProgramMove',
  'ProgramRequirement',
  'ProgramStageName',
  'ProgramTermsPreview',
  'ProgramTier',
  'ProgramTierChangeConnection',
  'ProposalAnswered',
  'PurchaseOrderConnection',
  'PurchaseOrderLine',
  'RecordGrantConnection',
  'RecordGrantEvent',
  'RecordOutcome',
  'SearchHit',
  'ShareableField',
  'SharedCampaignConnection',
  'SharedDealConnection',
  'SharedRecord',
  'SignersReminded',
  'TierOverride',
  'TierStanding',
  'TopicConnection',
] as const

const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

export const keys: KeyingConfig = {
  ...Object.fromEntries(embedded.map(name => [name, () => null])),
  Viewer: ({ personId }) => textOf(personId),
  // A page of the board exists once per filter, so its columns stay inside their answer.
  DealStageSummary: () => null,
  TradingPartnerAgreement: () => null,
}

/** Drops what the cache knows of these lists, whatever their arguments: who shows one reads it again. */
function forget(cache: Cache, fields: readonly string[]) {
  for (const { fieldName, arguments: args } of cache.inspectFields('Query'))
    if (fields.includes(fieldName)) cache.invalidate('Query', fieldName, args)
}

/** Which lists each write makes stale. Changed entities need no entry: their ids update them everywhere. */
export const staleLists: Record<string, readonly string[]> = {
  acceptEnrolment: ['waitingEnrolments'],
  acceptGrant: ['accounts', 'recordGrants'],
  acceptInvitation: ['partnerships', 'partnershipInvitations'],
  agreeToGrant: ['grantsAwaitingConsent'],
  addTradingIdentity: ['tradingPartnerAgreement'],
  applyToProgram: ['offeredPrograms', 'joinedEnrolments'],
  archiveAccount: ['accounts'],
  assignOrderToDeal: ['purchaseOrders'],
  cancelInvitation: ['partnershipInvitations'],
  createAccount: ['accounts'],
  createApiKey: ['apiKeys'],
  createProgram: ['programs'],
  declineEnrolment: ['waitingEnrolments', 'offeredPrograms'],
  erasePersonalData: ['auditTrail', 'members', 'partnershipLedger'],
  restoreAccountValues: ['recordHistory'],
  restoreDealValues: ['recordHistory'],
  declineGrant: ['recordGrants'],
  declineInvitation: ['partnershipInvitations'],
  editDeal: ['dealStages'],
  endEnrolment: ['offeredPrograms'],
  handOver: ['accounts', 'apiKeys', 'deals', 'members', 'readingToday'],
  invitePartner: ['partnershipInvitations'],
  inviteToProgram: ['waitingEnrolments'],
  leavePartnership: ['partnerships', 'partnership'],
  markRoomRead: ['chatUnreadCount'],
  markTopicRead: ['forumUnreadCount'],
  moveDeal: ['dealStages'],
  openDeal: ['deals', 'dealStages'],
  openRoom: ['rooms'],
  proposeDocument: ['partnershipDocuments'],
  requestExport: ['recordExports'],
  registerOrganization: ['viewer', 'members', 'partnerships'],
  removeTradingIdentity: ['tradingPartnerAgreement'],
  restoreAccount: ['accounts'],
  retryInterchange: ['interchanges', 'purchaseOrders'],
  revokeApiKey: ['apiKeys'],
  revokeGrant: ['recordGrants'],
  saveGrantTemplate: ['grantTemplates'],
  setDefaultDeal: ['tradingPartnerAgreement'],
  shareFilter: ['recordGrants'],
  shareRecord: ['recordGrants'],
  shareRecords: ['recordGrants'],
  startCampaign: ['campaigns', 'plans'],
  startTopic: ['topics'],
  undoAccountImport: ['accounts'],
  withdrawEnrolment: ['waitingEnrolments', 'offeredPrograms'],
}

export const staleOnEvent: Record<string, readonly string[]> = {
  grantChanged: ['accounts', 'recordGrants'],
}

const forgetting = (table: Record<string, readonly string[]>): Record<string, UpdateResolver> =>
  Object.fromEntries(
    Object.entries(table).map(([field, lists]): [string, UpdateResolver] => [
      field,
      (_, __, cache) => forget(cache, lists),
    ]),
  )

const options: CacheExchangeOpts = {
  schema,
  keys,
  updates: { Mutation: forgetting(staleLists), Subscription: forgetting(staleOnEvent) },
}

/** The normalised cache: one copy of each record, however many lists and pages show it. */
export const openCache = () => cacheExchange(options)
