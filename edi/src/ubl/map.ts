import type { DocumentKind } from '../canonical/document.ts'
import type { ListName } from '../mapping/map.ts'

/**
 * One element of a UBL document, for reading and for writing: `at` is its path below the element around it, `field` what
 * its text is (`#linesTotal`: the sum of the lines, which is reckoned), `constant` what it always says. The order of the entries is the order of writing.
 */
export interface UblEntry {
  at: string
  field?: string
  form?: string
  constant?: string
  /** An attribute, and the field or (after `=`) the constant in it. */
  attribute?: readonly [name: string, value: string]
  /** One for each item of the list. */
  each?: ListName
  /** Of parties: those of one role. */
  role?: string
  inside?: readonly UblEntry[]
}

export interface UblMap {
  /** Name of the document element. */
  root: string
  kind: DocumentKind
  /** What the document is for, where that is always the same. */
  purpose?: string
  entries: readonly UblEntry[]
}

const party = (at: string, role: string): UblEntry => ({
  at,
  each: 'parties',
  role,
  inside: [
    { at: 'cbc:EndpointID', field: 'id', attribute: ['schemeID', 'scheme'] },
    { at: 'cac:PartyIdentification/cbc:ID', field: 'id', attribute: ['schemeID', 'scheme'] },
    { at: 'cac:PartyName/cbc:Name', field: 'name' },
    { at: 'cac:PostalAddress/cbc:StreetName', field: 'address' },
    { at: 'cac:PostalAddress/cbc:CityName', field: 'city' },
    { at: 'cac:PostalAddress/cbc:PostalZone', field: 'postalCode' },
    { at: 'cac:PostalAddress/cbc:CountrySubentity', field: 'region' },
    { at: 'cac:PostalAddress/cac:Country/cbc:IdentificationCode', field: 'country' },
    { at: 'cac:PartyLegalEntity/cbc:RegistrationName', field: 'name' },
  ],
})

const buyer = party('cac:BuyerCustomerParty/cac:Party', 'buyer')
const seller = party('cac:SellerSupplierParty/cac:Party', 'supplier')
const payer = party('cac:AccountingCustomerParty/cac:Party', 'payer')
const shipTo = party('cac:Delivery/cac:DeliveryParty', 'shipTo')

const head = (process: string, transaction: string): UblEntry[] => [
  { at: 'cbc:CustomizationID', constant: `urn:fdc:peppol.eu:poacc:trns:${transaction}:3` },
  { at: 'cbc:ProfileID', constant: `urn:fdc:peppol.eu:poacc:bis:${process}:3` },
]
const identity: UblEntry[] = [
  { at: 'cbc:ID', field: 'number' },
  { at: 'cbc:IssueDate', field: 'issuedOn' },
]
const note: UblEntry = { at: 'cbc:Note', each: 'notes', field: 'text' }
const currency: UblEntry = { at: 'cbc:DocumentCurrencyCode', field: 'currency' }
const orderReference: UblEntry = { at: 'cac:OrderReference/cbc:ID', field: 'orderNumber' }
const money = (at: string, field: string): UblEntry => ({ at, field, attribute: ['currencyID', '#currency'] })
const item: UblEntry[] = [
  { at: 'cac:Item/cbc:Name', field: 'description' },
  { at: 'cac:Item/cac:BuyersItemIdentification/cbc:ID', field: 'buyerItem' },
  { at: 'cac:Item/cac:SellersItemIdentification/cbc:ID', field: 'supplierItem' },
  { at: 'cac:Item/cac:StandardItemIdentification/cbc:ID', field: 'gtin', attribute: ['schemeID', '=0160'] },
]
const price: UblEntry[] = [
  money('cac:Price/cbc:PriceAmount', 'unitPrice'),
  { at: 'cac:Price/cbc:BaseQuantity', field: 'priceBasis' },
]
const period = (name: string): UblEntry => ({
  at: `cac:Delivery/cac:${name}/cbc:StartDate`,
  field: 'deliveryOn',
})
const quantity: UblEntry = { at: 'cbc:Quantity', field: 'quantity', attribute: ['unitCode', 'unit'] }
const totals: UblEntry[] = [
  money('cac:AnticipatedMonetaryTotal/cbc:LineExtensionAmount', '#linesTotal'),
  money('cac:AnticipatedMonetaryTotal/cbc:PayableAmount', 'total'),
]

const orderLine = (number: string, middle: readonly UblEntry[], periodName: string): UblEntry => ({
  at: 'cac:OrderLine/cac:LineItem',
  each: 'lines',
  inside: [
    { at: 'cbc:ID', field: number },
    ...middle,
    quantity,
    money('cbc:LineExtensionAmount', 'amount'),
    period(periodName),
    ...price,
    ...item,
  ],
})

