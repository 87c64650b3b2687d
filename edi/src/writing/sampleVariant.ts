import type { BusinessDocument, DocumentLine } from '../canonical/document.ts'
import { multiplyDecimal, sumDecimals } from '../canonical/decimal.ts'
import type { Dice } from './dice.ts'

/** Kinds whose lines are goods that are ordered, sent or charged. */
const OF_ORDERS: ReadonlySet<string> = new Set([
  'order',
  'orderResponse',
  'orderChange',
  'despatchAdvice',
  'invoice',
])
const MOST_LINES = 8
const MOST_PIECES = 500

/** A sample with other numbers, lines and quantities, whose sums are right again. */
export function sampleVariant(document: BusinessDocument, roll: Dice): BusinessDocument {
  const number = document.number && `${document.number.slice(0, 6)}${10 + roll(90)}`
  if (!OF_ORDERS.has(document.kind)) return { ...document, number }
  const count = 1 + roll(MOST_LINES)
  const lines = Array.from({ length: count }, (_, at) => at).flatMap(at =>
    document.lines
      .slice(at % document.lines.length)
      .slice(0, 1)
      .map(line => variantOf(line, String(at + 1), String(1 + roll(MOST_PIECES)))),
  )
  const total = document.total && sumDecimals(lines.map(amountOf))
  return { ...document, number, lines, total }
}

const variantOf = (line: DocumentLine, number: string, quantity: string): DocumentLine => ({
  ...line,
  number: line.number && number,
  orderLine: line.orderLine && number,
  quantity,
  orderedQuantity: line.orderedQuantity && quantity,
  amount: line.amount && amountOf({ ...line, quantity }),
})

const amountOf = ({ quantity, unitPrice }: DocumentLine): string =>
  multiplyDecimal(quantity ?? '0', unitPrice ?? '0')
