import fc from 'fast-check'
import { drawExit, staysIn } from './exits.ts'
import { drawEnrolments, drawPrograms } from './programs.ts'
import { randomGrants } from './randomGrants.ts'
import { idOf, jointTypes } from './world.ts'
import type { Account, AccountValues, Contact, JointRecord, Member, Partnership, World } from './world.ts'

/** Draws of one world; all of them come from fast-check, so a seed brings the world back. */
export interface Dice {
  upTo(max: number): number
  /** True in so many of a hundred. */
  chance(percent: number): boolean
  one<T>(values: readonly [T, ...T[]] | readonly T[]): T
  some<T>(values: readonly T[]): T[]
}

/** Worlds that a seed stands for, numbered from `first`. */
export function randomWorlds(seed: number, count: number, first = 1): World[] {
  return fc
    .sample(
      fc.gen().map(draw => worldOf(diceOf(draw))),
      { seed, numRuns: count },
    )
    .map((make, index) => make(first + index))
}

function diceOf(draw: fc.GeneratorValue): Dice {
  const dice: Dice = {
    upTo: max => draw(fc.nat, max),
    chance: percent => draw(fc.nat, 99) < percent,
    one: values => {
      const value = values[draw(fc.nat, values.length - 1)]
      if (value === undefined) throw new Error('Nothing to choose from.')
      return value
    },
    some: values => values.filter(() => draw(fc.nat, 1) === 0),
  }
  return dice
}

export const roles = ['OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'SELLER', 'MARKETER', 'GUEST'] as const
const firmCount = 6

/** Drawn at once; numbered later, when its place in the run is known. */
function worldOf(dice: Dice): (number: number) => World {
  const drawn = drawWorld(dice)
  return number =>
    JSON.parse(
      JSON.stringify({ ...drawn, number }).replaceAll('"ffffffff-', `"${idOf(number, '', 0).slice(0, 9)}`),
    )
}

const id = (kind: string, index: number) => idOf(0xffffffff, kind, index)

function drawWorld(dice: Dice): World {
  const firms = Array.from({ length: firmCount }, (_, index) => ({
    id: id('firm', index),
    name: `Firm ${index}`,
  }))
  const members = drawMembers(dice)
  const partnerships = drawPartnerships(dice)
  const jointRecords = partnerships.flatMap((partnership, index) =>
    drawJointRecords(dice, partnership, index),
  )
  const accounts = Array.from({ length: 20 }, (_, index) => drawAccount(dice, members, index))
  const contacts = Array.from({ length: 20 }, (_, index) => drawContact(dice, accounts, index))
  const programs = drawPrograms(dice, firms.slice(0, -1))
  const world: World = {
    number: 0,
    firms,
    members,
    partnerships,
    jointRecords,
    accounts,
    contacts,
    grants: [],
    programs,
    enrolments: drawEnrolments(dice, programs, partnerships),
  }
  return { ...world, grants: randomGrants(dice, world) }
}

/** Two people in each firm; one more works for two. */
function drawMembers(dice: Dice): Member[] {
  const members: Member[] = []
  const join = (firm: number, person: number) =>
    members.push({
      id: id('member', members.length),
      firmId: id('firm', firm),
      personId: id('person', person),
      roles: [dice.one(roles), ...(dice.chance(30) ? [dice.one(roles)] : [])],
    })
  for (let firm = 0; firm < firmCount; firm++) for (const seat of [0, 1]) join(firm, firm * 2 + seat)
  const both = dice.upTo(firmCount - 2)
  join(both, 100)
  join(both + 1, 100)
  return members
}

/** The last firm stays alone: nobody knows it. */
function drawPartnerships(dice: Dice): Partnership[] {
  return Array.from({ length: 7 }, (_, index) => {
    const first = index % (firmCount - 1)
    const second = (first + 1 + dice.upTo(firmCount - 3)) % (firmCount - 1)
    const others = [0, 1, 2, 3, 4].filter(each => each !== first && each !== second)
    const third = dice.chance(60) ? dice.one(others) : null
    const leaver = third !== null && dice.chance(30) ? dice.one([first, third]) : null
    const party = (firm: number, joined: 'AT_FIRST' | 'LATER') => ({
      firmId: id('firm', firm),
      joined,
      hasLeft: firm === leaver,
    })
    const partnership: Partnership = {
      id: id('partnership', index),
      status: dice.chance(65) ? 'ACTIVE' : dice.one(['SUSPENDED', 'ENDED'] as const),
      parties: [
        party(first, 'AT_FIRST'),
        party(second, 'AT_FIRST'),
        ...(third === null ? [] : [party(third, dice.chance(80) ? 'LATER' : 'AT_FIRST')]),
      ],
      exit: null,
    }
    return { ...partnership, exit: drawExit(dice, partnership, id('exit', index)) }
  })
}

function drawJointRecords(
  dice: Dice,
  { id: partnershipId, parties, exit }: Partnership,
  at: number,
): JointRecord[] {
  return jointTypes.flatMap((type, typeIndex) =>
    [true, false].map((isOld, age) => ({
      id: id('joint', at * 100 + typeIndex * 2 + age),
      type,
      partnershipId,
      isOld,
      firmIds: parties
        .filter(party => !party.hasLeft && (!isOld || party.joined === 'AT_FIRST' || dice.chance(25)))
        .map(party => party.firmId)
        .filter(firmId => staysIn(exit, firmId, type)),
    })),
  )
}

const cities = ['Kobe', 'Kyoto', 'Osaka', 'Oslo'] as const

function drawValues(dice: Dice, owners: readonly Member[], index: number): AccountValues {
  const maybe = <T>(value: T): T | null => (dice.chance(80) ? value : null)
  return {
    name: `${dice.one(['Acme', 'Beta', 'Kappa'])} ${index}`,
    website: maybe(`https://w${index}.example`),
    industry: maybe(dice.one(['Retail', 'Steel'])),
    phone: maybe(`+81 ${index}`),
    country: maybe(dice.one(['JP', 'NO'])),
    city: maybe(dice.one(cities)),
    address: maybe(`${index} Main Street`),
    employees: maybe(dice.upTo(500)),
    annualRevenue: maybe({ minor: dice.upTo(1_000_000), currency: dice.one(['JPY', 'USD']) }),
    owner: dice.one(owners).id,
    notes: `Words of our own ${index}`,
  }
}

function drawAccount(dice: Dice, members: readonly Member[], index: number): Account {
  const firm = dice.chance(85) ? dice.upTo(firmCount - 2) : firmCount - 1
  const firmId = id('firm', firm)
  const owners = members.filter(member => member.firmId === firmId)
  const values = drawValues(dice, owners, index)
  const isArchived = dice.chance(12)
  const changes = dice.chance(50)
  return {
    id: id('account', index),
    firmId,
    isArchived,
    values,
    before: changes
      ? { isArchived: dice.chance(20), values: drawValues(dice, owners, index) }
      : { isArchived, values },
  }
}

function drawContact(dice: Dice, accounts: readonly Account[], index: number): Contact {
  const account = dice.one(accounts)
  // Now and then a firm hangs a contact of its own on an account that is not.
  const firmId = dice.chance(92) ? account.firmId : id('firm', dice.upTo(firmCount - 1))
  return {
    id: id('contact', index),
    firmId,
    accountId: account.id,
    values: {
      name: `Person ${index}`,
      title: dice.chance(70) ? 'Buyer' : null,
      email: dice.chance(70) ? `p${index}@customer.example` : null,
      phone: dice.chance(70) ? `+47 ${index}` : null,
    },
  }
}
