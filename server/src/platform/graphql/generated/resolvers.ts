import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { RequestContext } from '../../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar day, YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** An instant, ISO 8601 with offset, e.g. 2026-05-12T09:30:00.000Z. */
  DateTime: { input: string; output: string; }
  /** An exact decimal number as text, e.g. "12.345". Never a float. */
  Decimal: { input: string; output: string; }
  /** An integer amount of a currency's smallest unit (ISO 4217), e.g. 1050 = USD 10.50 or JPY 1050. Within ±2^53. */
  MinorUnits: { input: number; output: number; }
};

export type AcceptInvitationResult = InvitationAccepted | InvitationClosed;

/** A customer. Owned by one firm; others see of it what a grant names, the rest is null. */
export type Account = {
  __typename?: 'Account';
  address: Maybe<Scalars['String']['output']>;
  annualRevenue: Maybe<Money>;
  city: Maybe<Scalars['String']['output']>;
  contacts: Array<Contact>;
  country: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  deals: Array<Deal>;
  employees: Maybe<Scalars['Int']['output']>;
  /** The grants given on it (own) or the one it came through (shared). */
  grants: Array<RecordGrant>;
  id: Scalars['ID']['output'];
  industry: Maybe<Scalars['String']['output']>;
  isArchived: Scalars['Boolean']['output'];
  isOwn: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  /** Never shared: each firm's own words. */
  notes: Maybe<Scalars['String']['output']>;
  organization: Organization;
  owner: Maybe<Member>;
  phone: Maybe<Scalars['String']['output']>;
  /** Names of the fields the viewer may see, when it is another firm's. */
  sharedFields: Maybe<Array<Scalars['String']['output']>>;
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
  viewerCanEdit: Scalars['Boolean']['output'];
  viewerCanShare: Scalars['Boolean']['output'];
  /** Why each of those fields is seen; empty for an own account. */
  visibleBecause: Array<FieldReason>;
  website: Maybe<Scalars['String']['output']>;
};


/** A customer. Owned by one firm; others see of it what a grant names, the rest is null. */
export type AccountContactsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A customer. Owned by one firm; others see of it what a grant names, the rest is null. */
export type AccountDealsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Someone changed the account first. Show theirs and let the person choose. */
export type AccountChanged = UserError & {
  __typename?: 'AccountChanged';
  account: Account;
  message: Scalars['String']['output'];
};

export type AccountConnection = {
  __typename?: 'AccountConnection';
  nodes: Array<Account>;
  pageInfo: PageInfo;
  totalCount: CappedCount;
};

export type AccountCreated = {
  __typename?: 'AccountCreated';
  account: Account;
};

export type AccountField =
  | 'ADDRESS'
  | 'ANNUAL_REVENUE'
  | 'CITY'
  | 'COUNTRY'
  | 'CURRENCY'
  | 'EMPLOYEES'
  | 'INDUSTRY'
  | 'NAME'
  | 'NOTES'
  | 'PHONE'
  | 'WEBSITE';

/** A CSV file of accounts: POST its bytes to /files/account-imports?name=…, then map, preview, start; undo afterwards. */
export type AccountImport = {
  __typename?: 'AccountImport';
  columns: Array<AccountImportColumn>;
  createdAt: Scalars['DateTime']['output'];
  createdCount: Scalars['Int']['output'];
  /** As detected, e.g. UTF-8, Shift_JIS, windows-1252, UTF-16LE. */
  encoding: Scalars['String']['output'];
  errors: Array<AccountImportError>;
  failedCount: Scalars['Int']['output'];
  /** Why it FAILED, for a person. */
  failure: Maybe<Scalars['String']['output']>;
  fileName: Scalars['String']['output'];
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  processedCount: Scalars['Int']['output'];
  /** Data rows in the file. */
  rowCount: Scalars['Int']['output'];
  /** As detected: , ; tab or | */
  separator: Scalars['String']['output'];
  skippedCount: Scalars['Int']['output'];
  status: AccountImportStatus;
  viewerCanUndo: Scalars['Boolean']['output'];
};


/** A CSV file of accounts: POST its bytes to /files/account-imports?name=…, then map, preview, start; undo afterwards. */
export type AccountImportErrorsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type AccountImportColumn = {
  __typename?: 'AccountImportColumn';
  index: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  samples: Array<Scalars['String']['output']>;
  suggestedField: Maybe<AccountField>;
};

/** Row numbers count as a spreadsheet does: the header is row 1. */
export type AccountImportError = {
  __typename?: 'AccountImportError';
  column: Maybe<Scalars['String']['output']>;
  message: Scalars['String']['output'];
  row: Scalars['Int']['output'];
  value: Maybe<Scalars['String']['output']>;
};

export type AccountImportMappingInput = {
  importId: Scalars['ID']['input'];
  mapping: Array<ColumnMappingInput>;
};

export type AccountImportOutcome =
  | 'DUPLICATE'
  | 'ERROR'
  | 'NEW';

export type AccountImportPreview = {
  __typename?: 'AccountImportPreview';
  /** Rows whose name and website match an own account: they are skipped, never overwritten. */
  duplicateCount: Scalars['Int']['output'];
  errorCount: Scalars['Int']['output'];
  errors: Array<AccountImportError>;
  newCount: Scalars['Int']['output'];
  /** The first rows as they would become. */
  rows: Array<AccountImportPreviewRow>;
};

export type AccountImportPreviewRow = {
  __typename?: 'AccountImportPreviewRow';
  outcome: AccountImportOutcome;
  row: Scalars['Int']['output'];
  values: Array<AccountImportValue>;
};

export type AccountImportStarted = {
  __typename?: 'AccountImportStarted';
  accountImport: AccountImport;
};

export type AccountImportStatus =
  | 'FAILED'
  | 'FINISHED'
  /** The file was read; choose what each column means. */
  | 'READY'
  | 'RUNNING'
  | 'UNDONE';

export type AccountImportUndone = {
  __typename?: 'AccountImportUndone';
  accountImport: AccountImport;
  keptCount: Scalars['Int']['output'];
  removedCount: Scalars['Int']['output'];
};

export type AccountImportValue = {
  __typename?: 'AccountImportValue';
  field: AccountField;
  value: Maybe<Scalars['String']['output']>;
};

export type AccountInput = {
  address?: InputMaybe<Scalars['String']['input']>;
  annualRevenue?: InputMaybe<MoneyInput>;
  city?: InputMaybe<Scalars['String']['input']>;
  country?: InputMaybe<Scalars['String']['input']>;
  employees?: InputMaybe<Scalars['Int']['input']>;
  industry?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  notes?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  website?: InputMaybe<Scalars['String']['input']>;
};

/** The partner must be able to see the account: share it first. */
export type AccountNotShared = UserError & {
  __typename?: 'AccountNotShared';
  account: Account;
  message: Scalars['String']['output'];
};

export type AccountScope =
  | 'ALL'
  | 'OWN'
  | 'SHARED_WITH_US';

export type AccountUpdated = {
  __typename?: 'AccountUpdated';
  account: Account;
};

export type AddTradingIdentityInput = {
  identifier: Scalars['String']['input'];
  organizationId: Scalars['ID']['input'];
  partnershipId: Scalars['ID']['input'];
  qualifier: Scalars['String']['input'];
};

export type AddTradingIdentityResult = IdentifierTaken | TradingIdentityAdded;

/** The two firms already have a partnership, or an invitation to this address is open. */
export type AlreadyPartners = UserError & {
  __typename?: 'AlreadyPartners';
  message: Scalars['String']['output'];
  partnership: Maybe<Partnership>;
};

/** This record is already shared with that firm; change that grant instead. */
export type AlreadyShared = UserError & {
  __typename?: 'AlreadyShared';
  grant: RecordGrant;
  message: Scalars['String']['output'];
};

export type AnswerProposalResult = ProposalAnswered | ProposalClosed;

/** A system's key. The secret is shown once, when the key is made. */
export type ApiKey = {
  __typename?: 'ApiKey';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  /** Orders posted with this key belong to this partnership. */
  partnership: Maybe<Partnership>;
  scopes: Array<ApiKeyScope>;
  /** The first characters, to recognise it by. */
  start: Scalars['String']['output'];
};

export type ApiKeyCreated = {
  __typename?: 'ApiKeyCreated';
  apiKey: ApiKey;
  secret: Scalars['String']['output'];
};

export type ApiKeyRevoked = {
  __typename?: 'ApiKeyRevoked';
  id: Scalars['ID']['output'];
};

export type ApiKeyScope =
  /** POST /edi/inbound */
  | 'EDI_SEND'
  /** POST /graphql, queries */
  | 'READ'
  /** POST /graphql, mutations */
  | 'WRITE';

export type ApplyToProgramInput = {
  /** Made by the client (UUID): sending twice applies once. */
  id: Scalars['ID']['input'];
  message?: InputMaybe<Scalars['String']['input']>;
  programId: Scalars['ID']['input'];
};

export type ApplyToProgramResult = EnrolmentAlreadyOpened | EnrolmentOpened;

/** Who did or saw what in the viewer's firm, or of its records. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  /** e.g. account.updated, or account.viewed. */
  action: Scalars['String']['output'];
  at: Scalars['DateTime']['output'];
  /** As JSON. */
  details: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  isView: Scalars['Boolean']['output'];
  /** Null for what a partner's people did. */
  member: Maybe<Member>;
  /** The partner's firm, where it was not the viewer's. */
  organization: Maybe<Organization>;
  recordId: Maybe<Scalars['ID']['output']>;
  /** As it is called now, where the viewer may know it. */
  recordName: Maybe<Scalars['String']['output']>;
  recordType: Scalars['String']['output'];
};

export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  nodes: Array<AuditEntry>;
  pageInfo: PageInfo;
};

export type AuditKind =
  /** Something was changed, sent, exported. */
  | 'ACT'
  /** A record's page was opened. */
  | 'VIEW';

/** A campaign the firms of a partnership sponsor together. */
export type Campaign = {
  __typename?: 'Campaign';
  budgetLines: Array<CampaignBudgetLine>;
  /** Per currency and paying firm. */
  budgetTotals: Array<CampaignBudgetTotal>;
  createdAt: Scalars['DateTime']['output'];
  endsOn: Maybe<Scalars['Date']['output']>;
  goal: Maybe<Scalars['String']['output']>;
  /** The grants that show it to firms outside. */
  grants: Array<RecordGrant>;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  partnership: Partnership;
  plan: Plan;
  startsOn: Maybe<Scalars['Date']['output']>;
  status: CampaignStatus;
  tasks: Array<CampaignTask>;
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
  viewerCanEdit: Scalars['Boolean']['output'];
  viewerCanShare: Scalars['Boolean']['output'];
};

export type CampaignBudgetLine = {
  __typename?: 'CampaignBudgetLine';
  amount: Money;
  id: Scalars['ID']['output'];
  label: Scalars['String']['output'];
  payer: Organization;
  version: Scalars['Int']['output'];
};

export type CampaignBudgetLineInput = {
  amount: MoneyInput;
  label: Scalars['String']['input'];
  payerId: Scalars['ID']['input'];
};

export type CampaignBudgetTotal = {
  __typename?: 'CampaignBudgetTotal';
  amount: Money;
  payer: Organization;
};

/** Someone changed the campaign, or the task or line of it, first. */
export type CampaignChanged = UserError & {
  __typename?: 'CampaignChanged';
  campaign: Campaign;
  message: Scalars['String']['output'];
};

export type CampaignConnection = {
  __typename?: 'CampaignConnection';
  nodes: Array<Campaign>;
  pageInfo: PageInfo;
};

export type CampaignEdited = {
  __typename?: 'CampaignEdited';
  campaign: Campaign;
};

export type CampaignStarted = {
  __typename?: 'CampaignStarted';
  campaign: Campaign;
};

export type CampaignStatus =
  | 'CANCELLED'
  | 'DONE'
  | 'DRAFT'
  | 'PLANNED'
  | 'RUNNING';

