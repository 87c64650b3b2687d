import { compareDecimal } from '../canonical/decimal.ts'
import { emptyDocument, emptyDocumentParty } from '../canonical/document.ts'
import type { BusinessDocument, DocumentParty } from '../canonical/document.ts'
import { sumOfLines } from '../canonical/amounts.ts'
import type { Segment } from '../codec/segment.ts'
import { valueOf } from '../codec/values.ts'
import type { Report } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'
import { isoDate } from '../validate/formats.ts'
import { covers, saysMore } from './coverage.ts'
import { decimalOrNull, joined, keepUnmapped, noDate, orNull, placeOf, prefer } from './draft.ts'
import type { Origin, Stated } from './draft.ts'
import { FORMS } from './forms.ts'
import type { DocumentMapper } from './mapper.ts'
import { DELIVERY_DATES, createLines850 } from './x850Lines.ts'

const TOTALS = new Set(['TT', '1', 'GV'])
const COVERED = {
  BEG: covers('1 2=NE 3-6'),
  CUR: covers('1=BY 2'),
  REF: covers('1-2'),
  DTM: covers('1-2'),
  MSG: covers('1'),
  N9: covers('1-3'),
  N1: covers('1-4'),
  N2: covers('1-2'),
  N3: covers('1-2'),
  N4: covers('1-4'),
  CTT: covers('1'),
  AMT: covers('1-2'),
}

/** Maps X12 850 to the order. */
export function createMapper850(report: Report, schema: MessageSchema): DocumentMapper {
  const order = emptyDocument('order')
  const lines = createLines850(report, schema, order)
  const wanted = noDate()
  let party: DocumentParty | null = null
  let total: Stated | null = null
  let count: Stated | null = null

  function take(segment: Segment, trail: string, position: number): void {
    const origin = { segment, position }
    if (trail === 'PO1' || trail.startsWith('PO1/')) return lines.take(origin, trail)
    if (!takeOutsideLines(origin, trail)) keepUnmapped(order, origin)
  }

  /** False when something in the segment has no place in the order. */
  function takeOutsideLines(origin: Origin, trail: string): boolean {
    switch (trail) {
      case '':
        return takeHeader(origin)
      case 'N1':
        return takeParty(origin)
      case 'N9':
        return takeNote(origin)
      case 'CTT':
        return takeTotals(origin)
      default:
        return false
    }
  }

  function takeHeader(origin: Origin): boolean {
    const { segment } = origin
    switch (segment.tag) {
      case 'BEG':
        order.purpose = purposeOf(valueOf(segment, 1))
        order.number = orNull(valueOf(segment, 3))
        addReference('RE', valueOf(segment, 4))
        order.issuedOn = isoDate(valueOf(segment, 5))
        addReference('CT', valueOf(segment, 6))
        return !saysMore(segment, COVERED.BEG)
      case 'CUR':
        if (order.currency !== null) return false
        order.currency = orNull(valueOf(segment, 2))
        return !saysMore(segment, COVERED.CUR)
      case 'REF':
        addReference(valueOf(segment, 1), valueOf(segment, 2))
        return !saysMore(segment, COVERED.REF)
      case 'DTM':
        return takeDate(origin)
      case 'MSG':
        order.notes.push(valueOf(segment, 1))
        return !saysMore(segment, COVERED.MSG)
      default:
        return false
    }
  }

  function addReference(qualifier: string, value: string): void {
    if (value !== '') order.references.push({ qualifier, value })
  }

  function takeDate(origin: Origin): boolean {
    const { segment } = origin
    const rank = DELIVERY_DATES.indexOf(valueOf(segment, 1))
    const lost = prefer(wanted, isoDate(valueOf(segment, 2)), rank, origin)
    if (lost === origin) return false
    if (lost) keepUnmapped(order, lost)
    return !saysMore(segment, COVERED.DTM)
  }

  function takeNote(origin: Origin): boolean {
    const { segment } = origin
    if (segment.tag === 'MSG') {
      order.notes.push(valueOf(segment, 1))
      return !saysMore(segment, COVERED.MSG)
    }
    if (segment.tag !== 'N9') return false
    const [qualifier, value, text] = [valueOf(segment, 1), valueOf(segment, 2), valueOf(segment, 3)]
    // What only announces the text that follows is no reference.
    if (qualifier !== 'L1' || value !== 'NOTE') addReference(qualifier, value)
    if (text !== '') order.notes.push(text)
    return !saysMore(segment, COVERED.N9)
  }

  function takeParty(origin: Origin): boolean {
    const { segment } = origin
    if (segment.tag === 'N1') {
      party = partyOf(segment)
      order.parties.push(party)
      return !saysMore(segment, COVERED.N1)
    }
    return party !== null && fillParty(party, segment)
  }

  function takeTotals(origin: Origin): boolean {
    const { segment } = origin
    if (segment.tag === 'CTT') {
      count = { value: valueOf(segment, 1), origin }
      return !saysMore(segment, COVERED.CTT)
    }
    if (segment.tag !== 'AMT' || !TOTALS.has(valueOf(segment, 1)) || total) return false
    total = { value: valueOf(segment, 2), origin }
    return !saysMore(segment, COVERED.AMT)
  }

  const keep = (segment: Segment, position: number): void => keepUnmapped(order, { segment, position })

  function finish(): BusinessDocument {
    order.lines = lines.finish()
    order.deliveryOn = wanted.date
    if (count && /^\d+$/.test(count.value) && Number(count.value) !== order.lines.length) {
      report('line-count-mismatch', {
        ...placeOf(schema, count.origin, 1),
        value: count.value,
        expected: order.lines.length,
      })
    }
    order.total = total && decimalOrNull(total.value)
    const sum = lines.isSound() && order.total !== null ? sumOfLines(order.lines) : null
    if (total && order.total !== null && sum !== null && compareDecimal(order.total, sum) !== 0) {
      report('total-differs', { ...placeOf(schema, total.origin, 2), value: order.total, expected: sum })
    }
    return order
  }

  return { take, keep, finish }
}

const { purposeX12, roleX12, schemeX12 } = FORMS
const purposeOf = (code: string): string | null => purposeX12.read(code) || null

function partyOf(segment: Segment): DocumentParty {
  const party = emptyDocumentParty()
  party.role = roleX12.read(valueOf(segment, 1)) ?? ''
  party.name = orNull(valueOf(segment, 2))
  party.id = orNull(valueOf(segment, 4))
  party.scheme = orNull(schemeX12.read(valueOf(segment, 3)) ?? '')
  return party
}

/** False when something in the segment has no place in a party. */
function fillParty(party: DocumentParty, segment: Segment): boolean {
  switch (segment.tag) {
    case 'N2':
      party.name = joined([party.name, valueOf(segment, 1), valueOf(segment, 2)], ' ')
      return !saysMore(segment, COVERED.N2)
    case 'N3':
      party.address = joined([party.address, valueOf(segment, 1), valueOf(segment, 2)], ' ')
      return !saysMore(segment, COVERED.N3)
    case 'N4':
      party.city = orNull(valueOf(segment, 1))
      party.region = orNull(valueOf(segment, 2))
      party.postalCode = orNull(valueOf(segment, 3))
      party.country = orNull(valueOf(segment, 4))
      return !saysMore(segment, COVERED.N4)
    default:
      return false
  }
}
