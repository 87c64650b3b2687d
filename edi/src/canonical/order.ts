export interface Party {
  id: string | null
  /** Where the id comes from: 'gln', 'duns', 'duns4', 'buyer', 'supplier' or the standard's own qualifier. */
  scheme: string | null
  name: string | null
  address: string | null
  city: string | null
  postalCode: string | null
  country: string | null
}

export interface OrderLine {
  number: string
  buyerItem: string | null
  supplierItem: string | null
  gtin: string | null
  description: string | null
  /** Exact decimal. */
  quantity: string
  /** UN/ECE Recommendation 20 code; 'ZZ' when the sender's unit has none. */
  unit: string
  /** The unit as received; empty when the message gives none. */
  rawUnit: string
  /** Exact decimal, for `priceBasis` units. */
  unitPrice: string | null
  /** Exact decimal: how many units the price is for (X12 639, EDIFACT 5284); '1' unless the sender says otherwise. */
  priceBasis: string
  /** Exact decimal: quantity × unit price ÷ price basis. */
  amount: string | null
  requestedDeliveryOn: string | null
}

/** A purchase order independent of the standard it came in. Dates are ISO 8601, numbers exact decimal strings. */
export interface CanonicalOrder {
  number: string
  issuedOn: string | null
  purpose: 'original' | 'change' | 'cancel' | 'duplicate' | 'other'
  /** ISO 4217. */
  currency: string | null
  requestedDeliveryOn: string | null
  buyer: Party | null
  supplier: Party | null
  shipTo: Party | null
  references: { qualifier: string; value: string }[]
  notes: string[]
  lines: OrderLine[]
  /** The message's own total; else the sum of the line amounts; null when a line has no amount. */
  total: string | null
  /** Segments of the message that carry something this model has no place for. */
  unmapped: { segment: string; position: number }[]
}

export const emptyParty = (): Party => ({
  id: null,
  scheme: null,
  name: null,
  address: null,
  city: null,
  postalCode: null,
  country: null,
})
