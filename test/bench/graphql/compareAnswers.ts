import { isDeepStrictEqual } from 'node:util'
import type { Operation } from './operations.ts'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
type Fields = { [name: string]: Json }

/** PostGraphile's answer in the product's shape. Its instants have microseconds and an offset, its big integers are text, its count is not capped. */
export function fromPostgraphile(operation: Operation, answer: unknown): Json {
  const { data } = answer as { data: Fields }
  if (operation === 'list') {
    const { nodes, totalCount } = data['allAdmissions'] as { nodes: { deal: Fields }[]; totalCount: number }
    const total = { value: Math.min(totalCount, 1000), isCapped: totalCount > 1000 }
    return { data: { deals: { nodes: nodes.map(each => dealOf(each.deal)), totalCount: total } } }
  }
  const found = data['dealByRowId'] as Fields
  const { account, partnership, activities, ...rest } = found
  const parties = (partnership as { parties: { nodes: Fields[] } }).parties.nodes
  const { contacts, ...customer } = account as Fields
  return {
    data: {
      deal: {
        ...(dealOf(rest) as Fields),
        account: {
          ...(plain(customer ?? null) as Fields),
          contacts: plain((contacts as Fields)['nodes'] ?? null),
        },
        participants: plain(parties),
        activities: plain(activities ?? null),
      },
    },
  }
}

function dealOf({ amountMinor, amountCurrency, ...rest }: Fields): Json {
  return {
    ...(plain(rest) as Fields),
    amount: amountMinor === null ? null : { minor: Number(amountMinor), currency: amountCurrency ?? null },
  }
}

function plain(value: Json): Json {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value).toISOString() : value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name === 'rowId' ? 'id' : name, plain(each)]),
  )
}

/** @throws Error that shows where the first two that differ part */
export function requireEqual(what: string, answers: Record<string, unknown>): void {
  const [first, ...others] = Object.entries(answers)
  for (const [name, answer] of others) {
    if (!first || isDeepStrictEqual(first[1], answer)) continue
    const one = JSON.stringify(sorted(first[1] as Json))
    const other = JSON.stringify(sorted(answer as Json))
    let place = 0
    while (one[place] === other[place] && place < one.length) place++
    const around = (text: string) => text.slice(Math.max(0, place - 80), place + 80)
    throw new Error(
      `${what}: ${first[0]} and ${name} answer differently.\n…${around(one)}…\n…${around(other)}…`,
    )
  }
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map(name => [name, sorted(value[name] ?? null)]),
  )
}