export type CampaignTask = {
  __typename?: 'CampaignTask';
  assignee: Maybe<Member>;
  dueOn: Maybe<Scalars['Date']['output']>;
  id: Scalars['ID']['output'];
  isDone: Scalars['Boolean']['output'];
  title: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type CampaignTaskInput = {
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  dueOn?: InputMaybe<Scalars['Date']['input']>;
  isDone?: Scalars['Boolean']['input'];
  title: Scalars['String']['input'];
};

/** A count that costs the same at any size: exact up to 1,000, then `isCapped`. */
export type CappedCount = {
  __typename?: 'CappedCount';
  isCapped: Scalars['Boolean']['output'];
  value: Scalars['Int']['output'];
};

export type CertificationInput = {
  expiresOn?: InputMaybe<Scalars['Date']['input']>;
  holder?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  obtainedOn?: InputMaybe<Scalars['Date']['input']>;
};

export type ChangeGrantInput = {
  expectedVersion: Scalars['Int']['input'];
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  fields: Array<Scalars['String']['input']>;
  grantId: Scalars['ID']['input'];
  memberIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  purpose?: InputMaybe<Scalars['String']['input']>;
  roles?: InputMaybe<Array<MemberRole>>;
  verbs: Array<GrantVerb>;
};

export type ChangeGrantResult = GrantChanged | GrantEdited;

/** The same waits for consent already. */
export type ChangeOpen = UserError & {
  __typename?: 'ChangeOpen';
  message: Scalars['String']['output'];
  partnership: Partnership;
};

export type ChangePartnershipStatusInput = {
  expectedVersion: Scalars['Int']['input'];
  partnershipId: Scalars['ID']['input'];
  status: PartnershipStatus;
};

export type ChangePartnershipStatusResult = PartnershipChanged | PartnershipStatusChanged;

export type ChangeProgramTermsInput = {
  effectiveOn: Scalars['Date']['input'];
  expectedVersion: Scalars['Int']['input'];
  /** Why, for the partners. */
  note?: InputMaybe<Scalars['String']['input']>;
  programId: Scalars['ID']['input'];
  tiers: Array<ProgramTierInput>;
};

export type ChangeProposed = {
  __typename?: 'ChangeProposed';
  partnership: Partnership;
  proposal: PartnershipProposal;
};

export type ChangeReadingBudgetInput = {
  expectedVersion: Scalars['Int']['input'];
  exportRows: Scalars['Int']['input'];
  readRows: Scalars['Int']['input'];
  role: MemberRole;
};

export type ChangeReadingBudgetResult = ProtectionChanged | ReadingBudgetSet;

export type ChangeTwoPersonRuleInput = {
  expectedVersion: Scalars['Int']['input'];
  exportRows: Scalars['Int']['input'];
};

export type ChangeTwoPersonRuleResult = ProtectionChanged | TwoPersonRuleSet;

export type ChatMessage = {
  __typename?: 'ChatMessage';
  author: Member;
  /** Markdown. */
  body: Scalars['String']['output'];
  /** The same, rendered and sanitised. */
  bodyHtml: Scalars['String']['output'];
  clientMessageId: Scalars['ID']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  roomId: Scalars['ID']['output'];
  seq: Scalars['Int']['output'];
};

export type ChatMessagePage = {
  __typename?: 'ChatMessagePage';
  hasMore: Scalars['Boolean']['output'];
  /** Oldest first. */
  nodes: Array<ChatMessage>;
};

export type ColorMode =
  | 'DARK'
  | 'LIGHT'
  | 'SYSTEM';

export type ColumnMappingInput = {
  field: AccountField;
  index: Scalars['Int']['input'];
};

export type Contact = {
  __typename?: 'Contact';
  email: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  phone: Maybe<Scalars['String']['output']>;
  title: Maybe<Scalars['String']['output']>;
  /** Why a contact of another firm is seen: field by field, or with its account (`contacts`). */
  visibleBecause: Array<FieldReason>;
};

export type ContactInput = {
  email?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  phone?: InputMaybe<Scalars['String']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
};

export type CreateApiKeyInput = {
  name: Scalars['String']['input'];
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
  scopes: Array<ApiKeyScope>;
};

export type CreateProgramInput = {
  description?: Scalars['String']['input'];
  /** Made by the client (UUID): sending twice creates once. */
  id: Scalars['ID']['input'];
  isOpen?: Scalars['Boolean']['input'];
  name: Scalars['String']['input'];
  stageNames?: Array<ProgramStageNameInput>;
  tiers: Array<ProgramTierInput>;
};

export type CriterionStanding = {
  __typename?: 'CriterionStanding';
  certification: Maybe<Scalars['String']['output']>;
  criterion: ProgramCriterion;
  currency: Maybe<Scalars['String']['output']>;
  missing: Scalars['MinorUnits']['output'];
  threshold: Scalars['MinorUnits']['output'];
  value: Scalars['MinorUnits']['output'];
};

/** A joint deal (opportunity): the firms of its partnership work it together. */
export type Deal = {
  __typename?: 'Deal';
  /** Null when the viewer's firm has no grant on it any more. */
  account: Maybe<Account>;
  activities: DealActivityConnection;
  amount: Maybe<Money>;
  closeDate: Maybe<Scalars['Date']['output']>;
  createdAt: Scalars['DateTime']['output'];
  /** The grants that show it to firms outside. */
  grants: Array<RecordGrant>;
  id: Scalars['ID']['output'];
  lastActivity: Maybe<DealActivity>;
  /** Unique within the partnership, e.g. D-1001. Partners' systems name it in their orders. */
  number: Scalars['String']['output'];
  orders: Array<PurchaseOrder>;
  owner: Maybe<Member>;
  participants: Array<DealParticipant>;
  partnership: Partnership;
  probability: Maybe<Scalars['Int']['output']>;
  stage: DealStage;
  title: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
  viewerCanEdit: Scalars['Boolean']['output'];
  viewerCanMove: Scalars['Boolean']['output'];
  viewerCanShare: Scalars['Boolean']['output'];
};


/** A joint deal (opportunity): the firms of its partnership work it together. */
export type DealActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A joint deal (opportunity): the firms of its partnership work it together. */
export type DealOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type DealActivity = {
  __typename?: 'DealActivity';
  author: Maybe<Member>;
  /** Text of a note, or a summary of the change. */
  body: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: DealActivityKind;
};

export type DealActivityConnection = {
  __typename?: 'DealActivityConnection';
  nodes: Array<DealActivity>;
  pageInfo: PageInfo;
};

export type DealActivityKind =
  | 'CALL'
  | 'EDIT'
  | 'MEETING'
  | 'NOTE'
  | 'ORDER'
  | 'STAGE_CHANGE';

export type DealActivityLogged = {
  __typename?: 'DealActivityLogged';
  activity: DealActivity;
};

/** Someone changed the deal first. Show theirs and let the person choose. */
export type DealChanged = UserError & {
  __typename?: 'DealChanged';
  deal: Deal;
  message: Scalars['String']['output'];
};

export type DealConnection = {
  __typename?: 'DealConnection';
  nodes: Array<Deal>;
  pageInfo: PageInfo;
  totalCount: CappedCount;
};

export type DealEdited = {
  __typename?: 'DealEdited';
  deal: Deal;
};

export type DealMoved = {
  __typename?: 'DealMoved';
  deal: Deal;
};

export type DealOpened = {
  __typename?: 'DealOpened';
  deal: Deal;
};

export type DealParticipant = {
  __typename?: 'DealParticipant';
  organization: Organization;
  role: PartnershipRole;
};

export type DealStage =
  | 'LOST'
  | 'NEGOTIATION'
  | 'PROPOSAL'
  | 'QUALIFIED'
  | 'REGISTERED'
  | 'WON';

/** One column of the board. */
export type DealStageSummary = {
  __typename?: 'DealStageSummary';
  count: Scalars['Int']['output'];
  stage: DealStage;
  totals: Array<Money>;
};

export type DecideExportInput = {
  agrees: Scalars['Boolean']['input'];
  exportId: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
};

export type DocumentKind =
  | 'AGREEMENT'
  | 'CERTIFICATE'
  | 'NDA'
  | 'OTHER'
  | 'PRICE_LIST';

/** Someone was faster: it is in force, withdrawn or declined. */
export type DocumentProposalClosed = UserError & {
  __typename?: 'DocumentProposalClosed';
  document: PartnershipDocument;
  message: Scalars['String']['output'];
};

/** Another version waits for its signatures; withdraw or decline it first. */
export type DocumentProposalOpen = UserError & {
  __typename?: 'DocumentProposalOpen';
  document: PartnershipDocument;
  message: Scalars['String']['output'];
};

export type DocumentProposalWithdrawn = {
  __typename?: 'DocumentProposalWithdrawn';
  document: PartnershipDocument;
};

export type DocumentProposed = {
  __typename?: 'DocumentProposed';
  document: PartnershipDocument;
};

/** One firm's word for exactly these bytes. */
export type DocumentSignature = {
  __typename?: 'DocumentSignature';
  member: Member;
  /** The name as it was when it was signed. */
  name: Scalars['String']['output'];
  organization: Organization;
  sha256: Scalars['String']['output'];
  signedAt: Scalars['DateTime']['output'];
};

export type DocumentSigned = {
  __typename?: 'DocumentSigned';
  document: PartnershipDocument;
  /** This was the last signature. */
  isInForce: Scalars['Boolean']['output'];
};

export type DocumentVersion = {
  __typename?: 'DocumentVersion';
  /** Firms whose signature is missing. */
  awaiting: Array<Organization>;
  closedAt: Maybe<Scalars['DateTime']['output']>;
  file: StoredFile;
  id: Scalars['ID']['output'];
  inForceAt: Maybe<Scalars['DateTime']['output']>;
  no: Scalars['Int']['output'];
  note: Maybe<Scalars['String']['output']>;
  proposedAt: Scalars['DateTime']['output'];
  proposedBy: Member;
  signatures: Array<DocumentSignature>;
  status: DocumentVersionStatus;
  viewerCanDecline: Scalars['Boolean']['output'];
  viewerCanRemind: Scalars['Boolean']['output'];
  viewerCanSign: Scalars['Boolean']['output'];
  viewerCanWithdraw: Scalars['Boolean']['output'];
};

export type DocumentVersionStatus =
  | 'DECLINED'
  /** Signed by all; nothing of it changes any more. */
  | 'IN_FORCE'
  /** Waits for the signatures of all firms. */
  | 'PROPOSED'
  /** A newer version took its place. */
  | 'SUPERSEDED'
  | 'WITHDRAWN';

export type EditCampaignInput = {
  campaignId: Scalars['ID']['input'];
  endsOn?: InputMaybe<Scalars['Date']['input']>;
  expectedVersion: Scalars['Int']['input'];
  goal?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  startsOn?: InputMaybe<Scalars['Date']['input']>;
  status: CampaignStatus;
};

export type EditCampaignResult = CampaignChanged | CampaignEdited;

export type EditDealInput = {
  amount?: InputMaybe<MoneyInput>;
  closeDate?: InputMaybe<Scalars['Date']['input']>;
  dealId: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  probability?: InputMaybe<Scalars['Int']['input']>;
  title: Scalars['String']['input'];
};

export type EditDealResult = DealChanged | DealEdited;

export type EditEnrolmentResult = EnrolmentChanged | EnrolmentEdited;

export type EditProgramInput = {
  description: Scalars['String']['input'];
  expectedVersion: Scalars['Int']['input'];
  isOpen: Scalars['Boolean']['input'];
  name: Scalars['String']['input'];
  programId: Scalars['ID']['input'];
  stageNames: Array<ProgramStageNameInput>;
};

export type EditProgramResult = ProgramChanged | ProgramEdited;

/** The partner is in the program, or is asked or asks already. */
export type EnrolmentAlreadyOpened = UserError & {
  __typename?: 'EnrolmentAlreadyOpened';
  enrolment: ProgramEnrolment;
  message: Scalars['String']['output'];
};

/** Someone decided or changed this first. */
export type EnrolmentChanged = UserError & {
  __typename?: 'EnrolmentChanged';
  enrolment: ProgramEnrolment;
  message: Scalars['String']['output'];
};

export type EnrolmentEdited = {
  __typename?: 'EnrolmentEdited';
  enrolment: ProgramEnrolment;
};

export type EnrolmentOpened = {
  __typename?: 'EnrolmentOpened';
  enrolment: ProgramEnrolment;
};

export type EnrolmentStatus =
  | 'ACTIVE'
  | 'APPLIED'
  | 'DECLINED'
  | 'ENDED'
  | 'INVITED'
  | 'WITHDRAWN';

export type ExitChoice =
  /** A copy in the archive, and readable until a day, for a reason. */
  | 'RETAIN'
  /** A copy in the archive; then closed. */
  | 'RETURN';

export type ExitChoiceInput = {
  choice: ExitChoice;
  reason?: InputMaybe<Scalars['String']['input']>;
  recordType: Scalars['String']['input'];
  retainUntil?: InputMaybe<Scalars['Date']['input']>;
};

/** It is planned already, has taken effect, or was withdrawn. */
export type ExitClosed = UserError & {
  __typename?: 'ExitClosed';
  message: Scalars['String']['output'];
  partnership: Partnership;
};

export type ExitPlanned = {
  __typename?: 'ExitPlanned';
  exit: PartnershipExit;
  partnership: Partnership;
};

export type ExitStatus =
  | 'DONE'
  /** Closed; the archives are being written. */
  | 'ENDING'
  /** Takes effect at its time; until then the firm that planned it may withdraw it. */
  | 'PLANNED'
  | 'WITHDRAWN';

export type ExportFormat =
  | 'CSV'
  | 'XLSX';

/** More than the person may take along today, or more than one person decides alone. Ask again with a reason: administrators of the firm are told. */
export type ExportNeedsApproval = UserError & {
  __typename?: 'ExportNeedsApproval';
  /** Who may agree. Empty: the firm has no other administrator. */
  approvers: Array<Member>;
  /** What the person's roles allow in a day, and what of it is used. */
  dailyRows: Scalars['Int']['output'];
  /** From more rows than this on, two people decide. */
  massRows: Scalars['Int']['output'];
  message: Scalars['String']['output'];
  rowCount: Scalars['Int']['output'];
  usedRows: Scalars['Int']['output'];
};

/** Lists that can be taken along as a file. */
export type ExportRecordType =
  | 'ACCOUNT'
  /** The contacts of the accounts in the list. */
  | 'CONTACT'
  | 'DEAL';

export type ExportRequested = {
  __typename?: 'ExportRequested';
  recordExport: RecordExport;
};

export type ExportStatus =
  /** Agreed to: may be fetched, once. */
  | 'APPROVED'
  | 'DONE'
  | 'FAILED'
  /** May be fetched, once, within the time given. */
  | 'READY'
  | 'REFUSED'
  | 'RUNNING'
  /** Another administrator of the firm decides. */
  | 'WAITING';

/** Why a field of another firm's record is seen: the live grants that name it, the oldest first. */
export type FieldReason = {
  __typename?: 'FieldReason';
  field: Scalars['String']['output'];
  grants: Array<RecordGrant>;
};

/** What a record must satisfy. All conditions of a filter together; only fields that the grant shares. */
export type FilterCondition = {
  __typename?: 'FilterCondition';
  currency: Maybe<Scalars['String']['output']>;
  field: Scalars['String']['output'];
  max: Maybe<Scalars['MinorUnits']['output']>;
  min: Maybe<Scalars['MinorUnits']['output']>;
  op: FilterOperator;
  value: Maybe<Scalars['String']['output']>;
  values: Maybe<Array<Scalars['String']['output']>>;
};

export type FilterConditionInput = {
  currency?: InputMaybe<Scalars['String']['input']>;
  field: Scalars['String']['input'];
  max?: InputMaybe<Scalars['MinorUnits']['input']>;
  min?: InputMaybe<Scalars['MinorUnits']['input']>;
  op: FilterOperator;
  value?: InputMaybe<Scalars['String']['input']>;
  values?: InputMaybe<Array<Scalars['String']['input']>>;
};

export type FilterOperator =
  /** From `min` to `max`, either may be left out; an amount has a `currency`, and is in its smallest unit. */
  | 'BETWEEN'
  /** One of `values`. */
  | 'IN'
  | 'IS_SET'
  /** Begins with `value`. */
  | 'STARTS_WITH';

export type FilterShared = {
  __typename?: 'FilterShared';
  grant: RecordGrant;
};

/** What one firm chose for one class of joint records. */
export type FirmExitChoice = {
  __typename?: 'FirmExitChoice';
  choice: ExitChoice;
  organization: Organization;
  reason: Maybe<Scalars['String']['output']>;
  recordType: Scalars['String']['output'];
  retainUntil: Maybe<Scalars['Date']['output']>;
};

/** Someone changed the grant first. */
export type GrantChanged = UserError & {
  __typename?: 'GrantChanged';
  grant: RecordGrant;
  message: Scalars['String']['output'];
};

export type GrantConsent = {
  __typename?: 'GrantConsent';
  agreedAt: Maybe<Scalars['DateTime']['output']>;
  organization: Organization;
};

export type GrantEdited = {
  __typename?: 'GrantEdited';
  grant: RecordGrant;
};

/** How far the records of a filter have been entered. */
export type GrantFilling = {
  __typename?: 'GrantFilling';
  filledCount: Scalars['Int']['output'];
  isFinished: Scalars['Boolean']['output'];
  scannedCount: Scalars['Int']['output'];
  totalCount: Scalars['Int']['output'];
};

/** What the partner would see, and how that differs from today. */
export type GrantPreview = {
  __typename?: 'GrantPreview';
  /** Records among the first 1,000 that the partner does not see today. */
  newCount: Scalars['Int']['output'];
  recordCount: CappedCount;
  /** The first few, field by field. */
  records: Array<PreviewRecord>;
};

export type GrantScope =
  /** All records of the firm that match a saved filter, those that will match later too. */
  | 'FILTER'
  /** One record. */
  | 'RECORD';

export type GrantStatus =
  | 'ACTIVE'
  | 'DECLINED'
  | 'EXPIRED'
  | 'PROPOSED'
  | 'REVOKED';

/** Terms kept under a name, for one partnership or for all. */
export type GrantTemplate = {
  __typename?: 'GrantTemplate';
  /** Days until what is shared with it ends. */
  expiresInDays: Maybe<Scalars['Int']['output']>;
  fields: Array<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  partnership: Maybe<Partnership>;
  purpose: Maybe<Scalars['String']['output']>;
  recordType: ShareableType;
  verbs: Array<GrantVerb>;
  version: Scalars['Int']['output'];
};

/** Someone changed the template first. */
export type GrantTemplateChanged = UserError & {
  __typename?: 'GrantTemplateChanged';
  message: Scalars['String']['output'];
  template: GrantTemplate;
};

export type GrantTemplateInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  expiresInDays?: InputMaybe<Scalars['Int']['input']>;
  fields: Array<Scalars['String']['input']>;
  /** Null: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  name: Scalars['String']['input'];
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
  purpose?: InputMaybe<Scalars['String']['input']>;
  recordType: ShareableType;
  verbs: Array<GrantVerb>;
};

export type GrantTemplateSaved = {
  __typename?: 'GrantTemplateSaved';
  template: GrantTemplate;
};

export type GrantVerb =
  | 'COMMENT'
  | 'EDIT'
  | 'READ'
  /** Pass it on to a partner of theirs: no more fields, verbs or time than they have. */
  | 'SHARE_ONWARD';

export type GrantsRevoked = {
  __typename?: 'GrantsRevoked';
  revokedCount: Scalars['Int']['output'];
  revokedIds: Array<Scalars['ID']['output']>;
};

export type HandOverInput = {
  memberId: Scalars['ID']['input'];
  successorId: Scalars['ID']['input'];
};

export type HistoryRecordType =
  | 'ACCOUNT'
  | 'CONTACT'
  | 'DEAL';

/** Another firm uses this identifier already. */
export type IdentifierTaken = UserError & {
  __typename?: 'IdentifierTaken';
  message: Scalars['String']['output'];
};

/** What a partner's system sent us, byte for byte, and what we answered. */
export type Interchange = {
  __typename?: 'Interchange';
  acknowledgement: Maybe<Scalars['String']['output']>;
  /** 997, TA1 or CONTRL. */
  acknowledgementType: Maybe<Scalars['String']['output']>;
  byteSize: Scalars['Int']['output'];
  controlNumber: Maybe<Scalars['String']['output']>;
  /** How often the same bytes came. */
  deliveryCount: Scalars['Int']['output'];
  faults: Array<InterchangeFault>;
  id: Scalars['ID']['output'];
  isTest: Scalars['Boolean']['output'];
  messages: Array<InterchangeMessage>;
  orders: Array<PurchaseOrder>;
  /** Null when no partnership could be told from its envelope. */
  partnership: Maybe<Partnership>;
  /** As text (its own character set decoded); only the beginning of very large ones. */
  raw: Scalars['String']['output'];
  /** Why it was quarantined or rejected as a whole, for a person. */
  reason: Maybe<Scalars['String']['output']>;
  receivedAt: Scalars['DateTime']['output'];
  receiverIdentifier: Maybe<Scalars['String']['output']>;
  /** The segments of the first 1,000, explained. */
  segments: Array<InterchangeSegment>;
  sender: Organization;
  senderIdentifier: Maybe<Scalars['String']['output']>;
  /** X12 or EDIFACT; null when it is neither. */
  standard: Maybe<Scalars['String']['output']>;
  status: InterchangeStatus;
  viewerCanRetry: Scalars['Boolean']['output'];
};

export type InterchangeConnection = {
  __typename?: 'InterchangeConnection';
  nodes: Array<Interchange>;
  pageInfo: PageInfo;
};

export type InterchangeElement = {
  __typename?: 'InterchangeElement';
  name: Maybe<Scalars['String']['output']>;
  position: Scalars['Int']['output'];
  value: Scalars['String']['output'];
};

export type InterchangeFault = {
  __typename?: 'InterchangeFault';
  code: Scalars['String']['output'];
  component: Maybe<Scalars['Int']['output']>;
  element: Maybe<Scalars['Int']['output']>;
  message: Scalars['String']['output'];
  messageControlNumber: Maybe<Scalars['String']['output']>;
  offset: Scalars['Int']['output'];
  /** Counted from 1 at ST or UNH. */
  segmentPosition: Maybe<Scalars['Int']['output']>;
  segmentTag: Maybe<Scalars['String']['output']>;
  severity: Scalars['String']['output'];
  /** As the acknowledgement says it: 997 AK3/AK4, CONTRL 0085… */
  standardCode: Maybe<Scalars['String']['output']>;
  value: Maybe<Scalars['String']['output']>;
};

export type InterchangeMessage = {
  __typename?: 'InterchangeMessage';
  controlNumber: Maybe<Scalars['String']['output']>;
  faultCount: Scalars['Int']['output'];
  isAccepted: Scalars['Boolean']['output'];
  release: Maybe<Scalars['String']['output']>;
  type: Scalars['String']['output'];
};

export type InterchangeSegment = {
  __typename?: 'InterchangeSegment';
  elements: Array<InterchangeElement>;
  faultCount: Scalars['Int']['output'];
  name: Maybe<Scalars['String']['output']>;
  offset: Scalars['Int']['output'];
  position: Scalars['Int']['output'];
  tag: Scalars['String']['output'];
};

export type InterchangeStatus =
  /** Read, acknowledged and delivered. */
  | 'ACCEPTED'
  /** Some of its messages were refused. */
  | 'PARTIALLY_ACCEPTED'
  /** Nothing could be answered (not EDI, or its sender is unknown); a person decides. */
  | 'QUARANTINED'
  /** Kept; being read. */
  | 'RECEIVED'
  /** A rejecting acknowledgement was answered. */
  | 'REJECTED';

export type InvitationAccepted = {
  __typename?: 'InvitationAccepted';
  partnership: Partnership;
};

/** The link was used, withdrawn or is too old. */
export type InvitationClosed = UserError & {
  __typename?: 'InvitationClosed';
  message: Scalars['String']['output'];
  status: InvitationStatus;
};

/** Shown this once. Whoever opens it first may answer for their firm. */
export type InvitationLink = {
  __typename?: 'InvitationLink';
  invitation: PartnershipInvitation;
  url: Scalars['String']['output'];
};

export type InvitationStatus =
  | 'ACCEPTED'
  | 'CANCELLED'
  | 'DECLINED'
  | 'EXPIRED'
  | 'PENDING';

export type InvitePartnerInput = {
  /** Without one, the answer holds a link to hand over. */
  email?: InputMaybe<Scalars['String']['input']>;
  inviteeRole: PartnershipRole;
  inviterRole: PartnershipRole;
  message?: InputMaybe<Scalars['String']['input']>;
};

export type InvitePartnerResult = AlreadyPartners | PartnerInvited;

export type InviteToProgramInput = {
  /** Made by the client (UUID): sending twice invites once. */
  id: Scalars['ID']['input'];
  message?: InputMaybe<Scalars['String']['input']>;
  partnerId: Scalars['ID']['input'];
  partnershipId: Scalars['ID']['input'];
  programId: Scalars['ID']['input'];
};

export type InviteToProgramResult = EnrolmentAlreadyOpened | EnrolmentOpened | PartnershipNotActive;

/** Something the firms of a partnership have together. */
export type JointRecord = {
  __typename?: 'JointRecord';
  id: Scalars['ID']['output'];
  /** DEAL, CAMPAIGN, PLAN, TOPIC, ROOM, PURCHASE_ORDER or DOCUMENT. */
  recordType: Scalars['String']['output'];
  title: Maybe<Scalars['String']['output']>;
};

export type JointRecordConnection = {
  __typename?: 'JointRecordConnection';
  nodes: Array<JointRecord>;
  pageInfo: PageInfo;
};

export type LedgerCheck = {
  __typename?: 'LedgerCheck';
  entries: Scalars['Int']['output'];
  fault: Maybe<LedgerFault>;
  /** Of the last entry. */
  hash: Scalars['String']['output'];
  heads: Scalars['Int']['output'];
};

/** What a commitment in the chain stands for. */
export type LedgerDisclosure = {
  __typename?: 'LedgerDisclosure';
  name: Scalars['String']['output'];
  /** Null once it was erased; the chain holds without it. */
  value: Maybe<Scalars['String']['output']>;
};

/** One entry of a partnership's ledger: appended by the database with what it records, changed by nobody. */
export type LedgerEntry = {
  __typename?: 'LedgerEntry';
  /** The person who acted; null when nobody did, or their data was erased. */
  actorName: Maybe<Scalars['String']['output']>;
  disclosures: Array<LedgerDisclosure>;
  hash: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** What happened, e.g. grant.revoked or deal.won. */
  kind: Scalars['String']['output'];
  /** The firm that acted; null when time or the server did it. */
  organization: Maybe<Organization>;
  /** What was recorded, as JSON. `{"commitment": …}` stands for what `disclosures` tells. */
  payload: Scalars['String']['output'];
  previousHash: Scalars['String']['output'];
  recordId: Scalars['ID']['output'];
  recordType: Scalars['String']['output'];
  recordedAt: Scalars['DateTime']['output'];
  /** Its place in the chain. Numbers between those listed concern other firms of the partnership. */
  seq: Scalars['Int']['output'];
};

export type LedgerEntryConnection = {
  __typename?: 'LedgerEntryConnection';
  nodes: Array<LedgerEntry>;
  pageInfo: PageInfo;
};

/** The first entry that is not as it was written. */
export type LedgerFault = {
  __typename?: 'LedgerFault';
  kind: LedgerFaultKind;
  seq: Scalars['Int']['output'];
};

export type LedgerFaultKind =
  | 'ALTERED'
  | 'DUPLICATED'
  | 'HEAD_DIFFERS'
  | 'HEAD_FORGED'
  | 'HEAD_OF_UNKNOWN_KEY'
  | 'MISSING'
  | 'REORDERED';

/** The end of the chain on a day, signed by the installation and mailed to both firms. */
export type LedgerHead = {
  __typename?: 'LedgerHead';
  day: Scalars['Date']['output'];
  hash: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  keyId: Scalars['String']['output'];
  seq: Scalars['Int']['output'];
  /** Ed25519, in base64. */
  signature: Scalars['String']['output'];
  signedAt: Scalars['DateTime']['output'];
};

export type LedgerHeadConnection = {
  __typename?: 'LedgerHeadConnection';
  nodes: Array<LedgerHead>;
  pageInfo: PageInfo;
};

export type LedgerRecordType =
  | 'CAMPAIGN'
  | 'DEAL'
  | 'DOCUMENT'
  | 'ENROLMENT'
  | 'EXIT'
  | 'GRANT'
  | 'INTERCHANGE'
  | 'ORDER'
  | 'PARTNERSHIP'
  | 'PROPOSAL';

export type LogDealActivityInput = {
  body: Scalars['String']['input'];
  /** Made by the client (UUID): sending twice logs once. */
  clientId: Scalars['ID']['input'];
  dealId: Scalars['ID']['input'];
  kind: DealActivityKind;
};

/** What a colleague looks after, before somebody else does. */
export type LookedAfter = {
  __typename?: 'LookedAfter';
  accounts: Scalars['Int']['output'];
  apiKeys: Scalars['Int']['output'];
  /** In partnerships that are active. */
  deals: Scalars['Int']['output'];
  member: Member;
  /** Not done yet. */
  tasks: Scalars['Int']['output'];
};

/** A person in a firm. */
export type Member = {
  __typename?: 'Member';
  id: Scalars['ID']['output'];
  isViewer: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  organization: Organization;
  personId: Scalars['ID']['output'];
  roles: Array<MemberRole>;
};

/** The colleague is out: sessions and keys ended, records with the successor. */
export type MemberHandedOver = {
  __typename?: 'MemberHandedOver';
  accounts: Scalars['Int']['output'];
  apiKeys: Scalars['Int']['output'];
  deals: Scalars['Int']['output'];
  member: Member;
  successor: Member;
  tasks: Scalars['Int']['output'];
};

export type MemberRole =
  | 'ADMIN'
  | 'AGENT'
  | 'CHANNEL_MANAGER'
  | 'GUEST'
  | 'MARKETER'
  | 'OPERATOR'
  | 'OWNER'
  | 'SELLER';

export type Money = {
  __typename?: 'Money';
  /** ISO 4217 code. */
  currency: Scalars['String']['output'];
  minor: Scalars['MinorUnits']['output'];
};

export type MoneyInput = {
  currency: Scalars['String']['input'];
  minor: Scalars['MinorUnits']['input'];
};

export type MoveDealInput = {
  dealId: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  stage: DealStage;
};

export type MoveDealResult = DealChanged | DealMoved;

export type MoveDirection =
  /** The tier it held is gone; another of the same height takes its place. */
  | 'ACROSS'
  | 'DOWN'
  | 'UP';

export type Mutation = {
  __typename?: 'Mutation';
  /** By the topic's author or a moderator; null takes it back. */
  acceptAnswer: Topic;
  acceptEnrolment: EditEnrolmentResult;
  acceptGrant: RecordGrant;
  /** By the link's token, or by id when the invitation is addressed to the viewer's confirmed e-mail. */
  acceptInvitation: AcceptInvitationResult;
  addCampaignBudgetLine: CampaignEdited;
  /** `id` is made by the client (UUID): sending twice adds once. */
  addCampaignTask: CampaignEdited;
  addContact: Contact;
  /** Names one of the viewer's colleagues; `id` is made by the client, so that asking twice adds once. */
  addPartnershipContact: SavePartnershipContactResult;
  addTradingIdentity: AddTradingIdentityResult;
  /** The viewer's firm, asked as one that the record belongs to, agrees or objects. One objection declines it. */
  agreeToGrant: RecordGrant;
  /** More rows of lists for a colleague, today. */
  allowMoreReading: ReadingToday;
  /** Consents for the viewer's firm, or not; the firm that proposed it withdraws it so. */
  answerProposal: AnswerProposalResult;
  applyToProgram: ApplyToProgramResult;
  /** Hides an own account from lists; restoring brings all of it back. */
  archiveAccount: Account;
  assignOrderToDeal: PurchaseOrder;
  cancelInvitation: PartnershipInvitation;
  changeGrant: ChangeGrantResult;
  /** Suspend, resume or end. What was shared closes at once for the other side. */
  changePartnershipStatus: ChangePartnershipStatusResult;
  /** Saved as the next version; partners see it at once, and are judged by it from its day on. */
  changeProgramTerms: EditProgramResult;
  changeReadingBudget: ChangeReadingBudgetResult;
  changeTwoPersonRule: ChangeTwoPersonRuleResult;
  /** What the viewer's firm wants returned or retained, until it takes effect. */
  chooseForExit: PlanExitResult;
  createAccount: AccountCreated;
  createApiKey: ApiKeyCreated;
  createProgram: ProgramCreated;
  /** Not one's own. */
  decideExport: RecordExport;
  /** By another firm. */
  declineDocument: WithdrawDocumentResult;
  declineEnrolment: EditEnrolmentResult;
  declineGrant: RecordGrant;
  declineInvitation: PartnershipInvitation;
  editCampaign: EditCampaignResult;
  editCampaignBudgetLine: EditCampaignResult;
  editCampaignTask: EditCampaignResult;
  editDeal: EditDealResult;
  editPartnershipContact: SavePartnershipContactResult;
  editPost: Post;
  editProgram: EditProgramResult;
  endEnrolment: EditEnrolmentResult;
  /** Ending twice is the same as once. */
  endViewAs: ViewAs;
  /** Unnames a member who left, for good. The ledger still holds. */
  erasePersonalData: PersonErased;
  /** Ends a colleague's membership and gives all they look after to another, in one step. */
  handOver: MemberHandedOver;
  invitePartner: InvitePartnerResult;
  inviteToProgram: InviteToProgramResult;
  /** The viewer's firm loses sight of the partnership at once; the others go on. */
  leavePartnership: PartnershipLeft;
  logDealActivity: DealActivityLogged;
  /** A new link for an open invitation of the viewer's firm; those before it stop working. */
  makeInvitationLink: InvitationLink;
  markRoomRead: Room;
  markTopicRead: Topic;
  moveDeal: MoveDealResult;
  openDeal: OpenDealResult;
  openRoom: Room;
  planExit: PlanExitResult;
  proposeDocument: ProposeDocumentResult;
  proposeDocumentVersion: ProposeDocumentResult;
  /** Another firm for a partnership of the viewer's. */
  proposeFirm: ProposeChangeResult;
  /** Opens existing records to a firm of the partnership. */
  proposeRecords: ProposeChangeResult;
  proposeRole: ProposeChangeResult;
  /** `id` is made by the client (UUID): sending twice records once. */
  recordCertification: EnrolmentEdited;
  /** The signed-in person founds a firm and becomes its owner. */
  registerOrganization: OrganizationRegistered;
  /** Back to what the figures give. */
  releaseTier: EditEnrolmentResult;
  remindSigners: SignersReminded;
  removeCampaignBudgetLine: CampaignEdited;
  removeCampaignTask: CampaignEdited;
  removeCertification: EnrolmentEdited;
  removeGrantTemplate: Scalars['Boolean']['output'];
  removePartnershipContact: Partnership;
  removeTradingIdentity: TradingPartnerAgreement;
  /** The viewer's own firm, by its administrators; every partner reads the new name. */
  renameOrganization: Organization;
  /** Into a topic of other firms, where a grant with COMMENT names its posts. */
  replyToSharedTopic: SharedTopic;
  replyToTopic: ReplyToTopicResult;
  requestExport: RequestExportResult;
  restoreAccount: Account;
  /** A change forward to the values of that version. What it held of a person who may not hold it now is left out. */
  restoreAccountValues: UpdateAccountResult;
  restoreDealValues: EditDealResult;
  /** Reads a quarantined interchange again, e.g. after its sender's identifier was registered. Never acknowledges twice. */
  retryInterchange: Interchange;
  revokeApiKey: ApiKeyRevoked;
  /** At once, on open connections too. Revoking twice is the same as once. */
  revokeGrant: RecordGrant;
  /** Up to 1,000 of one's own, all or none; what is closed already is passed over. */
  revokeGrants: GrantsRevoked;
  saveGrantTemplate: SaveGrantTemplateResult;
  sendMessage: ChatMessage;
  /** Whether records the other side shares are accepted beforehand. */
  setAcceptsSharedRecords: Partnership;
  setDefaultDeal: TradingPartnerAgreement;
  /** By hand, until a day; the partner sees the reason. */
  setTier: EditEnrolmentResult;
  setTopicLocked: Topic;
  shareFilter: ShareFilterResult;
  shareRecord: ShareRecordResult;
  shareRecords: ShareRecordsResult;
  /** Signs the bytes with this SHA-256 for the viewer's firm. */
  signDocument: SignDocumentResult;
  startAccountImport: StartAccountImportResult;
  startCampaign: StartCampaignResult;
  startTopic: TopicStarted;
  startViewAs: ViewAs;
  /** Removes the accounts this import created, but those changed or shared since, which it counts as kept. */
  undoAccountImport: AccountImportUndone;
  updateAccount: UpdateAccountResult;
  updatePreferences: Viewer;
  /** By the firm that proposed it. */
  withdrawDocument: WithdrawDocumentResult;
  withdrawEnrolment: EditEnrolmentResult;
  withdrawExit: PlanExitResult;
  /** Into a room of other firms, where a grant with COMMENT names its messages. */
  writeToSharedRoom: SharedRoom;
};


export type MutationAcceptAnswerArgs = {
  postId?: InputMaybe<Scalars['ID']['input']>;
  topicId: Scalars['ID']['input'];
};


export type MutationAcceptEnrolmentArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


export type MutationAcceptGrantArgs = {
  grantId: Scalars['ID']['input'];
};


export type MutationAcceptInvitationArgs = {
  acceptsSharedRecords?: Scalars['Boolean']['input'];
  id?: InputMaybe<Scalars['ID']['input']>;
  token?: InputMaybe<Scalars['String']['input']>;
};


export type MutationAddCampaignBudgetLineArgs = {
  campaignId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
  input: CampaignBudgetLineInput;
};


export type MutationAddCampaignTaskArgs = {
  campaignId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
  input: CampaignTaskInput;
};


export type MutationAddContactArgs = {
  accountId: Scalars['ID']['input'];
  input: ContactInput;
};


export type MutationAddPartnershipContactArgs = {
  id: Scalars['ID']['input'];
  input: PartnershipContactInput;
  memberId: Scalars['ID']['input'];
  partnershipId: Scalars['ID']['input'];
};


export type MutationAddTradingIdentityArgs = {
  input: AddTradingIdentityInput;
};


export type MutationAgreeToGrantArgs = {
  agrees: Scalars['Boolean']['input'];
  grantId: Scalars['ID']['input'];
};


export type MutationAllowMoreReadingArgs = {
  memberId: Scalars['ID']['input'];
  rows: Scalars['Int']['input'];
};


export type MutationAnswerProposalArgs = {
  agrees: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
};


export type MutationApplyToProgramArgs = {
  input: ApplyToProgramInput;
};


export type MutationArchiveAccountArgs = {
  accountId: Scalars['ID']['input'];
};


export type MutationAssignOrderToDealArgs = {
  dealId: Scalars['ID']['input'];
  orderId: Scalars['ID']['input'];
};


export type MutationCancelInvitationArgs = {
  id: Scalars['ID']['input'];
};


export type MutationChangeGrantArgs = {
  input: ChangeGrantInput;
};


export type MutationChangePartnershipStatusArgs = {
  input: ChangePartnershipStatusInput;
};


export type MutationChangeProgramTermsArgs = {
  input: ChangeProgramTermsInput;
};


export type MutationChangeReadingBudgetArgs = {
  input: ChangeReadingBudgetInput;
};


export type MutationChangeTwoPersonRuleArgs = {
  input: ChangeTwoPersonRuleInput;
};


export type MutationChooseForExitArgs = {
  choices: Array<ExitChoiceInput>;
  exitId: Scalars['ID']['input'];
};


export type MutationCreateAccountArgs = {
  input: AccountInput;
};


export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


export type MutationCreateProgramArgs = {
  input: CreateProgramInput;
};


export type MutationDecideExportArgs = {
  input: DecideExportInput;
};


export type MutationDeclineDocumentArgs = {
  versionId: Scalars['ID']['input'];
};


export type MutationDeclineEnrolmentArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationDeclineGrantArgs = {
  grantId: Scalars['ID']['input'];
};


export type MutationDeclineInvitationArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  token?: InputMaybe<Scalars['String']['input']>;
};


export type MutationEditCampaignArgs = {
  input: EditCampaignInput;
};


export type MutationEditCampaignBudgetLineArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  input: CampaignBudgetLineInput;
};


export type MutationEditCampaignTaskArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  input: CampaignTaskInput;
};


export type MutationEditDealArgs = {
  input: EditDealInput;
};


export type MutationEditPartnershipContactArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  input: PartnershipContactInput;
};


export type MutationEditPostArgs = {
  body: Scalars['String']['input'];
  postId: Scalars['ID']['input'];
};


export type MutationEditProgramArgs = {
  input: EditProgramInput;
};


export type MutationEndEnrolmentArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationEndViewAsArgs = {
  id: Scalars['ID']['input'];
};


export type MutationErasePersonalDataArgs = {
  memberId: Scalars['ID']['input'];
};


export type MutationHandOverArgs = {
  input: HandOverInput;
};


export type MutationInvitePartnerArgs = {
  input: InvitePartnerInput;
};


export type MutationInviteToProgramArgs = {
  input: InviteToProgramInput;
};


export type MutationLeavePartnershipArgs = {
  partnershipId: Scalars['ID']['input'];
};


export type MutationLogDealActivityArgs = {
  input: LogDealActivityInput;
};


export type MutationMakeInvitationLinkArgs = {
  invitationId: Scalars['ID']['input'];
};


export type MutationMarkRoomReadArgs = {
  roomId: Scalars['ID']['input'];
  seq: Scalars['Int']['input'];
};


export type MutationMarkTopicReadArgs = {
  no: Scalars['Int']['input'];
  topicId: Scalars['ID']['input'];
};


export type MutationMoveDealArgs = {
  input: MoveDealInput;
};


export type MutationOpenDealArgs = {
  input: OpenDealInput;
};


export type MutationOpenRoomArgs = {
  input: OpenRoomInput;
};


export type MutationPlanExitArgs = {
  input: PlanExitInput;
};


export type MutationProposeDocumentArgs = {
  input: ProposeDocumentInput;
};


export type MutationProposeDocumentVersionArgs = {
  input: ProposeDocumentVersionInput;
};


export type MutationProposeFirmArgs = {
  input: ProposeFirmInput;
};


export type MutationProposeRecordsArgs = {
  organizationId: Scalars['ID']['input'];
  partnershipId: Scalars['ID']['input'];
  recordIds: Array<Scalars['ID']['input']>;
};


export type MutationProposeRoleArgs = {
  organizationId: Scalars['ID']['input'];
  partnershipId: Scalars['ID']['input'];
  role: PartnershipRole;
};


export type MutationRecordCertificationArgs = {
  enrolmentId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
  input: CertificationInput;
};


export type MutationRegisterOrganizationArgs = {
  input: RegisterOrganizationInput;
};


export type MutationReleaseTierArgs = {
  enrolmentId: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
};


export type MutationRemindSignersArgs = {
  versionId: Scalars['ID']['input'];
};


export type MutationRemoveCampaignBudgetLineArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemoveCampaignTaskArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemoveCertificationArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemoveGrantTemplateArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemovePartnershipContactArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemoveTradingIdentityArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRenameOrganizationArgs = {
  name: Scalars['String']['input'];
};


export type MutationReplyToSharedTopicArgs = {
  input: ReplyToTopicInput;
};


export type MutationReplyToTopicArgs = {
  input: ReplyToTopicInput;
};


export type MutationRequestExportArgs = {
  input: RequestExportInput;
};


export type MutationRestoreAccountArgs = {
  accountId: Scalars['ID']['input'];
};


export type MutationRestoreAccountValuesArgs = {
  input: RestoreValuesInput;
};


export type MutationRestoreDealValuesArgs = {
  input: RestoreValuesInput;
};


export type MutationRetryInterchangeArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRevokeApiKeyArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRevokeGrantArgs = {
  grantId: Scalars['ID']['input'];
};


export type MutationRevokeGrantsArgs = {
  grantIds: Array<Scalars['ID']['input']>;
};


export type MutationSaveGrantTemplateArgs = {
  input: GrantTemplateInput;
};


export type MutationSendMessageArgs = {
  input: SendMessageInput;
};


export type MutationSetAcceptsSharedRecordsArgs = {
  accepts: Scalars['Boolean']['input'];
  partnershipId: Scalars['ID']['input'];
};


export type MutationSetDefaultDealArgs = {
  dealId?: InputMaybe<Scalars['ID']['input']>;
  partnershipId: Scalars['ID']['input'];
};


export type MutationSetTierArgs = {
  input: SetTierInput;
};


export type MutationSetTopicLockedArgs = {
  isLocked: Scalars['Boolean']['input'];
  topicId: Scalars['ID']['input'];
};


export type MutationShareFilterArgs = {
  input: ShareFilterInput;
};


export type MutationShareRecordArgs = {
  input: ShareRecordInput;
};


export type MutationShareRecordsArgs = {
  input: ShareRecordsInput;
};


export type MutationSignDocumentArgs = {
  sha256: Scalars['String']['input'];
  versionId: Scalars['ID']['input'];
};


export type MutationStartAccountImportArgs = {
  input: AccountImportMappingInput;
};


export type MutationStartCampaignArgs = {
  input: StartCampaignInput;
};


export type MutationStartTopicArgs = {
  input: StartTopicInput;
};


export type MutationStartViewAsArgs = {
  input: ViewAsInput;
};


export type MutationUndoAccountImportArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUpdateAccountArgs = {
  input: UpdateAccountInput;
};


export type MutationUpdatePreferencesArgs = {
  input: UpdatePreferencesInput;
};


export type MutationWithdrawDocumentArgs = {
  versionId: Scalars['ID']['input'];
};


export type MutationWithdrawEnrolmentArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


export type MutationWithdrawExitArgs = {
  exitId: Scalars['ID']['input'];
};


export type MutationWriteToSharedRoomArgs = {
  input: SendMessageInput;
};

export type OpenDealInput = {
  accountId: Scalars['ID']['input'];
  amount?: InputMaybe<MoneyInput>;
  closeDate?: InputMaybe<Scalars['Date']['input']>;
  partnershipId: Scalars['ID']['input'];
  title: Scalars['String']['input'];
};

export type OpenDealResult = AccountNotShared | DealOpened | PartnershipNotActive;

export type OpenRoomInput = {
  partnershipId: Scalars['ID']['input'];
  title: Scalars['String']['input'];
};

/** A firm. Every firm is a full tenant: vendor in one partnership, reseller in another. */
export type Organization = {
  __typename?: 'Organization';
  /** ISO 3166-1 alpha-2. */
  country: Maybe<Scalars['String']['output']>;
  /** ISO 4217. */
  currency: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  isViewers: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
};

export type OrganizationRegistered = {
  __typename?: 'OrganizationRegistered';
  organization: Organization;
};

export type PageInfo = {
  __typename?: 'PageInfo';
  /** Pass as `after` to get the next page. */
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
};

export type PartnerInvited = {
  __typename?: 'PartnerInvited';
  invitation: PartnershipInvitation;
  /** Shown this once; none when it went out by e-mail. */
  link: Maybe<Scalars['String']['output']>;
};

/** A tie of two or more firms. All consent to start; each may go, and two end it. */
export type Partnership = {
  __typename?: 'Partnership';
  contacts: Array<PartnershipContact>;
  createdAt: Scalars['DateTime']['output'];
  /** Enrolments between its firms, either way, newest first; 100 at most. */
  enrolments: Array<ProgramEnrolment>;
  exit: Maybe<PartnershipExit>;
  /** Live grants of the viewer's firm to the others, and theirs to it. */
  grantsGiven: CappedCount;
  grantsReceived: CappedCount;
  id: Scalars['ID']['output'];
  /** The other firms' names, as the viewer would call it. */
  name: Scalars['String']['output'];
  parties: Array<PartnershipParty>;
  /** Newest first: those that are open, and the last ones that were decided. */
  proposals: Array<PartnershipProposal>;
  /** How much the firms have together here, by type: DEAL, CAMPAIGN, PLAN, TOPIC, ROOM, PURCHASE_ORDER, DOCUMENT. */
  records: Array<PartnershipRecords>;
  status: PartnershipStatus;
  /** The firm that suspended it; it alone resumes. */
  suspendedBy: Maybe<Organization>;
  version: Scalars['Int']['output'];
  /** Of three or more firms one leaves, the others go on. */
  viewerCanLeave: Scalars['Boolean']['output'];
  viewerCanManage: Scalars['Boolean']['output'];
  viewerCanResume: Scalars['Boolean']['output'];
};

/** Everything the firm saw, as JSON Lines and files in a .tar that `enishi import` reads, and a certificate. */
export type PartnershipArchive = {
  __typename?: 'PartnershipArchive';
  archivePath: Scalars['String']['output'];
  byteSize: Scalars['Int']['output'];
  certificatePagePath: Scalars['String']['output'];
  /** As JSON; the other one for people. */
  certificatePath: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  sha256: Scalars['String']['output'];
};

/** Someone changed the partnership first. */
export type PartnershipChanged = UserError & {
  __typename?: 'PartnershipChanged';
  message: Scalars['String']['output'];
  partnership: Partnership;
};

export type PartnershipConnection = {
  __typename?: 'PartnershipConnection';
  nodes: Array<Partnership>;
  pageInfo: PageInfo;
};

export type PartnershipConsent = {
  __typename?: 'PartnershipConsent';
  agrees: Scalars['Boolean']['output'];
  at: Scalars['DateTime']['output'];
  member: Member;
  organization: Organization;
};

