import { emptyDocument, emptyDocumentLine } from '../canonical/document.ts'
import type { BusinessDocument, DocumentKind, DocumentLine } from '../canonical/document.ts'
import { sampleCatalogue, sampleInventory, sampleRemittance } from './sampleCatalogue.ts'
import { ITEMS, dayAfter, sampleGtin, sampleParties } from './sampleParts.ts'

const TOTAL = '1630'
const PACKAGE = '349000000000000018'

/** A document of the kind as two firms might exchange it. */
export function sampleDocument(kind: DocumentKind, now: Date): BusinessDocument {
  if (kind === 'catalogue') return sampleCatalogue(now)
  if (kind === 'inventory') return sampleInventory(now)
  if (kind === 'remittance') return sampleRemittance(now)
  const day = (later: number): string => dayAfter(now, later)
  const isOrder = kind === 'order'
  const isDespatch = kind === 'despatchAdvice'
  return {
    ...emptyDocument(kind),
    number: `SAMPLE-${day(0).replaceAll('-', '')}`.slice(0, kind === 'orderChange' ? 8 : 30),
    issuedOn: day(0),
    purpose: kind === 'orderChange' ? 'change' : kind === 'orderResponse' ? null : 'original',
    status: kind === 'orderResponse' ? 'changed' : null,
    orderNumber: isOrder ? null : 'SKT-PO-2026-0417',
    orderedOn: isOrder ? null : day(-7),
    deliveryOn: day(14),
    despatchedOn: isDespatch ? day(0) : null,
    currency: isDespatch ? null : 'USD',
    total: isDespatch ? null : TOTAL,
    parties: sampleParties('buyer', 'supplier', 'shipTo'),
    lines: ITEMS.map((item, index) => lineOf(kind, item, String(index + 1))),
  }
}

function lineOf(kind: DocumentKind, item: (typeof ITEMS)[number], number: string): DocumentLine {
  const isAbout = kind !== 'order' && kind !== 'invoice'
  const isDespatch = kind === 'despatchAdvice'
  return {
    ...emptyDocumentLine(),
    ...item,
    number: isAbout ? null : number,
    orderLine: isAbout ? number : null,
    gtin: sampleGtin(number),
    unit: 'H87',
    unitPrice: isDespatch ? null : item.unitPrice,
    status: kind === 'orderResponse' ? 'accepted' : kind === 'orderChange' ? 'changed' : null,
    orderedQuantity: kind === 'orderResponse' ? item.quantity : null,
    orderedUnit: kind === 'orderResponse' ? 'H87' : null,
    package: isDespatch ? PACKAGE : null,
  }
}
