import {
  addDecimal,
  compareDecimal,
  divideDecimal,
  isWithin,
  multiplyDecimal,
  subtractDecimal,
} from '../../canonical/decimal.ts'
import { ALLOWANCE_REASONS, CHARGE_REASONS } from './codeLists.ts'
import type { XmlElement } from '../xml.ts'
import { decimalAt, elementAt, elementsAt, has, isBelowZero, textAt } from './inspection.ts'
import type { Check, Visit } from './inspection.ts'
import { chargesIn } from './totalChecks.ts'

const CENT = '0.02'
const isPositive = (decimal: string | null): boolean => decimal !== null && compareDecimal(decimal, '0') > 0

const checkLine: Check = visit => {
  const { element, ancestors, root, say } = visit
  if (ancestors.at(-1)?.name !== 'cac:OrderLine') return
  if (countOf(textAt(element, 'cbc:ID'), root) !== 1) say('lineIdUnique', elementAt(element, 'cbc:ID'))
  const quantity = decimalAt(element, 'cbc:Quantity')
  if (!has(element, 'cbc:Quantity')) say('quantityGiven')
  if (quantity === null || isBelowZero(quantity))
    say('quantityNotNegative', elementAt(element, 'cbc:Quantity'))
  const basis = elementAt(element, 'cac:Price/cbc:BaseQuantity')
  if (basis && !isPositive(decimalAt(element, 'cac:Price/cbc:BaseQuantity'))) say('baseQuantity', basis)
  checkLineAmount(visit, quantity ?? '1')
}

function checkLineAmount({ element, say }: Visit, quantity: string): void {
  const amount = decimalAt(element, 'cbc:LineExtensionAmount') ?? '0'
  const price = decimalAt(element, 'cac:Price/cbc:PriceAmount') ?? '0'
  const basis = decimalAt(element, 'cac:Price/cbc:BaseQuantity') ?? '1'
  const goods = multiplyDecimal(quantity, price)
  const priced = compareDecimal(basis, '0') === 0 ? goods : divideDecimal(goods, basis)
  const expected = subtractDecimal(
    addDecimal(priced, chargesIn(element, 'true')),
    chargesIn(element, 'false'),
  )
  if (!isWithin(amount, expected, CENT)) say('lineAmount', elementAt(element, 'cbc:LineExtensionAmount'))
}

/** How often each line number comes; counted once for a document. */
const lineNumbers = new WeakMap<XmlElement, Map<string, number>>()

function countOf(id: string, root: XmlElement): number {
  let counts = lineNumbers.get(root)
  if (!counts) {
    counts = new Map()
    for (const { text } of elementsAt(root, 'cac:OrderLine/cac:LineItem/cbc:ID'))
      counts.set(text, (counts.get(text) ?? 0) + 1)
    lineNumbers.set(root, counts)
  }
  return counts.get(id) ?? 0
}

const checkDespatchLine: Check = visit => {
  const { element, say } = visit
  const quantity = decimalAt(element, 'cbc:DeliveredQuantity')
  if (!has(element, 'cbc:DeliveredQuantity')) say('quantityGiven')
  if (quantity === null || isBelowZero(quantity))
    say('quantityNotNegative', elementAt(element, 'cbc:DeliveredQuantity'))
  if (has(element, 'cbc:OutstandingQuantity') && !has(element, 'cbc:OutstandingReason'))
    say('outstandingReason', elementAt(element, 'cbc:OutstandingQuantity'))
}

const checkItem: Check = ({ element, say }) => {
  const isKnown =
    has(element, 'cac:StandardItemIdentification/cbc:ID') ||
    has(element, 'cac:SellersItemIdentification/cbc:ID')
  if (!isKnown) say('itemKnown')
  if (!has(element, 'cbc:Name')) say('itemName')
}

const checkPrice: Check = ({ element, say }) => {
  const price = decimalAt(element, 'cbc:PriceAmount')
  if (price === null || isBelowZero(price)) say('priceNotNegative', elementAt(element, 'cbc:PriceAmount'))
  for (const allowance of elementsAt(element, 'cac:AllowanceCharge')) {
    const gross = decimalAt(allowance, 'cbc:BaseAmount')
    const amount = decimalAt(allowance, 'cbc:Amount')
    if (gross !== null && isBelowZero(gross)) say('grossPrice', elementAt(allowance, 'cbc:BaseAmount'))
    if (amount !== null && isBelowZero(amount))
      say('priceChargeNotNegative', elementAt(allowance, 'cbc:Amount'))
    const net = gross === null ? null : subtractDecimal(gross, amount ?? '0')
    if (net !== null && (price === null || compareDecimal(price, net) !== 0))
      say('netPrice', elementAt(element, 'cbc:PriceAmount'))
  }
}