/** Whom to turn to at a firm, reached as that firm chose. */
export type PartnershipContact = {
  __typename?: 'PartnershipContact';
  email: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  member: Member;
  organization: Organization;
  phone: Maybe<Scalars['String']['output']>;
  role: PartnershipContactRole;
  version: Scalars['Int']['output'];
  viewerCanEdit: Scalars['Boolean']['output'];
};

/** A colleague changed it first, or this person has this part already. */
export type PartnershipContactChanged = UserError & {
  __typename?: 'PartnershipContactChanged';
  message: Scalars['String']['output'];
  partnership: Partnership;
};

export type PartnershipContactInput = {
  email?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  role: PartnershipContactRole;
};

export type PartnershipContactRole =
  | 'CHANNEL_MANAGER'
  | 'EXECUTIVE_SPONSOR'
  | 'FINANCE'
  | 'LEGAL'
  | 'MARKETING'
  | 'SALES'
  | 'TECHNICAL';

export type PartnershipContactSaved = {
  __typename?: 'PartnershipContactSaved';
  contact: PartnershipContact;
  partnership: Partnership;
};

/** A paper of the partnership, in versions that all its firms sign. */
export type PartnershipDocument = {
  __typename?: 'PartnershipDocument';
  id: Scalars['ID']['output'];
  inForce: Maybe<DocumentVersion>;
  kind: DocumentKind;
  partnership: Partnership;
  proposed: Maybe<DocumentVersion>;
  title: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
  /** Newest first. */
  versions: Array<DocumentVersion>;
  viewerCanPropose: Scalars['Boolean']['output'];
};

export type PartnershipDocumentConnection = {
  __typename?: 'PartnershipDocumentConnection';
  nodes: Array<PartnershipDocument>;
  pageInfo: PageInfo;
};

/** Something that happened in the partnership, as far as the viewer's firm may know of it. */
export type PartnershipEvent = {
  __typename?: 'PartnershipEvent';
  at: Scalars['DateTime']['output'];
  /** What it became, e.g. SUSPENDED or WON. */
  became: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** E.g. deal.opened, document.signed, partnership.status. */
  kind: Scalars['String']['output'];
  member: Maybe<Member>;
  /** Of a document's version. */
  no: Maybe<Scalars['Int']['output']>;
  organization: Maybe<Organization>;
  recordId: Scalars['ID']['output'];
  recordType: Scalars['String']['output'];
  /** What the record was called then. */
  title: Maybe<Scalars['String']['output']>;
};

export type PartnershipEventConnection = {
  __typename?: 'PartnershipEventConnection';
  nodes: Array<PartnershipEvent>;
  pageInfo: PageInfo;
};

/** How two firms part. What they shared with each other by grants closes in any case. */
export type PartnershipExit = {
  __typename?: 'PartnershipExit';
  /** The viewer's firm's own, for ninety days. */
  archive: Maybe<PartnershipArchive>;
  choices: Array<FirmExitChoice>;
  doneAt: Maybe<Scalars['DateTime']['output']>;
  effectiveAt: Scalars['DateTime']['output'];
  endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Grants of both firms that it closed. */
  grantsClosed: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  reason: Maybe<Scalars['String']['output']>;
  startedBy: Member;
  status: ExitStatus;
  viewerCanChoose: Scalars['Boolean']['output'];
  viewerCanWithdraw: Scalars['Boolean']['output'];
};

/** An invitation to start a partnership, or to join one; by e-mail or as a link. The link is good once, for 14 days. */
export type PartnershipInvitation = {
  __typename?: 'PartnershipInvitation';
  createdAt: Scalars['DateTime']['output'];
  /** None when it is a link alone. */
  email: Maybe<Scalars['String']['output']>;
  expiresAt: Scalars['DateTime']['output'];
  /** The firms of the partnership it leads into; empty when it begins one. */
  firms: Array<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  inviteeRole: PartnershipRole;
  inviter: Organization;
  /** The role the inviting firm will have, and the one it offers. */
  inviterRole: PartnershipRole;
  isSent: Scalars['Boolean']['output'];
  message: Maybe<Scalars['String']['output']>;
  status: InvitationStatus;
};

export type PartnershipLeft = {
  __typename?: 'PartnershipLeft';
  id: Scalars['ID']['output'];
};

/** The partnership is not active, so nothing can cross it. */
export type PartnershipNotActive = UserError & {
  __typename?: 'PartnershipNotActive';
  message: Scalars['String']['output'];
  partnership: Partnership;
};

export type PartnershipParty = {
  __typename?: 'PartnershipParty';
  /** This firm agreed beforehand to receive what the other shares; else it accepts each grant itself. */
  acceptsSharedRecords: Scalars['Boolean']['output'];
  consentedAt: Maybe<Scalars['DateTime']['output']>;
  members: Array<Member>;
  organization: Organization;
  role: PartnershipRole;
};

/** A change of the partnership itself: nothing of it happens before every firm consents. */
export type PartnershipProposal = {
  __typename?: 'PartnershipProposal';
  awaiting: Array<Organization>;
  closedAt: Maybe<Scalars['DateTime']['output']>;
  consents: Array<PartnershipConsent>;
  createdAt: Scalars['DateTime']['output'];
  email: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** The invitation that came of it, for the firm that proposed it. */
  invitation: Maybe<PartnershipInvitation>;
  kind: ProposalKind;
  message: Maybe<Scalars['String']['output']>;
  proposedBy: Member;
  /** Existing records that are opened to the firm; without them it sees only what is made after it joined. */
  records: Array<JointRecord>;
  role: Maybe<PartnershipRole>;
  status: ProposalStatus;
  /** Whose role it is, to whom records are opened, or who joined. */
  subject: Maybe<Organization>;
  viewerCanAnswer: Scalars['Boolean']['output'];
  viewerCanWithdraw: Scalars['Boolean']['output'];
};

export type PartnershipRecords = {
  __typename?: 'PartnershipRecords';
  count: CappedCount;
  recordType: Scalars['String']['output'];
};

export type PartnershipRole =
  | 'DISTRIBUTOR'
  | 'REFERRAL'
  | 'RESELLER'
  | 'TECHNOLOGY'
  | 'VENDOR';

export type PartnershipStatus =
  | 'ACTIVE'
  | 'ENDED'
  | 'INVITED'
  | 'SUSPENDED';

export type PartnershipStatusChanged = {
  __typename?: 'PartnershipStatusChanged';
  partnership: Partnership;
};

export type PersonErased = {
  __typename?: 'PersonErased';
  /** Commitments of the ledger that nobody can open any more. */
  erasedCommitments: Scalars['Int']['output'];
  member: Member;
};

/** A plan two firms co-edit live. Its text lives in the Y.Doc `plan:<id>` at /collab; see plan.ts. */
export type Plan = {
  __typename?: 'Plan';
  campaignId: Maybe<Scalars['ID']['output']>;
  /** The beginning of its text, as last projected. */
  excerpt: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  partnership: Partnership;
  title: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
  viewerCanEdit: Scalars['Boolean']['output'];
};

export type PlanConnection = {
  __typename?: 'PlanConnection';
  nodes: Array<Plan>;
  pageInfo: PageInfo;
};

export type PlanExitInput = {
  /** For the viewer's firm; classes that are not named are returned. */
  choices: Array<ExitChoiceInput>;
  /** 0 ends it at once; at most 365. */
  coolingOffDays: Scalars['Int']['input'];
  partnershipId: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type PlanExitResult = ExitClosed | ExitPlanned;

export type Post = {
  __typename?: 'Post';
  author: Member;
  /** Markdown. */
  body: Scalars['String']['output'];
  /** The same, rendered and sanitised. */
  bodyHtml: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  editedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** 1 is the topic's first post. Without gaps. */
  no: Scalars['Int']['output'];
  viewerCanEdit: Scalars['Boolean']['output'];
};

export type PostConnection = {
  __typename?: 'PostConnection';
  nodes: Array<Post>;
  pageInfo: PageInfo;
};

export type PreviewAccountImportResult = AccountImportPreview | UnusableMapping;

/** A grant that is not there yet, or other terms of one that is. */
export type PreviewGrantInput = {
  fields: Array<Scalars['String']['input']>;
  filter?: InputMaybe<Array<FilterConditionInput>>;
  /** The grant that would change. */
  grantId?: InputMaybe<Scalars['ID']['input']>;
  /** Which of the other firms; needed where the partnership has several. */
  granteeId?: InputMaybe<Scalars['ID']['input']>;
  partnershipId: Scalars['ID']['input'];
  recordId?: InputMaybe<Scalars['ID']['input']>;
  recordType: ShareableType;
};

export type PreviewRecord = {
  __typename?: 'PreviewRecord';
  name: Scalars['String']['output'];
  recordId: Scalars['ID']['output'];
  values: Array<PreviewValue>;
  /** Whether the partner sees the record already. */
  wasVisible: Scalars['Boolean']['output'];
};

export type PreviewValue = {
  __typename?: 'PreviewValue';
  field: Scalars['String']['output'];
  isShared: Scalars['Boolean']['output'];
  /** As the partner would see it; null when there is nothing, or when it is not shared. An amount is its smallest units and currency. */
  value: Maybe<Scalars['String']['output']>;
  /** Whether the partner sees it already, through whatever grant. */
  wasShared: Scalars['Boolean']['output'];
};

/** One firm's terms for its partners. A firm may run several, and be in many. */
export type Program = {
  __typename?: 'Program';
  createdAt: Scalars['DateTime']['output'];
  /** Markdown. */
  description: Scalars['String']['output'];
  descriptionHtml: Scalars['String']['output'];
  /** To the firm of the program all, to a partner its own alone. Newest first. */
  enrolments: ProgramEnrolmentConnection;
  id: Scalars['ID']['output'];
  /** Partners may apply; else they are invited. */
  isOpen: Scalars['Boolean']['output'];
  isViewers: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  organization: Organization;
  /** What this program calls the stages of a deal; those not named keep their usual names. */
  stageNames: Array<ProgramStageName>;
  /** What holds today. */
  terms: ProgramTerms;
  /** Every version, newest first, also those that hold from a later day on. */
  termsVersions: Array<ProgramTerms>;
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
  viewerCanApply: Scalars['Boolean']['output'];
  viewerCanManage: Scalars['Boolean']['output'];
  /** The viewer's firm in this program, while it is asked, asks or is in. */
  viewerEnrolment: Maybe<ProgramEnrolment>;
};


/** One firm's terms for its partners. A firm may run several, and be in many. */
export type ProgramEnrolmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ProgramCertification = {
  __typename?: 'ProgramCertification';
  expiresOn: Maybe<Scalars['Date']['output']>;
  holder: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  isExpired: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  obtainedOn: Maybe<Scalars['Date']['output']>;
};

/** Someone changed the program or its terms first. */
export type ProgramChanged = UserError & {
  __typename?: 'ProgramChanged';
  message: Scalars['String']['output'];
  program: Program;
};

export type ProgramConnection = {
  __typename?: 'ProgramConnection';
  nodes: Array<Program>;
  pageInfo: PageInfo;
};

export type ProgramCreated = {
  __typename?: 'ProgramCreated';
  program: Program;
};

export type ProgramCriterion =
  /** Joint campaigns that run or are done. */
  | 'CAMPAIGNS'
  /** Certifications of one name that have not expired. */
  | 'CERTIFICATION'
  | 'OPEN_DEALS'
  /** Orders from the partner in the last twelve months. */
  | 'ORDERS'
  /** Days since both firms consented to the partnership. */
  | 'PARTNERSHIP_DAYS'
  /** Accounts that either firm shares with the other now. */
  | 'SHARED_ACCOUNTS'
  /** Amount of deals won together in the last twelve months, in one currency. */
  | 'WON_AMOUNT'
  /** Deals won together in the last twelve months. */
  | 'WON_DEALS';

export type ProgramEdited = {
  __typename?: 'ProgramEdited';
  program: Program;
};

/** A partner in a program. Both firms consent: one invites or applies, the other accepts. */
export type ProgramEnrolment = {
  __typename?: 'ProgramEnrolment';
  /** What the deciding firm said to it. */
  answer: Maybe<Scalars['String']['output']>;
  assessedAt: Maybe<Scalars['DateTime']['output']>;
  certifications: Array<ProgramCertification>;
  closedAt: Maybe<Scalars['DateTime']['output']>;
  /** What the figures alone give; differs from `tier` while one is set by hand. */
  computedTier: Maybe<ProgramTier>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  isViewersProgram: Scalars['Boolean']['output'];
  message: Maybe<Scalars['String']['output']>;
  organization: Organization;
  override: Maybe<TierOverride>;
  partner: Organization;
  partnership: Partnership;
  /** Null once the program is closed to the viewer's firm. */
  program: Maybe<Program>;
  programName: Scalars['String']['output'];
  /** Every tier of the terms in force with what is reached and what is missing, lowest first. */
  standings: Array<TierStanding>;
  startedAt: Maybe<Scalars['DateTime']['output']>;
  status: EnrolmentStatus;
  tier: Maybe<ProgramTier>;
  tierChanges: ProgramTierChangeConnection;
  version: Scalars['Int']['output'];
  /** It is the viewer's firm that is asked. */
  viewerCanAnswer: Scalars['Boolean']['output'];
  viewerCanEnd: Scalars['Boolean']['output'];
  /** Set a tier by hand, record certifications. */
  viewerCanManage: Scalars['Boolean']['output'];
  viewerCanWithdraw: Scalars['Boolean']['output'];
};


/** A partner in a program. Both firms consent: one invites or applies, the other accepts. */
export type ProgramEnrolmentTierChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ProgramEnrolmentConnection = {
  __typename?: 'ProgramEnrolmentConnection';
  nodes: Array<ProgramEnrolment>;
  pageInfo: PageInfo;
  totalCount: CappedCount;
};

export type ProgramMove = {
  __typename?: 'ProgramMove';
  direction: MoveDirection;
  enrolmentId: Scalars['ID']['output'];
  fromNameEn: Maybe<Scalars['String']['output']>;
  fromNameJa: Maybe<Scalars['String']['output']>;
  partner: Organization;
  toNameEn: Maybe<Scalars['String']['output']>;
  toNameJa: Maybe<Scalars['String']['output']>;
};

export type ProgramRequirement = {
  __typename?: 'ProgramRequirement';
  certification: Maybe<Scalars['String']['output']>;
  criterion: ProgramCriterion;
  currency: Maybe<Scalars['String']['output']>;
  /** Minor units of `currency` for WON_AMOUNT, else a count. */
  threshold: Scalars['MinorUnits']['output'];
};

export type ProgramRequirementInput = {
  certification?: InputMaybe<Scalars['String']['input']>;
  criterion: ProgramCriterion;
  currency?: InputMaybe<Scalars['String']['input']>;
  threshold: Scalars['MinorUnits']['input'];
};

export type ProgramStageName = {
  __typename?: 'ProgramStageName';
  en: Scalars['String']['output'];
  ja: Scalars['String']['output'];
  stage: DealStage;
};

export type ProgramStageNameInput = {
  en: Scalars['String']['input'];
  ja: Scalars['String']['input'];
  stage: DealStage;
};

/** What a program asks and gives from a day on. Never changed: a change is the next version. */
export type ProgramTerms = {
  __typename?: 'ProgramTerms';
  author: Maybe<Member>;
  createdAt: Scalars['DateTime']['output'];
  effectiveOn: Scalars['Date']['output'];
  id: Scalars['ID']['output'];
  note: Maybe<Scalars['String']['output']>;
  number: Scalars['Int']['output'];
  /** Lowest first. A partner holds the highest whose every requirement it meets. */
  tiers: Array<ProgramTier>;
};

/** Who would move if a program had other tiers, by today's figures. */
export type ProgramTermsPreview = {
  __typename?: 'ProgramTermsPreview';
  acrossCount: Scalars['Int']['output'];
  downCount: Scalars['Int']['output'];
  enrolledCount: Scalars['Int']['output'];
  /** The first 200, those that fall first. */
  moves: Array<ProgramMove>;
  upCount: Scalars['Int']['output'];
};

export type ProgramTier = {
  __typename?: 'ProgramTier';
  benefits: Array<Scalars['String']['output']>;
  discountPercent: Maybe<Scalars['Decimal']['output']>;
  /** May ask for market development funds. */
  hasMarketingFunds: Scalars['Boolean']['output'];
  /** Stays the same from version to version. */
  key: Scalars['ID']['output'];
  nameEn: Scalars['String']['output'];
  nameJa: Scalars['String']['output'];
  requirements: Array<ProgramRequirement>;
};

export type ProgramTierChange = {
  __typename?: 'ProgramTierChange';
  at: Scalars['DateTime']['output'];
  by: Maybe<Member>;
  cause: TierChangeCause;
  fromNameEn: Maybe<Scalars['String']['output']>;
  fromNameJa: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  reason: Maybe<Scalars['String']['output']>;
  toNameEn: Maybe<Scalars['String']['output']>;
  toNameJa: Maybe<Scalars['String']['output']>;
};

export type ProgramTierChangeConnection = {
  __typename?: 'ProgramTierChangeConnection';
  nodes: Array<ProgramTierChange>;
  pageInfo: PageInfo;
};

export type ProgramTierInput = {
  benefits: Array<Scalars['String']['input']>;
  discountPercent?: InputMaybe<Scalars['Decimal']['input']>;
  hasMarketingFunds?: Scalars['Boolean']['input'];
  /** Made by the client (UUID) for a new tier; the same as before for one that goes on. */
  key: Scalars['ID']['input'];
  nameEn: Scalars['String']['input'];
  nameJa: Scalars['String']['input'];
  requirements: Array<ProgramRequirementInput>;
};

export type ProposalAnswered = {
  __typename?: 'ProposalAnswered';
  partnership: Partnership;
  proposal: PartnershipProposal;
};

/** It was decided already. */
export type ProposalClosed = UserError & {
  __typename?: 'ProposalClosed';
  message: Scalars['String']['output'];
  partnership: Partnership;
};

export type ProposalKind =
  | 'ADMIT_FIRM'
  | 'CHANGE_ROLE'
  | 'INCLUDE_RECORDS';

export type ProposalStatus =
  /** All consented; the invited firm has not answered yet. */
  | 'AGREED'
  | 'DECLINED'
  | 'DONE'
  /** Waits for the consent of every firm. */
  | 'PROPOSED'
  | 'WITHDRAWN';

export type ProposeChangeResult = ChangeOpen | ChangeProposed;

export type ProposeDocumentInput = {
  /** Of a file that was uploaded and waits. */
  fileId: Scalars['ID']['input'];
  kind: DocumentKind;
  note?: InputMaybe<Scalars['String']['input']>;
  partnershipId: Scalars['ID']['input'];
  title: Scalars['String']['input'];
};

export type ProposeDocumentResult = DocumentProposalOpen | DocumentProposed;

export type ProposeDocumentVersionInput = {
  documentId: Scalars['ID']['input'];
  fileId: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
};

export type ProposeFirmInput = {
  /** Without one, a link is made once all consented. */
  email?: InputMaybe<Scalars['String']['input']>;
  includeRecordIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  message?: InputMaybe<Scalars['String']['input']>;
  partnershipId: Scalars['ID']['input'];
  role: PartnershipRole;
};

/** Somebody changed it first. Look at theirs and decide again. */
export type ProtectionChanged = UserError & {
  __typename?: 'ProtectionChanged';
  message: Scalars['String']['output'];
};

/** A purchase order, as both firms see it. */
export type PurchaseOrder = {
  __typename?: 'PurchaseOrder';
  buyer: Organization;
  buyerName: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  currency: Maybe<Scalars['String']['output']>;
  /** Null until someone says which deal it belongs to. */
  deal: Maybe<Deal>;
  /** 850 or ORDERS. */
  documentType: Maybe<Scalars['String']['output']>;
  /** The grants that show it to firms outside. */
  grants: Array<RecordGrant>;
  id: Scalars['ID']['output'];
  interchangeId: Maybe<Scalars['ID']['output']>;
  issuedOn: Maybe<Scalars['Date']['output']>;
  lines: Array<PurchaseOrderLine>;
  notes: Array<Scalars['String']['output']>;
  /** The buyer's number. */
  number: Scalars['String']['output'];
  partnership: Partnership;
  requestedDeliveryOn: Maybe<Scalars['Date']['output']>;
  shipToName: Maybe<Scalars['String']['output']>;
  supplier: Organization;
  total: Maybe<Scalars['Decimal']['output']>;
  viewerCanAssign: Scalars['Boolean']['output'];
  viewerCanShare: Scalars['Boolean']['output'];
};

export type PurchaseOrderConnection = {
  __typename?: 'PurchaseOrderConnection';
  nodes: Array<PurchaseOrder>;
  pageInfo: PageInfo;
};

export type PurchaseOrderLine = {
  __typename?: 'PurchaseOrderLine';
  amount: Maybe<Scalars['Decimal']['output']>;
  buyerItem: Maybe<Scalars['String']['output']>;
  description: Maybe<Scalars['String']['output']>;
  gtin: Maybe<Scalars['String']['output']>;
  number: Scalars['String']['output'];
  /** How many units the price is for: 100 when it is per hundred. */
  priceBasis: Scalars['Decimal']['output'];
  quantity: Scalars['Decimal']['output'];
  requestedDeliveryOn: Maybe<Scalars['Date']['output']>;
  supplierItem: Maybe<Scalars['String']['output']>;
  /** UN/ECE Recommendation 20. */
  unit: Scalars['String']['output'];
  /** For `priceBasis` units. */
  unitPrice: Maybe<Scalars['Decimal']['output']>;
};

export type Query = {
  __typename?: 'Query';
  account: Maybe<Account>;
  accountImport: Maybe<AccountImport>;
  accountImports: Array<AccountImport>;
  /** By name, own and shared together. `search` finds a fragment of two characters or more in name, city and website. */
  accounts: AccountConnection;
  apiKeys: Array<ApiKey>;
  /** For owners and administrators. */
  auditTrail: AuditEntryConnection;
  campaign: Maybe<Campaign>;
  campaigns: CampaignConnection;
  /** Up to `first` messages before or after a number; the newest when neither is given. */
  chatMessages: ChatMessagePage;
  chatUnreadCount: Scalars['Int']['output'];
  deal: Maybe<Deal>;
  dealStages: Array<DealStageSummary>;
  /** Newest change first. */
  deals: DealConnection;
  forumUnreadCount: Scalars['Int']['output'];
  grantTemplates: Array<GrantTemplate>;
  /** What partners want to let across of records that are the viewer's firm's too. */
  grantsAwaitingConsent: Array<RecordGrant>;
  interchange: Maybe<Interchange>;
  interchanges: InterchangeConnection;
  /** The viewer's firm as the partner: asked, asking, in, and closed ones. */
  joinedEnrolments: ProgramEnrolmentConnection;
  /** What the viewer's firm is in on with the others, newest first. */
  jointRecords: JointRecordConnection;
  /** Follows the chain from its first entry to its last, and every signed head to its entry. */
  ledgerCheck: LedgerCheck;
  ledgerHeads: LedgerHeadConnection;
  /** For administrators, of a colleague. */
  lookedAfter: Maybe<LookedAfter>;
  /** The people of the viewer's firm. */
  members: Array<Member>;
  /** Programs of partners that the viewer's firm may apply to. */
  offeredPrograms: ProgramConnection;
  partnership: Maybe<Partnership>;
  partnershipDocument: Maybe<PartnershipDocument>;
  partnershipDocuments: PartnershipDocumentConnection;
  /** Newest first. */
  partnershipEvents: PartnershipEventConnection;
  /** Who invites, for the holder of the link. Works signed out. */
  partnershipInvitation: Maybe<PartnershipInvitation>;
  /** Open invitations sent by the viewer's firm, or addressed to the viewer's e-mail. */
  partnershipInvitations: Array<PartnershipInvitation>;
  /** What concerns the viewer's firm, newest first. */
  partnershipLedger: LedgerEntryConnection;
  partnerships: PartnershipConnection;
  plan: Maybe<Plan>;
  plans: PlanConnection;
  /** Reads the whole file with this mapping and changes nothing. */
  previewAccountImport: PreviewAccountImportResult;
  previewGrant: GrantPreview;
  /** Saves nothing. */
  previewProgramTerms: Maybe<ProgramTermsPreview>;
  program: Maybe<Program>;
  programEnrolment: Maybe<ProgramEnrolment>;
  /** The viewer's firm's own. */
  programs: ProgramConnection;
  purchaseOrder: Maybe<PurchaseOrder>;
  purchaseOrders: PurchaseOrderConnection;
  /** Of every role; for administrators. */
  readingBudgets: Array<ReadingBudget>;
  /** Who read most, first; for administrators. */
  readingToday: Array<ReadingToday>;
  recordExport: Maybe<RecordExport>;
  /** Newest first: the viewer's own; for administrators everybody's in the firm. */
  recordExports: RecordExportConnection;
  recordGrant: Maybe<RecordGrant>;
  /**
   * What the viewer's firm shares out (given), with where that went on to, or receives; newest first.
   * `isOpen`: neither closed nor expired; `expiringBefore`: open, and ends before then.
   */
  recordGrants: RecordGrantConnection;
  /** Newest first; of an account with its contacts. */
  recordHistory: RecordVersionConnection;
  room: Maybe<Room>;
  rooms: Array<Room>;
  /** What the command palette finds: names and numbers, two characters or more, at most 20. */
  search: Array<SearchHit>;
  shareableFields: Array<ShareableField>;
  /** What a grant on such a record may allow. */
  shareableVerbs: Array<GrantVerb>;
  sharedCampaign: Maybe<SharedCampaign>;
  /** Of other firms, that grants show the viewer; newest change first. */
  sharedCampaigns: SharedCampaignConnection;
  sharedDeal: Maybe<SharedDeal>;
  /** Newest first. */
  sharedDeals: SharedDealConnection;
  sharedPurchaseOrder: Maybe<SharedPurchaseOrder>;
  /** Of other firms, that grants show the viewer; newest first. */
  sharedPurchaseOrders: SharedPurchaseOrderConnection;
  sharedRoom: Maybe<SharedRoom>;
  /** Of other firms, that grants show the viewer; newest message first. */
  sharedRooms: SharedRoomConnection;
  sharedTopic: Maybe<SharedTopic>;
  /** Of other firms, that grants show the viewer; newest post first. */
  sharedTopics: SharedTopicConnection;
  topic: Maybe<Topic>;
  /** Pinned first, then newest post first. */
  topics: TopicConnection;
  tradingPartnerAgreement: Maybe<TradingPartnerAgreement>;
  /** For administrators. */
  twoPersonRule: Maybe<TwoPersonRule>;
  /** The viewer's own, by id. */
  viewAs: Maybe<ViewAs>;
  /** Null when nobody is signed in. */
  viewer: Maybe<Viewer>;
  /** Those of the viewer's firm's programs that wait for an answer of either side. */
  waitingEnrolments: ProgramEnrolmentConnection;
};


export type QueryAccountArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAccountImportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAccountImportsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<AccountScope>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryAuditTrailArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  kind?: InputMaybe<AuditKind>;
  memberId?: InputMaybe<Scalars['ID']['input']>;
  recordId?: InputMaybe<Scalars['ID']['input']>;
  recordType?: InputMaybe<Scalars['String']['input']>;
  until?: InputMaybe<Scalars['Date']['input']>;
};


export type QueryCampaignArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCampaignsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryChatMessagesArgs = {
  afterSeq?: InputMaybe<Scalars['Int']['input']>;
  beforeSeq?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  roomId: Scalars['ID']['input'];
};


export type QueryDealArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDealStagesArgs = {
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryDealsArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  stage?: InputMaybe<DealStage>;
};


export type QueryGrantTemplatesArgs = {
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryInterchangeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInterchangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<InterchangeStatus>;
};


export type QueryJoinedEnrolmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryJointRecordsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  partnershipId: Scalars['ID']['input'];
};


export type QueryLedgerCheckArgs = {
  partnershipId: Scalars['ID']['input'];
};


export type QueryLedgerHeadsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  partnershipId: Scalars['ID']['input'];
};


export type QueryLookedAfterArgs = {
  memberId: Scalars['ID']['input'];
};


export type QueryOfferedProgramsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPartnershipArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPartnershipDocumentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPartnershipDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  partnershipId: Scalars['ID']['input'];
};


export type QueryPartnershipEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  partnershipId: Scalars['ID']['input'];
};


export type QueryPartnershipInvitationArgs = {
  token: Scalars['String']['input'];
};


export type QueryPartnershipLedgerArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  partnershipId: Scalars['ID']['input'];
  recordId?: InputMaybe<Scalars['ID']['input']>;
  recordType?: InputMaybe<LedgerRecordType>;
};


export type QueryPartnershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPlanArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPlansArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryPreviewAccountImportArgs = {
  input: AccountImportMappingInput;
};


export type QueryPreviewGrantArgs = {
  input: PreviewGrantInput;
};


export type QueryPreviewProgramTermsArgs = {
  programId: Scalars['ID']['input'];
  tiers: Array<ProgramTierInput>;
};


export type QueryProgramArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProgramEnrolmentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProgramsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPurchaseOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPurchaseOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  dealId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  isUnassigned?: InputMaybe<Scalars['Boolean']['input']>;
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryReadingTodayArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryRecordExportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRecordExportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ExportStatus>;
};


export type QueryRecordGrantArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRecordGrantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  expiringBefore?: InputMaybe<Scalars['DateTime']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  isGiven: Scalars['Boolean']['input'];
  isOpen?: InputMaybe<Scalars['Boolean']['input']>;
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
  recordType?: InputMaybe<ShareableType>;
  scope?: InputMaybe<GrantScope>;
  status?: InputMaybe<GrantStatus>;
};


export type QueryRecordHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  recordId: Scalars['ID']['input'];
};


export type QueryRoomArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySearchArgs = {
  text: Scalars['String']['input'];
};


export type QueryShareableFieldsArgs = {
  recordType: ShareableType;
};


export type QueryShareableVerbsArgs = {
  recordType: ShareableType;
};


export type QuerySharedCampaignArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySharedCampaignsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySharedDealArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySharedDealsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySharedPurchaseOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySharedPurchaseOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySharedRoomArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySharedRoomsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySharedTopicArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySharedTopicsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryTopicArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTopicsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryTradingPartnerAgreementArgs = {
  partnershipId: Scalars['ID']['input'];
};


export type QueryViewAsArgs = {
  id: Scalars['ID']['input'];
};


export type QueryWaitingEnrolmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What a role reads in lists and exports in a day (UTC). */
export type ReadingBudget = {
  __typename?: 'ReadingBudget';
  exportRows: Scalars['Int']['output'];
  readRows: Scalars['Int']['output'];
  role: MemberRole;
  /** 0 until the firm set its own. */
  version: Scalars['Int']['output'];
};

export type ReadingBudgetSet = {
  __typename?: 'ReadingBudgetSet';
  budget: ReadingBudget;
};

/** What somebody read in lists and exported today. */
export type ReadingToday = {
  __typename?: 'ReadingToday';
  exportBudget: Scalars['Int']['output'];
  exportedRows: Scalars['Int']['output'];
  member: Member;
  readBudget: Scalars['Int']['output'];
  readRows: Scalars['Int']['output'];
};

