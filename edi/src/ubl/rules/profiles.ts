import type { RuleName } from './sentences.ts'

/** What one transaction of the order family asks for. */
export interface UblProfile {
  /** Name of the document element. */
  root: string
  transaction: string
  customization: string
  processes: readonly string[]
  /** Paths that must be there. */
  required: readonly string[]
  /** Number of each rule in this transaction; a rule that is not here is none of it. */
  rules: Partial<Record<RuleName, string>>
  /** Name of the totals. */
  totals: string
}

const TRANSACTION = 'urn:fdc:peppol.eu:poacc:trns:'
const PROCESS = 'urn:fdc:peppol.eu:poacc:bis:'
const process = (...names: string[]): string[] => names.map(name => `${PROCESS}${name}:3`)

const HEAD = ['cbc:CustomizationID', 'cbc:ProfileID', 'cbc:ID', 'cbc:IssueDate']
const PARTNERS = ['cac:BuyerCustomerParty', 'cac:SellerSupplierParty']
const ORDER = ['cac:OrderReference/cbc:ID']

/** By name of the rule, the number it has in a transaction. */
const numbered = (
  transaction: string,
  rules: Partial<Record<RuleName, string>>,
): Partial<Record<RuleName, string>> =>
  Object.fromEntries(Object.entries(rules).map(([name, number]) => [name, `PEPPOL-${transaction}-${number}`]))

const ORDER_RULES: Partial<Record<RuleName, string>> = {
  lineIdUnique: 'R001',
  validityEnd: 'R002',
  oneCurrency: 'R003',
  quantityNotNegative: 'R004',
  priceNotNegative: 'R005',
  payableNotNegative: 'R006',
  linesTotalNotNegative: 'R007',
  linesTotal: 'R008',
  allowanceTotal: 'R009',
  chargeTotal: 'R010',
  taxExclusive: 'R011',
  quantityGiven: 'R013',
  originatorKnown: 'R014',
  payable: 'R016',
  taxInclusive: 'R017',
  netPrice: 'R019',
  baseForPercentage: 'R020',
  percentageForBase: 'R021',
  chargeAmount: 'R022',
  chargeReason: 'R023',
  lineAmount: 'R024',
  baseQuantity: 'R025',
  vatPrefix: 'R026',
  grossPrice: 'R027',
  twoDecimals: 'R028',
  taxRate: 'R029',
  standardRate: 'R030',
  profile: 'R031',
  chargeNotNegative: 'R032',
  priceChargeNotNegative: 'R033',
  customization: 'R034',
  allowanceCode: 'CL001',
  chargeCode: 'CL002',
}

const RESPONSE_RULES: Partial<Record<RuleName, string>> = {
  buyerKnown: 'R001',
  sellerKnown: 'R002',
  lineIdUnique: 'R003',
  periodOrder: 'R004',
  oneCurrency: 'R005',
  customization: 'R006',
}

const AGREEMENT_RULES: Partial<Record<RuleName, string>> = {
  priceNotNegative: 'R001',
  itemKnown: 'R002',
  itemName: 'R003',
  oneCurrency: 'R004',
  payableNotNegative: 'R005',
  linesTotalNotNegative: 'R006',
  linesTotal: 'R007',
  chargeTotal: 'R008',
  allowanceTotal: 'R009',
  taxExclusive: 'R010',
  taxInclusive: 'R011',
  payable: 'R012',
  twoDecimals: 'R013',
  allAmounts: 'R014',
  baseForPercentage: 'R015',
  percentageForBase: 'R016',
  chargeAmount: 'R017',
  chargeReason: 'R018',
  taxRate: 'R019',
  standardRate: 'R020',
  chargeNotNegative: 'R021',
  grossPrice: 'R022',
  priceChargeNotNegative: 'R023',
  taxOfCategory: 'R024',
  taxTotal: 'R025',
  categoryWithRate: 'R026',
  category: 'R027',
  exemptionReason: 'R028',
}

const DESPATCH_RULES: Partial<Record<RuleName, string>> = {
  orderReference: 'R002',
  itemKnown: 'R003',
  itemName: 'R004',
  quantityGiven: 'R005',
  quantityNotNegative: 'R006',
  outstandingReason: 'R007',
  buyerKnown: 'R008',
  sellerKnown: 'R009',
  originatorKnown: 'R010',
  customization: 'R011',
}

