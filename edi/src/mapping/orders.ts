import { compareDecimal } from '../canonical/decimal.ts'
import { sumOfLines } from '../canonical/amounts.ts'
import { emptyDocument, emptyDocumentParty } from '../canonical/document.ts'
import type { BusinessDocument, DocumentParty } from '../canonical/document.ts'
import type { Segment } from '../codec/segment.ts'
import { componentsOf, valueOf } from '../codec/values.ts'
import type { Report } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'
import { covers, saysMore } from './coverage.ts'
import { decimalOrNull, joined, keepUnmapped, noDate, orNull, placeOf, prefer } from './draft.ts'
import type { Origin, Stated } from './draft.ts'
import { DELIVERY_DATES, readDtm } from './edifactDates.ts'
import { FORMS } from './forms.ts'
import type { DocumentMapper } from './mapper.ts'
import { createLinesMapper } from './ordersLines.ts'

// Message total and other names of it; 79 is the sum of the lines alone.
const TOTALS = ['86', '128', '9', '77', '79']
const COVERED = {
  BGM: covers('1=220 2-3'),
  DTM: covers('1.1-3'),
  FTX: covers('1 4.1-5'),
  MOA: covers('1.1-2'),
  CNT: covers('1.1-2'),
  RFF: covers('1.1-2'),
  CUX: covers('1=2 1.2 1.3=9'),
  NAD: covers('1 2.1 2.3 3.1-5 4.1-5 5.1-4 6-9'),
}

/** Maps EDIFACT ORDERS of any directory to the order. */
export function createMapperOrders(report: Report, schema: MessageSchema): DocumentMapper {
  const order = emptyDocument('order')
  const wanted = noDate()
  const totals = new Map<string, Stated>()
  const lines = createLinesMapper(report, schema, order)
  let count: Stated | null = null

  function take(segment: Segment, trail: string, position: number): void {
    const origin = { segment, position }
    const date = segment.tag === 'DTM' ? readDtm(origin, schema, report) : null
    if (trail === 'LIN' || trail.startsWith('LIN/')) return lines.take(origin, trail, date)
    if (!takeOutsideLines(origin, trail, date)) keepUnmapped(order, origin)
  }

  /** False when something in the segment has no place in the order. */
  function takeOutsideLines(origin: Origin, trail: string, date: string | null): boolean {
    const { segment } = origin
    if (trail === '') return takeHeader(origin, date)
    // What stands in these groups besides the segment that begins them has no place.
    if (trail !== segment.tag) return false
    switch (trail) {
      case 'RFF':
        if (valueOf(segment, 1, 2) !== '')
          order.references.push({ qualifier: valueOf(segment, 1), value: valueOf(segment, 1, 2) })
        return !saysMore(segment, COVERED.RFF)
      case 'NAD':
        order.parties.push(partyOf(segment))
        return !saysMore(segment, COVERED.NAD)
      case 'CUX':
        if (order.currency !== null) return false
        order.currency = orNull(valueOf(segment, 1, 2))
        return !saysMore(segment, COVERED.CUX)
      default:
        return false
    }
  }

  function takeHeader(origin: Origin, date: string | null): boolean {
    const { segment } = origin
    switch (segment.tag) {
      case 'BGM':
        return takeBegin(origin)
      case 'DTM':
        return takeDate(origin, date)
      case 'FTX':
        return takeNote(segment)
      case 'MOA':
        return takeTotal(origin)
      case 'CNT':
        if (valueOf(segment, 1) !== '2') return false
        count = { value: valueOf(segment, 1, 2), origin }
        return !saysMore(segment, COVERED.CNT)
      case 'UNS':
        return true
      default:
        return false
    }
  }

  function takeBegin(origin: Origin): boolean {
    const { segment } = origin
    order.number = orNull(valueOf(segment, 2))
    order.purpose = FORMS.purposeEdifact.read(valueOf(segment, 3)) || null
    if (order.number === null) {
      const expected = { en: 'an order needs a number', ja: '注文には番号が必要です' }
      report('element-required', { ...placeOf(schema, origin, 2), expected })
    }
    return !saysMore(segment, COVERED.BGM)
  }

  function takeDate(origin: Origin, date: string | null): boolean {
    const { segment } = origin
    const qualifier = valueOf(segment, 1)
    if (qualifier === '137' && (order.issuedOn === null || order.issuedOn === date)) order.issuedOn = date
    else {
      const lost = prefer(wanted, date, DELIVERY_DATES.indexOf(qualifier), origin)
      if (lost === origin) return false
      if (lost) keepUnmapped(order, lost)
    }
    return date !== null && !saysMore(segment, COVERED.DTM)
  }

  function takeNote(segment: Segment): boolean {
    const text = joined(componentsOf(segment, 4), ' ')
    if (text) order.notes.push(text)
    return !saysMore(segment, COVERED.FTX)
  }

  function takeTotal(origin: Origin): boolean {
    const { segment } = origin
    const qualifier = valueOf(segment, 1)
    if (!TOTALS.includes(qualifier) || totals.has(qualifier)) return false
    totals.set(qualifier, { value: valueOf(segment, 1, 2), origin })
    return !saysMore(segment, COVERED.MOA)
  }

  const keep = (segment: Segment, position: number): void => keepUnmapped(order, { segment, position })

  function finish(): BusinessDocument {
    order.lines = lines.finish()
    order.deliveryOn = wanted.date
    if (count && /^\d+$/.test(count.value) && Number(count.value) !== order.lines.length) {
      report('line-count-mismatch', {
        ...placeOf(schema, count.origin, 1, 2),
        value: count.value,
        expected: order.lines.length,
      })
    }
    const stated = TOTALS.flatMap(code => totals.get(code) ?? [])
    const [total, ...others] = stated
    order.total = total ? decimalOrNull(total.value) : null
    for (const { value, origin } of others)
      if (decimalOrNull(value) !== order.total) keepUnmapped(order, origin)
    checkTotal(totals.get('79') ?? total)
    return order
  }

  function checkTotal(stated: Stated | undefined): void {
    const value = stated ? decimalOrNull(stated.value) : null
    const sum = value !== null && lines.isSound() ? sumOfLines(order.lines) : null
    if (!stated || value === null || sum === null || compareDecimal(value, sum) === 0) return
    report('total-differs', { ...placeOf(schema, stated.origin, 1, 2), value, expected: sum })
  }

  return { take, keep, finish }
}

function partyOf(segment: Segment): DocumentParty {
  const party = emptyDocumentParty()
  const lines = componentsOf(segment, 3)
  party.role = FORMS.roleEdifact.read(valueOf(segment, 1)) ?? ''
  party.id = orNull(valueOf(segment, 2))
  party.scheme = orNull(FORMS.schemeEdifact.read(valueOf(segment, 2, 3)) ?? '')
  // C080 holds the name in parts; without it, C058 holds name and address lines together.
  const name = joined(componentsOf(segment, 4).slice(0, 5), ' ')
  party.name = name ?? orNull(lines[0] ?? '')
  party.address = joined([...(name ? lines : lines.slice(1)), ...componentsOf(segment, 5)], ' ')
  party.city = orNull(valueOf(segment, 6))
  party.region = orNull(valueOf(segment, 7))
  party.postalCode = orNull(valueOf(segment, 8))
  party.country = orNull(valueOf(segment, 9))
  return party
}
