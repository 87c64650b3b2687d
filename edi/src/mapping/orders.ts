import { compareDecimal } from '../canonical/decimal.ts'
import { emptyParty } from '../canonical/order.ts'
import type { CanonicalOrder, Party } from '../canonical/order.ts'
import type { Segment } from '../codec/segment.ts'
import { componentsOf, valueOf } from '../codec/values.ts'
import type { Report } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'
import { decimalOrNull, emptyOrder, joined, noDate, orNull, placeOf, prefer, sumOfAmounts } from './draft.ts'
import type { Origin } from './draft.ts'
import { DELIVERY_DATES, readDtm } from './edifactDates.ts'
import type { OrderMapper } from './orderMapper.ts'
import { createLinesMapper } from './ordersLines.ts'

const PURPOSES: Record<string, CanonicalOrder['purpose']> = {
  '': 'original',
  '1': 'cancel',
  '4': 'change',
  '5': 'change',
  '7': 'duplicate',
  '9': 'original',
  '31': 'duplicate',
}

const PARTY_SCHEMES: Record<string, string> = { '9': 'gln', '16': 'duns', '91': 'supplier', '92': 'buyer' }
const PARTY_ROLES: Record<string, 'buyer' | 'supplier' | 'shipTo'> = {
  BY: 'buyer',
  SU: 'supplier',
  SE: 'supplier',
  DP: 'shipTo',
  ST: 'shipTo',
}
// Message total and other names of it; 79 is the sum of the lines alone.
const TOTALS = ['86', '128', '9', '79']

/** Maps EDIFACT ORDERS of any directory to the canonical order. */
export function createMapperOrders(report: Report, schema: MessageSchema): OrderMapper {
  const order = emptyOrder()
  const wanted = noDate()
  const totals = new Map<string, { value: string; origin: Origin }>()
  const lines = createLinesMapper(report, schema, order)
  let party: Party | null = null
  let count: { value: string; origin: Origin } | null = null

  const unmapped = ({ segment, position }: Origin): void => {
    order.unmapped.push({ segment: segment.tag, position })
  }

  function take(segment: Segment, trail: string, position: number): void {
    const origin = { segment, position }
    const date = segment.tag === 'DTM' ? readDtm(origin, schema, report) : null
    if (trail === '') return takeHeader(origin, date)
    if (trail === 'RFF' && segment.tag === 'RFF') return takeReference(segment)
    if (trail === 'NAD' || trail.startsWith('NAD/')) return takeParty(origin, trail)
    if (trail === 'CUX' && segment.tag === 'CUX') return takeCurrency(segment)
    if (trail === 'LIN' || trail.startsWith('LIN/')) return lines.take(origin, trail, date)
    unmapped(origin)
  }

  function takeHeader(origin: Origin, date: string | null): void {
    const { segment } = origin
    switch (segment.tag) {
      case 'BGM':
        order.number = valueOf(segment, 2).trim()
        order.purpose = PURPOSES[valueOf(segment, 3)] ?? 'other'
        return
      case 'DTM':
        return takeDate(origin, date)
      case 'FTX':
        return takeNote(segment)
      case 'MOA':
        if (!TOTALS.includes(valueOf(segment, 1))) break
        totals.set(valueOf(segment, 1), { value: valueOf(segment, 1, 2), origin })
        return
      case 'CNT':
        if (valueOf(segment, 1) !== '2') break
        count = { value: valueOf(segment, 1, 2), origin }
        return
      case 'UNS':
        return
    }
    unmapped(origin)
  }

  function takeDate(origin: Origin, date: string | null): void {
    const qualifier = valueOf(origin.segment, 1)
    if (qualifier === '137') order.issuedOn = date
    else if (!date || !prefer(wanted, date, DELIVERY_DATES.indexOf(qualifier))) unmapped(origin)
  }

  function takeNote(segment: Segment): void {
    const text = joined(componentsOf(segment, 4), ' ')
    if (text) order.notes.push(text)
  }

  function takeReference(segment: Segment): void {
    const value = valueOf(segment, 1, 2)
    if (value) order.references.push({ qualifier: valueOf(segment, 1), value })
  }

  function takeCurrency(segment: Segment): void {
    order.currency ??= orNull(valueOf(segment, 1, 2))
  }

  function takeParty(origin: Origin, trail: string): void {
    const { segment } = origin
    if (trail === 'NAD' && segment.tag === 'NAD') {
      const role = PARTY_ROLES[valueOf(segment, 1)]
      party = role && !order[role] ? partyOf(segment) : null
      if (role && party) order[role] = party
      else unmapped(origin)
    } else unmapped(origin)
  }

  function finish(): CanonicalOrder | null {
    order.lines = lines.finish()
    order.requestedDeliveryOn = wanted.date
    if (count && /^\d+$/.test(count.value) && Number(count.value) !== order.lines.length) {
      report('line-count-mismatch', {
        ...placeOf(schema, count.origin, 1, 2),
        value: count.value,
        expected: order.lines.length,
      })
    }
    order.total = totalOf()
    return order.number === '' ? null : order
  }

  function totalOf(): string | null {
    const sum = sumOfAmounts(order.lines)
    const stated = TOTALS.flatMap(code => totals.get(code) ?? [])[0]
    const compared = totals.get('79') ?? stated
    const value = compared ? decimalOrNull(compared.value) : null
    if (compared && value && sum !== null && lines.isSound() && compareDecimal(value, sum) !== 0) {
      report('total-differs', { ...placeOf(schema, compared.origin, 1, 2), value, expected: sum })
    }
    return (stated && decimalOrNull(stated.value)) ?? sum
  }

  return { take, finish }
}

function partyOf(segment: Segment): Party {
  const party = emptyParty()
  const lines = componentsOf(segment, 3)
  party.id = orNull(valueOf(segment, 2))
  const agency = valueOf(segment, 2, 3)
  if (party.id) party.scheme = PARTY_SCHEMES[agency] ?? orNull(agency)
  // C080 holds the name in parts; without it, C058 holds name and address lines together.
  const name = joined(componentsOf(segment, 4).slice(0, 5), ' ')
  party.name = name ?? orNull(lines[0] ?? '')
  party.address = joined([...(name ? lines : lines.slice(1)), ...componentsOf(segment, 5)], ', ')
  party.city = orNull(valueOf(segment, 6))
  party.postalCode = orNull(valueOf(segment, 8))
  party.country = orNull(valueOf(segment, 9))
  return party
}
