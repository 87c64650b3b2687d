import { addDecimal, compareDecimal } from '../canonical/decimal.ts'
import { emptyParty } from '../canonical/order.ts'
import type { CanonicalOrder, Party } from '../canonical/order.ts'
import type { Segment } from '../codec/scanner.ts'
import { elementCount, valueOf } from '../codec/values.ts'
import type { Report } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'
import { isoDate } from '../validate/formats.ts'
import { decimalOrNull, emptyLine, emptyOrder, joined, lineAmount, orNull, sumOfAmounts } from './draft.ts'
import type { LineDraft, Origin } from './draft.ts'
import type { OrderMapper } from './mapper.ts'
import { UNKNOWN_UNIT, unitFromX12 } from './units.ts'

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
const BUYER_ITEMS = new Set(['BP', 'IN', 'CB', 'SK'])
const SUPPLIER_ITEMS = new Set(['VP', 'VN', 'VC', 'VA', 'MG', 'MF', 'PN'])
const GTINS = new Set(['UP', 'EN', 'UK', 'UA', 'UI', 'UD', 'EO'])
const PRICE_BASES: Record<string, string> = { HP: '100', PN: '10', TP: '1000' }
// Delivery requested, required by, current schedule delivery, requested ship: the first that is given counts.
const DELIVERY_DATES = ['002', '106', '067', '010']
const TOTALS = new Set(['TT', '1', 'GV'])

