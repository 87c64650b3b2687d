import { amountOf, totalOf } from '../canonical/amounts.ts'
import type { BusinessDocument } from '../canonical/document.ts'

/** A value that is not what it was after a document was carried over. */
export interface Loss {
  /** 'parties[0].postalCode' */
  at: string
  was: string
  /** null: it is gone. */
  is: string | null
}

/** What of a document did not arrive. What was added on the way, such as line numbers, is no loss. */
export function lossesBetween(before: BusinessDocument, after: BusinessDocument | null): Loss[] {
  const { unmapped, ...own } = before
  const arrived = after && reckoned(after)
  const lost = unmapped.map(({ segment, position, raw }) => ({
    at: `${segment}@${position}`,
    was: raw,
    is: null,
  }))
  return [...compare('', own, arrived), ...lost]
}

/** With the amounts that follow from quantities and prices: they need not be stated to be there. */
const reckoned = (document: BusinessDocument): BusinessDocument => ({
  ...document,
  lines: document.lines.map(line => ({ ...line, amount: amountOf(line) })),
  total: totalOf(document),
})

function compare(at: string, before: unknown, after: unknown): Loss[] {
  if (before === null || before === undefined || before === '') return []
  if (typeof before !== 'object') {
    const [was, is] = [textOf(before) ?? '', textOf(after)]
    return was === is ? [] : [{ at, was, is }]
  }
  return Object.entries(before).flatMap(([key, value]) => {
    const place = Array.isArray(before) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`
    return compare(place, value, isParty(value) ? partyOf(after, value.role) : memberOf(after, key))
  })
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

const isParty = (value: unknown): value is { role: unknown } =>
  typeof value === 'object' && value !== null && 'role' in value

/** Parties are known by their role, whatever order they come in. */
const partyOf = (parties: unknown, role: unknown): unknown =>
  Array.isArray(parties) ? parties.find(party => isParty(party) && party.role === role) : undefined
