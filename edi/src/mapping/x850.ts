import { compareDecimal } from '../canonical/decimal.ts'
import { emptyParty } from '../canonical/order.ts'
import type { CanonicalOrder, Party } from '../canonical/order.ts'
import type { Segment } from '../codec/segment.ts'
import { valueOf } from '../codec/values.ts'
import type { Report } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'
import { isoDate } from '../validate/formats.ts'
import { decimalOrNull, emptyOrder, joined, noDate, orNull, placeOf, prefer, sumOfAmounts } from './draft.ts'
import type { Origin } from './draft.ts'
import type { OrderMapper } from './orderMapper.ts'
import { DELIVERY_DATES, createLines850 } from './x850Lines.ts'

const PURPOSES: Record<string, CanonicalOrder['purpose']> = {
  '00': 'original',
  '01': 'cancel',
  '04': 'change',
  '05': 'change',
  '07': 'duplicate',
}

const PARTY_SCHEMES: Record<string, string> = {
  '1': 'duns',
  '9': 'duns4',
  UL: 'gln',
  '91': 'supplier',
  '92': 'buyer',
}
const TOTALS = new Set(['TT', '1', 'GV'])

/** Maps X12 850 to the canonical order. */
export function createMapper850(report: Report, schema: MessageSchema): OrderMapper {
  const order = emptyOrder()
  const lines = createLines850(report, schema, order)
  const wanted = noDate()
  let party: Party | null = null
  let total: { value: string; origin: Origin } | null = null
  let count: { value: string; origin: Origin } | null = null

  function take(segment: Segment, trail: string, position: number): void {
    const origin = { segment, position }
    if (trail === '') return takeHeader(origin)
    if (trail === 'N1') return takeParty(origin)
    if (trail === 'N9') return takeNote(origin)
    if (trail === 'CTT') return takeTotals(origin)
    if (trail === 'PO1' || trail.startsWith('PO1/')) return lines.take(origin, trail)
    unmapped(origin)
  }

  const unmapped = ({ segment, position }: Origin): void => {
    order.unmapped.push({ segment: segment.tag, position })
  }

  function takeHeader(origin: Origin): void {
    const { segment } = origin
    switch (segment.tag) {
      case 'BEG':
        order.purpose = PURPOSES[valueOf(segment, 1)] ?? 'other'
        order.number = valueOf(segment, 3).trim()
        if (valueOf(segment, 4)) order.references.push({ qualifier: 'RE', value: valueOf(segment, 4) })
        order.issuedOn = isoDate(valueOf(segment, 5))
        if (valueOf(segment, 6)) order.references.push({ qualifier: 'CT', value: valueOf(segment, 6) })
        return
      case 'CUR':
        order.currency ??= orNull(valueOf(segment, 2))
        return
      case 'REF':
        return takeReference(segment)
      case 'DTM':
        return takeDate(origin)
      case 'MSG':
        order.notes.push(valueOf(segment, 1))
        return
      default:
        unmapped(origin)
    }
  }

  function takeReference(segment: Segment): void {
    const value = valueOf(segment, 2) || valueOf(segment, 3)
    if (value) order.references.push({ qualifier: valueOf(segment, 1), value })
  }

  function takeDate(origin: Origin): void {
    const date = isoDate(valueOf(origin.segment, 2))
    if (!date || !prefer(wanted, date, DELIVERY_DATES.indexOf(valueOf(origin.segment, 1)))) unmapped(origin)
  }

  function takeNote(origin: Origin): void {
    const { segment } = origin
    if (segment.tag === 'MSG') order.notes.push(valueOf(segment, 1))
    else if (segment.tag === 'N9') {
      takeReference(segment)
      if (valueOf(segment, 2) && valueOf(segment, 3)) order.notes.push(valueOf(segment, 3))
    } else unmapped(origin)
  }

  function takeParty(origin: Origin): void {
    const { segment } = origin
    if (segment.tag === 'N1') {
      party = partyOf(segment)
      if (party === null) unmapped(origin)
      return
    }
    if (party === null || !fillParty(party, segment)) unmapped(origin)
  }

  function partyOf(segment: Segment): Party | null {
    const role = valueOf(segment, 1)
    const made = emptyParty()
    made.name = orNull(valueOf(segment, 2))
    made.id = orNull(valueOf(segment, 4))
    if (made.id) made.scheme = PARTY_SCHEMES[valueOf(segment, 3)] ?? valueOf(segment, 3)
    if (role === 'BY' && !order.buyer) return (order.buyer = made)
    if ((role === 'SU' || role === 'SE' || role === 'VN') && !order.supplier) return (order.supplier = made)
    if (role === 'ST' && !order.shipTo) return (order.shipTo = made)
    return null
  }

  function fillParty(into: Party, segment: Segment): boolean {
    switch (segment.tag) {
      case 'N2':
        into.name = joined([into.name, valueOf(segment, 1), valueOf(segment, 2)], ' ')
        return true
      case 'N3':
        into.address = joined([into.address, valueOf(segment, 1), valueOf(segment, 2)], ', ')
        return true
      case 'N4':
        into.city = joined([valueOf(segment, 1), valueOf(segment, 2)], ', ')
        into.postalCode = orNull(valueOf(segment, 3))
        into.country = orNull(valueOf(segment, 4))
        return true
      default:
        return false
    }
  }

  function takeTotals(origin: Origin): void {
    const { segment } = origin
    if (segment.tag === 'CTT') count = { value: valueOf(segment, 1), origin }
    else if (segment.tag === 'AMT' && TOTALS.has(valueOf(segment, 1)))
      total = { value: valueOf(segment, 2), origin }
    else unmapped(origin)
  }

  function finish(): CanonicalOrder | null {
    order.lines = lines.finish()
    order.requestedDeliveryOn = wanted.date
    if (count && /^\d+$/.test(count.value) && Number(count.value) !== order.lines.length) {
      report('line-count-mismatch', {
        ...placeOf(schema, count.origin, 1),
        value: count.value,
        expected: order.lines.length,
      })
    }
    const sum = sumOfAmounts(order.lines)
    const stated = total && decimalOrNull(total.value)
    if (total && stated && sum !== null && lines.isSound() && compareDecimal(stated, sum) !== 0) {
      report('total-differs', { ...placeOf(schema, total.origin, 2), value: stated, expected: sum })
    }
    order.total = stated ?? sum
    return order.number === '' ? null : order
  }

  return { take, finish }
}
