import { addDecimal, compareDecimal } from '../canonical/decimal.ts'
import type { CanonicalOrder, OrderLine } from '../canonical/order.ts'
import { componentsOf, elementCount, valueOf } from '../codec/values.ts'
import type { Report } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'
import { decimalOrNull, emptyLine, joined, lineAmount, noDate, placeOf, prefer } from './draft.ts'
import type { LineDraft, Origin, PreferredDate } from './draft.ts'
import { DELIVERY_DATES } from './edifactDates.ts'
import { UNKNOWN_UNIT, unitFromEdifact } from './units.ts'

const BUYER_ITEMS = new Set(['IN', 'BP'])
const SUPPLIER_ITEMS = new Set(['SA', 'VP', 'MF', 'MP'])
const GTINS = new Set(['EN', 'UP', 'SRV', 'EC'])
// Ordered quantity; some senders use the plain discrete quantity for it.
const QUANTITIES = ['21', '1']
// Net price, information price, gross price, calculation price: the first that is given counts.
const PRICES = ['AAA', 'INF', 'INV', 'AAB', 'CAL']
const LINE_AMOUNTS = new Set(['203', '66'])

interface PricedDraft extends LineDraft {
  /** The one whose qualifier comes first in QUANTITIES. */
  quantity: { value: string; unit: string; origin: Origin; rank: number } | null
  /** The one whose qualifier comes first in PRICES. */
  preferred: { price: string; base: string; rank: number } | null
  wanted: PreferredDate
}

interface LinesMapper {
  take(origin: Origin, trail: string, date: string | null): void
  /** Whether all quantities could be read. */
  isSound(): boolean
  finish(): OrderLine[]
}

