import { emptyDocument, emptyDocumentLine, emptyDocumentParty } from '../canonical/document.ts'
import type { BusinessDocument, DocumentKind, DocumentLine } from '../canonical/document.ts'

const PARTIES = [
  { role: 'buyer', id: '4900000000016', name: 'SAKURA TRADING', address: '1-2-3 NIHONBASHI', city: 'TOKYO' },
  { role: 'supplier', id: '4900000000023', name: 'AURORA SYSTEMS', address: '7-8-9 HAKATA', city: 'FUKUOKA' },
  { role: 'shipTo', id: '4900000000030', name: 'SAKURA WAREHOUSE', address: '4-5-6 NANKO', city: 'OSAKA' },
]

const ITEMS = [
  { supplierItem: 'AUR-GW-100', description: 'EDGE GATEWAY MODEL 100', quantity: '120', unitPrice: '12.5' },
  { supplierItem: 'AUR-CBL-25', description: 'SHIELDED CABLE', quantity: '40', unitPrice: '3.25' },
]
const TOTAL = '1630'
const PACKAGE = '349000000000000018'

/** A document of the kind as two firms might exchange it. */
export function sampleDocument(kind: DocumentKind, now: Date): BusinessDocument {
  const day = (later: number): string =>
    new Date(now.getTime() + later * 86_400_000).toISOString().slice(0, 10)
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
    parties: PARTIES.map(party => ({
      ...emptyDocumentParty(),
      ...party,
      scheme: 'gln',
      postalCode: '100-0001',
      country: 'JP',
    })),
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
    gtin: `49012345678${number}4`,
    unit: 'H87',
    unitPrice: isDespatch ? null : item.unitPrice,
    status: kind === 'orderResponse' ? 'accepted' : kind === 'orderChange' ? 'changed' : null,
    orderedQuantity: kind === 'orderResponse' ? item.quantity : null,
    orderedUnit: kind === 'orderResponse' ? 'H87' : null,
    package: isDespatch ? PACKAGE : null,
  }
}