/** A file of records that a person asked for. Fetch it by POST /files/exports?id=… */
export type RecordExport = {
  __typename?: 'RecordExport';
  createdAt: Scalars['DateTime']['output'];
  decidedAt: Maybe<Scalars['DateTime']['output']>;
  decidedBy: Maybe<Member>;
  decisionNote: Maybe<Scalars['String']['output']>;
  expiresAt: Scalars['DateTime']['output'];
  exportedRows: Maybe<Scalars['Int']['output']>;
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  format: ExportFormat;
  id: Scalars['ID']['output'];
  isExpired: Scalars['Boolean']['output'];
  member: Member;
  /** POST /auth/prove-password comes first. */
  needsPassword: Scalars['Boolean']['output'];
  reason: Maybe<Scalars['String']['output']>;
  recordType: ExportRecordType;
  /** When it was asked for. */
  rowCount: Scalars['Int']['output'];
  status: ExportStatus;
  viewerCanDecide: Scalars['Boolean']['output'];
  viewerCanFetch: Scalars['Boolean']['output'];
};

export type RecordExportConnection = {
  __typename?: 'RecordExportConnection';
  nodes: Array<RecordExport>;
  pageInfo: PageInfo;
};

/** What crosses the border: these fields of this record or filter, to those people of that firm, for this purpose, until then. */
export type RecordGrant = {
  __typename?: 'RecordGrant';
  acceptedAt: Maybe<Scalars['DateTime']['output']>;
  /** The other firms that the record belongs to; it is offered until each agreed. */
  consents: Array<GrantConsent>;
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Maybe<Scalars['DateTime']['output']>;
  fields: Array<Scalars['String']['output']>;
  /** Progress of a filter; null for a record, and for the firm that receives it. */
  filling: Maybe<GrantFilling>;
  /** Empty for a record. */
  filter: Array<FilterCondition>;
  grantee: Organization;
  grantor: Organization;
  id: Scalars['ID']['output'];
  isOnward: Scalars['Boolean']['output'];
  members: Array<Member>;
  /** Whose record it is; another than the grantor when it was passed on. */
  owner: Organization;
  /** Null where the viewer's firm is no party of it: the owner sees where its record went on to. */
  partnership: Maybe<Partnership>;
  purpose: Maybe<Scalars['String']['output']>;
  /** Null for a filter. */
  recordId: Maybe<Scalars['ID']['output']>;
  /** The record's name, where the viewer may know it. */
  recordName: Maybe<Scalars['String']['output']>;
  recordType: ShareableType;
  /** Roles of the receiving firm that it serves; with `members`, either is enough; both empty: everybody there. */
  roles: Array<MemberRole>;
  scope: GrantScope;
  status: GrantStatus;
  verbs: Array<GrantVerb>;
  version: Scalars['Int']['output'];
  viewerCanAccept: Scalars['Boolean']['output'];
  viewerCanChange: Scalars['Boolean']['output'];
  viewerCanRevoke: Scalars['Boolean']['output'];
};

export type RecordGrantConnection = {
  __typename?: 'RecordGrantConnection';
  nodes: Array<RecordGrant>;
  pageInfo: PageInfo;
  totalCount: CappedCount;
};

export type RecordGrantEvent = {
  __typename?: 'RecordGrantEvent';
  /** Null once the viewer may no longer see it. */
  grant: Maybe<RecordGrant>;
  grantId: Scalars['ID']['output'];
  /** Null for a filter. */
  recordId: Maybe<Scalars['ID']['output']>;
  recordType: ShareableType;
};

export type RecordOutcome = {
  __typename?: 'RecordOutcome';
  outcome: ShareOutcome;
  recordId: Scalars['ID']['output'];
};

export type RecordShared = {
  __typename?: 'RecordShared';
  grant: RecordGrant;
};

/** What a record was before a change, or before it was deleted. */
export type RecordVersion = {
  __typename?: 'RecordVersion';
  at: Scalars['DateTime']['output'];
  /** What the change altered; columns in their own names. */
  changedFields: Array<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  isDeletion: Scalars['Boolean']['output'];
  member: Maybe<Member>;
  organization: Maybe<Organization>;
  recordId: Scalars['ID']['output'];
  recordType: HistoryRecordType;
  /** All values before it, as JSON. */
  values: Scalars['String']['output'];
  /** The version that had these values. */
  version: Scalars['Int']['output'];
  viewerCanRestore: Scalars['Boolean']['output'];
};

export type RecordVersionConnection = {
  __typename?: 'RecordVersionConnection';
  nodes: Array<RecordVersion>;
  pageInfo: PageInfo;
};

export type RecordsShared = {
  __typename?: 'RecordsShared';
  outcomes: Array<RecordOutcome>;
  sharedCount: Scalars['Int']['output'];
};

export type RegisterOrganizationInput = {
  country?: InputMaybe<Scalars['String']['input']>;
  currency: Scalars['String']['input'];
  name: Scalars['String']['input'];
};

export type ReplyToTopicInput = {
  body: Scalars['String']['input'];
  clientPostId: Scalars['ID']['input'];
  topicId: Scalars['ID']['input'];
};

export type ReplyToTopicResult = TopicLocked | TopicReplied;

/** The list as it is shown: only what fits these is in the file. */
export type RequestExportInput = {
  format: ExportFormat;
  /** Made by the client (UUID): asking twice asks once. */
  id: Scalars['ID']['input'];
  /** Of deals. */
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
  /** For whoever has to agree. Without one, nobody is asked. */
  reason?: InputMaybe<Scalars['String']['input']>;
  recordType: ExportRecordType;
  /** Of accounts and contacts. */
  scope?: InputMaybe<AccountScope>;
  search?: InputMaybe<Scalars['String']['input']>;
  stage?: InputMaybe<DealStage>;
};

export type RequestExportResult = ExportNeedsApproval | ExportRequested;

export type RestoreValuesInput = {
  /** Of the record as the viewer sees it now. */
  expectedVersion: Scalars['Int']['input'];
  /** Of the version whose values come back. */
  versionId: Scalars['ID']['input'];
};

/** A chat room of a partnership. Messages live on socket.io (events.ts) and here; the server's numbers are the truth. */
export type Room = {
  __typename?: 'Room';
  createdAt: Scalars['DateTime']['output'];
  /** The grants that show it to firms outside. */
  grants: Array<RecordGrant>;
  id: Scalars['ID']['output'];
  lastMessage: Maybe<ChatMessage>;
  /** Number of the newest message; numbers have no gaps. */
  lastSeq: Scalars['Int']['output'];
  members: Array<Member>;
  partnership: Partnership;
  readSeq: Scalars['Int']['output'];
  title: Scalars['String']['output'];
  unreadCount: Scalars['Int']['output'];
  viewerCanShare: Scalars['Boolean']['output'];
};

export type SaveGrantTemplateResult = GrantTemplateChanged | GrantTemplateSaved;

export type SavePartnershipContactResult = PartnershipContactChanged | PartnershipContactSaved;

export type SearchHit = {
  __typename?: 'SearchHit';
  id: Scalars['ID']['output'];
  kind: SearchHitKind;
  subtitle: Maybe<Scalars['String']['output']>;
  title: Scalars['String']['output'];
};

export type SearchHitKind =
  | 'ACCOUNT'
  | 'CAMPAIGN'
  | 'DEAL'
  | 'PARTNERSHIP'
  | 'PURCHASE_ORDER'
  | 'TOPIC';

export type SendMessageInput = {
  body: Scalars['String']['input'];
  /** Made by the client (UUID): sending twice delivers once. */
  clientMessageId: Scalars['ID']['input'];
  roomId: Scalars['ID']['input'];
};

export type SetTierInput = {
  enrolmentId: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
  tierKey: Scalars['ID']['input'];
  until: Scalars['Date']['input'];
};

export type ShareFilterInput = {
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  fields: Array<Scalars['String']['input']>;
  filter: Array<FilterConditionInput>;
  /** Which of the other firms; needed where the partnership has several. */
  granteeId?: InputMaybe<Scalars['ID']['input']>;
  memberIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  partnershipId: Scalars['ID']['input'];
  purpose?: InputMaybe<Scalars['String']['input']>;
  recordType: ShareableType;
  /** An own filter that this takes the place of: revoked in the same moment. */
  replaces?: InputMaybe<Scalars['ID']['input']>;
  roles?: InputMaybe<Array<MemberRole>>;
  verbs?: Array<GrantVerb>;
};

export type ShareFilterResult = FilterShared | PartnershipNotActive;

export type ShareOutcome =
  | 'ALREADY_SHARED'
  | 'NOT_FOUND'
  | 'SHARED';

export type ShareRecordInput = {
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  fields: Array<Scalars['String']['input']>;
  /** Which of the other firms; needed where the partnership has several. */
  granteeId?: InputMaybe<Scalars['ID']['input']>;
  memberIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  partnershipId: Scalars['ID']['input'];
  purpose?: InputMaybe<Scalars['String']['input']>;
  /** An own record, or one that was shared with SHARE_ONWARD. */
  recordId: Scalars['ID']['input'];
  recordType: ShareableType;
  /** Whom it serves in the other firm; neither roles nor members: everybody. */
  roles?: InputMaybe<Array<MemberRole>>;
  verbs?: Array<GrantVerb>;
};

export type ShareRecordResult = AlreadyShared | PartnershipNotActive | RecordShared;

/** The same terms for up to 1,000 own records; each has its outcome, one that fails leaves the others. */
export type ShareRecordsInput = {
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  fields: Array<Scalars['String']['input']>;
  /** Which of the other firms; needed where the partnership has several. */
  granteeId?: InputMaybe<Scalars['ID']['input']>;
  memberIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  partnershipId: Scalars['ID']['input'];
  purpose?: InputMaybe<Scalars['String']['input']>;
  recordIds: Array<Scalars['ID']['input']>;
  recordType: ShareableType;
  roles?: InputMaybe<Array<MemberRole>>;
  verbs?: Array<GrantVerb>;
};

export type ShareRecordsResult = PartnershipNotActive | RecordsShared;

export type ShareableField = {
  __typename?: 'ShareableField';
  /** How a filter may compare it; empty: not at all. */
  filterOperators: Array<FilterOperator>;
  /** Always part of a grant: the partner needs it to know what the record is. */
  isAlwaysShared: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
};

export type ShareableType =
  | 'ACCOUNT'
  | 'CAMPAIGN'
  | 'CONTACT'
  /** Of several firms, as all that follow: it goes to another one only when each of them agrees. */
  | 'DEAL'
  | 'PURCHASE_ORDER'
  | 'ROOM'
  | 'TOPIC';

/**
 * A campaign of other firms, as far as grants show it: what `sharedFields` does not name is null.
 * Whom the viewer's firm need not know is named, and no more.
 */
export type SharedCampaign = {
  __typename?: 'SharedCampaign';
  budget: Maybe<Array<SharedCampaignBudgetLine>>;
  endsOn: Maybe<Scalars['Date']['output']>;
  goal: Maybe<Scalars['String']['output']>;
  grants: Array<RecordGrant>;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** The firm that shows it. */
  organization: Organization;
  sharedFields: Array<Scalars['String']['output']>;
  startsOn: Maybe<Scalars['Date']['output']>;
  status: Maybe<CampaignStatus>;
  tasks: Maybe<Array<SharedCampaignTask>>;
  updatedAt: Scalars['DateTime']['output'];
  verbs: Array<GrantVerb>;
  viewerCanShare: Scalars['Boolean']['output'];
};

export type SharedCampaignBudgetLine = {
  __typename?: 'SharedCampaignBudgetLine';
  amount: Money;
  id: Scalars['ID']['output'];
  label: Scalars['String']['output'];
  payerName: Scalars['String']['output'];
};

export type SharedCampaignConnection = {
  __typename?: 'SharedCampaignConnection';
  nodes: Array<SharedCampaign>;
  pageInfo: PageInfo;
};

export type SharedCampaignTask = {
  __typename?: 'SharedCampaignTask';
  assigneeName: Maybe<Scalars['String']['output']>;
  dueOn: Maybe<Scalars['Date']['output']>;
  id: Scalars['ID']['output'];
  isDone: Scalars['Boolean']['output'];
  title: Scalars['String']['output'];
};

/** Its writer by name: the reader need not know their firm. */
export type SharedChatMessage = {
  __typename?: 'SharedChatMessage';
  authorFirm: Scalars['String']['output'];
  authorName: Scalars['String']['output'];
  bodyHtml: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  isOwn: Scalars['Boolean']['output'];
  seq: Scalars['Int']['output'];
};

export type SharedChatMessageConnection = {
  __typename?: 'SharedChatMessageConnection';
  nodes: Array<SharedChatMessage>;
  pageInfo: PageInfo;
};

/** Another partnership's deal, as far as one of its firms shares it; what no grant names is null. */
export type SharedDeal = {
  __typename?: 'SharedDeal';
  amount: Maybe<Money>;
  closeDate: Maybe<Scalars['Date']['output']>;
  grants: Array<RecordGrant>;
  id: Scalars['ID']['output'];
  number: Maybe<Scalars['String']['output']>;
  /** Who shares it. */
  organization: Organization;
  probability: Maybe<Scalars['Int']['output']>;
  sharedFields: Array<Scalars['String']['output']>;
  stage: Maybe<DealStage>;
  title: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
  verbs: Array<GrantVerb>;
  viewerCanShare: Scalars['Boolean']['output'];
};

export type SharedDealConnection = {
  __typename?: 'SharedDealConnection';
  nodes: Array<SharedDeal>;
  pageInfo: PageInfo;
};

/** Its writer by name: the reader need not know their firm. */
export type SharedPost = {
  __typename?: 'SharedPost';
  authorFirm: Scalars['String']['output'];
  authorName: Scalars['String']['output'];
  bodyHtml: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  editedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  isOwn: Scalars['Boolean']['output'];
  no: Scalars['Int']['output'];
};

export type SharedPostConnection = {
  __typename?: 'SharedPostConnection';
  nodes: Array<SharedPost>;
  pageInfo: PageInfo;
};

/** An order of other firms, as far as grants show it: what `sharedFields` does not name is null. `prices` opens currency, total and what lines cost. */
export type SharedPurchaseOrder = {
  __typename?: 'SharedPurchaseOrder';
  buyerName: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  currency: Maybe<Scalars['String']['output']>;
  grants: Array<RecordGrant>;
  id: Scalars['ID']['output'];
  issuedOn: Maybe<Scalars['Date']['output']>;
  lines: Maybe<Array<SharedPurchaseOrderLine>>;
  notes: Maybe<Array<Scalars['String']['output']>>;
  number: Scalars['String']['output'];
  /** The firm that shows it. */
  organization: Organization;
  requestedDeliveryOn: Maybe<Scalars['Date']['output']>;
  sharedFields: Array<Scalars['String']['output']>;
  shipToName: Maybe<Scalars['String']['output']>;
  supplierName: Maybe<Scalars['String']['output']>;
  total: Maybe<Scalars['Decimal']['output']>;
  verbs: Array<GrantVerb>;
  viewerCanShare: Scalars['Boolean']['output'];
};

export type SharedPurchaseOrderConnection = {
  __typename?: 'SharedPurchaseOrderConnection';
  nodes: Array<SharedPurchaseOrder>;
  pageInfo: PageInfo;
};

export type SharedPurchaseOrderLine = {
  __typename?: 'SharedPurchaseOrderLine';
  amount: Maybe<Scalars['Decimal']['output']>;
  buyerItem: Maybe<Scalars['String']['output']>;
  description: Maybe<Scalars['String']['output']>;
  gtin: Maybe<Scalars['String']['output']>;
  number: Scalars['String']['output'];
  priceBasis: Maybe<Scalars['Decimal']['output']>;
  quantity: Scalars['Decimal']['output'];
  requestedDeliveryOn: Maybe<Scalars['Date']['output']>;
  supplierItem: Maybe<Scalars['String']['output']>;
  unit: Scalars['String']['output'];
  unitPrice: Maybe<Scalars['Decimal']['output']>;
};

export type SharedRecord = {
  __typename?: 'SharedRecord';
  recordId: Scalars['ID']['output'];
  recordType: ShareableType;
};

/** A room of other firms, as far as grants show it. `messages` opens all that is said of them, the newest first. */
export type SharedRoom = {
  __typename?: 'SharedRoom';
  grants: Array<RecordGrant>;
  id: Scalars['ID']['output'];
  lastMessageAt: Maybe<Scalars['DateTime']['output']>;
  lastSeq: Maybe<Scalars['Int']['output']>;
  messages: Maybe<SharedChatMessageConnection>;
  /** The firm that shows it. */
  organization: Organization;
  sharedFields: Array<Scalars['String']['output']>;
  title: Scalars['String']['output'];
  verbs: Array<GrantVerb>;
  viewerCanShare: Scalars['Boolean']['output'];
  viewerCanWrite: Scalars['Boolean']['output'];
};


/** A room of other firms, as far as grants show it. `messages` opens all that is said of them, the newest first. */
export type SharedRoomMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type SharedRoomConnection = {
  __typename?: 'SharedRoomConnection';
  nodes: Array<SharedRoom>;
  pageInfo: PageInfo;
};

/** A topic of other firms, as far as grants show it: what `sharedFields` does not name is null. `posts` opens all that is said of them. */
export type SharedTopic = {
  __typename?: 'SharedTopic';
  acceptedPostId: Maybe<Scalars['ID']['output']>;
  grants: Array<RecordGrant>;
  id: Scalars['ID']['output'];
  isLocked: Maybe<Scalars['Boolean']['output']>;
  kind: Maybe<TopicKind>;
  lastPostAt: Maybe<Scalars['DateTime']['output']>;
  /** The firm that shows it. */
  organization: Organization;
  postCount: Maybe<Scalars['Int']['output']>;
  posts: Maybe<SharedPostConnection>;
  sharedFields: Array<Scalars['String']['output']>;
  title: Scalars['String']['output'];
  verbs: Array<GrantVerb>;
  viewerCanReply: Scalars['Boolean']['output'];
  viewerCanShare: Scalars['Boolean']['output'];
};


/** A topic of other firms, as far as grants show it: what `sharedFields` does not name is null. `posts` opens all that is said of them. */
export type SharedTopicPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type SharedTopicConnection = {
  __typename?: 'SharedTopicConnection';
  nodes: Array<SharedTopic>;
  pageInfo: PageInfo;
};

export type SignDocumentResult = DocumentProposalClosed | DocumentSigned;

export type SignersReminded = {
  __typename?: 'SignersReminded';
  /** People who got a mail; none when they were reminded today already. */
  count: Scalars['Int']['output'];
};

export type StartAccountImportResult = AccountImportStarted | UnusableMapping;

export type StartCampaignInput = {
  endsOn?: InputMaybe<Scalars['Date']['input']>;
  goal?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  partnershipId: Scalars['ID']['input'];
  startsOn?: InputMaybe<Scalars['Date']['input']>;
};

export type StartCampaignResult = CampaignStarted | PartnershipNotActive;

export type StartTopicInput = {
  body: Scalars['String']['input'];
  /** Made by the client (UUID): sending twice posts once. */
  clientPostId: Scalars['ID']['input'];
  kind: TopicKind;
  partnershipId: Scalars['ID']['input'];
  title: Scalars['String']['input'];
};

/**
 * A file on a record. Send one as the body of `POST /files/upload?name=…` (at most 50 MB), then give the `fileId` of the answer
 * to the record it belongs to. Who may see the record may get it, for as long as they may.
 */
export type StoredFile = {
  __typename?: 'StoredFile';
  byteSize: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** What the bytes are, found in the bytes. */
  mediaType: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** Where it is downloaded, with the session of whoever asks. */
  path: Scalars['String']['output'];
  /** In hexadecimal digits. */
  sha256: Scalars['String']['output'];
};

export type Subscription = {
  __typename?: 'Subscription';
  accountImportChanged: AccountImport;
  campaignChanged: Campaign;
  /** A deal the viewer may see was opened, moved or edited, or has a new activity or order. */
  dealChanged: Deal;
  /** An enrolment, its tier or its figures changed. */
  enrolmentChanged: ProgramEnrolment;
  /** A grant given or received was proposed, changed, revoked, has ended, or was filled further. */
  grantChanged: RecordGrantEvent;
  interchangeReceived: Interchange;
  orderReceived: PurchaseOrder;
  partnershipEventAdded: PartnershipEvent;
  /** A program or its terms changed. */
  programChanged: Program;
  /** What another firm's record shows may have changed: read it again. That a grant ended `grantChanged` tells. */
  sharedRecordChanged: SharedRecord;
  /** A topic was started, answered or changed. */
  topicChanged: Topic;
};


export type SubscriptionAccountImportChangedArgs = {
  id: Scalars['ID']['input'];
};


export type SubscriptionCampaignChangedArgs = {
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
};


export type SubscriptionDealChangedArgs = {
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
};


export type SubscriptionInterchangeReceivedArgs = {
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
};


export type SubscriptionOrderReceivedArgs = {
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
};


export type SubscriptionPartnershipEventAddedArgs = {
  partnershipId: Scalars['ID']['input'];
};


export type SubscriptionProgramChangedArgs = {
  programId?: InputMaybe<Scalars['ID']['input']>;
};


export type SubscriptionSharedRecordChangedArgs = {
  recordId: Scalars['ID']['input'];
  recordType: ShareableType;
};


export type SubscriptionTopicChangedArgs = {
  partnershipId?: InputMaybe<Scalars['ID']['input']>;
};

export type TierChangeCause =
  | 'ENDED'
  | 'FIGURES'
  | 'OVERRIDE'
  | 'TERMS';

export type TierOverride = {
  __typename?: 'TierOverride';
  by: Maybe<Member>;
  reason: Scalars['String']['output'];
  tierKey: Scalars['ID']['output'];
  until: Scalars['Date']['output'];
};

export type TierStanding = {
  __typename?: 'TierStanding';
  criteria: Array<CriterionStanding>;
  isMet: Scalars['Boolean']['output'];
  tier: ProgramTier;
};

export type Topic = {
  __typename?: 'Topic';
  acceptedPostId: Maybe<Scalars['ID']['output']>;
  author: Member;
  createdAt: Scalars['DateTime']['output'];
  /** The grants that show it to firms outside. */
  grants: Array<RecordGrant>;
  id: Scalars['ID']['output'];
  isLocked: Scalars['Boolean']['output'];
  isPinned: Scalars['Boolean']['output'];
  kind: TopicKind;
  lastPost: Maybe<Post>;
  lastPostAt: Scalars['DateTime']['output'];
  partnership: Partnership;
  postCount: Scalars['Int']['output'];
  posts: PostConnection;
  title: Scalars['String']['output'];
  unreadCount: Scalars['Int']['output'];
  viewerCanModerate: Scalars['Boolean']['output'];
  viewerCanReply: Scalars['Boolean']['output'];
  viewerCanShare: Scalars['Boolean']['output'];
};


export type TopicPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type TopicConnection = {
  __typename?: 'TopicConnection';
  nodes: Array<Topic>;
  pageInfo: PageInfo;
};

export type TopicKind =
  | 'ANNOUNCEMENT'
  | 'DISCUSSION'
  | 'IDEA'
  | 'QUESTION';

/** A moderator closed the topic. */
export type TopicLocked = UserError & {
  __typename?: 'TopicLocked';
  message: Scalars['String']['output'];
  topic: Topic;
};

export type TopicReplied = {
  __typename?: 'TopicReplied';
  post: Post;
  topic: Topic;
};

export type TopicStarted = {
  __typename?: 'TopicStarted';
  topic: Topic;
};

export type TradingIdentity = {
  __typename?: 'TradingIdentity';
  id: Scalars['ID']['output'];
  identifier: Scalars['String']['output'];
  organization: Organization;
  /** X12 ISA05/07 or UNB 0007; empty when none is used. */
  qualifier: Scalars['String']['output'];
};

export type TradingIdentityAdded = {
  __typename?: 'TradingIdentityAdded';
  agreement: TradingPartnerAgreement;
};

/** How the two firms of a partnership are named in their systems' envelopes, and where orders land. */
export type TradingPartnerAgreement = {
  __typename?: 'TradingPartnerAgreement';
  /** The deal that orders without a deal number belong to. */
  defaultDeal: Maybe<Deal>;
  identities: Array<TradingIdentity>;
  partnership: Partnership;
};

/** From how many exported rows on a second person has to agree. */
export type TwoPersonRule = {
  __typename?: 'TwoPersonRule';
  exportRows: Scalars['Int']['output'];
  /** 0 until the firm set its own. */
  version: Scalars['Int']['output'];
};

export type TwoPersonRuleSet = {
  __typename?: 'TwoPersonRuleSet';
  rule: TwoPersonRule;
};

/** The mapping cannot work; says what to change. */
export type UnusableMapping = UserError & {
  __typename?: 'UnusableMapping';
  message: Scalars['String']['output'];
};

export type UpdateAccountInput = {
  accountId: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  /** The whole set of editable values; a missing one is emptied. */
  values: AccountInput;
};

export type UpdateAccountResult = AccountChanged | AccountUpdated;

