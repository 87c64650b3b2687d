export type DocumentKind =
  | 'order'
  | 'orderResponse'
  | 'orderChange'
  | 'despatchAdvice'
  | 'invoice'
  | 'catalogue'
  | 'inventory'
  | 'remittance'

export interface DocumentParty {
  /** 'buyer', 'supplier', 'shipTo', 'shipFrom', 'payer', 'payee', or the standard's own code. */
  role: string
  id: string | null
  /** 'gln', 'duns', 'duns4', 'buyer', 'supplier', or the standard's own code. */
  scheme: string | null
  name: string | null
  address: string | null
  city: string | null
  region: string | null
  postalCode: string | null
  country: string | null
}

export interface DocumentLine {
  number: string | null
  /** The line of the order this one is about. */
  orderLine: string | null
  buyerItem: string | null
  supplierItem: string | null
  gtin: string | null
  description: string | null
  /** Exact decimal. */
  quantity: string | null
  /** UN/ECE Recommendation 20, or the code as received when it has none there. */
  unit: string | null
  /** Of a response: what was ordered, where `quantity` is what will be delivered. */
  orderedQuantity: string | null
  orderedUnit: string | null
  /** Exact decimal, for `priceBasis` units; without one for a single unit. */
  unitPrice: string | null
  priceBasis: string | null
  /** Exact decimal, as stated: `amountOf` reckons it where it is not. */
  amount: string | null
  deliveryOn: string | null
  /** Of a response: 'accepted', 'changed', 'rejected', 'backordered'. Of a change: 'added', 'changed', 'cancelled'. */
  status: string | null
  /** The package the goods are in: its serial shipping container code, or whatever number it bears. */
  package: string | null
  /** Of a remittance: the invoice that is paid, where `amount` is what is paid of it. */
  invoice: string | null
  invoicedOn: string | null
  /** Exact decimals: what was invoiced, and what is taken off for early payment. */
  invoicedAmount: string | null
  discount: string | null
}

/** A business document independent of the standard it came in. Dates are ISO 8601, numbers exact decimal strings. */
export interface BusinessDocument {
  kind: DocumentKind
  number: string | null
  issuedOn: string | null
  purpose: string | null
  /** Of a response: 'accepted', 'changed', 'rejected'. */
  status: string | null
  currency: string | null
  /** The order this document is about; for an order, nothing. */
  orderNumber: string | null
  orderedOn: string | null
  /** Requested for an order, promised for a response, estimated for a despatch. */
  deliveryOn: string | null
  despatchedOn: string | null
  /** Of a catalogue: the days its prices hold. */
  validFrom: string | null
  validUntil: string | null
  /** Of a remittance: the day the money moves. */
  paidOn: string | null
  parties: DocumentParty[]
  references: { qualifier: string; value: string }[]
  notes: string[]
  lines: DocumentLine[]
  /** Exact decimal, as stated: `totalOf` adds up the lines where it is not. */
  total: string | null
  /** What the message said that this document has no place for, as it stood there. */
  unmapped: { segment: string; position: number; raw: string }[]
}

/** The first party in that role. */
export const partyIn = (document: BusinessDocument, role: string): DocumentParty | null =>
  document.parties.find(party => party.role === role) ?? null

export const emptyDocument = (kind: DocumentKind): BusinessDocument => ({
  kind,
  number: null,
  issuedOn: null,
  purpose: null,
  status: null,
  currency: null,
  orderNumber: null,
  orderedOn: null,
  deliveryOn: null,
  despatchedOn: null,
  validFrom: null,
  validUntil: null,
  paidOn: null,
  parties: [],
  references: [],
  notes: [],
  lines: [],
  total: null,
  unmapped: [],
})

export const emptyDocumentParty = (): DocumentParty => ({
  role: '',
  id: null,
  scheme: null,
  name: null,
  address: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
})

export const emptyDocumentLine = (): DocumentLine => ({
  number: null,
  orderLine: null,
  buyerItem: null,
  supplierItem: null,
  gtin: null,
  description: null,
  quantity: null,
  unit: null,
  orderedQuantity: null,
  orderedUnit: null,
  unitPrice: null,
  priceBasis: null,
  amount: null,
  deliveryOn: null,
  status: null,
  package: null,
  invoice: null,
  invoicedOn: null,
  invoicedAmount: null,
  discount: null,
})
