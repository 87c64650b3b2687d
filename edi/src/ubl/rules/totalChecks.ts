import {
  addDecimal,
  compareDecimal,
  decimalIn,
  divideDecimal,
  multiplyDecimal,
  roundDecimal,
  subtractDecimal,
  sumDecimals,
} from '../../canonical/decimal.ts'
import type { XmlElement } from '../xml.ts'
import { decimalAt, elementAt, elementsAt, has, isBelowZero, textAt } from './inspection.ts'
import type { Check, Visit } from './inspection.ts'

const isSame = (left: string, right: string): boolean => compareDecimal(left, right) === 0
const decimalsOf = (elements: readonly XmlElement[]): string[] =>
  elements.flatMap(({ text }) => decimalIn(text) ?? [])

/** Sum of the allowances ('false') or charges ('true') directly in an element, in hundredths. */
export function chargesIn(element: XmlElement, indicator: string): string {
  const own = elementsAt(element, 'cac:AllowanceCharge').filter(
    charge => textAt(charge, 'cbc:ChargeIndicator') === indicator,
  )
  return roundDecimal(sumDecimals(decimalsOf(own.flatMap(charge => elementsAt(charge, 'cbc:Amount')))), 2)
}

/** Totals of an order or a change: what is missing counts as nothing. */
const checkAnticipated: Check = visit => {
  const { element, root, say } = visit
  const lines = decimalAt(element, 'cbc:LineExtensionAmount')
  const payable = decimalAt(element, 'cbc:PayableAmount')
  if (payable === null || isBelowZero(payable))
    say('payableNotNegative', elementAt(element, 'cbc:PayableAmount'))
  if (lines === null || isBelowZero(lines))
    say('linesTotalNotNegative', elementAt(element, 'cbc:LineExtensionAmount'))
  const allowances = decimalAt(element, 'cbc:AllowanceTotalAmount') ?? '0'
  const charges = decimalAt(element, 'cbc:ChargeTotalAmount') ?? '0'
  if (!isSame(allowances, chargesIn(root, 'false')))
    say('allowanceTotal', elementAt(element, 'cbc:AllowanceTotalAmount'))
  if (!isSame(charges, chargesIn(root, 'true')))
    say('chargeTotal', elementAt(element, 'cbc:ChargeTotalAmount'))
  if (lines !== null) checkLinesTotal(visit, lines)
  const expected = lines === null ? null : addDecimal(subtractDecimal(lines, allowances), charges)
  const exclusive = decimalAt(element, 'cbc:TaxExclusiveAmount') ?? expected
  if (exclusive !== null) {
    if (expected !== null && !isSame(exclusive, expected))
      say('taxExclusive', elementAt(element, 'cbc:TaxExclusiveAmount'))
    checkInclusive(visit, exclusive)
  }
  const inclusive = decimalAt(element, 'cbc:TaxInclusiveAmount')
  if (inclusive !== null && !isSame(inclusive, '0')) checkPayable(visit, inclusive, payable)
}

function checkLinesTotal({ element, root, say }: Visit, lines: string): void {
  const amounts = decimalsOf(elementsAt(root, 'cac:OrderLine/cac:LineItem/cbc:LineExtensionAmount'))
  if (!isSame(lines, roundDecimal(sumDecimals(amounts), 2)))
    say('linesTotal', elementAt(element, 'cbc:LineExtensionAmount'))
}

function checkInclusive({ element, root, say }: Visit, exclusive: string): void {
  const inclusive = decimalAt(element, 'cbc:TaxInclusiveAmount')
  if (inclusive === null || isSame(inclusive, '0') || !has(root, 'cac:TaxTotal')) return
  const tax = decimalAt(root, 'cac:TaxTotal/cbc:TaxAmount') ?? '0'
  if (!isSame(inclusive, addDecimal(exclusive, tax)))
    say('taxInclusive', elementAt(element, 'cbc:TaxInclusiveAmount'))
}