/** Maps X12 850 to the canonical order. */
export function createMapper850(report: Report, schema: MessageSchema): OrderMapper {
  const order = emptyOrder()
  const drafts: LineDraft[] = []
  const unknownUnits = new Set<string>()
  const dates = new Map<string, string>()
  let lineDates = new Map<string, string>()
  let party: Party | null = null
  let total: { value: string; origin: Origin } | null = null
  let count: { value: string; origin: Origin } | null = null

  const elementOf = (tag: string, element: number) =>
    schema.segments.get(tag)?.elements?.[element - 1] ?? null
  const at = ({ segment, position }: Origin, element: number) => ({
    segment,
    position,
    segmentName: schema.segments.get(segment.tag)?.name ?? null,
    element,
    schema: elementOf(segment.tag, element),
  })

  function take(segment: Segment, path: string, position: number): void {
    const origin = { segment, position }
    if (path === '') return takeHeader(origin)
    if (path === 'N1') return takeParty(origin)
    if (path === 'N9') return takeNote(origin)
    if (path === 'CTT') return takeTotals(origin)
    if (path === 'PO1' || path.startsWith('PO1/')) return takeLine(origin, path)
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
        return takeDate(origin, dates)
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

  function takeDate(origin: Origin, into: Map<string, string>): void {
    const date = isoDate(valueOf(origin.segment, 2))
    if (date && DELIVERY_DATES.includes(valueOf(origin.segment, 1)))
      into.set(valueOf(origin.segment, 1), date)
    else unmapped(origin)
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

  function takeLine(origin: Origin, path: string): void {
    const { segment } = origin
    if (path === 'PO1' && segment.tag === 'PO1') return beginLine(origin)
    const draft = drafts.at(-1)
    if (!draft) return unmapped(origin)
    if (segment.tag === 'PID') {
      draft.line.description = joined([draft.line.description, valueOf(segment, 5)], '; ')
    } else if (segment.tag === 'DTM' && path === 'PO1') {
      takeDate(origin, lineDates)
      draft.line.requestedDeliveryOn = firstDate(lineDates)
    } else if (segment.tag === 'CUR' && path === 'PO1') order.currency ??= orNull(valueOf(segment, 2))
    else if (segment.tag === 'MSG') order.notes.push(`${draft.line.number}: ${valueOf(segment, 1)}`)
    else if (segment.tag === 'SCH') takeSchedule(draft, segment)
    else if (segment.tag === 'SDQ') takeDestinations(draft, segment)
    else if (segment.tag === 'LIN') takeItems(draft, segment, 2)
    else if (segment.tag === 'AMT' && valueOf(segment, 1) === '1') {
      draft.statedAmount = { value: valueOf(segment, 2), origin }
    } else unmapped(origin)
  }

  function beginLine(origin: Origin): void {
    const { segment } = origin
    const line = emptyLine(valueOf(segment, 1) || String(drafts.length + 1))
    line.quantity = valueOf(segment, 2)
    line.rawUnit = valueOf(segment, 3)
    const priceBase = PRICE_BASES[valueOf(segment, 5)] ?? '1'
    const draft = {
      line,
      origin,
      price: valueOf(segment, 4),
      priceBase,
      partQuantities: [],
      statedAmount: null,
      isSound: true,
    }
    if (!takeItems(draft, segment, 6) && elementCount(segment) > 5) unmapped(origin)
    drafts.push(draft)
    lineDates = new Map()
  }

  /** Reads qualifier and identifier pairs from element `from` on; false when none was understood. */
  function takeItems({ line }: LineDraft, segment: Segment, from: number): boolean {
    let isUnderstood = false
    for (let element = from; element <= elementCount(segment); element += 2) {
      const [qualifier, value] = [valueOf(segment, element), orNull(valueOf(segment, element + 1))]
      if (value === null) continue
      if (BUYER_ITEMS.has(qualifier)) line.buyerItem ??= value
      else if (SUPPLIER_ITEMS.has(qualifier)) line.supplierItem ??= value
      else if (GTINS.has(qualifier)) line.gtin ??= value
      else if (qualifier === 'PD') line.description ??= value
      else continue
      isUnderstood = true
    }
    return isUnderstood
  }

  function takeSchedule(draft: LineDraft, segment: Segment): void {
    draft.partQuantities.push(valueOf(segment, 1))
    draft.line.requestedDeliveryOn ??= isoDate(valueOf(segment, 6))
  }

  function takeDestinations(draft: LineDraft, segment: Segment): void {
    for (let element = 4; element <= 22; element += 2) draft.partQuantities.push(valueOf(segment, element))
  }

  function takeTotals(origin: Origin): void {
    const { segment } = origin
    if (segment.tag === 'CTT') count = { value: valueOf(segment, 1), origin }
    else if (segment.tag === 'AMT' && TOTALS.has(valueOf(segment, 1)))
      total = { value: valueOf(segment, 2), origin }
    else unmapped(origin)
  }

  const firstDate = (from: Map<string, string>): string | null =>
    DELIVERY_DATES.flatMap(code => from.get(code) ?? [])[0] ?? null

  function finishLine(draft: LineDraft): void {
    const { line, origin } = draft
    const parts = draft.partQuantities.flatMap(part => decimalOrNull(part) ?? [])
    if (line.quantity === '' && parts.length > 0) line.quantity = parts.reduce(addDecimal)
    draft.isSound = decimalOrNull(line.quantity) !== null
    if (line.quantity === '') report('line-without-quantity', { ...at(origin, 2), loop: 'PO1' })
    line.quantity = decimalOrNull(line.quantity) ?? '0'
    if (line.rawUnit === '') {
      const expected = {
        en: 'every order line needs the unit of its quantity',
        ja: '注文明細の数量には単位が必要です',
      }
      report('element-required', { ...at(origin, 3), loop: 'PO1', expected })
      line.unit = UNKNOWN_UNIT
    } else line.unit = unitFromX12(line.rawUnit)
    if (line.rawUnit !== '' && line.unit === UNKNOWN_UNIT && !unknownUnits.has(line.rawUnit)) {
      unknownUnits.add(line.rawUnit)
      report('unit-unknown', { ...at(origin, 3), loop: 'PO1', value: line.rawUnit })
    }
    line.unitPrice = decimalOrNull(draft.price)
    line.amount = lineAmount(line.quantity, line.unitPrice, draft.priceBase)
    checkStatedAmount(draft)
  }

  function checkStatedAmount({ line, statedAmount }: LineDraft): void {
    const stated = statedAmount && decimalOrNull(statedAmount.value)
    if (!statedAmount || !stated) return
    if (line.amount === null) line.amount = stated
    else if (compareDecimal(stated, line.amount) !== 0) {
      report('amount-differs', { ...at(statedAmount.origin, 2), value: stated, expected: line.amount })
    }
  }

  function finish(): CanonicalOrder | null {
    drafts.forEach(finishLine)
    order.lines = drafts.map(draft => draft.line)
    order.requestedDeliveryOn = firstDate(dates)
    if (count && /^\d+$/.test(count.value) && Number(count.value) !== drafts.length) {
      report('line-count-mismatch', { ...at(count.origin, 1), value: count.value, expected: drafts.length })
    }
    const sum = sumOfAmounts(order.lines)
    const stated = total && decimalOrNull(total.value)
    const isSound = drafts.every(draft => draft.isSound)
    if (total && stated && sum !== null && isSound && compareDecimal(stated, sum) !== 0) {
      report('total-differs', { ...at(total.origin, 2), value: stated, expected: sum })
    }
    order.total = stated ?? sum
    return order.number === '' ? null : order
  }

  return { take, finish }
}
