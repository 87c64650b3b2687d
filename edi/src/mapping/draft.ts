import {
  compareDecimal,
  decimalIn,
  divideDecimal,
  multiplyDecimal,
  sumDecimals,
} from '../canonical/decimal.ts'
import type { CanonicalOrder, OrderLine } from '../canonical/order.ts'
import type { Segment } from '../codec/segment.ts'
import { elementIndex } from '../codec/values.ts'
import type { FaultDetail } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'

/** Where a value came from, for a fault about it. */
export interface Origin {
  segment: Segment
  position: number
}

/** A line while it is being filled; decimals are still as received. */
export interface LineDraft {
  line: OrderLine
  origin: Origin
  price: string
  priceBase: string
  /** Quantities of schedules or destinations, used when the line itself has none. */
  partQuantities: string[]
  /** The line's amount as the message states it. */
  statedAmount: { value: string; origin: Origin } | null
  /** False when the quantity could not be read, so that sums over it would mislead. */
  isSound: boolean
}

export const emptyOrder = (): CanonicalOrder => ({
  number: '',
  issuedOn: null,
  purpose: 'other',
  currency: null,
  requestedDeliveryOn: null,
  buyer: null,
  supplier: null,
  shipTo: null,
  references: [],
  notes: [],
  lines: [],
  total: null,
  unmapped: [],
})

export const emptyLine = (number: string): OrderLine => ({
  number,
  buyerItem: null,
  supplierItem: null,
  gtin: null,
  description: null,
  quantity: '0',
  unit: '',
  rawUnit: '',
  unitPrice: null,
  priceBasis: '1',
  amount: null,
  requestedDeliveryOn: null,
})

/** The decimal in its shortest form, or null when the text is none (the validator has reported it). */
export function decimalOrNull(text: string): string | null {
  const pointed = text.includes(',') ? text.replace(',', '.') : text
  return decimalIn(pointed)
}

/** Quantity × price ÷ base; null when there is no price. */
export function lineAmount(quantity: string, price: string | null, base: string | null): string | null {
  if (price === null) return null
  const product = multiplyDecimal(quantity, price)
  return base === null || base === '1' || compareDecimal(base, '0') <= 0
    ? product
    : divideDecimal(product, base)
}

/** Sum of the line amounts; null when a line has none. */
export function sumOfAmounts(lines: readonly OrderLine[]): string | null {
  const amounts: string[] = []
  for (const { amount } of lines) {
    if (amount === null) return null
    amounts.push(amount)
  }
  return amounts.length === 0 ? null : sumDecimals(amounts)
}

/** Joins text parts that have content, null when none has. */
export function joined(parts: readonly (string | null)[], separator: string): string | null {
  let text: string | null = null
  for (const part of parts) {
    const trimmed = part === null ? '' : part.trim()
    if (trimmed !== '') text = text === null ? trimmed : text + separator + trimmed
  }
  return text
}

export function orNull(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed
}

/** Dates by qualifier: the one that comes first in the order of preference counts, the last of equals. */
export interface PreferredDate {
  date: string | null
  rank: number
}

export const noDate = (): PreferredDate => ({ date: null, rank: Infinity })

/** False when the qualifier is none of the preferred. */
export function prefer(kept: PreferredDate, date: string, rank: number): boolean {
  if (rank < 0) return false
  if (rank <= kept.rank) {
    kept.date = date
    kept.rank = rank
  }
  return true
}

/** Place of an element (and component), with its names, for a fault about it. */
export function placeOf(
  schema: MessageSchema,
  { segment, position }: Origin,
  element: number,
  component: number | null = null,
): FaultDetail {
  const table = schema.segments.get(segment.tag)
  const whole = table?.elements?.[element - 1] ?? null
  const part = component === null ? whole : (whole?.components?.[component - 1] ?? whole)
  return {
    segment,
    position,
    segmentName: table?.name ?? null,
    element,
    component,
    schema: part,
    ...valueIndexOf(segment, element, component),
  }
}

function valueIndexOf(segment: Segment, element: number, component: number | null): { valueIndex?: number } {
  const first = elementIndex(segment, element)
  return first < 0 ? {} : { valueIndex: Math.min(first + (component ?? 1) - 1, segment.count - 1) }
}
