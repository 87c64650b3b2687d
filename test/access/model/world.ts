/** A world of firms as the rules see it: no SQL, no server, only what was agreed and what is kept. */
export interface World {
  /** Its place in the run; part of every id, so that worlds in one database never meet. */
  number: number
  firms: Firm[]
  members: Member[]
  partnerships: Partnership[]
  jointRecords: JointRecord[]
  accounts: Account[]
  contacts: Contact[]
  grants: Grant[]
  programs: Program[]
  enrolments: Enrolment[]
}

export interface Firm {
  id: string
  name: string
}

/** A person at work for a firm; the same person may belong to several. */
export interface Member {
  id: string
  firmId: string
  personId: string
  roles: string[]
}

type PartnershipStatus = 'ACTIVE' | 'SUSPENDED' | 'ENDED'

export interface Partnership {
  id: string
  status: PartnershipStatus
  parties: Party[]
  /** How two firms part; one that is done has closed what nobody retains. */
  exit: Exit | null
}

export interface Exit {
  id: string
  status: 'PLANNED' | 'WITHDRAWN' | 'DONE'
  retained: { firmId: string; type: JointType; until: 'PAST' | 'FUTURE' }[]
}

/** What a firm asks of its partners and gives them. */
export interface Program {
  id: string
  firmId: string
  isOpen: boolean
}

export interface Enrolment {
  id: string
  programId: string
  ownerId: string
  partnerId: string
  partnershipId: string
  status: 'INVITED' | 'APPLIED' | 'ACTIVE' | 'DECLINED' | 'WITHDRAWN' | 'ENDED'
}

interface Party {
  firmId: string
  /** Founders know all from the start; who joined later only what came after, or was opened to them. */
  joined: 'AT_FIRST' | 'LATER'
  hasLeft: boolean
}

export const jointTypes = ['DEAL', 'CAMPAIGN', 'PLAN', 'TOPIC', 'ROOM', 'PURCHASE_ORDER', 'DOCUMENT'] as const
export type JointType = (typeof jointTypes)[number]

export interface JointRecord {
  id: string
  type: JointType
  partnershipId: string
  /** Made before anybody joined later. */
  isOld: boolean
  /** Firms let in to it that are still parties. */
  firmIds: string[]
}

export interface Account {
  id: string
  firmId: string
  isArchived: boolean
  values: AccountValues
  /** What it was when the grants were made; filters must follow the change. */
  before: { isArchived: boolean; values: AccountValues }
}

export interface AccountValues {
  name: string
  website: string | null
  industry: string | null
  phone: string | null
  country: string | null
  city: string | null
  address: string | null
  employees: number | null
  annualRevenue: { minor: number; currency: string } | null
  /** Id of a member of the firm. */
  owner: string | null
  notes: string | null
}

export interface Contact {
  id: string
  firmId: string
  accountId: string
  values: { name: string; title: string | null; email: string | null; phone: string | null }
}

export type Condition =
  | { field: 'city' | 'country' | 'industry'; op: 'IN'; values: string[] }
  | { field: 'name' | 'city'; op: 'STARTS_WITH'; value: string }
  | { field: 'website' | 'employees'; op: 'IS_SET' }
  | { field: 'employees'; op: 'BETWEEN'; min?: number; max?: number }
  | { field: 'annualRevenue'; op: 'BETWEEN'; min?: number; max?: number; currency: string }

export type GrantVerb = 'READ' | 'COMMENT' | 'EDIT' | 'SHARE_ONWARD'

export interface Grant {
  id: string
  recordType: 'ACCOUNT' | 'CONTACT' | JointType
  /** Null where it is on a filter. */
  recordId: string | null
  filter: Condition[] | null
  giverId: string
  receiverId: string
  /** Whose record it is. */
  ownerId: string
  partnershipId: string
  /** Grants it was passed on through, from the owner's down. */
  throughIds: string[]
  fields: string[]
  verbs: GrantVerb[]
  /** Both null: everybody in the receiving firm. */
  roles: string[] | null
  memberIds: string[] | null
  expiry: 'NEVER' | 'PAST' | 'FUTURE'
  status: 'PROPOSED' | 'ACTIVE' | 'DECLINED' | 'REVOKED'
}

export const accountFields = [
  'name',
  'website',
  'industry',
  'phone',
  'country',
  'city',
  'address',
  'employees',
  'annualRevenue',
  'owner',
  'contacts',
] as const
export const editableAccountFields = accountFields.slice(0, 9)
export const contactFields = ['name', 'title', 'email', 'phone'] as const

/** How a firm is named in partners' systems: of one world alone. */
export const identifierOf = (firmId: string): string => firmId.slice(0, 8) + firmId.slice(-12)

/** e.g. world 3's second firm: 00000003-0f00-7000-8000-000000000001. */
export function idOf(world: number, kind: string, number: number): string {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0')
  const code = [...kind].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffff, 7)
  return `${hex(world, 8)}-${hex(code, 4)}-7000-8000-${hex(number, 12)}`
}
