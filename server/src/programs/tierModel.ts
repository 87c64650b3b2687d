import fc from 'fast-check'

const currencies = ['USD', 'JPY'] as const
const stages = ['REGISTERED', 'NEGOTIATION', 'WON', 'LOST'] as const
const campaignStates = ['PLANNED', 'RUNNING', 'DONE', 'CANCELLED'] as const
export const partners = ['kenji', 'marta'] as const
const partner = fc.constantFrom(...partners)

/** Everything that firms may do together, in small numbers so that thresholds are met about half the time. */
export const world = fc.record({
  deals: fc.array(
    fc.record({
      partner,
      stage: fc.constantFrom(...stages),
      minor: fc.option(fc.integer({ min: 0, max: 500 })),
      currency: fc.constantFrom(...currencies),
      daysAgo: fc.constantFrom(0, 10, 300, 364, 367, 800),
    }),
    { maxLength: 12 },
  ),
  campaigns: fc.array(fc.record({ partner, status: fc.constantFrom(...campaignStates) }), { maxLength: 6 }),
  orders: fc.array(fc.record({ partner, isFromPartner: fc.boolean(), daysAgo: fc.constantFrom(1, 400) }), {
    maxLength: 6,
  }),
  certifications: fc.array(
    fc.record({
      partner,
      name: fc.constantFrom('Engineer', 'ENGINEER ', 'Seller'),
      expiresIn: fc.constantFrom(null, -1, 0, 30),
    }),
    { maxLength: 6 },
  ),
  grants: fc.array(
    fc.record({
      partner,
      status: fc.constantFrom('ACTIVE', 'REVOKED'),
      expiresIn: fc.constantFrom(null, -1, 30),
    }),
    {
      maxLength: 5,
    },
  ),
  partnerSince: fc.record({ kenji: fc.nat(40), marta: fc.nat(40) }),
})
export type World = typeof world extends fc.Arbitrary<infer W> ? W : never

const requirement = fc.oneof(
  fc.record({
    criterion: fc.constant('WON_AMOUNT'),
    threshold: fc.integer({ min: 1, max: 900 }),
    currency: fc.constantFrom(...currencies, 'EUR'),
  }),
  fc.record({
    criterion: fc.constant('CERTIFICATION'),
    threshold: fc.integer({ min: 1, max: 3 }),
    certification: fc.constantFrom('engineer', 'Seller', 'Pilot'),
  }),
  fc.record({ criterion: fc.constant('PARTNERSHIP_DAYS'), threshold: fc.integer({ min: 1, max: 45 }) }),
  fc.record({
    criterion: fc.constantFrom('WON_DEALS', 'OPEN_DEALS', 'SHARED_ACCOUNTS', 'CAMPAIGNS', 'ORDERS'),
    threshold: fc.integer({ min: 1, max: 4 }),
  }),
)
type Requirement = { criterion: string; threshold: number; currency?: string; certification?: string }
export const tiers = fc.array(fc.array(requirement, { maxLength: 3 }), { minLength: 1, maxLength: 5 })

/** The rules once more, in plain words. */
function figure(
  w: World,
  who: (typeof partners)[number],
  { criterion, currency, certification }: Requirement,
): number {
  const theirs = <T extends { partner: string }>(all: T[]) => all.filter(each => each.partner === who)
  const isLive = (days: number | null) => days === null || days >= 0
  const won = theirs(w.deals).filter(deal => deal.stage === 'WON' && deal.daysAgo <= 364)
  if (criterion === 'WON_DEALS') return won.length
  if (criterion === 'WON_AMOUNT')
    return won
      .filter(deal => deal.minor !== null && deal.currency === currency)
      .reduce((sum, deal) => sum + (deal.minor ?? 0), 0)
  if (criterion === 'OPEN_DEALS')
    return theirs(w.deals).filter(deal => !['WON', 'LOST'].includes(deal.stage)).length
  if (criterion === 'CAMPAIGNS')
    return theirs(w.campaigns).filter(each => ['RUNNING', 'DONE'].includes(each.status)).length
  if (criterion === 'ORDERS')
    return theirs(w.orders).filter(each => each.isFromPartner && each.daysAgo < 365).length
  if (criterion === 'SHARED_ACCOUNTS')
    return theirs(w.grants).filter(each => each.status === 'ACTIVE' && isLive(each.expiresIn)).length
  if (criterion === 'PARTNERSHIP_DAYS') return w.partnerSince[who]
  const name = certification?.trim().toLowerCase()
  return theirs(w.certifications).filter(
    each => each.name.trim().toLowerCase() === name && isLive(each.expiresIn),
  ).length
}

/** All of them, as the enrolment keeps them: of amounts and certifications only what there is. */
export function figures(w: World, who: (typeof partners)[number]) {
  const count = (criterion: string) => figure(w, who, { criterion, threshold: 1 })
  const won = currencies.flatMap(currency => {
    const isThere = w.deals.some(
      deal =>
        deal.partner === who &&
        deal.stage === 'WON' &&
        deal.daysAgo <= 364 &&
        deal.minor !== null &&
        deal.currency === currency,
    )
    return isThere ? [[currency, figure(w, who, { criterion: 'WON_AMOUNT', threshold: 1, currency })]] : []
  })
  const certified = ['engineer', 'seller'].flatMap(certification => {
    const n = figure(w, who, { criterion: 'CERTIFICATION', threshold: 1, certification })
    return n > 0 ? [[certification, n]] : []
  })
  const plain = ['WON_DEALS', 'OPEN_DEALS', 'SHARED_ACCOUNTS', 'CAMPAIGNS', 'ORDERS', 'PARTNERSHIP_DAYS']
  return {
    ...Object.fromEntries(plain.map(criterion => [criterion, count(criterion)])),
    WON_AMOUNT: Object.fromEntries(won),
    CERTIFICATION: Object.fromEntries(certified),
  }
}

/** The highest step whose every requirement is met; -1 when none is. */
export const step = (w: World, who: (typeof partners)[number], ladder: Requirement[][]) =>
  ladder.findLastIndex(requirements => requirements.every(each => figure(w, who, each) >= each.threshold))