export type UpdatePreferencesInput = {
  colorMode?: InputMaybe<ColorMode>;
  locale?: InputMaybe<Scalars['String']['input']>;
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** Something a person can act on. Every refusal that is part of the work is a type of its own with this face. */
export type UserError = {
  message: Scalars['String']['output'];
};

/**
 * A person reads as a firm of one of their partnerships does: what their own firm lets it see, and joint records, nothing else.
 * Send its id with the header `enishi-view-as`. It is read-only, logged, and ends by itself after an hour.
 */
export type ViewAs = {
  __typename?: 'ViewAs';
  createdAt: Scalars['DateTime']['output'];
  endsAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  isOver: Scalars['Boolean']['output'];
  member: Maybe<Member>;
  /** The firm that is looked at. */
  organization: Organization;
  partnership: Partnership;
  /** Both null: what everybody there sees. */
  role: Maybe<MemberRole>;
};

export type ViewAsInput = {
  memberId?: InputMaybe<Scalars['ID']['input']>;
  /** Another firm of that partnership. */
  organizationId: Scalars['ID']['input'];
  partnershipId: Scalars['ID']['input'];
  /** What this role sees there, or this person; neither: what everybody there sees. */
  role?: InputMaybe<MemberRole>;
};

/** The signed-in person, acting for one of their firms. */
export type Viewer = {
  __typename?: 'Viewer';
  canImport: Scalars['Boolean']['output'];
  canInvitePartners: Scalars['Boolean']['output'];
  canManageExchange: Scalars['Boolean']['output'];
  canManageOrganization: Scalars['Boolean']['output'];
  canViewAs: Scalars['Boolean']['output'];
  colorMode: ColorMode;
  email: Scalars['String']['output'];
  isEmailConfirmed: Scalars['Boolean']['output'];
  /** BCP 47: en or ja. */
  locale: Scalars['String']['output'];
  /** Null until the person registers or joins a firm. */
  member: Maybe<Member>;
  memberships: Array<Member>;
  name: Scalars['String']['output'];
  organization: Maybe<Organization>;
  personId: Scalars['ID']['output'];
  /** IANA name, e.g. Asia/Tokyo. */
  timeZone: Scalars['String']['output'];
};

export type WithdrawDocumentResult = DocumentProposalClosed | DocumentProposalWithdrawn;



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptInvitationResult: ResolverTypeWrapper<unknown>;
  Account: ResolverTypeWrapper<unknown>;
  AccountChanged: ResolverTypeWrapper<unknown>;
  AccountConnection: ResolverTypeWrapper<unknown>;
  AccountCreated: ResolverTypeWrapper<unknown>;
  AccountField: ResolverTypeWrapper<unknown>;
  AccountImport: ResolverTypeWrapper<unknown>;
  AccountImportColumn: ResolverTypeWrapper<unknown>;
  AccountImportError: ResolverTypeWrapper<unknown>;
  AccountImportMappingInput: ResolverTypeWrapper<unknown>;
  AccountImportOutcome: ResolverTypeWrapper<unknown>;
  AccountImportPreview: ResolverTypeWrapper<unknown>;
  AccountImportPreviewRow: ResolverTypeWrapper<unknown>;
  AccountImportStarted: ResolverTypeWrapper<unknown>;
  AccountImportStatus: ResolverTypeWrapper<unknown>;
  AccountImportUndone: ResolverTypeWrapper<unknown>;
  AccountImportValue: ResolverTypeWrapper<unknown>;
  AccountInput: ResolverTypeWrapper<unknown>;
  AccountNotShared: ResolverTypeWrapper<unknown>;
  AccountScope: ResolverTypeWrapper<unknown>;
  AccountUpdated: ResolverTypeWrapper<unknown>;
  AddTradingIdentityInput: ResolverTypeWrapper<unknown>;
  AddTradingIdentityResult: ResolverTypeWrapper<unknown>;
  AlreadyPartners: ResolverTypeWrapper<unknown>;
  AlreadyShared: ResolverTypeWrapper<unknown>;
  AnswerProposalResult: ResolverTypeWrapper<unknown>;
  ApiKey: ResolverTypeWrapper<unknown>;
  ApiKeyCreated: ResolverTypeWrapper<unknown>;
  ApiKeyRevoked: ResolverTypeWrapper<unknown>;
  ApiKeyScope: ResolverTypeWrapper<unknown>;
  ApplyToProgramInput: ResolverTypeWrapper<unknown>;
  ApplyToProgramResult: ResolverTypeWrapper<unknown>;
  AuditEntry: ResolverTypeWrapper<unknown>;
  AuditEntryConnection: ResolverTypeWrapper<unknown>;
  AuditKind: ResolverTypeWrapper<unknown>;
  Boolean: ResolverTypeWrapper<unknown>;
  Campaign: ResolverTypeWrapper<unknown>;
  CampaignBudgetLine: ResolverTypeWrapper<unknown>;
  CampaignBudgetLineInput: ResolverTypeWrapper<unknown>;
  CampaignBudgetTotal: ResolverTypeWrapper<unknown>;
  CampaignChanged: ResolverTypeWrapper<unknown>;
  CampaignConnection: ResolverTypeWrapper<unknown>;
  CampaignEdited: ResolverTypeWrapper<unknown>;
  CampaignStarted: ResolverTypeWrapper<unknown>;
  CampaignStatus: ResolverTypeWrapper<unknown>;
  CampaignTask: ResolverTypeWrapper<unknown>;
  CampaignTaskInput: ResolverTypeWrapper<unknown>;
  CappedCount: ResolverTypeWrapper<unknown>;
  CertificationInput: ResolverTypeWrapper<unknown>;
  ChangeGrantInput: ResolverTypeWrapper<unknown>;
  ChangeGrantResult: ResolverTypeWrapper<unknown>;
  ChangeOpen: ResolverTypeWrapper<unknown>;
  ChangePartnershipStatusInput: ResolverTypeWrapper<unknown>;
  ChangePartnershipStatusResult: ResolverTypeWrapper<unknown>;
  ChangeProgramTermsInput: ResolverTypeWrapper<unknown>;
  ChangeProposed: ResolverTypeWrapper<unknown>;
  ChangeReadingBudgetInput: ResolverTypeWrapper<unknown>;
  ChangeReadingBudgetResult: ResolverTypeWrapper<unknown>;
  ChangeTwoPersonRuleInput: ResolverTypeWrapper<unknown>;
  ChangeTwoPersonRuleResult: ResolverTypeWrapper<unknown>;
  ChatMessage: ResolverTypeWrapper<unknown>;
  ChatMessagePage: ResolverTypeWrapper<unknown>;
  ColorMode: ResolverTypeWrapper<unknown>;
  ColumnMappingInput: ResolverTypeWrapper<unknown>;
  Contact: ResolverTypeWrapper<unknown>;
  ContactInput: ResolverTypeWrapper<unknown>;
  CreateApiKeyInput: ResolverTypeWrapper<unknown>;
  CreateProgramInput: ResolverTypeWrapper<unknown>;
  CriterionStanding: ResolverTypeWrapper<unknown>;
  Date: ResolverTypeWrapper<unknown>;
  DateTime: ResolverTypeWrapper<unknown>;
  Deal: ResolverTypeWrapper<unknown>;
  DealActivity: ResolverTypeWrapper<unknown>;
  DealActivityConnection: ResolverTypeWrapper<unknown>;
  DealActivityKind: ResolverTypeWrapper<unknown>;
  DealActivityLogged: ResolverTypeWrapper<unknown>;
  DealChanged: ResolverTypeWrapper<unknown>;
  DealConnection: ResolverTypeWrapper<unknown>;
  DealEdited: ResolverTypeWrapper<unknown>;
  DealMoved: ResolverTypeWrapper<unknown>;
  DealOpened: ResolverTypeWrapper<unknown>;
  DealParticipant: ResolverTypeWrapper<unknown>;
  DealStage: ResolverTypeWrapper<unknown>;
  DealStageSummary: ResolverTypeWrapper<unknown>;
  DecideExportInput: ResolverTypeWrapper<unknown>;
  Decimal: ResolverTypeWrapper<unknown>;
  DocumentKind: ResolverTypeWrapper<unknown>;
  DocumentProposalClosed: ResolverTypeWrapper<unknown>;
  DocumentProposalOpen: ResolverTypeWrapper<unknown>;
  DocumentProposalWithdrawn: ResolverTypeWrapper<unknown>;
  DocumentProposed: ResolverTypeWrapper<unknown>;
  DocumentSignature: ResolverTypeWrapper<unknown>;
  DocumentSigned: ResolverTypeWrapper<unknown>;
  DocumentVersion: ResolverTypeWrapper<unknown>;
  DocumentVersionStatus: ResolverTypeWrapper<unknown>;
  EditCampaignInput: ResolverTypeWrapper<unknown>;
  EditCampaignResult: ResolverTypeWrapper<unknown>;
  EditDealInput: ResolverTypeWrapper<unknown>;
  EditDealResult: ResolverTypeWrapper<unknown>;
  EditEnrolmentResult: ResolverTypeWrapper<unknown>;
  EditProgramInput: ResolverTypeWrapper<unknown>;
  EditProgramResult: ResolverTypeWrapper<unknown>;
  EnrolmentAlreadyOpened: ResolverTypeWrapper<unknown>;
  EnrolmentChanged: ResolverTypeWrapper<unknown>;
  EnrolmentEdited: ResolverTypeWrapper<unknown>;
  EnrolmentOpened: ResolverTypeWrapper<unknown>;
  EnrolmentStatus: ResolverTypeWrapper<unknown>;
  ExitChoice: ResolverTypeWrapper<unknown>;
  ExitChoiceInput: ResolverTypeWrapper<unknown>;
  ExitClosed: ResolverTypeWrapper<unknown>;
  ExitPlanned: ResolverTypeWrapper<unknown>;
  ExitStatus: ResolverTypeWrapper<unknown>;
  ExportFormat: ResolverTypeWrapper<unknown>;
  ExportNeedsApproval: ResolverTypeWrapper<unknown>;
  ExportRecordType: ResolverTypeWrapper<unknown>;
  ExportRequested: ResolverTypeWrapper<unknown>;
  ExportStatus: ResolverTypeWrapper<unknown>;
  FieldReason: ResolverTypeWrapper<unknown>;
  FilterCondition: ResolverTypeWrapper<unknown>;
  FilterConditionInput: ResolverTypeWrapper<unknown>;
  FilterOperator: ResolverTypeWrapper<unknown>;
  FilterShared: ResolverTypeWrapper<unknown>;
  FirmExitChoice: ResolverTypeWrapper<unknown>;
  GrantChanged: ResolverTypeWrapper<unknown>;
  GrantConsent: ResolverTypeWrapper<unknown>;
  GrantEdited: ResolverTypeWrapper<unknown>;
  GrantFilling: ResolverTypeWrapper<unknown>;
  GrantPreview: ResolverTypeWrapper<unknown>;
  GrantScope: ResolverTypeWrapper<unknown>;
  GrantStatus: ResolverTypeWrapper<unknown>;
  GrantTemplate: ResolverTypeWrapper<unknown>;
  GrantTemplateChanged: ResolverTypeWrapper<unknown>;
  GrantTemplateInput: ResolverTypeWrapper<unknown>;
  GrantTemplateSaved: ResolverTypeWrapper<unknown>;
  GrantVerb: ResolverTypeWrapper<unknown>;
  GrantsRevoked: ResolverTypeWrapper<unknown>;
  HandOverInput: ResolverTypeWrapper<unknown>;
  HistoryRecordType: ResolverTypeWrapper<unknown>;
  ID: ResolverTypeWrapper<unknown>;
  IdentifierTaken: ResolverTypeWrapper<unknown>;
  Int: ResolverTypeWrapper<unknown>;
  Interchange: ResolverTypeWrapper<unknown>;
  InterchangeConnection: ResolverTypeWrapper<unknown>;
  InterchangeElement: ResolverTypeWrapper<unknown>;
  InterchangeFault: ResolverTypeWrapper<unknown>;
  InterchangeMessage: ResolverTypeWrapper<unknown>;
  InterchangeSegment: ResolverTypeWrapper<unknown>;
  InterchangeStatus: ResolverTypeWrapper<unknown>;
  InvitationAccepted: ResolverTypeWrapper<unknown>;
  InvitationClosed: ResolverTypeWrapper<unknown>;
  InvitationLink: ResolverTypeWrapper<unknown>;
  InvitationStatus: ResolverTypeWrapper<unknown>;
  InvitePartnerInput: ResolverTypeWrapper<unknown>;
  InvitePartnerResult: ResolverTypeWrapper<unknown>;
  InviteToProgramInput: ResolverTypeWrapper<unknown>;
  InviteToProgramResult: ResolverTypeWrapper<unknown>;
  JointRecord: ResolverTypeWrapper<unknown>;
  JointRecordConnection: ResolverTypeWrapper<unknown>;
  LedgerCheck: ResolverTypeWrapper<unknown>;
  LedgerDisclosure: ResolverTypeWrapper<unknown>;
  LedgerEntry: ResolverTypeWrapper<unknown>;
  LedgerEntryConnection: ResolverTypeWrapper<unknown>;
  LedgerFault: ResolverTypeWrapper<unknown>;
  LedgerFaultKind: ResolverTypeWrapper<unknown>;
  LedgerHead: ResolverTypeWrapper<unknown>;
  LedgerHeadConnection: ResolverTypeWrapper<unknown>;
  LedgerRecordType: ResolverTypeWrapper<unknown>;
  LogDealActivityInput: ResolverTypeWrapper<unknown>;
  LookedAfter: ResolverTypeWrapper<unknown>;
  Member: ResolverTypeWrapper<unknown>;
  MemberHandedOver: ResolverTypeWrapper<unknown>;
  MemberRole: ResolverTypeWrapper<unknown>;
  MinorUnits: ResolverTypeWrapper<unknown>;
  Money: ResolverTypeWrapper<unknown>;
  MoneyInput: ResolverTypeWrapper<unknown>;
  MoveDealInput: ResolverTypeWrapper<unknown>;
  MoveDealResult: ResolverTypeWrapper<unknown>;
  MoveDirection: ResolverTypeWrapper<unknown>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OpenDealInput: ResolverTypeWrapper<unknown>;
  OpenDealResult: ResolverTypeWrapper<unknown>;
  OpenRoomInput: ResolverTypeWrapper<unknown>;
  Organization: ResolverTypeWrapper<unknown>;
  OrganizationRegistered: ResolverTypeWrapper<unknown>;
  PageInfo: ResolverTypeWrapper<unknown>;
  PartnerInvited: ResolverTypeWrapper<unknown>;
  Partnership: ResolverTypeWrapper<unknown>;
  PartnershipArchive: ResolverTypeWrapper<unknown>;
  PartnershipChanged: ResolverTypeWrapper<unknown>;
  PartnershipConnection: ResolverTypeWrapper<unknown>;
  PartnershipConsent: ResolverTypeWrapper<unknown>;
  PartnershipContact: ResolverTypeWrapper<unknown>;
  PartnershipContactChanged: ResolverTypeWrapper<unknown>;
  PartnershipContactInput: ResolverTypeWrapper<unknown>;
  PartnershipContactRole: ResolverTypeWrapper<unknown>;
  PartnershipContactSaved: ResolverTypeWrapper<unknown>;
  PartnershipDocument: ResolverTypeWrapper<unknown>;
  PartnershipDocumentConnection: ResolverTypeWrapper<unknown>;
  PartnershipEvent: ResolverTypeWrapper<unknown>;
  PartnershipEventConnection: ResolverTypeWrapper<unknown>;
  PartnershipExit: ResolverTypeWrapper<unknown>;
  PartnershipInvitation: ResolverTypeWrapper<unknown>;
  PartnershipLeft: ResolverTypeWrapper<unknown>;
  PartnershipNotActive: ResolverTypeWrapper<unknown>;
  PartnershipParty: ResolverTypeWrapper<unknown>;
  PartnershipProposal: ResolverTypeWrapper<unknown>;
  PartnershipRecords: ResolverTypeWrapper<unknown>;
  PartnershipRole: ResolverTypeWrapper<unknown>;
  PartnershipStatus: ResolverTypeWrapper<unknown>;
  PartnershipStatusChanged: ResolverTypeWrapper<unknown>;
  PersonErased: ResolverTypeWrapper<unknown>;
  Plan: ResolverTypeWrapper<unknown>;
  PlanConnection: ResolverTypeWrapper<unknown>;
  PlanExitInput: ResolverTypeWrapper<unknown>;
  PlanExitResult: ResolverTypeWrapper<unknown>;
  Post: ResolverTypeWrapper<unknown>;
  PostConnection: ResolverTypeWrapper<unknown>;
  PreviewAccountImportResult: ResolverTypeWrapper<unknown>;
  PreviewGrantInput: ResolverTypeWrapper<unknown>;
  PreviewRecord: ResolverTypeWrapper<unknown>;
  PreviewValue: ResolverTypeWrapper<unknown>;
  Program: ResolverTypeWrapper<unknown>;
  ProgramCertification: ResolverTypeWrapper<unknown>;
  ProgramChanged: ResolverTypeWrapper<unknown>;
  ProgramConnection: ResolverTypeWrapper<unknown>;
  ProgramCreated: ResolverTypeWrapper<unknown>;
  ProgramCriterion: ResolverTypeWrapper<unknown>;
  ProgramEdited: ResolverTypeWrapper<unknown>;
  ProgramEnrolment: ResolverTypeWrapper<unknown>;
  ProgramEnrolmentConnection: ResolverTypeWrapper<unknown>;
  ProgramMove: ResolverTypeWrapper<unknown>;
  ProgramRequirement: ResolverTypeWrapper<unknown>;
  ProgramRequirementInput: ResolverTypeWrapper<unknown>;
  ProgramStageName: ResolverTypeWrapper<unknown>;
  ProgramStageNameInput: ResolverTypeWrapper<unknown>;
  ProgramTerms: ResolverTypeWrapper<unknown>;
  ProgramTermsPreview: ResolverTypeWrapper<unknown>;
  ProgramTier: ResolverTypeWrapper<unknown>;
  ProgramTierChange: ResolverTypeWrapper<unknown>;
  ProgramTierChangeConnection: ResolverTypeWrapper<unknown>;
  ProgramTierInput: ResolverTypeWrapper<unknown>;
  ProposalAnswered: ResolverTypeWrapper<unknown>;
  ProposalClosed: ResolverTypeWrapper<unknown>;
  ProposalKind: ResolverTypeWrapper<unknown>;
  ProposalStatus: ResolverTypeWrapper<unknown>;
  ProposeChangeResult: ResolverTypeWrapper<unknown>;
  ProposeDocumentInput: ResolverTypeWrapper<unknown>;
  ProposeDocumentResult: ResolverTypeWrapper<unknown>;
  ProposeDocumentVersionInput: ResolverTypeWrapper<unknown>;
  ProposeFirmInput: ResolverTypeWrapper<unknown>;
  ProtectionChanged: ResolverTypeWrapper<unknown>;
  PurchaseOrder: ResolverTypeWrapper<unknown>;
  PurchaseOrderConnection: ResolverTypeWrapper<unknown>;
  PurchaseOrderLine: ResolverTypeWrapper<unknown>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReadingBudget: ResolverTypeWrapper<unknown>;
  ReadingBudgetSet: ResolverTypeWrapper<unknown>;
  ReadingToday: ResolverTypeWrapper<unknown>;
  RecordExport: ResolverTypeWrapper<unknown>;
  RecordExportConnection: ResolverTypeWrapper<unknown>;
  RecordGrant: ResolverTypeWrapper<unknown>;
  RecordGrantConnection: ResolverTypeWrapper<unknown>;
  RecordGrantEvent: ResolverTypeWrapper<unknown>;
  RecordOutcome: ResolverTypeWrapper<unknown>;
  RecordShared: ResolverTypeWrapper<unknown>;
  RecordVersion: ResolverTypeWrapper<unknown>;
  RecordVersionConnection: ResolverTypeWrapper<unknown>;
  RecordsShared: ResolverTypeWrapper<unknown>;
  RegisterOrganizationInput: ResolverTypeWrapper<unknown>;
  ReplyToTopicInput: ResolverTypeWrapper<unknown>;
  ReplyToTopicResult: ResolverTypeWrapper<unknown>;
  RequestExportInput: ResolverTypeWrapper<unknown>;
  RequestExportResult: ResolverTypeWrapper<unknown>;
  RestoreValuesInput: ResolverTypeWrapper<unknown>;
  Room: ResolverTypeWrapper<unknown>;
  SaveGrantTemplateResult: ResolverTypeWrapper<unknown>;
  SavePartnershipContactResult: ResolverTypeWrapper<unknown>;
  SearchHit: ResolverTypeWrapper<unknown>;
  SearchHitKind: ResolverTypeWrapper<unknown>;
  SendMessageInput: ResolverTypeWrapper<unknown>;
  SetTierInput: ResolverTypeWrapper<unknown>;
  ShareFilterInput: ResolverTypeWrapper<unknown>;
  ShareFilterResult: ResolverTypeWrapper<unknown>;
  ShareOutcome: ResolverTypeWrapper<unknown>;
  ShareRecordInput: ResolverTypeWrapper<unknown>;
  ShareRecordResult: ResolverTypeWrapper<unknown>;
  ShareRecordsInput: ResolverTypeWrapper<unknown>;
  ShareRecordsResult: ResolverTypeWrapper<unknown>;
  ShareableField: ResolverTypeWrapper<unknown>;
  ShareableType: ResolverTypeWrapper<unknown>;
  SharedCampaign: ResolverTypeWrapper<unknown>;
  SharedCampaignBudgetLine: ResolverTypeWrapper<unknown>;
  SharedCampaignConnection: ResolverTypeWrapper<unknown>;
  SharedCampaignTask: ResolverTypeWrapper<unknown>;
  SharedChatMessage: ResolverTypeWrapper<unknown>;
  SharedChatMessageConnection: ResolverTypeWrapper<unknown>;
  SharedDeal: ResolverTypeWrapper<unknown>;
  SharedDealConnection: ResolverTypeWrapper<unknown>;
  SharedPost: ResolverTypeWrapper<unknown>;
  SharedPostConnection: ResolverTypeWrapper<unknown>;
  SharedPurchaseOrder: ResolverTypeWrapper<unknown>;
  SharedPurchaseOrderConnection: ResolverTypeWrapper<unknown>;
  SharedPurchaseOrderLine: ResolverTypeWrapper<unknown>;
  SharedRecord: ResolverTypeWrapper<unknown>;
  SharedRoom: ResolverTypeWrapper<unknown>;
  SharedRoomConnection: ResolverTypeWrapper<unknown>;
  SharedTopic: ResolverTypeWrapper<unknown>;
  SharedTopicConnection: ResolverTypeWrapper<unknown>;
  SignDocumentResult: ResolverTypeWrapper<unknown>;
  SignersReminded: ResolverTypeWrapper<unknown>;
  StartAccountImportResult: ResolverTypeWrapper<unknown>;
  StartCampaignInput: ResolverTypeWrapper<unknown>;
  StartCampaignResult: ResolverTypeWrapper<unknown>;
  StartTopicInput: ResolverTypeWrapper<unknown>;
  StoredFile: ResolverTypeWrapper<unknown>;
  String: ResolverTypeWrapper<unknown>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TierChangeCause: ResolverTypeWrapper<unknown>;
  TierOverride: ResolverTypeWrapper<unknown>;
  TierStanding: ResolverTypeWrapper<unknown>;
  Topic: ResolverTypeWrapper<unknown>;
  TopicConnection: ResolverTypeWrapper<unknown>;
  TopicKind: ResolverTypeWrapper<unknown>;
  TopicLocked: ResolverTypeWrapper<unknown>;
  TopicReplied: ResolverTypeWrapper<unknown>;
  TopicStarted: ResolverTypeWrapper<unknown>;
  TradingIdentity: ResolverTypeWrapper<unknown>;
  TradingIdentityAdded: ResolverTypeWrapper<unknown>;
  TradingPartnerAgreement: ResolverTypeWrapper<unknown>;
  TwoPersonRule: ResolverTypeWrapper<unknown>;
  TwoPersonRuleSet: ResolverTypeWrapper<unknown>;
  UnusableMapping: ResolverTypeWrapper<unknown>;
  UpdateAccountInput: ResolverTypeWrapper<unknown>;
  UpdateAccountResult: ResolverTypeWrapper<unknown>;
  UpdatePreferencesInput: ResolverTypeWrapper<unknown>;
  UserError: ResolverTypeWrapper<unknown>;
  ViewAs: ResolverTypeWrapper<unknown>;
  ViewAsInput: ResolverTypeWrapper<unknown>;
  Viewer: ResolverTypeWrapper<unknown>;
  WithdrawDocumentResult: ResolverTypeWrapper<unknown>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptInvitationResult: unknown;
  Account: unknown;
  AccountChanged: unknown;
  AccountConnection: unknown;
  AccountCreated: unknown;
  AccountImport: unknown;
  AccountImportColumn: unknown;
  AccountImportError: unknown;
  AccountImportMappingInput: unknown;
  AccountImportPreview: unknown;
  AccountImportPreviewRow: unknown;
  AccountImportStarted: unknown;
  AccountImportUndone: unknown;
  AccountImportValue: unknown;
  AccountInput: unknown;
  AccountNotShared: unknown;
  AccountUpdated: unknown;
  AddTradingIdentityInput: unknown;
  AddTradingIdentityResult: unknown;
  AlreadyPartners: unknown;
  AlreadyShared: unknown;
  AnswerProposalResult: unknown;
  ApiKey: unknown;
  ApiKeyCreated: unknown;
  ApiKeyRevoked: unknown;
  ApplyToProgramInput: unknown;
  ApplyToProgramResult: unknown;
  AuditEntry: unknown;
  AuditEntryConnection: unknown;
  Boolean: unknown;
  Campaign: unknown;
  CampaignBudgetLine: unknown;
  CampaignBudgetLineInput: unknown;
  CampaignBudgetTotal: unknown;
  CampaignChanged: unknown;
  CampaignConnection: unknown;
  CampaignEdited: unknown;
  CampaignStarted: unknown;
  CampaignTask: unknown;
  CampaignTaskInput: unknown;
  CappedCount: unknown;
  CertificationInput: unknown;
  ChangeGrantInput: unknown;
  ChangeGrantResult: unknown;
  ChangeOpen: unknown;
  ChangePartnershipStatusInput: unknown;
  ChangePartnershipStatusResult: unknown;
  ChangeProgramTermsInput: unknown;
  ChangeProposed: unknown;
  ChangeReadingBudgetInput: unknown;
  ChangeReadingBudgetResult: unknown;
  ChangeTwoPersonRuleInput: unknown;
  ChangeTwoPersonRuleResult: unknown;
  ChatMessage: unknown;
  ChatMessagePage: unknown;
  ColumnMappingInput: unknown;
  Contact: unknown;
  ContactInput: unknown;
  CreateApiKeyInput: unknown;
  CreateProgramInput: unknown;
  CriterionStanding: unknown;
  Date: unknown;
  DateTime: unknown;
  Deal: unknown;
  DealActivity: unknown;
  DealActivityConnection: unknown;
  DealActivityLogged: unknown;
  DealChanged: unknown;
  DealConnection: unknown;
  DealEdited: unknown;
  DealMoved: unknown;
  DealOpened: unknown;
  DealParticipant: unknown;
  DealStageSummary: unknown;
  DecideExportInput: unknown;
  Decimal: unknown;
  DocumentProposalClosed: unknown;
  DocumentProposalOpen: unknown;
  DocumentProposalWithdrawn: unknown;
  DocumentProposed: unknown;
  DocumentSignature: unknown;
  DocumentSigned: unknown;
  DocumentVersion: unknown;
  EditCampaignInput: unknown;
  EditCampaignResult: unknown;
  EditDealInput: unknown;
  EditDealResult: unknown;
  EditEnrolmentResult: unknown;
  EditProgramInput: unknown;
  EditProgramResult: unknown;
  EnrolmentAlreadyOpened: unknown;
  EnrolmentChanged: unknown;
  EnrolmentEdited: unknown;
  EnrolmentOpened: unknown;
  ExitChoiceInput: unknown;
  ExitClosed: unknown;
  ExitPlanned: unknown;
  ExportNeedsApproval: unknown;
  ExportRequested: unknown;
  FieldReason: unknown;
  FilterCondition: unknown;
  FilterConditionInput: unknown;
  FilterShared: unknown;
  FirmExitChoice: unknown;
  GrantChanged: unknown;
  GrantConsent: unknown;
  GrantEdited: unknown;
  GrantFilling: unknown;
  GrantPreview: unknown;
  GrantTemplate: unknown;
  GrantTemplateChanged: unknown;
  GrantTemplateInput: unknown;
  GrantTemplateSaved: unknown;
  GrantsRevoked: unknown;
  HandOverInput: unknown;
  ID: unknown;
  IdentifierTaken: unknown;
  Int: unknown;
  Interchange: unknown;
  InterchangeConnection: unknown;
  InterchangeElement: unknown;
  InterchangeFault: unknown;
  InterchangeMessage: unknown;
  InterchangeSegment: unknown;
  InvitationAccepted: unknown;
  InvitationClosed: unknown;
  InvitationLink: unknown;
  InvitePartnerInput: unknown;
  InvitePartnerResult: unknown;
  InviteToProgramInput: unknown;
  InviteToProgramResult: unknown;
  JointRecord: unknown;
  JointRecordConnection: unknown;
  LedgerCheck: unknown;
  LedgerDisclosure: unknown;
  LedgerEntry: unknown;
  LedgerEntryConnection: unknown;
  LedgerFault: unknown;
  LedgerHead: unknown;
  LedgerHeadConnection: unknown;
  LogDealActivityInput: unknown;
  LookedAfter: unknown;
  Member: unknown;
  MemberHandedOver: unknown;
  MinorUnits: unknown;
  Money: unknown;
  MoneyInput: unknown;
  MoveDealInput: unknown;
  MoveDealResult: unknown;
  Mutation: Record<PropertyKey, never>;
  OpenDealInput: unknown;
  OpenDealResult: unknown;
  OpenRoomInput: unknown;
  Organization: unknown;
  OrganizationRegistered: unknown;
  PageInfo: unknown;
  PartnerInvited: unknown;
  Partnership: unknown;
  PartnershipArchive: unknown;
  PartnershipChanged: unknown;
  PartnershipConnection: unknown;
  PartnershipConsent: unknown;
  PartnershipContact: unknown;
  PartnershipContactChanged: unknown;
  PartnershipContactInput: unknown;
  PartnershipContactSaved: unknown;
  PartnershipDocument: unknown;
  PartnershipDocumentConnection: unknown;
  PartnershipEvent: unknown;
  PartnershipEventConnection: unknown;
  PartnershipExit: unknown;
  PartnershipInvitation: unknown;
  PartnershipLeft: unknown;
  PartnershipNotActive: unknown;
  PartnershipParty: unknown;
  PartnershipProposal: unknown;
  PartnershipRecords: unknown;
  PartnershipStatusChanged: unknown;
  PersonErased: unknown;
  Plan: unknown;
  PlanConnection: unknown;
  PlanExitInput: unknown;
  PlanExitResult: unknown;
  Post: unknown;
  PostConnection: unknown;
  PreviewAccountImportResult: unknown;
  PreviewGrantInput: unknown;
  PreviewRecord: unknown;
  PreviewValue: unknown;
  Program: unknown;
  ProgramCertification: unknown;
  ProgramChanged: unknown;
  ProgramConnection: unknown;
  ProgramCreated: unknown;
  ProgramEdited: unknown;
  ProgramEnrolment: unknown;
  ProgramEnrolmentConnection: unknown;
  ProgramMove: unknown;
  ProgramRequirement: unknown;
  ProgramRequirementInput: unknown;
  ProgramStageName: unknown;
  ProgramStageNameInput: unknown;
  ProgramTerms: unknown;
  ProgramTermsPreview: unknown;
  ProgramTier: unknown;
  ProgramTierChange: unknown;
  ProgramTierChangeConnection: unknown;
  ProgramTierInput: unknown;
  ProposalAnswered: unknown;
  ProposalClosed: unknown;
  ProposeChangeResult: unknown;
  ProposeDocumentInput: unknown;
  ProposeDocumentResult: unknown;
  ProposeDocumentVersionInput: unknown;
  ProposeFirmInput: unknown;
  ProtectionChanged: unknown;
  PurchaseOrder: unknown;
  PurchaseOrderConnection: unknown;
  PurchaseOrderLine: unknown;
  Query: Record<PropertyKey, never>;
  ReadingBudget: unknown;
  ReadingBudgetSet: unknown;
  ReadingToday: unknown;
  RecordExport: unknown;
  RecordExportConnection: unknown;
  RecordGrant: unknown;
  RecordGrantConnection: unknown;
  RecordGrantEvent: unknown;
  RecordOutcome: unknown;
  RecordShared: unknown;
  RecordVersion: unknown;
  RecordVersionConnection: unknown;
  RecordsShared: unknown;
  RegisterOrganizationInput: unknown;
  ReplyToTopicInput: unknown;
  ReplyToTopicResult: unknown;
  RequestExportInput: unknown;
  RequestExportResult: unknown;
  RestoreValuesInput: unknown;
  Room: unknown;
  SaveGrantTemplateResult: unknown;
  SavePartnershipContactResult: unknown;
  SearchHit: unknown;
  SendMessageInput: unknown;
  SetTierInput: unknown;
  ShareFilterInput: unknown;
  ShareFilterResult: unknown;
  ShareRecordInput: unknown;
  ShareRecordResult: unknown;
  ShareRecordsInput: unknown;
  ShareRecordsResult: unknown;
  ShareableField: unknown;
  SharedCampaign: unknown;
  SharedCampaignBudgetLine: unknown;
  SharedCampaignConnection: unknown;
  SharedCampaignTask: unknown;
  SharedChatMessage: unknown;
  SharedChatMessageConnection: unknown;
  SharedDeal: unknown;
  SharedDealConnection: unknown;
  SharedPost: unknown;
  SharedPostConnection: unknown;
  SharedPurchaseOrder: unknown;
  SharedPurchaseOrderConnection: unknown;
  SharedPurchaseOrderLine: unknown;
  SharedRecord: unknown;
  SharedRoom: unknown;
  SharedRoomConnection: unknown;
  SharedTopic: unknown;
  SharedTopicConnection: unknown;
  SignDocumentResult: unknown;
  SignersReminded: unknown;
  StartAccountImportResult: unknown;
  StartCampaignInput: unknown;
  StartCampaignResult: unknown;
  StartTopicInput: unknown;
  StoredFile: unknown;
  String: unknown;
  Subscription: Record<PropertyKey, never>;
  TierOverride: unknown;
  TierStanding: unknown;
  Topic: unknown;
  TopicConnection: unknown;
  TopicLocked: unknown;
  TopicReplied: unknown;
  TopicStarted: unknown;
  TradingIdentity: unknown;
  TradingIdentityAdded: unknown;
  TradingPartnerAgreement: unknown;
  TwoPersonRule: unknown;
  TwoPersonRuleSet: unknown;
  UnusableMapping: unknown;
  UpdateAccountInput: unknown;
  UpdateAccountResult: unknown;
  UpdatePreferencesInput: unknown;
  UserError: unknown;
  ViewAs: unknown;
  ViewAsInput: unknown;
  Viewer: unknown;
  WithdrawDocumentResult: unknown;
};

export type AcceptInvitationResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AcceptInvitationResult'] = ResolversParentTypes['AcceptInvitationResult']> = {
  __resolveType: TypeResolveFn<'InvitationAccepted' | 'InvitationClosed', ParentType, ContextType>;
};

export type AccountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  annualRevenue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contacts?: Resolver<Array<ResolversTypes['Contact']>, ParentType, ContextType, RequireFields<AccountContactsArgs, 'first'>>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deals?: Resolver<Array<ResolversTypes['Deal']>, ParentType, ContextType, RequireFields<AccountDealsArgs, 'first'>>;
  employees?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  grants?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  industry?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isArchived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isOwn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sharedFields?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  visibleBecause?: Resolver<Array<ResolversTypes['FieldReason']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AccountChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountChanged'] = ResolversParentTypes['AccountChanged']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountConnection'] = ResolversParentTypes['AccountConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Account']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['CappedCount'], ParentType, ContextType>;
};

export type AccountCreatedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountCreated'] = ResolversParentTypes['AccountCreated']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export type AccountImportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountImport'] = ResolversParentTypes['AccountImport']> = {
  columns?: Resolver<Array<ResolversTypes['AccountImportColumn']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  encoding?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AccountImportError']>, ParentType, ContextType, RequireFields<AccountImportErrorsArgs, 'first'>>;
  failedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  processedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  separator?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  skippedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AccountImportStatus'], ParentType, ContextType>;
  viewerCanUndo?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AccountImportColumnResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountImportColumn'] = ResolversParentTypes['AccountImportColumn']> = {
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  samples?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  suggestedField?: Resolver<Maybe<ResolversTypes['AccountField']>, ParentType, ContextType>;
};

