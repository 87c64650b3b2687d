import { addDecimal, compareDecimal } from '../canonical/decimal.ts'
import type { CanonicalOrder, OrderLine } from '../canonical/order.ts'
import type { Segment } from '../codec/segment.ts'
import { elementCount, valueOf } from '../codec/values.ts'
import type { Report } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'
import { isoDate } from '../validate/formats.ts'
import { decimalOrNull, emptyLine, joined, lineAmount, noDate, orNull, placeOf, prefer } from './draft.ts'
import type { LineDraft, Origin } from './draft.ts'
import { UNKNOWN_UNIT, unitFromX12 } from './units.ts'

const BUYER_ITEMS = new Set(['BP', 'IN', 'CB', 'SK'])
const SUPPLIER_ITEMS = new Set(['VP', 'VN', 'VC', 'VA', 'MG', 'MF', 'PN'])
const GTINS = new Set(['UP', 'EN', 'UK', 'UA', 'UI', 'UD', 'EO'])
const PRICE_BASES: Record<string, string> = { HP: '100', PN: '10', TP: '1000' }
// Delivery requested, required by, current schedule delivery, requested ship: the first that is given counts.
export const DELIVERY_DATES = ['002', '106', '067', '010']

interface Lines850 {
  take(origin: Origin, trail: string): void
  /** Whether all quantities could be read. */
  isSound(): boolean
  finish(): OrderLine[]
}

/** Maps the PO1 loops of an 850. */
export function createLines850(report: Report, schema: MessageSchema, order: CanonicalOrder): Lines850 {
  const drafts: LineDraft[] = []
  const unknownUnits = new Set<string>()
  let wanted = noDate()

  const unmapped = ({ segment, position }: Origin): void => {
    order.unmapped.push({ segment: segment.tag, position })
  }

  function takeLineDate(origin: Origin): void {
    const date = isoDate(valueOf(origin.segment, 2))
    if (!date || !prefer(wanted, date, DELIVERY_DATES.indexOf(valueOf(origin.segment, 1)))) unmapped(origin)
  }

  function take(origin: Origin, trail: string): void {
    const { segment } = origin
    if (segment.tag === 'PO1' && trail === 'PO1') return beginLine(origin)
    const draft = drafts.at(-1)
    if (!draft || !takeInto(draft, origin, trail)) unmapped(origin)
  }

  /** False when the order has no place for the segment. */
  function takeInto(draft: LineDraft, origin: Origin, trail: string): boolean {
    const { segment } = origin
    const { line } = draft
    switch (segment.tag) {
      case 'PID':
        line.description = joined([line.description, valueOf(segment, 5)], '; ')
        return true
      case 'DTM':
        if (trail !== 'PO1') return false
        takeLineDate(origin)
        line.requestedDeliveryOn = wanted.date
        return true
      case 'CUR':
        if (trail !== 'PO1') return false
        order.currency ??= orNull(valueOf(segment, 2))
        return true
      case 'MSG':
        order.notes.push(`${line.number}: ${valueOf(segment, 1)}`)
        return true
      case 'SCH':
        takeSchedule(draft, segment)
        return true
      case 'SDQ':
        takeDestinations(draft, segment)
        return true
      case 'LIN':
        takeItems(draft, segment, 2)
        return true
      case 'AMT':
        if (valueOf(segment, 1) !== '1') return false
        draft.statedAmount = { value: valueOf(segment, 2), origin }
        return true
      default:
        return false
    }
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
    wanted = noDate()
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

  function finishLine(draft: LineDraft): void {
    const { line, origin } = draft
    const parts = draft.partQuantities.flatMap(part => decimalOrNull(part) ?? [])
    if (line.quantity === '' && parts.length > 0) line.quantity = parts.reduce(addDecimal)
    draft.isSound = decimalOrNull(line.quantity) !== null
    if (line.quantity === '') report('line-without-quantity', { ...placeOf(schema, origin, 2), loop: 'PO1' })
    line.quantity = decimalOrNull(line.quantity) ?? '0'
    if (line.rawUnit === '') {
      const expected = {
        en: 'every order line needs the unit of its quantity',
        ja: '注文明細の数量には単位が必要です',
      }
      report('element-required', { ...placeOf(schema, origin, 3), loop: 'PO1', expected })
      line.unit = UNKNOWN_UNIT
    } else line.unit = unitFromX12(line.rawUnit)
    if (line.rawUnit !== '' && line.unit === UNKNOWN_UNIT && !unknownUnits.has(line.rawUnit)) {
      unknownUnits.add(line.rawUnit)
      report('unit-unknown', { ...placeOf(schema, origin, 3), loop: 'PO1', value: line.rawUnit })
    }
    line.unitPrice = decimalOrNull(draft.price)
    line.priceBasis = draft.priceBase
    line.amount = lineAmount(line.quantity, line.unitPrice, draft.priceBase)
    checkStatedAmount(draft)
  }

  function checkStatedAmount({ line, statedAmount }: LineDraft): void {
    const stated = statedAmount && decimalOrNull(statedAmount.value)
    if (!statedAmount || !stated) return
    if (line.amount === null) line.amount = stated
    else if (compareDecimal(stated, line.amount) !== 0) {
      report('amount-differs', {
        ...placeOf(schema, statedAmount.origin, 2),
        value: stated,
        expected: line.amount,
      })
    }
  }

  function finish(): OrderLine[] {
    drafts.forEach(finishLine)
    return drafts.map(draft => draft.line)
  }

  return { take, isSound: () => drafts.every(draft => draft.isSound), finish }
}
