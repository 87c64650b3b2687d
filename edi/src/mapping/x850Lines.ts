import { addDecimal, compareDecimal } from '../canonical/decimal.ts'
import { emptyDocumentLine } from '../canonical/document.ts'
import type { BusinessDocument, DocumentLine } from '../canonical/document.ts'
import { pricedAmount } from '../canonical/amounts.ts'
import type { Segment } from '../codec/segment.ts'
import { elementCount, valueOf } from '../codec/values.ts'
import type { Report } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'
import { isoDate } from '../validate/formats.ts'
import { covers, saysMore } from './coverage.ts'
import { added, decimalOrNull, keepUnmapped, noDate, orNull, placeOf, prefer } from './draft.ts'
import type { LineDraft, Origin } from './draft.ts'
import { FORMS } from './forms.ts'
import { fieldsByCode, takeNumber } from './itemCodes.ts'
import { isUnitOfX12, unitFromX12 } from './units.ts'

const ITEMS = fieldsByCode('itemsX12')
// Delivery requested, required by, current schedule delivery, requested ship: the first that is given counts.
export const DELIVERY_DATES = ['002', '106', '067', '010']
const COVERED = {
  PO1: covers('1-25'),
  LIN: covers('2-31'),
  PID: covers('1=F 5'),
  DTM: covers('1-2'),
  CUR: covers('1=BY 2'),
  MSG: covers('1'),
  AMT: covers('1-2'),
}

interface Lines850 {
  take(origin: Origin, trail: string): void
  /** Whether all quantities could be read. */
  isSound(): boolean
  finish(): DocumentLine[]
}

