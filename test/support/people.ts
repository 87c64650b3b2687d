/**
 * Whom the tests know. Aurora and Sakura are partners, Aurora and Borealis too; Borealis knows nothing of Sakura.
 * Nobody knows the stranger's firm.
 */
export const people = {
  aiko: {
    name: 'Aiko Sato',
    email: 'aiko@aurora.example',
    firm: 'Aurora Systems',
    country: 'US',
    currency: 'USD',
    language: 'en',
  },
  kenji: {
    name: 'Kenji Tanaka',
    email: 'kenji@sakura.example',
    firm: 'Sakura Trading',
    country: 'JP',
    currency: 'JPY',
    language: 'ja',
  },
  marta: {
    name: 'Marta Lindqvist',
    email: 'marta@borealis.example',
    firm: 'Borealis Retail',
    country: 'SE',
    currency: 'EUR',
    language: 'en',
  },
  stranger: {
    name: 'Nora Nobody',
    email: 'nora@nowhere.example',
    firm: 'Nowhere Tools',
    country: 'DE',
    currency: 'EUR',
    language: 'en',
  },
} as const

export type PersonName = keyof typeof people
export const personNames: readonly PersonName[] = ['aiko', 'kenji', 'marta', 'stranger']

/** Of every person of the tests and of the demo world. */
export const password = 'enishi-demo'
