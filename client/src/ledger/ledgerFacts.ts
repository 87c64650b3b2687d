import type { Amount } from '../lib/money.ts'

/** What an entry says, as label key and value; how a value is written follows from its kind. */
export type LedgerFact =
  | { name: string; kind: 'text'; value: string }
  | { name: string; kind: 'firm'; value: string }
  | { name: string; kind: 'fields'; value: string[] }
  | { name: string; kind: 'verbs'; value: string[] }
  | { name: string; kind: 'instant'; value: string }
  | { name: string; kind: 'amount'; value: Amount }
  | { name: string; kind: 'role'; value: string }
  | { name: string; kind: 'name'; value: { en: string; ja: string } }
  | { name: string; kind: 'erased' }

interface Entry {
  recordType: string
  recordId: string
  payload: string
  disclosures: { name: string; value: string | null }[]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readPayload(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text)
  return isRecord(value) ? value : {}
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(each => typeof each === 'string') : []

function amountOf(value: unknown): Amount | null {
  if (!isRecord(value)) return null
  const { minor, currency } = value
  return typeof minor === 'number' && typeof currency === 'string' ? { minor, currency } : null
}

function nameOf(value: unknown): { en: string; ja: string } | null {
  if (!isRecord(value)) return null
  const { en, ja } = value
  return typeof en === 'string' && typeof ja === 'string' ? { en, ja } : null
}

const shown: Record<string, LedgerFact['kind']> = {
  number: 'text',
  controlNumber: 'text',
  documentType: 'text',
  versionNo: 'text',
  role: 'role',
  programOwnerId: 'firm',
  partnerId: 'firm',
  organizationId: 'firm',
  granteeId: 'firm',
  payerId: 'firm',
  buyerId: 'firm',
  supplierId: 'firm',
  senderId: 'firm',
  fields: 'fields',
  verbs: 'verbs',
  expiresAt: 'instant',
  effectiveAt: 'instant',
  tierBefore: 'name',
  tier: 'name',
  amountBefore: 'amount',
  amount: 'amount',
  total: 'text',
  currency: 'text',
  sha256: 'text',
}

function factOf(name: string, kind: LedgerFact['kind'] | undefined, value: unknown): LedgerFact[] {
  if (kind === 'fields' || kind === 'verbs')
    return texts(value).length ? [{ name, kind, value: texts(value) }] : []
  if (kind === 'amount') {
    const amount = amountOf(value)
    return amount ? [{ name, kind, value: amount }] : []
  }
  if (kind === 'name') {
    const both = nameOf(value)
    return both ? [{ name, kind, value: both }] : []
  }
  if (name === 'versionNo')
    return typeof value === 'number' ? [{ name, kind: 'text', value: `${value}` }] : []
  if (typeof value !== 'string' || !value) return []
  return kind === 'text' || kind === 'firm' || kind === 'instant' || kind === 'role'
    ? [{ name, kind, value }]
    : []
}

const words = new Set([
  'purpose',
  'label',
  'filter',
  'title',
  'signedName',
  'programName',
  'email',
  'message',
  'reason',
])

/** The figures of an entry in a fixed order, then the words that its commitments stand for. */
export function ledgerFacts({ payload, disclosures }: Entry): LedgerFact[] {
  const values = readPayload(payload)
  const facts = Object.entries(shown).flatMap(([name, kind]) => factOf(name, kind, values[name]))
  const said = disclosures
    .filter(({ name }) => words.has(name))
    .map(({ name, value }): LedgerFact =>
      value === null ? { name, kind: 'erased' } : { name, kind: 'text', value },
    )
  return [...facts, ...said]
}

const places: Record<string, string> = {
  DEAL: '/deals/',
  CAMPAIGN: '/campaigns/',
  ORDER: '/orders/',
  INTERCHANGE: '/exchange/',
  ENROLMENT: '/programs/enrolments/',
}

/** Where the record of an entry is; null for what has no page of its own. */
export function ledgerPlace(entry: Entry): string | null {
  if (entry.recordType === 'GRANT') {
    const { recordType, recordId } = readPayload(entry.payload)
    return recordType === 'ACCOUNT' && typeof recordId === 'string' ? `/accounts/${recordId}` : null
  }
  const place = places[entry.recordType]
  return place ? place + entry.recordId : null
}