const checkCharge: Check = visit => {
  const { element, ancestors, say, root } = visit
  const base = decimalAt(element, 'cbc:BaseAmount')
  const percentage = decimalAt(element, 'cbc:MultiplierFactorNumeric')
  const isOfLine = ancestors.at(-1)?.name === 'cac:LineItem'
  const isAgreement = root.name === 'OrderResponse'
  const isLooked = ancestors.length === 1 || (isOfLine && !isAgreement)
  if (
    has(element, 'cbc:MultiplierFactorNumeric') &&
    !has(element, 'cbc:BaseAmount') &&
    (isLooked || !isAgreement)
  )
    say('baseForPercentage')
  checkReasonCode(visit)
  if (!isLooked) return
  if (has(element, 'cbc:BaseAmount') && !has(element, 'cbc:MultiplierFactorNumeric')) say('percentageForBase')
  const amount = decimalAt(element, 'cbc:Amount')
  if (amount === null || isBelowZero(amount)) say('chargeNotNegative', elementAt(element, 'cbc:Amount'))
  if (!has(element, 'cbc:AllowanceChargeReason') && !has(element, 'cbc:AllowanceChargeReasonCode'))
    say('chargeReason')
  if (base === null || percentage === null) return
  const expected = divideDecimal(multiplyDecimal(base, percentage), '100')
  if (!isWithin(amount ?? '0', expected, CENT)) say('chargeAmount', elementAt(element, 'cbc:Amount'))
}

function checkReasonCode({ element, say }: Visit): void {
  const code = elementAt(element, 'cbc:AllowanceChargeReasonCode')
  if (!code) return
  const indicator = textAt(element, 'cbc:ChargeIndicator')
  if (indicator === 'false' && !ALLOWANCE_REASONS.has(code.text)) say('allowanceCode', code)
  if (indicator === 'true' && !CHARGE_REASONS.has(code.text)) say('chargeCode', code)
}

const checkCategory: Check = visit => {
  const { element, ancestors, root, say } = visit
  const around = ancestors.at(-1)?.name
  const [id, percent] = [textAt(element, 'cbc:ID'), decimalAt(element, 'cbc:Percent')]
  const isOfDocument = around === 'cac:TaxSubtotal'
  const isAgreement = root.name === 'OrderResponse'
  if (!isOfDocument || !isAgreement) {
    if (!has(element, 'cbc:Percent') && id !== 'O') say('taxRate')
    if (id === 'S' && !isPositive(percent)) say('standardRate')
  }
  if (!isAgreement) return
  if (isOfDocument) {
    const isTaxed = ['S', 'Z', 'IG', 'IP'].includes(id)
    if (isTaxed === has(element, 'cbc:TaxExemptionReason')) say('exemptionReason')
  } else checkAmongCategories(visit, id, percent)
}

function checkAmongCategories({ root, say }: Visit, id: string, percent: string | null): void {
  const categories = elementsAt(root, 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory')
  const ofId = categories.filter(category => textAt(category, 'cbc:ID') === id)
  if (ofId.length === 0) say('category')
  else if (percent !== null && !ofId.some(category => decimalAt(category, 'cbc:Percent') === percent))
    say('categoryWithRate')
}

const AMOUNTS = new Set([
  'cbc:Amount',
  'cbc:TaxAmount',
  'cbc:LineExtensionAmount',
  'cbc:PriceAmount',
  'cbc:BaseAmount',
])

/** Currency and decimals of any amount. */
export const checkMoney: Check = ({ element, ancestors, root, profile, say }) => {
  const { name, text, attributes } = element
  const isAnswer = profile !== null && profile.totals === ''
  const isMoney =
    AMOUNTS.has(name) ||
    ancestors.at(-1)?.name === profile?.totals ||
    (name === 'cbc:TaxableAmount' && profile?.transaction === 'T110')
  if (!isMoney || (isAnswer && name !== 'cbc:PriceAmount')) return
  const currency = attributes['currencyID']
  const isGiven = currency !== undefined || isAnswer
  if (isGiven && currency !== textAt(root, 'cbc:DocumentCurrencyCode')) say('oneCurrency')
  const isPrice = ancestors.some(around => around.name === 'cac:Price')
  if (!isPrice && (text.split('.')[1] ?? '').length > 2) say('twoDecimals')
}

export const LINE_CHECKS: Record<string, Check> = {
  'cac:LineItem': checkLine,
  'cac:DespatchLine': checkDespatchLine,
  'cac:Item': checkItem,
  'cac:Price': checkPrice,
  'cac:AllowanceCharge': checkCharge,
  'cac:TaxCategory': checkCategory,
  'cac:ClassifiedTaxCategory': checkCategory,
}
