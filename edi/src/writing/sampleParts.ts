import { emptyDocumentParty } from '../canonical/document.ts'
import type { DocumentParty } from '../canonical/document.ts'

const PARTIES = [
  { id: '4900000000016', name: 'SAKURA TRADING', address: '1-2-3 NIHONBASHI', city: 'TOKYO' },
  { id: '4900000000023', name: 'AURORA SYSTEMS', address: '7-8-9 HAKATA', city: 'FUKUOKA' },
  { id: '4900000000030', name: 'SAKURA WAREHOUSE', address: '4-5-6 NANKO', city: 'OSAKA' },
]

export const ITEMS = [
  { supplierItem: 'AUR-GW-100', description: 'EDGE GATEWAY MODEL 100', quantity: '120', unitPrice: '12.5' },
  { supplierItem: 'AUR-CBL-25', description: 'SHIELDED CABLE', quantity: '40', unitPrice: '3.25' },
]
/** A day so many days later. */
export const dayAfter = (now: Date, days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** The sample's firms, in these roles. */
export const sampleParties = (...roles: string[]): DocumentParty[] =>
  roles.map((role, index) => ({
    ...emptyDocumentParty(),
    ...PARTIES[index],
    role,
    scheme: 'gln',
    postalCode: '100-0001',
    country: 'JP',
  }))

export const sampleGtin = (number: string): string => `49012345678${number}4`