export type AccountImportErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountImportError'] = ResolversParentTypes['AccountImportError']> = {
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AccountImportPreviewResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountImportPreview'] = ResolversParentTypes['AccountImportPreview']> = {
  duplicateCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errorCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['AccountImportError']>, ParentType, ContextType>;
  newCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['AccountImportPreviewRow']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountImportPreviewRowResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountImportPreviewRow'] = ResolversParentTypes['AccountImportPreviewRow']> = {
  outcome?: Resolver<ResolversTypes['AccountImportOutcome'], ParentType, ContextType>;
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['AccountImportValue']>, ParentType, ContextType>;
};

export type AccountImportStartedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountImportStarted'] = ResolversParentTypes['AccountImportStarted']> = {
  accountImport?: Resolver<ResolversTypes['AccountImport'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountImportUndoneResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountImportUndone'] = ResolversParentTypes['AccountImportUndone']> = {
  accountImport?: Resolver<ResolversTypes['AccountImport'], ParentType, ContextType>;
  keptCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  removedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountImportValueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountImportValue'] = ResolversParentTypes['AccountImportValue']> = {
  field?: Resolver<ResolversTypes['AccountField'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AccountNotSharedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountNotShared'] = ResolversParentTypes['AccountNotShared']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountUpdatedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountUpdated'] = ResolversParentTypes['AccountUpdated']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddTradingIdentityResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AddTradingIdentityResult'] = ResolversParentTypes['AddTradingIdentityResult']> = {
  __resolveType: TypeResolveFn<'IdentifierTaken' | 'TradingIdentityAdded', ParentType, ContextType>;
};

export type AlreadyPartnersResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AlreadyPartners'] = ResolversParentTypes['AlreadyPartners']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partnership?: Resolver<Maybe<ResolversTypes['Partnership']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlreadySharedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AlreadyShared'] = ResolversParentTypes['AlreadyShared']> = {
  grant?: Resolver<ResolversTypes['RecordGrant'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AnswerProposalResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AnswerProposalResult'] = ResolversParentTypes['AnswerProposalResult']> = {
  __resolveType: TypeResolveFn<'ProposalAnswered' | 'ProposalClosed', ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partnership?: Resolver<Maybe<ResolversTypes['Partnership']>, ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['ApiKeyScope']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApiKeyCreatedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ApiKeyCreated'] = ResolversParentTypes['ApiKeyCreated']> = {
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApiKeyRevokedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ApiKeyRevoked'] = ResolversParentTypes['ApiKeyRevoked']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ApplyToProgramResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ApplyToProgramResult'] = ResolversParentTypes['ApplyToProgramResult']> = {
  __resolveType: TypeResolveFn<'EnrolmentAlreadyOpened' | 'EnrolmentOpened', ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  details?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isView?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  recordId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  recordName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CampaignResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Campaign'] = ResolversParentTypes['Campaign']> = {
  budgetLines?: Resolver<Array<ResolversTypes['CampaignBudgetLine']>, ParentType, ContextType>;
  budgetTotals?: Resolver<Array<ResolversTypes['CampaignBudgetTotal']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  goal?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  grants?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  plan?: Resolver<ResolversTypes['Plan'], ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CampaignStatus'], ParentType, ContextType>;
  tasks?: Resolver<Array<ResolversTypes['CampaignTask']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CampaignBudgetLineResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CampaignBudgetLine'] = ResolversParentTypes['CampaignBudgetLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payer?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CampaignBudgetTotalResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CampaignBudgetTotal'] = ResolversParentTypes['CampaignBudgetTotal']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  payer?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
};

export type CampaignChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CampaignChanged'] = ResolversParentTypes['CampaignChanged']> = {
  campaign?: Resolver<ResolversTypes['Campaign'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CampaignConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CampaignConnection'] = ResolversParentTypes['CampaignConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Campaign']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CampaignEditedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CampaignEdited'] = ResolversParentTypes['CampaignEdited']> = {
  campaign?: Resolver<ResolversTypes['Campaign'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CampaignStartedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CampaignStarted'] = ResolversParentTypes['CampaignStarted']> = {
  campaign?: Resolver<ResolversTypes['Campaign'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CampaignTaskResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CampaignTask'] = ResolversParentTypes['CampaignTask']> = {
  assignee?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CappedCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CappedCount'] = ResolversParentTypes['CappedCount']> = {
  isCapped?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChangeGrantResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ChangeGrantResult'] = ResolversParentTypes['ChangeGrantResult']> = {
  __resolveType: TypeResolveFn<'GrantChanged' | 'GrantEdited', ParentType, ContextType>;
};

export type ChangeOpenResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ChangeOpen'] = ResolversParentTypes['ChangeOpen']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangePartnershipStatusResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ChangePartnershipStatusResult'] = ResolversParentTypes['ChangePartnershipStatusResult']> = {
  __resolveType: TypeResolveFn<'PartnershipChanged' | 'PartnershipStatusChanged', ParentType, ContextType>;
};

export type ChangeProposedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ChangeProposed'] = ResolversParentTypes['ChangeProposed']> = {
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  proposal?: Resolver<ResolversTypes['PartnershipProposal'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangeReadingBudgetResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ChangeReadingBudgetResult'] = ResolversParentTypes['ChangeReadingBudgetResult']> = {
  __resolveType: TypeResolveFn<'ProtectionChanged' | 'ReadingBudgetSet', ParentType, ContextType>;
};

export type ChangeTwoPersonRuleResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ChangeTwoPersonRuleResult'] = ResolversParentTypes['ChangeTwoPersonRuleResult']> = {
  __resolveType: TypeResolveFn<'ProtectionChanged' | 'TwoPersonRuleSet', ParentType, ContextType>;
};

export type ChatMessageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ChatMessage'] = ResolversParentTypes['ChatMessage']> = {
  author?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bodyHtml?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  clientMessageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  roomId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChatMessagePageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ChatMessagePage'] = ResolversParentTypes['ChatMessagePage']> = {
  hasMore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
};

export type ContactResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  visibleBecause?: Resolver<Array<ResolversTypes['FieldReason']>, ParentType, ContextType>;
};

export type CriterionStandingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CriterionStanding'] = ResolversParentTypes['CriterionStanding']> = {
  certification?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  criterion?: Resolver<ResolversTypes['ProgramCriterion'], ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['MinorUnits'], ParentType, ContextType>;
  threshold?: Resolver<ResolversTypes['MinorUnits'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['MinorUnits'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DealResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Deal'] = ResolversParentTypes['Deal']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  activities?: Resolver<ResolversTypes['DealActivityConnection'], ParentType, ContextType, RequireFields<DealActivitiesArgs, 'first'>>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  closeDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  grants?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastActivity?: Resolver<Maybe<ResolversTypes['DealActivity']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orders?: Resolver<Array<ResolversTypes['PurchaseOrder']>, ParentType, ContextType, RequireFields<DealOrdersArgs, 'first'>>;
  owner?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  participants?: Resolver<Array<ResolversTypes['DealParticipant']>, ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  probability?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['DealStage'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanMove?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DealActivityResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DealActivity'] = ResolversParentTypes['DealActivity']> = {
  author?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DealActivityKind'], ParentType, ContextType>;
};

export type DealActivityConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DealActivityConnection'] = ResolversParentTypes['DealActivityConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['DealActivity']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DealActivityLoggedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DealActivityLogged'] = ResolversParentTypes['DealActivityLogged']> = {
  activity?: Resolver<ResolversTypes['DealActivity'], ParentType, ContextType>;
};

export type DealChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DealChanged'] = ResolversParentTypes['DealChanged']> = {
  deal?: Resolver<ResolversTypes['Deal'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DealConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DealConnection'] = ResolversParentTypes['DealConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Deal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['CappedCount'], ParentType, ContextType>;
};

export type DealEditedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DealEdited'] = ResolversParentTypes['DealEdited']> = {
  deal?: Resolver<ResolversTypes['Deal'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DealMovedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DealMoved'] = ResolversParentTypes['DealMoved']> = {
  deal?: Resolver<ResolversTypes['Deal'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DealOpenedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DealOpened'] = ResolversParentTypes['DealOpened']> = {
  deal?: Resolver<ResolversTypes['Deal'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DealParticipantResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DealParticipant'] = ResolversParentTypes['DealParticipant']> = {
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['PartnershipRole'], ParentType, ContextType>;
};

export type DealStageSummaryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DealStageSummary'] = ResolversParentTypes['DealStageSummary']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['DealStage'], ParentType, ContextType>;
  totals?: Resolver<Array<ResolversTypes['Money']>, ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DocumentProposalClosedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DocumentProposalClosed'] = ResolversParentTypes['DocumentProposalClosed']> = {
  document?: Resolver<ResolversTypes['PartnershipDocument'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentProposalOpenResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DocumentProposalOpen'] = ResolversParentTypes['DocumentProposalOpen']> = {
  document?: Resolver<ResolversTypes['PartnershipDocument'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentProposalWithdrawnResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DocumentProposalWithdrawn'] = ResolversParentTypes['DocumentProposalWithdrawn']> = {
  document?: Resolver<ResolversTypes['PartnershipDocument'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentProposedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DocumentProposed'] = ResolversParentTypes['DocumentProposed']> = {
  document?: Resolver<ResolversTypes['PartnershipDocument'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentSignatureResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DocumentSignature'] = ResolversParentTypes['DocumentSignature']> = {
  member?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  signedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DocumentSignedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DocumentSigned'] = ResolversParentTypes['DocumentSigned']> = {
  document?: Resolver<ResolversTypes['PartnershipDocument'], ParentType, ContextType>;
  isInForce?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentVersionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DocumentVersion'] = ResolversParentTypes['DocumentVersion']> = {
  awaiting?: Resolver<Array<ResolversTypes['Organization']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  file?: Resolver<ResolversTypes['StoredFile'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inForceAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  no?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proposedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  proposedBy?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  signatures?: Resolver<Array<ResolversTypes['DocumentSignature']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DocumentVersionStatus'], ParentType, ContextType>;
  viewerCanDecline?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanRemind?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanSign?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanWithdraw?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type EditCampaignResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EditCampaignResult'] = ResolversParentTypes['EditCampaignResult']> = {
  __resolveType: TypeResolveFn<'CampaignChanged' | 'CampaignEdited', ParentType, ContextType>;
};

export type EditDealResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EditDealResult'] = ResolversParentTypes['EditDealResult']> = {
  __resolveType: TypeResolveFn<'DealChanged' | 'DealEdited', ParentType, ContextType>;
};

export type EditEnrolmentResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EditEnrolmentResult'] = ResolversParentTypes['EditEnrolmentResult']> = {
  __resolveType: TypeResolveFn<'EnrolmentChanged' | 'EnrolmentEdited', ParentType, ContextType>;
};

export type EditProgramResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EditProgramResult'] = ResolversParentTypes['EditProgramResult']> = {
  __resolveType: TypeResolveFn<'ProgramChanged' | 'ProgramEdited', ParentType, ContextType>;
};

export type EnrolmentAlreadyOpenedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EnrolmentAlreadyOpened'] = ResolversParentTypes['EnrolmentAlreadyOpened']> = {
  enrolment?: Resolver<ResolversTypes['ProgramEnrolment'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnrolmentChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EnrolmentChanged'] = ResolversParentTypes['EnrolmentChanged']> = {
  enrolment?: Resolver<ResolversTypes['ProgramEnrolment'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnrolmentEditedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EnrolmentEdited'] = ResolversParentTypes['EnrolmentEdited']> = {
  enrolment?: Resolver<ResolversTypes['ProgramEnrolment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnrolmentOpenedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EnrolmentOpened'] = ResolversParentTypes['EnrolmentOpened']> = {
  enrolment?: Resolver<ResolversTypes['ProgramEnrolment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExitClosedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ExitClosed'] = ResolversParentTypes['ExitClosed']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExitPlannedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ExitPlanned'] = ResolversParentTypes['ExitPlanned']> = {
  exit?: Resolver<ResolversTypes['PartnershipExit'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExportNeedsApprovalResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ExportNeedsApproval'] = ResolversParentTypes['ExportNeedsApproval']> = {
  approvers?: Resolver<Array<ResolversTypes['Member']>, ParentType, ContextType>;
  dailyRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  massRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rowCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExportRequestedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ExportRequested'] = ResolversParentTypes['ExportRequested']> = {
  recordExport?: Resolver<ResolversTypes['RecordExport'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FieldReasonResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FieldReason'] = ResolversParentTypes['FieldReason']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grants?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
};

export type FilterConditionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FilterCondition'] = ResolversParentTypes['FilterCondition']> = {
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['MinorUnits']>, ParentType, ContextType>;
  min?: Resolver<Maybe<ResolversTypes['MinorUnits']>, ParentType, ContextType>;
  op?: Resolver<ResolversTypes['FilterOperator'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  values?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type FilterSharedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FilterShared'] = ResolversParentTypes['FilterShared']> = {
  grant?: Resolver<ResolversTypes['RecordGrant'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FirmExitChoiceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FirmExitChoice'] = ResolversParentTypes['FirmExitChoice']> = {
  choice?: Resolver<ResolversTypes['ExitChoice'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retainUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type GrantChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GrantChanged'] = ResolversParentTypes['GrantChanged']> = {
  grant?: Resolver<ResolversTypes['RecordGrant'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GrantConsentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GrantConsent'] = ResolversParentTypes['GrantConsent']> = {
  agreedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
};

export type GrantEditedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GrantEdited'] = ResolversParentTypes['GrantEdited']> = {
  grant?: Resolver<ResolversTypes['RecordGrant'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GrantFillingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GrantFilling'] = ResolversParentTypes['GrantFilling']> = {
  filledCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isFinished?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  scannedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GrantPreviewResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GrantPreview'] = ResolversParentTypes['GrantPreview']> = {
  newCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recordCount?: Resolver<ResolversTypes['CappedCount'], ParentType, ContextType>;
  records?: Resolver<Array<ResolversTypes['PreviewRecord']>, ParentType, ContextType>;
};

export type GrantTemplateResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GrantTemplate'] = ResolversParentTypes['GrantTemplate']> = {
  expiresInDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partnership?: Resolver<Maybe<ResolversTypes['Partnership']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['ShareableType'], ParentType, ContextType>;
  verbs?: Resolver<Array<ResolversTypes['GrantVerb']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GrantTemplateChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GrantTemplateChanged'] = ResolversParentTypes['GrantTemplateChanged']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  template?: Resolver<ResolversTypes['GrantTemplate'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GrantTemplateSavedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GrantTemplateSaved'] = ResolversParentTypes['GrantTemplateSaved']> = {
  template?: Resolver<ResolversTypes['GrantTemplate'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GrantsRevokedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GrantsRevoked'] = ResolversParentTypes['GrantsRevoked']> = {
  revokedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revokedIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type IdentifierTakenResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IdentifierTaken'] = ResolversParentTypes['IdentifierTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InterchangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Interchange'] = ResolversParentTypes['Interchange']> = {
  acknowledgement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  acknowledgementType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  byteSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  controlNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveryCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  faults?: Resolver<Array<ResolversTypes['InterchangeFault']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isTest?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  messages?: Resolver<Array<ResolversTypes['InterchangeMessage']>, ParentType, ContextType>;
  orders?: Resolver<Array<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  partnership?: Resolver<Maybe<ResolversTypes['Partnership']>, ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receiverIdentifier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  segments?: Resolver<Array<ResolversTypes['InterchangeSegment']>, ParentType, ContextType>;
  sender?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  senderIdentifier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  standard?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InterchangeStatus'], ParentType, ContextType>;
  viewerCanRetry?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type InterchangeConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InterchangeConnection'] = ResolversParentTypes['InterchangeConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Interchange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InterchangeElementResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InterchangeElement'] = ResolversParentTypes['InterchangeElement']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InterchangeFaultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InterchangeFault'] = ResolversParentTypes['InterchangeFault']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  component?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  element?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  messageControlNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  offset?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  segmentPosition?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  segmentTag?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  standardCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InterchangeMessageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InterchangeMessage'] = ResolversParentTypes['InterchangeMessage']> = {
  controlNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  faultCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isAccepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InterchangeSegmentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InterchangeSegment'] = ResolversParentTypes['InterchangeSegment']> = {
  elements?: Resolver<Array<ResolversTypes['InterchangeElement']>, ParentType, ContextType>;
  faultCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  offset?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvitationAcceptedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InvitationAccepted'] = ResolversParentTypes['InvitationAccepted']> = {
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvitationClosedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InvitationClosed'] = ResolversParentTypes['InvitationClosed']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvitationStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvitationLinkResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InvitationLink'] = ResolversParentTypes['InvitationLink']> = {
  invitation?: Resolver<ResolversTypes['PartnershipInvitation'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvitePartnerResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InvitePartnerResult'] = ResolversParentTypes['InvitePartnerResult']> = {
  __resolveType: TypeResolveFn<'AlreadyPartners' | 'PartnerInvited', ParentType, ContextType>;
};

export type InviteToProgramResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InviteToProgramResult'] = ResolversParentTypes['InviteToProgramResult']> = {
  __resolveType: TypeResolveFn<'EnrolmentAlreadyOpened' | 'EnrolmentOpened' | 'PartnershipNotActive', ParentType, ContextType>;
};

export type JointRecordResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['JointRecord'] = ResolversParentTypes['JointRecord']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type JointRecordConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['JointRecordConnection'] = ResolversParentTypes['JointRecordConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['JointRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LedgerCheckResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerCheck'] = ResolversParentTypes['LedgerCheck']> = {
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['LedgerFault']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  heads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LedgerDisclosureResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerDisclosure'] = ResolversParentTypes['LedgerDisclosure']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LedgerEntryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerEntry'] = ResolversParentTypes['LedgerEntry']> = {
  actorName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  disclosures?: Resolver<Array<ResolversTypes['LedgerDisclosure']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previousHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LedgerEntryConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerEntryConnection'] = ResolversParentTypes['LedgerEntryConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['LedgerEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LedgerFaultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerFault'] = ResolversParentTypes['LedgerFault']> = {
  kind?: Resolver<ResolversTypes['LedgerFaultKind'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LedgerHeadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerHead'] = ResolversParentTypes['LedgerHead']> = {
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  keyId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  signature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  signedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type LedgerHeadConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerHeadConnection'] = ResolversParentTypes['LedgerHeadConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['LedgerHead']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LookedAfterResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LookedAfter'] = ResolversParentTypes['LookedAfter']> = {
  accounts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  apiKeys?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deals?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  tasks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MemberResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Member'] = ResolversParentTypes['Member']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isViewer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  personId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['MemberRole']>, ParentType, ContextType>;
};

export type MemberHandedOverResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MemberHandedOver'] = ResolversParentTypes['MemberHandedOver']> = {
  accounts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  apiKeys?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deals?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  successor?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  tasks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface MinorUnitsScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MinorUnits'], any> {
  name: 'MinorUnits';
}

export type MoneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  minor?: Resolver<ResolversTypes['MinorUnits'], ParentType, ContextType>;
};

export type MoveDealResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MoveDealResult'] = ResolversParentTypes['MoveDealResult']> = {
  __resolveType: TypeResolveFn<'DealChanged' | 'DealMoved', ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptAnswer?: Resolver<ResolversTypes['Topic'], ParentType, ContextType, RequireFields<MutationAcceptAnswerArgs, 'topicId'>>;
  acceptEnrolment?: Resolver<ResolversTypes['EditEnrolmentResult'], ParentType, ContextType, RequireFields<MutationAcceptEnrolmentArgs, 'expectedVersion' | 'id'>>;
  acceptGrant?: Resolver<ResolversTypes['RecordGrant'], ParentType, ContextType, RequireFields<MutationAcceptGrantArgs, 'grantId'>>;
  acceptInvitation?: Resolver<ResolversTypes['AcceptInvitationResult'], ParentType, ContextType, RequireFields<MutationAcceptInvitationArgs, 'acceptsSharedRecords'>>;
  addCampaignBudgetLine?: Resolver<ResolversTypes['CampaignEdited'], ParentType, ContextType, RequireFields<MutationAddCampaignBudgetLineArgs, 'campaignId' | 'id' | 'input'>>;
  addCampaignTask?: Resolver<ResolversTypes['CampaignEdited'], ParentType, ContextType, RequireFields<MutationAddCampaignTaskArgs, 'campaignId' | 'id' | 'input'>>;
  addContact?: Resolver<ResolversTypes['Contact'], ParentType, ContextType, RequireFields<MutationAddContactArgs, 'accountId' | 'input'>>;
  addPartnershipContact?: Resolver<ResolversTypes['SavePartnershipContactResult'], ParentType, ContextType, RequireFields<MutationAddPartnershipContactArgs, 'id' | 'input' | 'memberId' | 'partnershipId'>>;
  addTradingIdentity?: Resolver<ResolversTypes['AddTradingIdentityResult'], ParentType, ContextType, RequireFields<MutationAddTradingIdentityArgs, 'input'>>;
  agreeToGrant?: Resolver<ResolversTypes['RecordGrant'], ParentType, ContextType, RequireFields<MutationAgreeToGrantArgs, 'agrees' | 'grantId'>>;
  allowMoreReading?: Resolver<ResolversTypes['ReadingToday'], ParentType, ContextType, RequireFields<MutationAllowMoreReadingArgs, 'memberId' | 'rows'>>;
  answerProposal?: Resolver<ResolversTypes['AnswerProposalResult'], ParentType, ContextType, RequireFields<MutationAnswerProposalArgs, 'agrees' | 'id'>>;
  applyToProgram?: Resolver<ResolversTypes['ApplyToProgramResult'], ParentType, ContextType, RequireFields<MutationApplyToProgramArgs, 'input'>>;
  archiveAccount?: Resolver<ResolversTypes['Account'], ParentType, ContextType, RequireFields<MutationArchiveAccountArgs, 'accountId'>>;
  assignOrderToDeal?: Resolver<ResolversTypes['PurchaseOrder'], ParentType, ContextType, RequireFields<MutationAssignOrderToDealArgs, 'dealId' | 'orderId'>>;
  cancelInvitation?: Resolver<ResolversTypes['PartnershipInvitation'], ParentType, ContextType, RequireFields<MutationCancelInvitationArgs, 'id'>>;
  changeGrant?: Resolver<ResolversTypes['ChangeGrantResult'], ParentType, ContextType, RequireFields<MutationChangeGrantArgs, 'input'>>;
  changePartnershipStatus?: Resolver<ResolversTypes['ChangePartnershipStatusResult'], ParentType, ContextType, RequireFields<MutationChangePartnershipStatusArgs, 'input'>>;
  changeProgramTerms?: Resolver<ResolversTypes['EditProgramResult'], ParentType, ContextType, RequireFields<MutationChangeProgramTermsArgs, 'input'>>;
  changeReadingBudget?: Resolver<ResolversTypes['ChangeReadingBudgetResult'], ParentType, ContextType, RequireFields<MutationChangeReadingBudgetArgs, 'input'>>;
  changeTwoPersonRule?: Resolver<ResolversTypes['ChangeTwoPersonRuleResult'], ParentType, ContextType, RequireFields<MutationChangeTwoPersonRuleArgs, 'input'>>;
  chooseForExit?: Resolver<ResolversTypes['PlanExitResult'], ParentType, ContextType, RequireFields<MutationChooseForExitArgs, 'choices' | 'exitId'>>;
  createAccount?: Resolver<ResolversTypes['AccountCreated'], ParentType, ContextType, RequireFields<MutationCreateAccountArgs, 'input'>>;
  createApiKey?: Resolver<ResolversTypes['ApiKeyCreated'], ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'input'>>;
  createProgram?: Resolver<ResolversTypes['ProgramCreated'], ParentType, ContextType, RequireFields<MutationCreateProgramArgs, 'input'>>;
  decideExport?: Resolver<ResolversTypes['RecordExport'], ParentType, ContextType, RequireFields<MutationDecideExportArgs, 'input'>>;
  declineDocument?: Resolver<ResolversTypes['WithdrawDocumentResult'], ParentType, ContextType, RequireFields<MutationDeclineDocumentArgs, 'versionId'>>;
  declineEnrolment?: Resolver<ResolversTypes['EditEnrolmentResult'], ParentType, ContextType, RequireFields<MutationDeclineEnrolmentArgs, 'expectedVersion' | 'id'>>;
  declineGrant?: Resolver<ResolversTypes['RecordGrant'], ParentType, ContextType, RequireFields<MutationDeclineGrantArgs, 'grantId'>>;
  declineInvitation?: Resolver<ResolversTypes['PartnershipInvitation'], ParentType, ContextType, Partial<MutationDeclineInvitationArgs>>;
  editCampaign?: Resolver<ResolversTypes['EditCampaignResult'], ParentType, ContextType, RequireFields<MutationEditCampaignArgs, 'input'>>;
  editCampaignBudgetLine?: Resolver<ResolversTypes['EditCampaignResult'], ParentType, ContextType, RequireFields<MutationEditCampaignBudgetLineArgs, 'expectedVersion' | 'id' | 'input'>>;
  editCampaignTask?: Resolver<ResolversTypes['EditCampaignResult'], ParentType, ContextType, RequireFields<MutationEditCampaignTaskArgs, 'expectedVersion' | 'id' | 'input'>>;
  editDeal?: Resolver<ResolversTypes['EditDealResult'], ParentType, ContextType, RequireFields<MutationEditDealArgs, 'input'>>;
  editPartnershipContact?: Resolver<ResolversTypes['SavePartnershipContactResult'], ParentType, ContextType, RequireFields<MutationEditPartnershipContactArgs, 'expectedVersion' | 'id' | 'input'>>;
  editPost?: Resolver<ResolversTypes['Post'], ParentType, ContextType, RequireFields<MutationEditPostArgs, 'body' | 'postId'>>;
  editProgram?: Resolver<ResolversTypes['EditProgramResult'], ParentType, ContextType, RequireFields<MutationEditProgramArgs, 'input'>>;
  endEnrolment?: Resolver<ResolversTypes['EditEnrolmentResult'], ParentType, ContextType, RequireFields<MutationEndEnrolmentArgs, 'expectedVersion' | 'id'>>;
  endViewAs?: Resolver<ResolversTypes['ViewAs'], ParentType, ContextType, RequireFields<MutationEndViewAsArgs, 'id'>>;
  erasePersonalData?: Resolver<ResolversTypes['PersonErased'], ParentType, ContextType, RequireFields<MutationErasePersonalDataArgs, 'memberId'>>;
  handOver?: Resolver<ResolversTypes['MemberHandedOver'], ParentType, ContextType, RequireFields<MutationHandOverArgs, 'input'>>;
  invitePartner?: Resolver<ResolversTypes['InvitePartnerResult'], ParentType, ContextType, RequireFields<MutationInvitePartnerArgs, 'input'>>;
  inviteToProgram?: Resolver<ResolversTypes['InviteToProgramResult'], ParentType, ContextType, RequireFields<MutationInviteToProgramArgs, 'input'>>;
  leavePartnership?: Resolver<ResolversTypes['PartnershipLeft'], ParentType, ContextType, RequireFields<MutationLeavePartnershipArgs, 'partnershipId'>>;
  logDealActivity?: Resolver<ResolversTypes['DealActivityLogged'], ParentType, ContextType, RequireFields<MutationLogDealActivityArgs, 'input'>>;
  makeInvitationLink?: Resolver<ResolversTypes['InvitationLink'], ParentType, ContextType, RequireFields<MutationMakeInvitationLinkArgs, 'invitationId'>>;
  markRoomRead?: Resolver<ResolversTypes['Room'], ParentType, ContextType, RequireFields<MutationMarkRoomReadArgs, 'roomId' | 'seq'>>;
  markTopicRead?: Resolver<ResolversTypes['Topic'], ParentType, ContextType, RequireFields<MutationMarkTopicReadArgs, 'no' | 'topicId'>>;
  moveDeal?: Resolver<ResolversTypes['MoveDealResult'], ParentType, ContextType, RequireFields<MutationMoveDealArgs, 'input'>>;
  openDeal?: Resolver<ResolversTypes['OpenDealResult'], ParentType, ContextType, RequireFields<MutationOpenDealArgs, 'input'>>;
  openRoom?: Resolver<ResolversTypes['Room'], ParentType, ContextType, RequireFields<MutationOpenRoomArgs, 'input'>>;
  planExit?: Resolver<ResolversTypes['PlanExitResult'], ParentType, ContextType, RequireFields<MutationPlanExitArgs, 'input'>>;
  proposeDocument?: Resolver<ResolversTypes['ProposeDocumentResult'], ParentType, ContextType, RequireFields<MutationProposeDocumentArgs, 'input'>>;
  proposeDocumentVersion?: Resolver<ResolversTypes['ProposeDocumentResult'], ParentType, ContextType, RequireFields<MutationProposeDocumentVersionArgs, 'input'>>;
  proposeFirm?: Resolver<ResolversTypes['ProposeChangeResult'], ParentType, ContextType, RequireFields<MutationProposeFirmArgs, 'input'>>;
  proposeRecords?: Resolver<ResolversTypes['ProposeChangeResult'], ParentType, ContextType, RequireFields<MutationProposeRecordsArgs, 'organizationId' | 'partnershipId' | 'recordIds'>>;
  proposeRole?: Resolver<ResolversTypes['ProposeChangeResult'], ParentType, ContextType, RequireFields<MutationProposeRoleArgs, 'organizationId' | 'partnershipId' | 'role'>>;
  recordCertification?: Resolver<ResolversTypes['EnrolmentEdited'], ParentType, ContextType, RequireFields<MutationRecordCertificationArgs, 'enrolmentId' | 'id' | 'input'>>;
  registerOrganization?: Resolver<ResolversTypes['OrganizationRegistered'], ParentType, ContextType, RequireFields<MutationRegisterOrganizationArgs, 'input'>>;
  releaseTier?: Resolver<ResolversTypes['EditEnrolmentResult'], ParentType, ContextType, RequireFields<MutationReleaseTierArgs, 'enrolmentId' | 'expectedVersion'>>;
  remindSigners?: Resolver<ResolversTypes['SignersReminded'], ParentType, ContextType, RequireFields<MutationRemindSignersArgs, 'versionId'>>;
  removeCampaignBudgetLine?: Resolver<ResolversTypes['CampaignEdited'], ParentType, ContextType, RequireFields<MutationRemoveCampaignBudgetLineArgs, 'id'>>;
  removeCampaignTask?: Resolver<ResolversTypes['CampaignEdited'], ParentType, ContextType, RequireFields<MutationRemoveCampaignTaskArgs, 'id'>>;
  removeCertification?: Resolver<ResolversTypes['EnrolmentEdited'], ParentType, ContextType, RequireFields<MutationRemoveCertificationArgs, 'id'>>;
  removeGrantTemplate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationRemoveGrantTemplateArgs, 'id'>>;
  removePartnershipContact?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType, RequireFields<MutationRemovePartnershipContactArgs, 'id'>>;
  removeTradingIdentity?: Resolver<ResolversTypes['TradingPartnerAgreement'], ParentType, ContextType, RequireFields<MutationRemoveTradingIdentityArgs, 'id'>>;
  renameOrganization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType, RequireFields<MutationRenameOrganizationArgs, 'name'>>;
  replyToSharedTopic?: Resolver<ResolversTypes['SharedTopic'], ParentType, ContextType, RequireFields<MutationReplyToSharedTopicArgs, 'input'>>;
  replyToTopic?: Resolver<ResolversTypes['ReplyToTopicResult'], ParentType, ContextType, RequireFields<MutationReplyToTopicArgs, 'input'>>;
  requestExport?: Resolver<ResolversTypes['RequestExportResult'], ParentType, ContextType, RequireFields<MutationRequestExportArgs, 'input'>>;
  restoreAccount?: Resolver<ResolversTypes['Account'], ParentType, ContextType, RequireFields<MutationRestoreAccountArgs, 'accountId'>>;
  restoreAccountValues?: Resolver<ResolversTypes['UpdateAccountResult'], ParentType, ContextType, RequireFields<MutationRestoreAccountValuesArgs, 'input'>>;
  restoreDealValues?: Resolver<ResolversTypes['EditDealResult'], ParentType, ContextType, RequireFields<MutationRestoreDealValuesArgs, 'input'>>;
  retryInterchange?: Resolver<ResolversTypes['Interchange'], ParentType, ContextType, RequireFields<MutationRetryInterchangeArgs, 'id'>>;
  revokeApiKey?: Resolver<ResolversTypes['ApiKeyRevoked'], ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'id'>>;
  revokeGrant?: Resolver<ResolversTypes['RecordGrant'], ParentType, ContextType, RequireFields<MutationRevokeGrantArgs, 'grantId'>>;
  revokeGrants?: Resolver<ResolversTypes['GrantsRevoked'], ParentType, ContextType, RequireFields<MutationRevokeGrantsArgs, 'grantIds'>>;
  saveGrantTemplate?: Resolver<ResolversTypes['SaveGrantTemplateResult'], ParentType, ContextType, RequireFields<MutationSaveGrantTemplateArgs, 'input'>>;
  sendMessage?: Resolver<ResolversTypes['ChatMessage'], ParentType, ContextType, RequireFields<MutationSendMessageArgs, 'input'>>;
  setAcceptsSharedRecords?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType, RequireFields<MutationSetAcceptsSharedRecordsArgs, 'accepts' | 'partnershipId'>>;
  setDefaultDeal?: Resolver<ResolversTypes['TradingPartnerAgreement'], ParentType, ContextType, RequireFields<MutationSetDefaultDealArgs, 'partnershipId'>>;
  setTier?: Resolver<ResolversTypes['EditEnrolmentResult'], ParentType, ContextType, RequireFields<MutationSetTierArgs, 'input'>>;
  setTopicLocked?: Resolver<ResolversTypes['Topic'], ParentType, ContextType, RequireFields<MutationSetTopicLockedArgs, 'isLocked' | 'topicId'>>;
  shareFilter?: Resolver<ResolversTypes['ShareFilterResult'], ParentType, ContextType, RequireFields<MutationShareFilterArgs, 'input'>>;
  shareRecord?: Resolver<ResolversTypes['ShareRecordResult'], ParentType, ContextType, RequireFields<MutationShareRecordArgs, 'input'>>;
  shareRecords?: Resolver<ResolversTypes['ShareRecordsResult'], ParentType, ContextType, RequireFields<MutationShareRecordsArgs, 'input'>>;
  signDocument?: Resolver<ResolversTypes['SignDocumentResult'], ParentType, ContextType, RequireFields<MutationSignDocumentArgs, 'sha256' | 'versionId'>>;
  startAccountImport?: Resolver<ResolversTypes['StartAccountImportResult'], ParentType, ContextType, RequireFields<MutationStartAccountImportArgs, 'input'>>;
  startCampaign?: Resolver<ResolversTypes['StartCampaignResult'], ParentType, ContextType, RequireFields<MutationStartCampaignArgs, 'input'>>;
  startTopic?: Resolver<ResolversTypes['TopicStarted'], ParentType, ContextType, RequireFields<MutationStartTopicArgs, 'input'>>;
  startViewAs?: Resolver<ResolversTypes['ViewAs'], ParentType, ContextType, RequireFields<MutationStartViewAsArgs, 'input'>>;
  undoAccountImport?: Resolver<ResolversTypes['AccountImportUndone'], ParentType, ContextType, RequireFields<MutationUndoAccountImportArgs, 'id'>>;
  updateAccount?: Resolver<ResolversTypes['UpdateAccountResult'], ParentType, ContextType, RequireFields<MutationUpdateAccountArgs, 'input'>>;
  updatePreferences?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType, RequireFields<MutationUpdatePreferencesArgs, 'input'>>;
  withdrawDocument?: Resolver<ResolversTypes['WithdrawDocumentResult'], ParentType, ContextType, RequireFields<MutationWithdrawDocumentArgs, 'versionId'>>;
  withdrawEnrolment?: Resolver<ResolversTypes['EditEnrolmentResult'], ParentType, ContextType, RequireFields<MutationWithdrawEnrolmentArgs, 'expectedVersion' | 'id'>>;
  withdrawExit?: Resolver<ResolversTypes['PlanExitResult'], ParentType, ContextType, RequireFields<MutationWithdrawExitArgs, 'exitId'>>;
  writeToSharedRoom?: Resolver<ResolversTypes['SharedRoom'], ParentType, ContextType, RequireFields<MutationWriteToSharedRoomArgs, 'input'>>;
};

export type OpenDealResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OpenDealResult'] = ResolversParentTypes['OpenDealResult']> = {
  __resolveType: TypeResolveFn<'AccountNotShared' | 'DealOpened' | 'PartnershipNotActive', ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization']> = {
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isViewers?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrganizationRegisteredResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OrganizationRegistered'] = ResolversParentTypes['OrganizationRegistered']> = {
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PartnerInvitedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnerInvited'] = ResolversParentTypes['PartnerInvited']> = {
  invitation?: Resolver<ResolversTypes['PartnershipInvitation'], ParentType, ContextType>;
  link?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PartnershipResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Partnership'] = ResolversParentTypes['Partnership']> = {
  contacts?: Resolver<Array<ResolversTypes['PartnershipContact']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  enrolments?: Resolver<Array<ResolversTypes['ProgramEnrolment']>, ParentType, ContextType>;
  exit?: Resolver<Maybe<ResolversTypes['PartnershipExit']>, ParentType, ContextType>;
  grantsGiven?: Resolver<ResolversTypes['CappedCount'], ParentType, ContextType>;
  grantsReceived?: Resolver<ResolversTypes['CappedCount'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parties?: Resolver<Array<ResolversTypes['PartnershipParty']>, ParentType, ContextType>;
  proposals?: Resolver<Array<ResolversTypes['PartnershipProposal']>, ParentType, ContextType>;
  records?: Resolver<Array<ResolversTypes['PartnershipRecords']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PartnershipStatus'], ParentType, ContextType>;
  suspendedBy?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanLeave?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanManage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanResume?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PartnershipArchiveResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipArchive'] = ResolversParentTypes['PartnershipArchive']> = {
  archivePath?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  byteSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  certificatePagePath?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  certificatePath?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PartnershipChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipChanged'] = ResolversParentTypes['PartnershipChanged']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PartnershipConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipConnection'] = ResolversParentTypes['PartnershipConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Partnership']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PartnershipConsentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipConsent'] = ResolversParentTypes['PartnershipConsent']> = {
  agrees?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
};

export type PartnershipContactResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipContact'] = ResolversParentTypes['PartnershipContact']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['PartnershipContactRole'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PartnershipContactChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipContactChanged'] = ResolversParentTypes['PartnershipContactChanged']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PartnershipContactSavedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipContactSaved'] = ResolversParentTypes['PartnershipContactSaved']> = {
  contact?: Resolver<ResolversTypes['PartnershipContact'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PartnershipDocumentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipDocument'] = ResolversParentTypes['PartnershipDocument']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inForce?: Resolver<Maybe<ResolversTypes['DocumentVersion']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DocumentKind'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  proposed?: Resolver<Maybe<ResolversTypes['DocumentVersion']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  versions?: Resolver<Array<ResolversTypes['DocumentVersion']>, ParentType, ContextType>;
  viewerCanPropose?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PartnershipDocumentConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipDocumentConnection'] = ResolversParentTypes['PartnershipDocumentConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['PartnershipDocument']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PartnershipEventResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipEvent'] = ResolversParentTypes['PartnershipEvent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  became?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  no?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartnershipEventConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipEventConnection'] = ResolversParentTypes['PartnershipEventConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['PartnershipEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PartnershipExitResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipExit'] = ResolversParentTypes['PartnershipExit']> = {
  archive?: Resolver<Maybe<ResolversTypes['PartnershipArchive']>, ParentType, ContextType>;
  choices?: Resolver<Array<ResolversTypes['FirmExitChoice']>, ParentType, ContextType>;
  doneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  effectiveAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  grantsClosed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedBy?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ExitStatus'], ParentType, ContextType>;
  viewerCanChoose?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanWithdraw?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PartnershipInvitationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipInvitation'] = ResolversParentTypes['PartnershipInvitation']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  firms?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inviteeRole?: Resolver<ResolversTypes['PartnershipRole'], ParentType, ContextType>;
  inviter?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  inviterRole?: Resolver<ResolversTypes['PartnershipRole'], ParentType, ContextType>;
  isSent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvitationStatus'], ParentType, ContextType>;
};

export type PartnershipLeftResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipLeft'] = ResolversParentTypes['PartnershipLeft']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PartnershipNotActiveResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipNotActive'] = ResolversParentTypes['PartnershipNotActive']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PartnershipPartyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipParty'] = ResolversParentTypes['PartnershipParty']> = {
  acceptsSharedRecords?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  consentedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  members?: Resolver<Array<ResolversTypes['Member']>, ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['PartnershipRole'], ParentType, ContextType>;
};

export type PartnershipProposalResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipProposal'] = ResolversParentTypes['PartnershipProposal']> = {
  awaiting?: Resolver<Array<ResolversTypes['Organization']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  consents?: Resolver<Array<ResolversTypes['PartnershipConsent']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invitation?: Resolver<Maybe<ResolversTypes['PartnershipInvitation']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ProposalKind'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proposedBy?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  records?: Resolver<Array<ResolversTypes['JointRecord']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['PartnershipRole']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProposalStatus'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  viewerCanAnswer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanWithdraw?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PartnershipRecordsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipRecords'] = ResolversParentTypes['PartnershipRecords']> = {
  count?: Resolver<ResolversTypes['CappedCount'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PartnershipStatusChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PartnershipStatusChanged'] = ResolversParentTypes['PartnershipStatusChanged']> = {
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonErasedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PersonErased'] = ResolversParentTypes['PersonErased']> = {
  erasedCommitments?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
};

export type PlanResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Plan'] = ResolversParentTypes['Plan']> = {
  campaignId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  excerpt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PlanConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PlanConnection'] = ResolversParentTypes['PlanConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Plan']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PlanExitResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PlanExitResult'] = ResolversParentTypes['PlanExitResult']> = {
  __resolveType: TypeResolveFn<'ExitClosed' | 'ExitPlanned', ParentType, ContextType>;
};

export type PostResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Post'] = ResolversParentTypes['Post']> = {
  author?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bodyHtml?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  no?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PostConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PostConnection'] = ResolversParentTypes['PostConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Post']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PreviewAccountImportResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PreviewAccountImportResult'] = ResolversParentTypes['PreviewAccountImportResult']> = {
  __resolveType: TypeResolveFn<'AccountImportPreview' | 'UnusableMapping', ParentType, ContextType>;
};

export type PreviewRecordResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PreviewRecord'] = ResolversParentTypes['PreviewRecord']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['PreviewValue']>, ParentType, ContextType>;
  wasVisible?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PreviewValueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PreviewValue'] = ResolversParentTypes['PreviewValue']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isShared?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wasShared?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ProgramResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Program'] = ResolversParentTypes['Program']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  descriptionHtml?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  enrolments?: Resolver<ResolversTypes['ProgramEnrolmentConnection'], ParentType, ContextType, RequireFields<ProgramEnrolmentsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isViewers?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  stageNames?: Resolver<Array<ResolversTypes['ProgramStageName']>, ParentType, ContextType>;
  terms?: Resolver<ResolversTypes['ProgramTerms'], ParentType, ContextType>;
  termsVersions?: Resolver<Array<ResolversTypes['ProgramTerms']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanApply?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanManage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerEnrolment?: Resolver<Maybe<ResolversTypes['ProgramEnrolment']>, ParentType, ContextType>;
};

export type ProgramCertificationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramCertification'] = ResolversParentTypes['ProgramCertification']> = {
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  holder?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isExpired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  obtainedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ProgramChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramChanged'] = ResolversParentTypes['ProgramChanged']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  program?: Resolver<ResolversTypes['Program'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProgramConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramConnection'] = ResolversParentTypes['ProgramConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Program']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProgramCreatedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramCreated'] = ResolversParentTypes['ProgramCreated']> = {
  program?: Resolver<ResolversTypes['Program'], ParentType, ContextType>;
};