export const UBL_MAPS: readonly UblMap[] = [
  {
    root: 'Order',
    kind: 'order',
    entries: [
      ...head('ordering', 'order'),
      ...identity,
      note,
      currency,
      buyer,
      seller,
      payer,
      period('RequestedDeliveryPeriod'),
      shipTo,
      ...totals,
      orderLine('number', [], 'RequestedDeliveryPeriod'),
    ],
  },
  {
    root: 'OrderResponse',
    kind: 'orderResponse',
    entries: [
      ...head('ordering', 'order_response'),
      ...identity,
      { at: 'cbc:OrderResponseCode', field: 'status', form: 'answerUbl' },
      note,
      currency,
      orderReference,
      seller,
      buyer,
      period('PromisedDeliveryPeriod'),
      orderLine(
        'orderLine',
        [{ at: 'cbc:LineStatusCode', field: 'status', form: 'lineAnswerEdifact' }],
        'PromisedDeliveryPeriod',
      ),
    ],
  },
  {
    root: 'OrderChange',
    kind: 'orderChange',
    purpose: 'change',
    entries: [
      ...head('advanced_ordering', 'order_change'),
      ...identity,
      note,
      currency,
      orderReference,
      buyer,
      seller,
      payer,
      period('RequestedDeliveryPeriod'),
      shipTo,
      ...totals,
      orderLine(
        'orderLine',
        [{ at: 'cbc:LineStatusCode', field: 'status', form: 'lineChangeEdifact' }],
        'RequestedDeliveryPeriod',
      ),
    ],
  },
  {
    root: 'OrderCancellation',
    kind: 'orderChange',
    purpose: 'cancel',
    entries: [
      ...head('advanced_ordering', 'order_cancellation'),
      ...identity,
      { at: 'cbc:CancellationNote', each: 'notes', field: 'text' },
      orderReference,
      buyer,
      seller,
    ],
  },
  {
    root: 'DespatchAdvice',
    kind: 'despatchAdvice',
    entries: [
      ...head('despatch_advice', 'despatch_advice'),
      ...identity,
      note,
      orderReference,
      party('cac:DespatchSupplierParty/cac:Party', 'supplier'),
      party('cac:DeliveryCustomerParty/cac:Party', 'shipTo'),
      buyer,
      { at: 'cac:Shipment/cbc:ID', constant: '1' },
      { at: 'cac:Shipment/cac:Delivery/cac:EstimatedDeliveryPeriod/cbc:StartDate', field: 'deliveryOn' },
      { at: 'cac:Shipment/cac:Delivery/cac:Despatch/cbc:ActualDespatchDate', field: 'despatchedOn' },
      {
        at: 'cac:DespatchLine',
        each: 'lines',
        inside: [
          { at: 'cbc:ID', field: 'number' },
          { at: 'cbc:DeliveredQuantity', field: 'quantity', attribute: ['unitCode', 'unit'] },
          { at: 'cac:OrderLineReference/cbc:LineID', field: 'orderLine' },
          ...item,
          { at: 'cac:Shipment/cac:TransportHandlingUnit/cbc:ID', field: 'package' },
        ],
      },
    ],
  },
  {
    root: 'Invoice',
    kind: 'invoice',
    entries: [
      {
        at: 'cbc:CustomizationID',
        constant: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
      },
      { at: 'cbc:ProfileID', constant: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0' },
      ...identity,
      { at: 'cbc:InvoiceTypeCode', constant: '380' },
      note,
      currency,
      orderReference,
      party('cac:AccountingSupplierParty/cac:Party', 'supplier'),
      party('cac:AccountingCustomerParty/cac:Party', 'buyer'),
      { at: 'cac:Delivery/cbc:ActualDeliveryDate', field: 'deliveryOn' },
      shipTo,
      money('cac:LegalMonetaryTotal/cbc:LineExtensionAmount', '#linesTotal'),
      money('cac:LegalMonetaryTotal/cbc:PayableAmount', 'total'),
      {
        at: 'cac:InvoiceLine',
        each: 'lines',
        inside: [
          { at: 'cbc:ID', field: 'number' },
          { at: 'cbc:InvoicedQuantity', field: 'quantity', attribute: ['unitCode', 'unit'] },
          money('cbc:LineExtensionAmount', 'amount'),
          { at: 'cac:OrderLineReference/cbc:LineID', field: 'orderLine' },
          ...item,
          ...price,
        ],
      },
    ],
  },
]