function checkPayable({ element, say }: Visit, inclusive: string, payable: string | null): void {
  const prepaid = decimalAt(element, 'cbc:PrepaidAmount') ?? '0'
  const rounding = decimalAt(element, 'cbc:PayableRoundingAmount') ?? '0'
  const expected = addDecimal(subtractDecimal(inclusive, prepaid), rounding)
  if (payable === null || !isSame(payable, expected)) say('payable', elementAt(element, 'cbc:PayableAmount'))
}

/** Totals of an agreement: what is not given is not compared. */
const checkAgreed: Check = visit => {
  const { element, root, say } = visit
  const of = (name: string): string => decimalAt(element, name) ?? '0'
  const compare = (rule: Parameters<typeof say>[0], name: string, expected: string): void => {
    const given = decimalAt(element, name)
    if (given !== null && !isSame(given, expected)) say(rule, elementAt(element, name))
  }
  const lines = elementsAt(root, 'cac:OrderLine/cac:LineItem/cbc:LineExtensionAmount')
  if (lines.length !== elementsAt(root, 'cac:OrderLine').length) say('allAmounts')
  if (isBelowZero(of('cbc:PayableAmount'))) say('payableNotNegative', elementAt(element, 'cbc:PayableAmount'))
  if (isBelowZero(of('cbc:LineExtensionAmount')))
    say('linesTotalNotNegative', elementAt(element, 'cbc:LineExtensionAmount'))
  compare('linesTotal', 'cbc:LineExtensionAmount', sumDecimals(decimalsOf(lines)))
  compare('chargeTotal', 'cbc:ChargeTotalAmount', chargesIn(root, 'true'))
  compare('allowanceTotal', 'cbc:AllowanceTotalAmount', chargesIn(root, 'false'))
  const beforeTax = subtractDecimal(
    addDecimal(of('cbc:LineExtensionAmount'), of('cbc:ChargeTotalAmount')),
    of('cbc:AllowanceTotalAmount'),
  )
  compare('taxExclusive', 'cbc:TaxExclusiveAmount', beforeTax)
  const tax = decimalAt(root, 'cac:TaxTotal/cbc:TaxAmount') ?? '0'
  if (!isSame(of('cbc:TaxInclusiveAmount'), addDecimal(of('cbc:TaxExclusiveAmount'), tax)))
    say('taxInclusive', elementAt(element, 'cbc:TaxInclusiveAmount'))
  if (has(element, 'cbc:PayableAmount'))
    checkPayable(visit, of('cbc:TaxInclusiveAmount'), decimalAt(element, 'cbc:PayableAmount'))
}

const checkTaxSubtotal: Check = ({ element, ancestors, say }) => {
  if (ancestors.at(-1)?.name !== 'cac:TaxTotal') return
  const percent = decimalAt(element, 'cac:TaxCategory/cbc:Percent') ?? '0'
  const tax = decimalAt(element, 'cbc:TaxAmount') ?? '0'
  const taxable = decimalAt(element, 'cbc:TaxableAmount') ?? '0'
  const isFree = isSame(roundDecimal(percent, 0), '0')
  const expected = roundDecimal(divideDecimal(multiplyDecimal(taxable, percent), '100'), 2)
  if (isFree ? !isSame(roundDecimal(tax, 0), '0') : !isSame(tax, expected))
    say('taxOfCategory', elementAt(element, 'cbc:TaxAmount'))
}

const checkTaxTotal: Check = ({ element, ancestors, say }) => {
  const parts = elementsAt(element, 'cac:TaxSubtotal/cbc:TaxAmount')
  if (ancestors.length !== 1 || !has(element, 'cac:TaxSubtotal')) return
  const total = decimalAt(element, 'cbc:TaxAmount')
  if (total === null || !isSame(total, roundDecimal(sumDecimals(decimalsOf(parts)), 2)))
    say('taxTotal', elementAt(element, 'cbc:TaxAmount'))
}

export const TOTAL_CHECKS: Record<string, Check> = {
  'cac:AnticipatedMonetaryTotal': checkAnticipated,
  'cac:LegalMonetaryTotal': checkAgreed,
  'cac:TaxSubtotal': checkTaxSubtotal,
  'cac:TaxTotal': checkTaxTotal,
}