export type ProgramEditedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramEdited'] = ResolversParentTypes['ProgramEdited']> = {
  program?: Resolver<ResolversTypes['Program'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProgramEnrolmentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramEnrolment'] = ResolversParentTypes['ProgramEnrolment']> = {
  answer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  assessedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  certifications?: Resolver<Array<ResolversTypes['ProgramCertification']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  computedTier?: Resolver<Maybe<ResolversTypes['ProgramTier']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isViewersProgram?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  override?: Resolver<Maybe<ResolversTypes['TierOverride']>, ParentType, ContextType>;
  partner?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  program?: Resolver<Maybe<ResolversTypes['Program']>, ParentType, ContextType>;
  programName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  standings?: Resolver<Array<ResolversTypes['TierStanding']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EnrolmentStatus'], ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['ProgramTier']>, ParentType, ContextType>;
  tierChanges?: Resolver<ResolversTypes['ProgramTierChangeConnection'], ParentType, ContextType, RequireFields<ProgramEnrolmentTierChangesArgs, 'first'>>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanAnswer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanEnd?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanManage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanWithdraw?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ProgramEnrolmentConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramEnrolmentConnection'] = ResolversParentTypes['ProgramEnrolmentConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['ProgramEnrolment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['CappedCount'], ParentType, ContextType>;
};

export type ProgramMoveResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramMove'] = ResolversParentTypes['ProgramMove']> = {
  direction?: Resolver<ResolversTypes['MoveDirection'], ParentType, ContextType>;
  enrolmentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  fromNameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fromNameJa?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  partner?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  toNameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  toNameJa?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProgramRequirementResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramRequirement'] = ResolversParentTypes['ProgramRequirement']> = {
  certification?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  criterion?: Resolver<ResolversTypes['ProgramCriterion'], ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  threshold?: Resolver<ResolversTypes['MinorUnits'], ParentType, ContextType>;
};

export type ProgramStageNameResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramStageName'] = ResolversParentTypes['ProgramStageName']> = {
  en?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ja?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['DealStage'], ParentType, ContextType>;
};

export type ProgramTermsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramTerms'] = ResolversParentTypes['ProgramTerms']> = {
  author?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  effectiveOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tiers?: Resolver<Array<ResolversTypes['ProgramTier']>, ParentType, ContextType>;
};

export type ProgramTermsPreviewResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramTermsPreview'] = ResolversParentTypes['ProgramTermsPreview']> = {
  acrossCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  downCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  enrolledCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  moves?: Resolver<Array<ResolversTypes['ProgramMove']>, ParentType, ContextType>;
  upCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProgramTierResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramTier'] = ResolversParentTypes['ProgramTier']> = {
  benefits?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  discountPercent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  hasMarketingFunds?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameJa?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requirements?: Resolver<Array<ResolversTypes['ProgramRequirement']>, ParentType, ContextType>;
};

export type ProgramTierChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramTierChange'] = ResolversParentTypes['ProgramTierChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['TierChangeCause'], ParentType, ContextType>;
  fromNameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fromNameJa?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  toNameEn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  toNameJa?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProgramTierChangeConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProgramTierChangeConnection'] = ResolversParentTypes['ProgramTierChangeConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['ProgramTierChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProposalAnsweredResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProposalAnswered'] = ResolversParentTypes['ProposalAnswered']> = {
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  proposal?: Resolver<ResolversTypes['PartnershipProposal'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProposalClosedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProposalClosed'] = ResolversParentTypes['ProposalClosed']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProposeChangeResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProposeChangeResult'] = ResolversParentTypes['ProposeChangeResult']> = {
  __resolveType: TypeResolveFn<'ChangeOpen' | 'ChangeProposed', ParentType, ContextType>;
};

export type ProposeDocumentResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProposeDocumentResult'] = ResolversParentTypes['ProposeDocumentResult']> = {
  __resolveType: TypeResolveFn<'DocumentProposalOpen' | 'DocumentProposed', ParentType, ContextType>;
};

export type ProtectionChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProtectionChanged'] = ResolversParentTypes['ProtectionChanged']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PurchaseOrderResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurchaseOrder'] = ResolversParentTypes['PurchaseOrder']> = {
  buyer?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  buyerName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  documentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  grants?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interchangeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  issuedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  requestedDeliveryOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  shipToName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supplier?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  viewerCanAssign?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PurchaseOrderConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurchaseOrderConnection'] = ResolversParentTypes['PurchaseOrderConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PurchaseOrderLineResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurchaseOrderLine'] = ResolversParentTypes['PurchaseOrderLine']> = {
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  buyerItem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gtin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priceBasis?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  requestedDeliveryOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  supplierItem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'id'>>;
  accountImport?: Resolver<Maybe<ResolversTypes['AccountImport']>, ParentType, ContextType, RequireFields<QueryAccountImportArgs, 'id'>>;
  accountImports?: Resolver<Array<ResolversTypes['AccountImport']>, ParentType, ContextType, RequireFields<QueryAccountImportsArgs, 'first'>>;
  accounts?: Resolver<ResolversTypes['AccountConnection'], ParentType, ContextType, RequireFields<QueryAccountsArgs, 'first' | 'scope'>>;
  apiKeys?: Resolver<Array<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  auditTrail?: Resolver<ResolversTypes['AuditEntryConnection'], ParentType, ContextType, RequireFields<QueryAuditTrailArgs, 'first'>>;
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType, RequireFields<QueryCampaignArgs, 'id'>>;
  campaigns?: Resolver<ResolversTypes['CampaignConnection'], ParentType, ContextType, RequireFields<QueryCampaignsArgs, 'first'>>;
  chatMessages?: Resolver<ResolversTypes['ChatMessagePage'], ParentType, ContextType, RequireFields<QueryChatMessagesArgs, 'first' | 'roomId'>>;
  chatUnreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType, RequireFields<QueryDealArgs, 'id'>>;
  dealStages?: Resolver<Array<ResolversTypes['DealStageSummary']>, ParentType, ContextType, Partial<QueryDealStagesArgs>>;
  deals?: Resolver<ResolversTypes['DealConnection'], ParentType, ContextType, RequireFields<QueryDealsArgs, 'first'>>;
  forumUnreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  grantTemplates?: Resolver<Array<ResolversTypes['GrantTemplate']>, ParentType, ContextType, Partial<QueryGrantTemplatesArgs>>;
  grantsAwaitingConsent?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  interchange?: Resolver<Maybe<ResolversTypes['Interchange']>, ParentType, ContextType, RequireFields<QueryInterchangeArgs, 'id'>>;
  interchanges?: Resolver<ResolversTypes['InterchangeConnection'], ParentType, ContextType, RequireFields<QueryInterchangesArgs, 'first'>>;
  joinedEnrolments?: Resolver<ResolversTypes['ProgramEnrolmentConnection'], ParentType, ContextType, RequireFields<QueryJoinedEnrolmentsArgs, 'first'>>;
  jointRecords?: Resolver<ResolversTypes['JointRecordConnection'], ParentType, ContextType, RequireFields<QueryJointRecordsArgs, 'first' | 'partnershipId'>>;
  ledgerCheck?: Resolver<ResolversTypes['LedgerCheck'], ParentType, ContextType, RequireFields<QueryLedgerCheckArgs, 'partnershipId'>>;
  ledgerHeads?: Resolver<ResolversTypes['LedgerHeadConnection'], ParentType, ContextType, RequireFields<QueryLedgerHeadsArgs, 'first' | 'partnershipId'>>;
  lookedAfter?: Resolver<Maybe<ResolversTypes['LookedAfter']>, ParentType, ContextType, RequireFields<QueryLookedAfterArgs, 'memberId'>>;
  members?: Resolver<Array<ResolversTypes['Member']>, ParentType, ContextType>;
  offeredPrograms?: Resolver<ResolversTypes['ProgramConnection'], ParentType, ContextType, RequireFields<QueryOfferedProgramsArgs, 'first'>>;
  partnership?: Resolver<Maybe<ResolversTypes['Partnership']>, ParentType, ContextType, RequireFields<QueryPartnershipArgs, 'id'>>;
  partnershipDocument?: Resolver<Maybe<ResolversTypes['PartnershipDocument']>, ParentType, ContextType, RequireFields<QueryPartnershipDocumentArgs, 'id'>>;
  partnershipDocuments?: Resolver<ResolversTypes['PartnershipDocumentConnection'], ParentType, ContextType, RequireFields<QueryPartnershipDocumentsArgs, 'first' | 'partnershipId'>>;
  partnershipEvents?: Resolver<ResolversTypes['PartnershipEventConnection'], ParentType, ContextType, RequireFields<QueryPartnershipEventsArgs, 'first' | 'partnershipId'>>;
  partnershipInvitation?: Resolver<Maybe<ResolversTypes['PartnershipInvitation']>, ParentType, ContextType, RequireFields<QueryPartnershipInvitationArgs, 'token'>>;
  partnershipInvitations?: Resolver<Array<ResolversTypes['PartnershipInvitation']>, ParentType, ContextType>;
  partnershipLedger?: Resolver<ResolversTypes['LedgerEntryConnection'], ParentType, ContextType, RequireFields<QueryPartnershipLedgerArgs, 'first' | 'partnershipId'>>;
  partnerships?: Resolver<ResolversTypes['PartnershipConnection'], ParentType, ContextType, RequireFields<QueryPartnershipsArgs, 'first'>>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType, RequireFields<QueryPlanArgs, 'id'>>;
  plans?: Resolver<ResolversTypes['PlanConnection'], ParentType, ContextType, RequireFields<QueryPlansArgs, 'first'>>;
  previewAccountImport?: Resolver<ResolversTypes['PreviewAccountImportResult'], ParentType, ContextType, RequireFields<QueryPreviewAccountImportArgs, 'input'>>;
  previewGrant?: Resolver<ResolversTypes['GrantPreview'], ParentType, ContextType, RequireFields<QueryPreviewGrantArgs, 'input'>>;
  previewProgramTerms?: Resolver<Maybe<ResolversTypes['ProgramTermsPreview']>, ParentType, ContextType, RequireFields<QueryPreviewProgramTermsArgs, 'programId' | 'tiers'>>;
  program?: Resolver<Maybe<ResolversTypes['Program']>, ParentType, ContextType, RequireFields<QueryProgramArgs, 'id'>>;
  programEnrolment?: Resolver<Maybe<ResolversTypes['ProgramEnrolment']>, ParentType, ContextType, RequireFields<QueryProgramEnrolmentArgs, 'id'>>;
  programs?: Resolver<ResolversTypes['ProgramConnection'], ParentType, ContextType, RequireFields<QueryProgramsArgs, 'first'>>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType, RequireFields<QueryPurchaseOrderArgs, 'id'>>;
  purchaseOrders?: Resolver<ResolversTypes['PurchaseOrderConnection'], ParentType, ContextType, RequireFields<QueryPurchaseOrdersArgs, 'first'>>;
  readingBudgets?: Resolver<Array<ResolversTypes['ReadingBudget']>, ParentType, ContextType>;
  readingToday?: Resolver<Array<ResolversTypes['ReadingToday']>, ParentType, ContextType, RequireFields<QueryReadingTodayArgs, 'first'>>;
  recordExport?: Resolver<Maybe<ResolversTypes['RecordExport']>, ParentType, ContextType, RequireFields<QueryRecordExportArgs, 'id'>>;
  recordExports?: Resolver<ResolversTypes['RecordExportConnection'], ParentType, ContextType, RequireFields<QueryRecordExportsArgs, 'first'>>;
  recordGrant?: Resolver<Maybe<ResolversTypes['RecordGrant']>, ParentType, ContextType, RequireFields<QueryRecordGrantArgs, 'id'>>;
  recordGrants?: Resolver<ResolversTypes['RecordGrantConnection'], ParentType, ContextType, RequireFields<QueryRecordGrantsArgs, 'first' | 'isGiven'>>;
  recordHistory?: Resolver<ResolversTypes['RecordVersionConnection'], ParentType, ContextType, RequireFields<QueryRecordHistoryArgs, 'first' | 'recordId'>>;
  room?: Resolver<Maybe<ResolversTypes['Room']>, ParentType, ContextType, RequireFields<QueryRoomArgs, 'id'>>;
  rooms?: Resolver<Array<ResolversTypes['Room']>, ParentType, ContextType>;
  search?: Resolver<Array<ResolversTypes['SearchHit']>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'text'>>;
  shareableFields?: Resolver<Array<ResolversTypes['ShareableField']>, ParentType, ContextType, RequireFields<QueryShareableFieldsArgs, 'recordType'>>;
  shareableVerbs?: Resolver<Array<ResolversTypes['GrantVerb']>, ParentType, ContextType, RequireFields<QueryShareableVerbsArgs, 'recordType'>>;
  sharedCampaign?: Resolver<Maybe<ResolversTypes['SharedCampaign']>, ParentType, ContextType, RequireFields<QuerySharedCampaignArgs, 'id'>>;
  sharedCampaigns?: Resolver<ResolversTypes['SharedCampaignConnection'], ParentType, ContextType, RequireFields<QuerySharedCampaignsArgs, 'first'>>;
  sharedDeal?: Resolver<Maybe<ResolversTypes['SharedDeal']>, ParentType, ContextType, RequireFields<QuerySharedDealArgs, 'id'>>;
  sharedDeals?: Resolver<ResolversTypes['SharedDealConnection'], ParentType, ContextType, RequireFields<QuerySharedDealsArgs, 'first'>>;
  sharedPurchaseOrder?: Resolver<Maybe<ResolversTypes['SharedPurchaseOrder']>, ParentType, ContextType, RequireFields<QuerySharedPurchaseOrderArgs, 'id'>>;
  sharedPurchaseOrders?: Resolver<ResolversTypes['SharedPurchaseOrderConnection'], ParentType, ContextType, RequireFields<QuerySharedPurchaseOrdersArgs, 'first'>>;
  sharedRoom?: Resolver<Maybe<ResolversTypes['SharedRoom']>, ParentType, ContextType, RequireFields<QuerySharedRoomArgs, 'id'>>;
  sharedRooms?: Resolver<ResolversTypes['SharedRoomConnection'], ParentType, ContextType, RequireFields<QuerySharedRoomsArgs, 'first'>>;
  sharedTopic?: Resolver<Maybe<ResolversTypes['SharedTopic']>, ParentType, ContextType, RequireFields<QuerySharedTopicArgs, 'id'>>;
  sharedTopics?: Resolver<ResolversTypes['SharedTopicConnection'], ParentType, ContextType, RequireFields<QuerySharedTopicsArgs, 'first'>>;
  topic?: Resolver<Maybe<ResolversTypes['Topic']>, ParentType, ContextType, RequireFields<QueryTopicArgs, 'id'>>;
  topics?: Resolver<ResolversTypes['TopicConnection'], ParentType, ContextType, RequireFields<QueryTopicsArgs, 'first'>>;
  tradingPartnerAgreement?: Resolver<Maybe<ResolversTypes['TradingPartnerAgreement']>, ParentType, ContextType, RequireFields<QueryTradingPartnerAgreementArgs, 'partnershipId'>>;
  twoPersonRule?: Resolver<Maybe<ResolversTypes['TwoPersonRule']>, ParentType, ContextType>;
  viewAs?: Resolver<Maybe<ResolversTypes['ViewAs']>, ParentType, ContextType, RequireFields<QueryViewAsArgs, 'id'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  waitingEnrolments?: Resolver<ResolversTypes['ProgramEnrolmentConnection'], ParentType, ContextType, RequireFields<QueryWaitingEnrolmentsArgs, 'first'>>;
};

