import { compareDecimal, divideDecimal, multiplyDecimal, sumDecimals } from './decimal.ts'
import type { BusinessDocument, DocumentLine } from './document.ts'

/** Quantity × price ÷ price basis; null when there is no quantity or no price. */
export function pricedAmount({ quantity, unitPrice, priceBasis }: DocumentLine): string | null {
  if (quantity === null || unitPrice === null) return null
  const product = multiplyDecimal(quantity, unitPrice)
  return priceBasis === null || priceBasis === '1' || compareDecimal(priceBasis, '0') <= 0
    ? product
    : divideDecimal(product, priceBasis)
}

/** The line's amount: as stated, else as priced. */
export const amountOf = (line: DocumentLine): string | null => line.amount ?? pricedAmount(line)

/** Sum of the line amounts; null when a line has none. */
export function sumOfLines(lines: readonly DocumentLine[]): string | null {
  const amounts: string[] = []
  for (const line of lines) {
    const amount = amountOf(line)
    if (amount === null) return null
    amounts.push(amount)
  }
  return amounts.length === 0 ? null : sumDecimals(amounts)
}

/** The document's total: as stated, else the sum of its lines. */
export const totalOf = ({ total, lines }: BusinessDocument): string | null => total ?? sumOfLines(lines)
