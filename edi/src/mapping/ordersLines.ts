import { compareDecimal } from '../canonical/decimal.ts'
import { pricedAmount } from '../canonical/amounts.ts'
import { emptyDocumentLine } from '../canonical/document.ts'
import type { BusinessDocument, DocumentLine } from '../canonical/document.ts'
import type { Segment } from '../codec/segment.ts'
import { componentsOf, elementCount, valueOf } from '../codec/values.ts'
import type { Report } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'
import { covers, saysMore } from './coverage.ts'
import { decimalOrNull, joined, keepUnmapped, noDate, orNull, placeOf, prefer } from './draft.ts'
import type { LineDraft, Origin } from './draft.ts'
import { DELIVERY_DATES } from './edifactDates.ts'
import { fieldsByCode, takeNumber } from './itemCodes.ts'
import { isUnitOfEdifact, unitFromEdifact } from './units.ts'
import { sumOfParts } from './x850Lines.ts'

const ITEMS = fieldsByCode('gtinEdifact', 'itemsEdifact')
// Ordered quantity; some senders use the plain discrete quantity for it.
const QUANTITIES = ['21', '1']
// Net price, information price, gross price, calculation price: the first that is given counts.
const PRICES = ['AAA', 'INF', 'INV', 'AAB', 'CAL']
const LINE_AMOUNTS = new Set(['203', '66'])
const COVERED = {
  LIN: covers('1 3.1-2'),
  PIA: covers('1 2-6.1-2'),
  IMD: covers('1=F 3.4-5'),
  QTY: covers('1.1-3'),
  MOA: covers('1.1-2'),
  DTM: covers('1.1-3'),
  FTX: covers('1 4.1-5'),
  PRI: covers('1.1-2 1.5'),
}

/** What a qualifier stands for, by its place in the order of preference. */
interface Ranked {
  origin: Origin
  rank: number
}

interface PricedDraft extends LineDraft {
  quantity: Ranked | null
  price: Ranked | null
}

interface LinesMapper {
  take(origin: Origin, trail: string, date: string | null): void
  /** Whether all quantities could be read. */
  isSound(): boolean
  finish(): DocumentLine[]
}