export type ReadingBudgetResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReadingBudget'] = ResolversParentTypes['ReadingBudget']> = {
  exportRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  readRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['MemberRole'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReadingBudgetSetResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReadingBudgetSet'] = ResolversParentTypes['ReadingBudgetSet']> = {
  budget?: Resolver<ResolversTypes['ReadingBudget'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReadingTodayResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReadingToday'] = ResolversParentTypes['ReadingToday']> = {
  exportBudget?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  exportedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  readBudget?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  readRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecordExportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordExport'] = ResolversParentTypes['RecordExport']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  decisionNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  exportedRows?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  format?: Resolver<ResolversTypes['ExportFormat'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isExpired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  needsPassword?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['ExportRecordType'], ParentType, ContextType>;
  rowCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ExportStatus'], ParentType, ContextType>;
  viewerCanDecide?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanFetch?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RecordExportConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordExportConnection'] = ResolversParentTypes['RecordExportConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['RecordExport']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RecordGrantResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordGrant'] = ResolversParentTypes['RecordGrant']> = {
  acceptedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  consents?: Resolver<Array<ResolversTypes['GrantConsent']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  filling?: Resolver<Maybe<ResolversTypes['GrantFilling']>, ParentType, ContextType>;
  filter?: Resolver<Array<ResolversTypes['FilterCondition']>, ParentType, ContextType>;
  grantee?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  grantor?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOnward?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  members?: Resolver<Array<ResolversTypes['Member']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  partnership?: Resolver<Maybe<ResolversTypes['Partnership']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  recordName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['ShareableType'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['MemberRole']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['GrantScope'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['GrantStatus'], ParentType, ContextType>;
  verbs?: Resolver<Array<ResolversTypes['GrantVerb']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanAccept?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanChange?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanRevoke?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RecordGrantConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordGrantConnection'] = ResolversParentTypes['RecordGrantConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['CappedCount'], ParentType, ContextType>;
};

export type RecordGrantEventResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordGrantEvent'] = ResolversParentTypes['RecordGrantEvent']> = {
  grant?: Resolver<Maybe<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  grantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['ShareableType'], ParentType, ContextType>;
};

export type RecordOutcomeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordOutcome'] = ResolversParentTypes['RecordOutcome']> = {
  outcome?: Resolver<ResolversTypes['ShareOutcome'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RecordSharedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordShared'] = ResolversParentTypes['RecordShared']> = {
  grant?: Resolver<ResolversTypes['RecordGrant'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecordVersionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordVersion'] = ResolversParentTypes['RecordVersion']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedFields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDeletion?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['HistoryRecordType'], ParentType, ContextType>;
  values?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanRestore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RecordVersionConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordVersionConnection'] = ResolversParentTypes['RecordVersionConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['RecordVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RecordsSharedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordsShared'] = ResolversParentTypes['RecordsShared']> = {
  outcomes?: Resolver<Array<ResolversTypes['RecordOutcome']>, ParentType, ContextType>;
  sharedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReplyToTopicResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReplyToTopicResult'] = ResolversParentTypes['ReplyToTopicResult']> = {
  __resolveType: TypeResolveFn<'TopicLocked' | 'TopicReplied', ParentType, ContextType>;
};

export type RequestExportResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RequestExportResult'] = ResolversParentTypes['RequestExportResult']> = {
  __resolveType: TypeResolveFn<'ExportNeedsApproval' | 'ExportRequested', ParentType, ContextType>;
};

export type RoomResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Room'] = ResolversParentTypes['Room']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  grants?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastMessage?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  lastSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  members?: Resolver<Array<ResolversTypes['Member']>, ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  readSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SaveGrantTemplateResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SaveGrantTemplateResult'] = ResolversParentTypes['SaveGrantTemplateResult']> = {
  __resolveType: TypeResolveFn<'GrantTemplateChanged' | 'GrantTemplateSaved', ParentType, ContextType>;
};

export type SavePartnershipContactResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SavePartnershipContactResult'] = ResolversParentTypes['SavePartnershipContactResult']> = {
  __resolveType: TypeResolveFn<'PartnershipContactChanged' | 'PartnershipContactSaved', ParentType, ContextType>;
};

export type SearchHitResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchHit'] = ResolversParentTypes['SearchHit']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SearchHitKind'], ParentType, ContextType>;
  subtitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ShareFilterResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ShareFilterResult'] = ResolversParentTypes['ShareFilterResult']> = {
  __resolveType: TypeResolveFn<'FilterShared' | 'PartnershipNotActive', ParentType, ContextType>;
};

export type ShareRecordResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ShareRecordResult'] = ResolversParentTypes['ShareRecordResult']> = {
  __resolveType: TypeResolveFn<'AlreadyShared' | 'PartnershipNotActive' | 'RecordShared', ParentType, ContextType>;
};

export type ShareRecordsResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ShareRecordsResult'] = ResolversParentTypes['ShareRecordsResult']> = {
  __resolveType: TypeResolveFn<'PartnershipNotActive' | 'RecordsShared', ParentType, ContextType>;
};

export type ShareableFieldResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ShareableField'] = ResolversParentTypes['ShareableField']> = {
  filterOperators?: Resolver<Array<ResolversTypes['FilterOperator']>, ParentType, ContextType>;
  isAlwaysShared?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SharedCampaignResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedCampaign'] = ResolversParentTypes['SharedCampaign']> = {
  budget?: Resolver<Maybe<Array<ResolversTypes['SharedCampaignBudgetLine']>>, ParentType, ContextType>;
  endsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  goal?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  grants?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  sharedFields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['CampaignStatus']>, ParentType, ContextType>;
  tasks?: Resolver<Maybe<Array<ResolversTypes['SharedCampaignTask']>>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  verbs?: Resolver<Array<ResolversTypes['GrantVerb']>, ParentType, ContextType>;
  viewerCanShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SharedCampaignBudgetLineResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedCampaignBudgetLine'] = ResolversParentTypes['SharedCampaignBudgetLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payerName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SharedCampaignConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedCampaignConnection'] = ResolversParentTypes['SharedCampaignConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['SharedCampaign']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SharedCampaignTaskResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedCampaignTask'] = ResolversParentTypes['SharedCampaignTask']> = {
  assigneeName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SharedChatMessageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedChatMessage'] = ResolversParentTypes['SharedChatMessage']> = {
  authorFirm?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  authorName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bodyHtml?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOwn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SharedChatMessageConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedChatMessageConnection'] = ResolversParentTypes['SharedChatMessageConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['SharedChatMessage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SharedDealResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedDeal'] = ResolversParentTypes['SharedDeal']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  closeDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  grants?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  probability?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sharedFields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  stage?: Resolver<Maybe<ResolversTypes['DealStage']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  verbs?: Resolver<Array<ResolversTypes['GrantVerb']>, ParentType, ContextType>;
  viewerCanShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SharedDealConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedDealConnection'] = ResolversParentTypes['SharedDealConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['SharedDeal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SharedPostResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedPost'] = ResolversParentTypes['SharedPost']> = {
  authorFirm?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  authorName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bodyHtml?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOwn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  no?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SharedPostConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedPostConnection'] = ResolversParentTypes['SharedPostConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['SharedPost']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SharedPurchaseOrderResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedPurchaseOrder'] = ResolversParentTypes['SharedPurchaseOrder']> = {
  buyerName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  grants?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  lines?: Resolver<Maybe<Array<ResolversTypes['SharedPurchaseOrderLine']>>, ParentType, ContextType>;
  notes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  requestedDeliveryOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  sharedFields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  shipToName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supplierName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  verbs?: Resolver<Array<ResolversTypes['GrantVerb']>, ParentType, ContextType>;
  viewerCanShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SharedPurchaseOrderConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedPurchaseOrderConnection'] = ResolversParentTypes['SharedPurchaseOrderConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['SharedPurchaseOrder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SharedPurchaseOrderLineResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedPurchaseOrderLine'] = ResolversParentTypes['SharedPurchaseOrderLine']> = {
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  buyerItem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gtin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priceBasis?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  requestedDeliveryOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  supplierItem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type SharedRecordResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedRecord'] = ResolversParentTypes['SharedRecord']> = {
  recordId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['ShareableType'], ParentType, ContextType>;
};

export type SharedRoomResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedRoom'] = ResolversParentTypes['SharedRoom']> = {
  grants?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastMessageAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastSeq?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['SharedChatMessageConnection']>, ParentType, ContextType, RequireFields<SharedRoomMessagesArgs, 'first'>>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  sharedFields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verbs?: Resolver<Array<ResolversTypes['GrantVerb']>, ParentType, ContextType>;
  viewerCanShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanWrite?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SharedRoomConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedRoomConnection'] = ResolversParentTypes['SharedRoomConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['SharedRoom']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SharedTopicResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedTopic'] = ResolversParentTypes['SharedTopic']> = {
  acceptedPostId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  grants?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isLocked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['TopicKind']>, ParentType, ContextType>;
  lastPostAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  postCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  posts?: Resolver<Maybe<ResolversTypes['SharedPostConnection']>, ParentType, ContextType, RequireFields<SharedTopicPostsArgs, 'first'>>;
  sharedFields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verbs?: Resolver<Array<ResolversTypes['GrantVerb']>, ParentType, ContextType>;
  viewerCanReply?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SharedTopicConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SharedTopicConnection'] = ResolversParentTypes['SharedTopicConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['SharedTopic']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SignDocumentResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SignDocumentResult'] = ResolversParentTypes['SignDocumentResult']> = {
  __resolveType: TypeResolveFn<'DocumentProposalClosed' | 'DocumentSigned', ParentType, ContextType>;
};

export type SignersRemindedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SignersReminded'] = ResolversParentTypes['SignersReminded']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StartAccountImportResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StartAccountImportResult'] = ResolversParentTypes['StartAccountImportResult']> = {
  __resolveType: TypeResolveFn<'AccountImportStarted' | 'UnusableMapping', ParentType, ContextType>;
};

export type StartCampaignResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StartCampaignResult'] = ResolversParentTypes['StartCampaignResult']> = {
  __resolveType: TypeResolveFn<'CampaignStarted' | 'PartnershipNotActive', ParentType, ContextType>;
};

export type StoredFileResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StoredFile'] = ResolversParentTypes['StoredFile']> = {
  byteSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mediaType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  accountImportChanged?: SubscriptionResolver<ResolversTypes['AccountImport'], "accountImportChanged", ParentType, ContextType, RequireFields<SubscriptionAccountImportChangedArgs, 'id'>>;
  campaignChanged?: SubscriptionResolver<ResolversTypes['Campaign'], "campaignChanged", ParentType, ContextType, Partial<SubscriptionCampaignChangedArgs>>;
  dealChanged?: SubscriptionResolver<ResolversTypes['Deal'], "dealChanged", ParentType, ContextType, Partial<SubscriptionDealChangedArgs>>;
  enrolmentChanged?: SubscriptionResolver<ResolversTypes['ProgramEnrolment'], "enrolmentChanged", ParentType, ContextType>;
  grantChanged?: SubscriptionResolver<ResolversTypes['RecordGrantEvent'], "grantChanged", ParentType, ContextType>;
  interchangeReceived?: SubscriptionResolver<ResolversTypes['Interchange'], "interchangeReceived", ParentType, ContextType, Partial<SubscriptionInterchangeReceivedArgs>>;
  orderReceived?: SubscriptionResolver<ResolversTypes['PurchaseOrder'], "orderReceived", ParentType, ContextType, Partial<SubscriptionOrderReceivedArgs>>;
  partnershipEventAdded?: SubscriptionResolver<ResolversTypes['PartnershipEvent'], "partnershipEventAdded", ParentType, ContextType, RequireFields<SubscriptionPartnershipEventAddedArgs, 'partnershipId'>>;
  programChanged?: SubscriptionResolver<ResolversTypes['Program'], "programChanged", ParentType, ContextType, Partial<SubscriptionProgramChangedArgs>>;
  sharedRecordChanged?: SubscriptionResolver<ResolversTypes['SharedRecord'], "sharedRecordChanged", ParentType, ContextType, RequireFields<SubscriptionSharedRecordChangedArgs, 'recordId' | 'recordType'>>;
  topicChanged?: SubscriptionResolver<ResolversTypes['Topic'], "topicChanged", ParentType, ContextType, Partial<SubscriptionTopicChangedArgs>>;
};

export type TierOverrideResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TierOverride'] = ResolversParentTypes['TierOverride']> = {
  by?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tierKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type TierStandingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TierStanding'] = ResolversParentTypes['TierStanding']> = {
  criteria?: Resolver<Array<ResolversTypes['CriterionStanding']>, ParentType, ContextType>;
  isMet?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['ProgramTier'], ParentType, ContextType>;
};

export type TopicResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Topic'] = ResolversParentTypes['Topic']> = {
  acceptedPostId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  author?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  grants?: Resolver<Array<ResolversTypes['RecordGrant']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isLocked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isPinned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TopicKind'], ParentType, ContextType>;
  lastPost?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  lastPostAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  postCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  posts?: Resolver<ResolversTypes['PostConnection'], ParentType, ContextType, RequireFields<TopicPostsArgs, 'first'>>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCanModerate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanReply?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerCanShare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type TopicConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TopicConnection'] = ResolversParentTypes['TopicConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Topic']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TopicLockedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TopicLocked'] = ResolversParentTypes['TopicLocked']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  topic?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TopicRepliedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TopicReplied'] = ResolversParentTypes['TopicReplied']> = {
  post?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
  topic?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TopicStartedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TopicStarted'] = ResolversParentTypes['TopicStarted']> = {
  topic?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
};

export type TradingIdentityResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TradingIdentity'] = ResolversParentTypes['TradingIdentity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  qualifier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TradingIdentityAddedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TradingIdentityAdded'] = ResolversParentTypes['TradingIdentityAdded']> = {
  agreement?: Resolver<ResolversTypes['TradingPartnerAgreement'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TradingPartnerAgreementResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TradingPartnerAgreement'] = ResolversParentTypes['TradingPartnerAgreement']> = {
  defaultDeal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  identities?: Resolver<Array<ResolversTypes['TradingIdentity']>, ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
};

export type TwoPersonRuleResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TwoPersonRule'] = ResolversParentTypes['TwoPersonRule']> = {
  exportRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TwoPersonRuleSetResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TwoPersonRuleSet'] = ResolversParentTypes['TwoPersonRuleSet']> = {
  rule?: Resolver<ResolversTypes['TwoPersonRule'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnusableMappingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UnusableMapping'] = ResolversParentTypes['UnusableMapping']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateAccountResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpdateAccountResult'] = ResolversParentTypes['UpdateAccountResult']> = {
  __resolveType: TypeResolveFn<'AccountChanged' | 'AccountUpdated', ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'AccountChanged' | 'AccountNotShared' | 'AlreadyPartners' | 'AlreadyShared' | 'CampaignChanged' | 'ChangeOpen' | 'DealChanged' | 'DocumentProposalClosed' | 'DocumentProposalOpen' | 'EnrolmentAlreadyOpened' | 'EnrolmentChanged' | 'ExitClosed' | 'ExportNeedsApproval' | 'GrantChanged' | 'GrantTemplateChanged' | 'IdentifierTaken' | 'InvitationClosed' | 'PartnershipChanged' | 'PartnershipContactChanged' | 'PartnershipNotActive' | 'ProgramChanged' | 'ProposalClosed' | 'ProtectionChanged' | 'TopicLocked' | 'UnusableMapping', ParentType, ContextType>;
};

export type ViewAsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ViewAs'] = ResolversParentTypes['ViewAs']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOver?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  partnership?: Resolver<ResolversTypes['Partnership'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['MemberRole']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  canImport?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  canInvitePartners?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  canManageExchange?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  canManageOrganization?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  canViewAs?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  colorMode?: Resolver<ResolversTypes['ColorMode'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isEmailConfirmed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  memberships?: Resolver<Array<ResolversTypes['Member']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  personId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WithdrawDocumentResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['WithdrawDocumentResult'] = ResolversParentTypes['WithdrawDocumentResult']> = {
  __resolveType: TypeResolveFn<'DocumentProposalClosed' | 'DocumentProposalWithdrawn', ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  AcceptInvitationResult?: AcceptInvitationResultResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  AccountChanged?: AccountChangedResolvers<ContextType>;
  AccountConnection?: AccountConnectionResolvers<ContextType>;
  AccountCreated?: AccountCreatedResolvers<ContextType>;
  AccountImport?: AccountImportResolvers<ContextType>;
  AccountImportColumn?: AccountImportColumnResolvers<ContextType>;
  AccountImportError?: AccountImportErrorResolvers<ContextType>;
  AccountImportPreview?: AccountImportPreviewResolvers<ContextType>;
  AccountImportPreviewRow?: AccountImportPreviewRowResolvers<ContextType>;
  AccountImportStarted?: AccountImportStartedResolvers<ContextType>;
  AccountImportUndone?: AccountImportUndoneResolvers<ContextType>;
  AccountImportValue?: AccountImportValueResolvers<ContextType>;
  AccountNotShared?: AccountNotSharedResolvers<ContextType>;
  AccountUpdated?: AccountUpdatedResolvers<ContextType>;
  AddTradingIdentityResult?: AddTradingIdentityResultResolvers<ContextType>;
  AlreadyPartners?: AlreadyPartnersResolvers<ContextType>;
  AlreadyShared?: AlreadySharedResolvers<ContextType>;
  AnswerProposalResult?: AnswerProposalResultResolvers<ContextType>;
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyCreated?: ApiKeyCreatedResolvers<ContextType>;
  ApiKeyRevoked?: ApiKeyRevokedResolvers<ContextType>;
  ApplyToProgramResult?: ApplyToProgramResultResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  Campaign?: CampaignResolvers<ContextType>;
  CampaignBudgetLine?: CampaignBudgetLineResolvers<ContextType>;
  CampaignBudgetTotal?: CampaignBudgetTotalResolvers<ContextType>;
  CampaignChanged?: CampaignChangedResolvers<ContextType>;
  CampaignConnection?: CampaignConnectionResolvers<ContextType>;
  CampaignEdited?: CampaignEditedResolvers<ContextType>;
  CampaignStarted?: CampaignStartedResolvers<ContextType>;
  CampaignTask?: CampaignTaskResolvers<ContextType>;
  CappedCount?: CappedCountResolvers<ContextType>;
  ChangeGrantResult?: ChangeGrantResultResolvers<ContextType>;
  ChangeOpen?: ChangeOpenResolvers<ContextType>;
  ChangePartnershipStatusResult?: ChangePartnershipStatusResultResolvers<ContextType>;
  ChangeProposed?: ChangeProposedResolvers<ContextType>;
  ChangeReadingBudgetResult?: ChangeReadingBudgetResultResolvers<ContextType>;
  ChangeTwoPersonRuleResult?: ChangeTwoPersonRuleResultResolvers<ContextType>;
  ChatMessage?: ChatMessageResolvers<ContextType>;
  ChatMessagePage?: ChatMessagePageResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  CriterionStanding?: CriterionStandingResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Deal?: DealResolvers<ContextType>;
  DealActivity?: DealActivityResolvers<ContextType>;
  DealActivityConnection?: DealActivityConnectionResolvers<ContextType>;
  DealActivityLogged?: DealActivityLoggedResolvers<ContextType>;
  DealChanged?: DealChangedResolvers<ContextType>;
  DealConnection?: DealConnectionResolvers<ContextType>;
  DealEdited?: DealEditedResolvers<ContextType>;
  DealMoved?: DealMovedResolvers<ContextType>;
  DealOpened?: DealOpenedResolvers<ContextType>;
  DealParticipant?: DealParticipantResolvers<ContextType>;
  DealStageSummary?: DealStageSummaryResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  DocumentProposalClosed?: DocumentProposalClosedResolvers<ContextType>;
  DocumentProposalOpen?: DocumentProposalOpenResolvers<ContextType>;
  DocumentProposalWithdrawn?: DocumentProposalWithdrawnResolvers<ContextType>;
  DocumentProposed?: DocumentProposedResolvers<ContextType>;
  DocumentSignature?: DocumentSignatureResolvers<ContextType>;
  DocumentSigned?: DocumentSignedResolvers<ContextType>;
  DocumentVersion?: DocumentVersionResolvers<ContextType>;
  EditCampaignResult?: EditCampaignResultResolvers<ContextType>;
  EditDealResult?: EditDealResultResolvers<ContextType>;
  EditEnrolmentResult?: EditEnrolmentResultResolvers<ContextType>;
  EditProgramResult?: EditProgramResultResolvers<ContextType>;
  EnrolmentAlreadyOpened?: EnrolmentAlreadyOpenedResolvers<ContextType>;
  EnrolmentChanged?: EnrolmentChangedResolvers<ContextType>;
  EnrolmentEdited?: EnrolmentEditedResolvers<ContextType>;
  EnrolmentOpened?: EnrolmentOpenedResolvers<ContextType>;
  ExitClosed?: ExitClosedResolvers<ContextType>;
  ExitPlanned?: ExitPlannedResolvers<ContextType>;
  ExportNeedsApproval?: ExportNeedsApprovalResolvers<ContextType>;
  ExportRequested?: ExportRequestedResolvers<ContextType>;
  FieldReason?: FieldReasonResolvers<ContextType>;
  FilterCondition?: FilterConditionResolvers<ContextType>;
  FilterShared?: FilterSharedResolvers<ContextType>;
  FirmExitChoice?: FirmExitChoiceResolvers<ContextType>;
  GrantChanged?: GrantChangedResolvers<ContextType>;
  GrantConsent?: GrantConsentResolvers<ContextType>;
  GrantEdited?: GrantEditedResolvers<ContextType>;
  GrantFilling?: GrantFillingResolvers<ContextType>;
  GrantPreview?: GrantPreviewResolvers<ContextType>;
  GrantTemplate?: GrantTemplateResolvers<ContextType>;
  GrantTemplateChanged?: GrantTemplateChangedResolvers<ContextType>;
  GrantTemplateSaved?: GrantTemplateSavedResolvers<ContextType>;
  GrantsRevoked?: GrantsRevokedResolvers<ContextType>;
  IdentifierTaken?: IdentifierTakenResolvers<ContextType>;
  Interchange?: InterchangeResolvers<ContextType>;
  InterchangeConnection?: InterchangeConnectionResolvers<ContextType>;
  InterchangeElement?: InterchangeElementResolvers<ContextType>;
  InterchangeFault?: InterchangeFaultResolvers<ContextType>;
  InterchangeMessage?: InterchangeMessageResolvers<ContextType>;
  InterchangeSegment?: InterchangeSegmentResolvers<ContextType>;
  InvitationAccepted?: InvitationAcceptedResolvers<ContextType>;
  InvitationClosed?: InvitationClosedResolvers<ContextType>;
  InvitationLink?: InvitationLinkResolvers<ContextType>;
  InvitePartnerResult?: InvitePartnerResultResolvers<ContextType>;
  InviteToProgramResult?: InviteToProgramResultResolvers<ContextType>;
  JointRecord?: JointRecordResolvers<ContextType>;
  JointRecordConnection?: JointRecordConnectionResolvers<ContextType>;
  LedgerCheck?: LedgerCheckResolvers<ContextType>;
  LedgerDisclosure?: LedgerDisclosureResolvers<ContextType>;
  LedgerEntry?: LedgerEntryResolvers<ContextType>;
  LedgerEntryConnection?: LedgerEntryConnectionResolvers<ContextType>;
  LedgerFault?: LedgerFaultResolvers<ContextType>;
  LedgerHead?: LedgerHeadResolvers<ContextType>;
  LedgerHeadConnection?: LedgerHeadConnectionResolvers<ContextType>;
  LookedAfter?: LookedAfterResolvers<ContextType>;
  Member?: MemberResolvers<ContextType>;
  MemberHandedOver?: MemberHandedOverResolvers<ContextType>;
  MinorUnits?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  MoveDealResult?: MoveDealResultResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OpenDealResult?: OpenDealResultResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  OrganizationRegistered?: OrganizationRegisteredResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PartnerInvited?: PartnerInvitedResolvers<ContextType>;
  Partnership?: PartnershipResolvers<ContextType>;
  PartnershipArchive?: PartnershipArchiveResolvers<ContextType>;
  PartnershipChanged?: PartnershipChangedResolvers<ContextType>;
  PartnershipConnection?: PartnershipConnectionResolvers<ContextType>;
  PartnershipConsent?: PartnershipConsentResolvers<ContextType>;
  PartnershipContact?: PartnershipContactResolvers<ContextType>;
  PartnershipContactChanged?: PartnershipContactChangedResolvers<ContextType>;
  PartnershipContactSaved?: PartnershipContactSavedResolvers<ContextType>;
  PartnershipDocument?: PartnershipDocumentResolvers<ContextType>;
  PartnershipDocumentConnection?: PartnershipDocumentConnectionResolvers<ContextType>;
  PartnershipEvent?: PartnershipEventResolvers<ContextType>;
  PartnershipEventConnection?: PartnershipEventConnectionResolvers<ContextType>;
  PartnershipExit?: PartnershipExitResolvers<ContextType>;
  PartnershipInvitation?: PartnershipInvitationResolvers<ContextType>;
  PartnershipLeft?: PartnershipLeftResolvers<ContextType>;
  PartnershipNotActive?: PartnershipNotActiveResolvers<ContextType>;
  PartnershipParty?: PartnershipPartyResolvers<ContextType>;
  PartnershipProposal?: PartnershipProposalResolvers<ContextType>;
  PartnershipRecords?: PartnershipRecordsResolvers<ContextType>;
  PartnershipStatusChanged?: PartnershipStatusChangedResolvers<ContextType>;
  PersonErased?: PersonErasedResolvers<ContextType>;
  Plan?: PlanResolvers<ContextType>;
  PlanConnection?: PlanConnectionResolvers<ContextType>;
  PlanExitResult?: PlanExitResultResolvers<ContextType>;
  Post?: PostResolvers<ContextType>;
  PostConnection?: PostConnectionResolvers<ContextType>;
  PreviewAccountImportResult?: PreviewAccountImportResultResolvers<ContextType>;
  PreviewRecord?: PreviewRecordResolvers<ContextType>;
  PreviewValue?: PreviewValueResolvers<ContextType>;
  Program?: ProgramResolvers<ContextType>;
  ProgramCertification?: ProgramCertificationResolvers<ContextType>;
  ProgramChanged?: ProgramChangedResolvers<ContextType>;
  ProgramConnection?: ProgramConnectionResolvers<ContextType>;
  ProgramCreated?: ProgramCreatedResolvers<ContextType>;
  ProgramEdited?: ProgramEditedResolvers<ContextType>;
  ProgramEnrolment?: ProgramEnrolmentResolvers<ContextType>;
  ProgramEnrolmentConnection?: ProgramEnrolmentConnectionResolvers<ContextType>;
  ProgramMove?: ProgramMoveResolvers<ContextType>;
  ProgramRequirement?: ProgramRequirementResolvers<ContextType>;
  ProgramStageName?: ProgramStageNameResolvers<ContextType>;
  ProgramTerms?: ProgramTermsResolvers<ContextType>;
  ProgramTermsPreview?: ProgramTermsPreviewResolvers<ContextType>;
  ProgramTier?: ProgramTierResolvers<ContextType>;
  ProgramTierChange?: ProgramTierChangeResolvers<ContextType>;
  ProgramTierChangeConnection?: ProgramTierChangeConnectionResolvers<ContextType>;
  ProposalAnswered?: ProposalAnsweredResolvers<ContextType>;
  ProposalClosed?: ProposalClosedResolvers<ContextType>;
  ProposeChangeResult?: ProposeChangeResultResolvers<ContextType>;
  ProposeDocumentResult?: ProposeDocumentResultResolvers<ContextType>;
  ProtectionChanged?: ProtectionChangedResolvers<ContextType>;
  PurchaseOrder?: PurchaseOrderResolvers<ContextType>;
  PurchaseOrderConnection?: PurchaseOrderConnectionResolvers<ContextType>;
  PurchaseOrderLine?: PurchaseOrderLineResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReadingBudget?: ReadingBudgetResolvers<ContextType>;
  ReadingBudgetSet?: ReadingBudgetSetResolvers<ContextType>;
  ReadingToday?: ReadingTodayResolvers<ContextType>;
  RecordExport?: RecordExportResolvers<ContextType>;
  RecordExportConnection?: RecordExportConnectionResolvers<ContextType>;
  RecordGrant?: RecordGrantResolvers<ContextType>;
  RecordGrantConnection?: RecordGrantConnectionResolvers<ContextType>;
  RecordGrantEvent?: RecordGrantEventResolvers<ContextType>;
  RecordOutcome?: RecordOutcomeResolvers<ContextType>;
  RecordShared?: RecordSharedResolvers<ContextType>;
  RecordVersion?: RecordVersionResolvers<ContextType>;
  RecordVersionConnection?: RecordVersionConnectionResolvers<ContextType>;
  RecordsShared?: RecordsSharedResolvers<ContextType>;
  ReplyToTopicResult?: ReplyToTopicResultResolvers<ContextType>;
  RequestExportResult?: RequestExportResultResolvers<ContextType>;
  Room?: RoomResolvers<ContextType>;
  SaveGrantTemplateResult?: SaveGrantTemplateResultResolvers<ContextType>;
  SavePartnershipContactResult?: SavePartnershipContactResultResolvers<ContextType>;
  SearchHit?: SearchHitResolvers<ContextType>;
  ShareFilterResult?: ShareFilterResultResolvers<ContextType>;
  ShareRecordResult?: ShareRecordResultResolvers<ContextType>;
  ShareRecordsResult?: ShareRecordsResultResolvers<ContextType>;
  ShareableField?: ShareableFieldResolvers<ContextType>;
  SharedCampaign?: SharedCampaignResolvers<ContextType>;
  SharedCampaignBudgetLine?: SharedCampaignBudgetLineResolvers<ContextType>;
  SharedCampaignConnection?: SharedCampaignConnectionResolvers<ContextType>;
  SharedCampaignTask?: SharedCampaignTaskResolvers<ContextType>;
  SharedChatMessage?: SharedChatMessageResolvers<ContextType>;
  SharedChatMessageConnection?: SharedChatMessageConnectionResolvers<ContextType>;
  SharedDeal?: SharedDealResolvers<ContextType>;
  SharedDealConnection?: SharedDealConnectionResolvers<ContextType>;
  SharedPost?: SharedPostResolvers<ContextType>;
  SharedPostConnection?: SharedPostConnectionResolvers<ContextType>;
  SharedPurchaseOrder?: SharedPurchaseOrderResolvers<ContextType>;
  SharedPurchaseOrderConnection?: SharedPurchaseOrderConnectionResolvers<ContextType>;
  SharedPurchaseOrderLine?: SharedPurchaseOrderLineResolvers<ContextType>;
  SharedRecord?: SharedRecordResolvers<ContextType>;
  SharedRoom?: SharedRoomResolvers<ContextType>;
  SharedRoomConnection?: SharedRoomConnectionResolvers<ContextType>;
  SharedTopic?: SharedTopicResolvers<ContextType>;
  SharedTopicConnection?: SharedTopicConnectionResolvers<ContextType>;
  SignDocumentResult?: SignDocumentResultResolvers<ContextType>;
  SignersReminded?: SignersRemindedResolvers<ContextType>;
  StartAccountImportResult?: StartAccountImportResultResolvers<ContextType>;
  StartCampaignResult?: StartCampaignResultResolvers<ContextType>;
  StoredFile?: StoredFileResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TierOverride?: TierOverrideResolvers<ContextType>;
  TierStanding?: TierStandingResolvers<ContextType>;
  Topic?: TopicResolvers<ContextType>;
  TopicConnection?: TopicConnectionResolvers<ContextType>;
  TopicLocked?: TopicLockedResolvers<ContextType>;
  TopicReplied?: TopicRepliedResolvers<ContextType>;
  TopicStarted?: TopicStartedResolvers<ContextType>;
  TradingIdentity?: TradingIdentityResolvers<ContextType>;
  TradingIdentityAdded?: TradingIdentityAddedResolvers<ContextType>;
  TradingPartnerAgreement?: TradingPartnerAgreementResolvers<ContextType>;
  TwoPersonRule?: TwoPersonRuleResolvers<ContextType>;
  TwoPersonRuleSet?: TwoPersonRuleSetResolvers<ContextType>;
  UnusableMapping?: UnusableMappingResolvers<ContextType>;
  UpdateAccountResult?: UpdateAccountResultResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  ViewAs?: ViewAsResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  WithdrawDocumentResult?: WithdrawDocumentResultResolvers<ContextType>;
};

