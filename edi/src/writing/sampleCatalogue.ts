import { sumDecimals } from '../canonical/decimal.ts'
import { emptyDocument, emptyDocumentLine } from '../canonical/document.ts'
import type { BusinessDocument, DocumentKind, DocumentLine } from '../canonical/document.ts'
import { ITEMS, dayAfter, sampleGtin, sampleParties } from './sampleParts.ts'

const head = (kind: DocumentKind, now: Date): BusinessDocument => ({
  ...emptyDocument(kind),
  number: `S-${dayAfter(now, 0).replaceAll('-', '')}`,
  issuedOn: dayAfter(now, 0),
  currency: 'USD',
  parties: sampleParties('buyer', 'supplier'),
})

const itemLines = (): DocumentLine[] =>
  ITEMS.map(({ supplierItem, description }, index) => ({
    ...emptyDocumentLine(),
    number: String(index + 1),
    supplierItem,
    description,
    gtin: sampleGtin(String(index + 1)),
    unit: 'H87',
  }))

/** A price list that holds for a quarter of a year. */
export const sampleCatalogue = (now: Date): BusinessDocument => ({
  ...head('catalogue', now),
  purpose: 'original',
  validFrom: dayAfter(now, 7),
  validUntil: dayAfter(now, 97),
  lines: itemLines().map((line, index) => ({
    ...line,
    unitPrice: ITEMS[index]?.unitPrice ?? null,
    priceBasis: '1',
  })),
})

/** What is in stock of each item. */
export const sampleInventory = (now: Date): BusinessDocument => ({
  ...head('inventory', now),
  purpose: 'original',
  lines: itemLines().map((line, index) => ({ ...line, quantity: ITEMS[index]?.quantity ?? null })),
})

const INVOICES = [
  { invoice: 'INV-2026-0101', amount: '1470', invoicedAmount: '1500', discount: '30' },
  { invoice: 'INV-2026-0102', amount: '130', invoicedAmount: '130', discount: null },
]

/** Two invoices paid at once, one with discount for early payment. */
export const sampleRemittance = (now: Date): BusinessDocument => ({
  ...head('remittance', now),
  paidOn: dayAfter(now, 2),
  parties: sampleParties('payer', 'payee'),
  lines: INVOICES.map(invoice => ({
    ...emptyDocumentLine(),
    ...invoice,
    invoicedOn: dayAfter(now, -30),
  })),
  total: sumDecimals(INVOICES.map(({ amount }) => amount)),
})