/** Maps the LIN groups of ORDERS. */
export function createLinesMapper(
  report: Report,
  schema: MessageSchema,
  order: BusinessDocument,
): LinesMapper {
  const drafts: PricedDraft[] = []
  const unknownUnits = new Set<string>()
  const lineLoop = schema.root.nodes.find(({ tag }) => tag === 'LIN')?.group?.name ?? null

  const nameOf = (tag: string) => schema.segments.get(tag)?.name ?? null

  function take(origin: Origin, trail: string, date: string | null): void {
    const draft = drafts.at(-1)
    const isTaken =
      trail === 'LIN' && origin.segment.tag === 'LIN'
        ? begin(origin)
        : draft !== undefined && takeInto(draft, origin, trail, date)
    if (!isTaken) keepUnmapped(order, origin)
  }

  function begin(origin: Origin): boolean {
    const { segment } = origin
    const line = emptyDocumentLine()
    line.number = orNull(valueOf(segment, 1))
    drafts.push({
      line,
      origin,
      wanted: noDate(),
      partQuantities: [],
      statedAmount: null,
      isSound: true,
      quantity: null,
      price: null,
    })
    return takeItem(line, segment, 3) && !saysMore(segment, COVERED.LIN)
  }

  /** False when something in the segment has no place in the order. */
  function takeInto(draft: PricedDraft, origin: Origin, trail: string, date: string | null): boolean {
    const { segment } = origin
    if (trail === 'LIN/PRI' && segment.tag === 'PRI') return takePrice(draft, origin)
    if (trail === 'LIN/LOC' && segment.tag === 'QTY') {
      draft.partQuantities.push(valueOf(segment, 1, 2))
      return false
    }
    return trail === 'LIN' && takeOfLine(draft, origin, date)
  }

  function takeOfLine(draft: PricedDraft, origin: Origin, date: string | null): boolean {
    const { segment } = origin
    const { line } = draft
    switch (segment.tag) {
      case 'PIA': {
        let isWhole = !saysMore(segment, COVERED.PIA)
        const last = Math.min(6, elementCount(segment))
        for (let element = 2; element <= last; element++)
          isWhole = takeItem(line, segment, element) && isWhole
        return isWhole
      }
      case 'IMD': {
        const text = joined([valueOf(segment, 3, 4), valueOf(segment, 3, 5)], ' ')
        line.description = joined([line.description, text], '; ')
        return !saysMore(segment, COVERED.IMD)
      }
      case 'QTY':
        return takeQuantity(draft, origin)
      case 'MOA':
        if (!LINE_AMOUNTS.has(valueOf(segment, 1)) || draft.statedAmount) return false
        draft.statedAmount = { value: valueOf(segment, 1, 2), origin }
        return !saysMore(segment, COVERED.MOA)
      case 'DTM': {
        const lost = prefer(draft.wanted, date, DELIVERY_DATES.indexOf(valueOf(segment, 1)), origin)
        if (lost === origin) return false
        if (lost) keepUnmapped(order, lost)
        return !saysMore(segment, COVERED.DTM)
      }
      case 'FTX':
        order.notes.push(
          `${line.number ?? drafts.length}: ${joined(componentsOf(segment, 4), ' ') ?? ''}`.trimEnd(),
        )
        return !saysMore(segment, COVERED.FTX)
      default:
        return false
    }
  }

  function takeQuantity(draft: PricedDraft, origin: Origin): boolean {
    const { segment } = origin
    const rank = QUANTITIES.indexOf(valueOf(segment, 1))
    if (rank < 0 || (draft.quantity && draft.quantity.rank <= rank)) return false
    if (draft.quantity) keepUnmapped(order, draft.quantity.origin)
    draft.quantity = { origin, rank }
    draft.line.quantity = valueOf(segment, 1, 2)
    draft.line.unit = orNull(valueOf(segment, 1, 3))
    return !saysMore(segment, COVERED.QTY)
  }

  function takePrice(draft: PricedDraft, origin: Origin): boolean {
    const { segment } = origin
    const rank = PRICES.indexOf(valueOf(segment, 1))
    if (rank < 0 || (draft.price && draft.price.rank <= rank)) return false
    if (draft.price) keepUnmapped(order, draft.price.origin)
    draft.price = { origin, rank }
    draft.line.unitPrice = decimalOrNull(valueOf(segment, 1, 2))
    const basis = decimalOrNull(valueOf(segment, 1, 5))
    draft.line.priceBasis = basis !== null && compareDecimal(basis, '0') > 0 ? basis : null
    return !saysMore(segment, COVERED.PRI)
  }

  function finishLine(draft: PricedDraft): DocumentLine {
    const { line, origin, statedAmount } = draft
    line.deliveryOn = draft.wanted.date
    finishQuantity(draft)
    line.amount = statedAmount && decimalOrNull(statedAmount.value)
    const expected = line.amount === null ? null : pricedAmount(line)
    if (!statedAmount || line.amount === null || expected === null) return line
    if (compareDecimal(line.amount, expected) !== 0)
      report('amount-differs', {
        ...placeOf(schema, statedAmount.origin, 1, 2),
        loop: lineLoop,
        value: line.amount,
        expected: `${expected} (${origin.segment.tag} ${line.number ?? ''})`,
      })
    return line
  }

  function finishQuantity(draft: PricedDraft): void {
    const { line, origin, quantity } = draft
    if (!line.quantity) line.quantity = sumOfParts(draft)
    line.quantity = line.quantity && decimalOrNull(line.quantity)
    draft.isSound = line.quantity !== null
    if (!quantity && draft.partQuantities.length === 0)
      report('line-quantity-missing', { ...origin, segmentName: nameOf('LIN'), loop: lineLoop })
    const code = line.unit
    if (!quantity || code === null) return
    line.unit = unitFromEdifact(code)
    if (isUnitOfEdifact(code) || unknownUnits.has(code)) return
    unknownUnits.add(code)
    const place = { ...placeOf(schema, quantity.origin, 1, 3), loop: lineLoop }
    report('unit-unknown', { ...place, value: code })
  }

  return { take, isSound: () => drafts.every(draft => draft.isSound), finish: () => drafts.map(finishLine) }
}

/** False when there is a number the line has no place for, or has another one in its place. */
function takeItem(line: DocumentLine, segment: Segment, element: number): boolean {
  const value = valueOf(segment, element).trim()
  if (value === '') return true
  const field = ITEMS.get(valueOf(segment, element, 2))
  return field !== undefined && takeNumber(line, field, value)
}
