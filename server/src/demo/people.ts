/** The demo world's people; the password is for all of them. */
export const demoPassword = 'enishi-demo'

export const demoPeople = [
  {
    name: 'Aiko Sato',
    email: 'aiko@aurora.example',
    organization: 'Aurora Systems',
    role: 'channel manager',
    locale: 'en',
    timeZone: 'America/Los_Angeles',
  },
  {
    name: 'Kenji Tanaka',
    email: 'kenji@sakura.example',
    organization: 'Sakura Trading',
    role: 'sales manager',
    locale: 'ja',
    timeZone: 'Asia/Tokyo',
  },
  {
    name: 'Marta Lindqvist',
    email: 'marta@borealis.example',
    organization: 'Borealis Retail',
    role: 'partner manager',
    locale: 'en',
    timeZone: 'Europe/Stockholm',
  },
] as const

/** Of a firm that is there for the others; the sign-in page does not offer her. */
export const demoNeighbour = {
  name: 'Ingrid Dahl',
  email: 'ingrid@fjord.example',
  organization: 'Fjord Media',
  role: 'producer',
  locale: 'en',
  timeZone: 'Europe/Oslo',
} as const

export type DemoPerson = (typeof demoPeople)[number] | typeof demoNeighbour

export const demoOrganizations = {
  'Aurora Systems': { country: 'US', currency: 'USD' },
  'Sakura Trading': { country: 'JP', currency: 'JPY' },
  'Borealis Retail': { country: 'SE', currency: 'EUR' },
  'Fjord Media': { country: 'NO', currency: 'NOK' },
} as const