/** Maps the LIN groups of ORDERS. */
export function createLinesMapper(report: Report, schema: MessageSchema, order: CanonicalOrder): LinesMapper {
  const drafts: PricedDraft[] = []
  const unknownUnits = new Set<string>()
  const lineLoop = schema.root.nodes.find(({ tag }) => tag === 'LIN')?.group?.name ?? null

  const nameOf = (tag: string) => schema.segments.get(tag)?.name ?? null
  const unmapped = ({ segment, position }: Origin): void => {
    order.unmapped.push({ segment: segment.tag, position })
  }

  function take(origin: Origin, trail: string, date: string | null): void {
    const { segment } = origin
    if (trail === 'LIN' && segment.tag === 'LIN') return begin(origin)
    const draft = drafts.at(-1)
    if (!draft || !takeInto(draft, origin, trail, date)) unmapped(origin)
  }

  function begin(origin: Origin): void {
    const line = emptyLine(valueOf(origin.segment, 1) || String(drafts.length + 1))
    const draft: PricedDraft = {
      line,
      origin,
      price: '',
      priceBase: '',
      partQuantities: [],
      statedAmount: null,
      isSound: true,
      quantity: null,
      preferred: null,
      wanted: noDate(),
    }
    drafts.push(draft)
    const isItemUnknown = valueOf(origin.segment, 3) !== '' && !takeItem(line, origin, 3)
    if (isItemUnknown) unmapped(origin)
  }

  /** False when the order has no place for the segment. */
  function takeInto(draft: PricedDraft, origin: Origin, trail: string, date: string | null): boolean {
    const { segment } = origin
    const { line } = draft
    if (trail === 'LIN/PRI' && segment.tag === 'PRI') return takePrice(draft, origin)
    if (trail === 'LIN/LOC' && segment.tag === 'QTY')
      return draft.partQuantities.push(valueOf(segment, 1, 2)) > 0
    if (trail !== 'LIN') return false
    switch (segment.tag) {
      case 'PIA': {
        let isUnderstood = false
        const last = Math.min(6, elementCount(segment))
        for (let element = 2; element <= last; element++)
          isUnderstood = takeItem(line, origin, element) || isUnderstood
        return isUnderstood
      }
      case 'IMD': {
        const text = joined([valueOf(segment, 3, 4), valueOf(segment, 3, 5)], ' ')
        line.description = joined([line.description, text], '; ')
        return text !== null
      }
      case 'QTY':
        return takeQuantity(draft, origin)
      case 'MOA':
        if (!LINE_AMOUNTS.has(valueOf(segment, 1))) return false
        draft.statedAmount = { value: valueOf(segment, 1, 2), origin }
        return true
      case 'DTM':
        return date !== null && prefer(draft.wanted, date, DELIVERY_DATES.indexOf(valueOf(segment, 1)))
      case 'FTX':
        order.notes.push(`${line.number}: ${joined(componentsOf(segment, 4), ' ') ?? ''}`)
        return true
      default:
        return false
    }
  }

  function takeItem(line: OrderLine, { segment }: Origin, element: number): boolean {
    const value = valueOf(segment, element)
    const type = valueOf(segment, element, 2)
    if (value === '') return false
    if (GTINS.has(type)) line.gtin ??= value
    else if (BUYER_ITEMS.has(type)) line.buyerItem ??= value
    else if (SUPPLIER_ITEMS.has(type)) line.supplierItem ??= value
    else return false
    return true
  }

  function takeQuantity(draft: PricedDraft, origin: Origin): boolean {
    const { segment } = origin
    const rank = QUANTITIES.indexOf(valueOf(segment, 1))
    if (rank < 0 || rank === draft.quantity?.rank) return false
    if (draft.quantity === null || rank < draft.quantity.rank)
      draft.quantity = { value: valueOf(segment, 1, 2), unit: valueOf(segment, 1, 3), origin, rank }
    return true
  }

  function takePrice(draft: PricedDraft, { segment }: Origin): boolean {
    const rank = PRICES.indexOf(valueOf(segment, 1))
    if (rank < 0 || rank === draft.preferred?.rank) return false
    if (draft.preferred === null || rank < draft.preferred.rank)
      draft.preferred = { price: valueOf(segment, 1, 2), base: valueOf(segment, 1, 5), rank }
    return true
  }

  function finishLine(draft: PricedDraft): OrderLine {
    const { line, origin } = draft
    line.requestedDeliveryOn = draft.wanted.date
    finishQuantity(draft)
    const price = draft.preferred
    line.unitPrice = price ? decimalOrNull(price.price) : null
    const basis = price ? decimalOrNull(price.base) : null
    line.priceBasis = basis !== null && compareDecimal(basis, '0') > 0 ? basis : '1'
    line.amount = lineAmount(line.quantity, line.unitPrice, line.priceBasis)
    const stated = draft.statedAmount && decimalOrNull(draft.statedAmount.value)
    if (!draft.statedAmount || !stated) return line
    if (line.amount !== null && draft.isSound && compareDecimal(stated, line.amount) !== 0) {
      const place = { ...placeOf(schema, draft.statedAmount.origin, 1, 2), loop: lineLoop }
      report('amount-differs', {
        ...place,
        value: stated,
        expected: `${line.amount} (${origin.segment.tag} ${line.number})`,
      })
    }
    line.amount ??= stated
    return line
  }

  function finishQuantity(draft: PricedDraft): void {
    const { line, origin, quantity } = draft
    const parts = draft.partQuantities.flatMap(part => decimalOrNull(part) ?? [])
    const value = quantity?.value || (parts.length > 0 ? parts.reduce(addDecimal) : '')
    draft.isSound = decimalOrNull(value) !== null
    line.quantity = decimalOrNull(value) ?? '0'
    line.rawUnit = quantity?.unit ?? ''
    line.unit = unitFromEdifact(line.rawUnit)
    if (!quantity && parts.length === 0) {
      report('line-quantity-missing', { ...origin, segmentName: nameOf('LIN'), loop: lineLoop })
    } else if (quantity && line.unit === UNKNOWN_UNIT && !unknownUnits.has(line.rawUnit)) {
      unknownUnits.add(line.rawUnit)
      const place = { ...placeOf(schema, quantity.origin, 1, 3), loop: lineLoop }
      report('unit-unknown', { ...place, value: line.rawUnit })
    }
  }

  return { take, isSound: () => drafts.every(draft => draft.isSound), finish: () => drafts.map(finishLine) }
}