/** Maps the PO1 loops of an 850. */
export function createLines850(report: Report, schema: MessageSchema, order: BusinessDocument): Lines850 {
  const drafts: LineDraft[] = []
  const unknownUnits = new Set<string>()

  function take(origin: Origin, trail: string): void {
    const draft = drafts.at(-1)
    const isTaken =
      origin.segment.tag === 'PO1' && trail === 'PO1'
        ? beginLine(origin)
        : draft !== undefined && takeInto(draft, origin, trail)
    if (!isTaken) keepUnmapped(order, origin)
  }

  /** False when something in the segment has no place in the order. */
  function takeInto(draft: LineDraft, origin: Origin, trail: string): boolean {
    const { segment } = origin
    const { line } = draft
    switch (segment.tag) {
      case 'PID':
        line.description = added(line.description, valueOf(segment, 5))
        return !saysMore(segment, COVERED.PID)
      case 'DTM':
        return trail === 'PO1' && takeDate(draft, origin)
      case 'CUR':
        if (trail !== 'PO1' || order.currency !== null) return false
        order.currency = orNull(valueOf(segment, 2))
        return !saysMore(segment, COVERED.CUR)
      case 'MSG':
        order.notes.push(`${line.number ?? drafts.length}: ${valueOf(segment, 1)}`)
        return !saysMore(segment, COVERED.MSG)
      case 'SCH':
        takeSchedule(draft, origin)
        return false
      case 'SDQ':
        takeDestinations(draft, segment)
        return false
      case 'LIN':
        return takeItems(draft, segment, 2) && !saysMore(segment, COVERED.LIN)
      case 'AMT':
        if (valueOf(segment, 1) !== '1' || draft.statedAmount) return false
        draft.statedAmount = { value: valueOf(segment, 2), origin }
        return !saysMore(segment, COVERED.AMT)
      default:
        return false
    }
  }

  function takeDate({ wanted }: LineDraft, origin: Origin): boolean {
    const { segment } = origin
    const rank = DELIVERY_DATES.indexOf(valueOf(segment, 1))
    const lost = prefer(wanted, isoDate(valueOf(segment, 2)), rank, origin)
    if (lost === origin) return false
    if (lost) keepUnmapped(order, lost)
    return !saysMore(segment, COVERED.DTM)
  }

  function beginLine(origin: Origin): boolean {
    const { segment } = origin
    const line = emptyDocumentLine()
    line.number = orNull(valueOf(segment, 1))
    line.quantity = valueOf(segment, 2)
    line.unit = valueOf(segment, 3)
    line.unitPrice = decimalOrNull(valueOf(segment, 4))
    const basis = valueOf(segment, 5)
    line.priceBasis = FORMS.basisX12.read(basis)
    const draft = {
      line,
      origin,
      wanted: noDate(),
      partQuantities: [],
      statedAmount: null,
      isSound: true,
    }
    drafts.push(draft)
    const isBasisTaken = basis === '' || line.priceBasis !== null
    return takeItems(draft, segment, 6) && isBasisTaken && !saysMore(segment, COVERED.PO1)
  }

  /** Reads qualifier and identifier pairs from element `from` on; false when one has no place in the line. */
  function takeItems({ line }: LineDraft, segment: Segment, from: number): boolean {
    let isWhole = true
    const last = elementCount(segment)
    for (let element = from; element < last; element += 2) {
      const value = orNull(valueOf(segment, element + 1))
      if (value !== null) isWhole = takeItem(line, valueOf(segment, element), value) && isWhole
    }
    return isWhole
  }

  function takeSchedule(draft: LineDraft, origin: Origin): void {
    draft.partQuantities.push(valueOf(origin.segment, 1))
    prefer(draft.wanted, isoDate(valueOf(origin.segment, 6)), DELIVERY_DATES.length, origin)
  }

  function takeDestinations(draft: LineDraft, segment: Segment): void {
    for (let element = 4; element <= 22; element += 2) draft.partQuantities.push(valueOf(segment, element))
  }

  function finishLine(draft: LineDraft): void {
    const { line, origin, wanted } = draft
    line.deliveryOn = wanted.date
    if (line.quantity === '') line.quantity = sumOfParts(draft)
    if (line.quantity === null)
      report('line-without-quantity', { ...placeOf(schema, origin, 2), loop: 'PO1' })
    line.quantity = line.quantity && decimalOrNull(line.quantity)
    draft.isSound = line.quantity !== null
    finishUnit(draft)
    finishAmount(draft)
  }

  function finishUnit({ line, origin }: LineDraft): void {
    const code = line.unit
    if (!code) {
      const expected = {
        en: 'every order line needs the unit of its quantity',
        ja: '注文明細の数量には単位が必要です',
      }
      line.unit = null
      report('element-required', { ...placeOf(schema, origin, 3), loop: 'PO1', expected })
      return
    }
    line.unit = unitFromX12(code)
    if (isUnitOfX12(code) || unknownUnits.has(code)) return
    unknownUnits.add(code)
    report('unit-unknown', { ...placeOf(schema, origin, 3), loop: 'PO1', value: code })
  }

  function finishAmount({ line, statedAmount }: LineDraft): void {
    line.amount = statedAmount && decimalOrNull(statedAmount.value)
    const expected = line.amount === null ? null : pricedAmount(line)
    if (!statedAmount || line.amount === null || expected === null) return
    if (compareDecimal(line.amount, expected) !== 0)
      report('amount-differs', { ...placeOf(schema, statedAmount.origin, 2), value: line.amount, expected })
  }

  function finish(): DocumentLine[] {
    drafts.forEach(finishLine)
    return drafts.map(draft => draft.line)
  }

  return { take, isSound: () => drafts.every(draft => draft.isSound), finish }
}

/** False when the line has no place for the number, or another one in it. */
function takeItem(line: DocumentLine, qualifier: string, value: string): boolean {
  const field = ITEMS.get(qualifier)
  if (field) return takeNumber(line, field, value)
  return qualifier === 'PD' && (line.description ??= value) === value
}

/** null when there are no parts either. */
export function sumOfParts({ partQuantities }: LineDraft): string | null {
  const parts = partQuantities.flatMap(part => decimalOrNull(part) ?? [])
  return parts.length === 0 ? null : parts.reduce(addDecimal)
}