/** A document element with several transactions has the plainest of them first: it is taken when no other fits. */
export const UBL_PROFILES: readonly UblProfile[] = [
  {
    root: 'Order',
    transaction: 'T01',
    customization: `${TRANSACTION}order:3`,
    processes: process('order_only', 'ordering'),
    required: [...HEAD, 'cbc:DocumentCurrencyCode', ...PARTNERS, 'cac:OrderLine'],
    rules: numbered('T01', ORDER_RULES),
    totals: 'cac:AnticipatedMonetaryTotal',
  },
  {
    root: 'OrderResponse',
    transaction: 'T76',
    customization: `${TRANSACTION}order_response:3`,
    processes: process('ordering'),
    required: [...HEAD, 'cbc:OrderResponseCode', ...ORDER, ...PARTNERS],
    rules: numbered('T76', {
      ...RESPONSE_RULES,
      linesWhenConditional: 'R007',
      noLinesWhenAccepted: 'R008',
      noLinesWhenRejected: 'R009',
    }),
    totals: '',
  },
  {
    root: 'OrderResponse',
    transaction: 'T116',
    customization: `${TRANSACTION}order_response_advanced:3`,
    processes: process('advanced_ordering'),
    required: [...HEAD, 'cbc:OrderResponseCode', ...ORDER, ...PARTNERS],
    rules: numbered('T116', { ...RESPONSE_RULES, linesWhenConditionalAdvised: 'R007' }),
    totals: '',
  },
  {
    root: 'OrderResponse',
    transaction: 'T110',
    customization: `${TRANSACTION}order_agreement:3`,
    processes: process('order_agreement'),
    required: [...HEAD, 'cbc:DocumentCurrencyCode', ...PARTNERS, 'cac:OrderLine'],
    rules: numbered('T110', AGREEMENT_RULES),
    totals: 'cac:LegalMonetaryTotal',
  },
  {
    root: 'OrderChange',
    transaction: 'T114',
    customization: `${TRANSACTION}order_change:3`,
    processes: process('advanced_ordering'),
    required: [...HEAD, 'cbc:DocumentCurrencyCode', ...ORDER, ...PARTNERS],
    rules: numbered('T114', ORDER_RULES),
    totals: 'cac:AnticipatedMonetaryTotal',
  },
  {
    root: 'OrderCancellation',
    transaction: 'T115',
    customization: `${TRANSACTION}order_cancellation:3`,
    processes: process('advanced_ordering'),
    required: [...HEAD, ...ORDER, ...PARTNERS],
    rules: numbered('T115', { profile: 'R031', customization: 'R034' }),
    totals: '',
  },
  {
    root: 'DespatchAdvice',
    transaction: 'T16',
    customization: `${TRANSACTION}despatch_advice:3`,
    processes: process('despatch_advice'),
    required: [...HEAD, 'cac:DespatchSupplierParty', 'cac:DeliveryCustomerParty', 'cac:DespatchLine'],
    rules: numbered('T16', DESPATCH_RULES),
    totals: '',
  },
]

/** Rules of every document, whatever its transaction; the numbers of our own begin with UBL. */
export const COMMON_RULES: Partial<Record<RuleName, string>> = {
  required: 'UBL-REQUIRED',
  decimal: 'UBL-DECIMAL',
  tooMany: 'UBL-MORE',
  emptyValue: 'PEPPOL-COMMON-R001',
  emptyGroup: 'PEPPOL-COMMON-R002',
  schemaLocation: 'PEPPOL-COMMON-R003',
  date: 'PEPPOL-COMMON-R030',
  gln: 'PEPPOL-COMMON-R040',
  norwegian: 'PEPPOL-COMMON-R041',
  belgian: 'PEPPOL-COMMON-R043',
  italianOffice: 'PEPPOL-COMMON-R044',
  italianTaxCode: 'PEPPOL-COMMON-R045',
  italianVat: 'PEPPOL-COMMON-R047',
  swedish: 'PEPPOL-COMMON-R049',
  australian: 'PEPPOL-COMMON-R050',
}

/** The profile a document claims; else the plainest of its document element, null when we know none. */
export function profileOf(root: string, customization: string): UblProfile | null {
  const candidates = UBL_PROFILES.filter(profile => profile.root === root)
  const claimed = candidates
    .filter(profile => customization.startsWith(profile.customization))
    .toSorted((a, b) => b.customization.length - a.customization.length)
  return claimed[0] ?? candidates[0] ?? null
}
