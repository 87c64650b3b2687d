import { sharedTypes } from './model/sharedJoint.ts'
import { contactFields } from './model/world.ts'
import type { JointType, World } from './model/world.ts'

/** `WALL_ONLY`: what the server asks of the database by an id or a fragment, without a condition of its own; the wall answers alone. */
export type Leg = 'LISTS' | 'EVERYTHING'

const account = `id isOwn name website industry phone country city address employees annualRevenue { minor currency }
  owner { id } notes sharedFields`
export const lists: Record<Exclude<JointType, 'ROOM' | 'DOCUMENT' | 'PURCHASE_ORDER'>, string> = {
  DEAL: 'deals',
  CAMPAIGN: 'campaigns',
  PLAN: 'plans',
  TOPIC: 'topics',
}

/** Lists carry their own predicates, so that they must be right even where the database would show all. */
const listsDocument = `
  accounts(first: 100) { nodes { ${account} } }
  own: accounts(scope: OWN, first: 100) { nodes { id } totalCount { value } }
  shared: accounts(scope: SHARED_WITH_US, first: 100) { nodes { id } }
  ${Object.entries(lists)
    .map(([type, field]) => `${type}: ${field}(first: 100) { nodes { id } }`)
    .join('\n')}
  ROOM: rooms { id }
  partnerships(first: 100) { nodes { id } }
  given: recordGrants(isGiven: true, first: 200) { nodes { id } }
  received: recordGrants(isGiven: false, first: 200) { nodes { id } }`

const details = {
  DEAL: 'deal',
  CAMPAIGN: 'campaign',
  PLAN: 'plan',
  TOPIC: 'topic',
  ROOM: 'room',
  PURCHASE_ORDER: 'purchaseOrder',
  DOCUMENT: 'partnershipDocument',
}

/** The rest: counts, search and every record by its id, also those that are not the viewer's. */
function wallDocuments({ accounts, jointRecords, grants }: World): string[] {
  const byId = [
    ...accounts.map(
      ({ id }, index) =>
        `a${index}: account(id: "${id}") { ${account} viewerCanEdit contacts(first: 50) { ${contactFields.join(' ')} id } }`,
    ),
    ...jointRecords.map(({ id, type }, index) => `j${index}: ${details[type]}(id: "${id}") { id }`),
  ]
  const outside = jointRecords.flatMap(({ id, type }, index) => {
    const shared = sharedTypes[type]
    // Asked of every record that some grant is on, and of a part of the rest.
    const isAsked = index % 4 === 0 || grants.some(grant => grant.recordId === id)
    return shared && isAsked ? [`s${index}: ${shared.query}(id: "${id}") { id ${shared.selection} }`] : []
  })
  return [
    `shared: accounts(scope: SHARED_WITH_US, first: 100) { totalCount { value } }
     all: accounts(first: 1) { totalCount { value } }
     byName: accounts(search: "acme", first: 100) { nodes { id } totalCount { value } }
     byCity: accounts(search: "kobe", first: 100) { nodes { id } totalCount { value } }
     bySite: accounts(search: "https://w1", first: 100) { nodes { id } totalCount { value } }`,
    ...pagesOf([...byId, ...outside]),
  ]
}

const pagesOf = (fields: string[]) =>
  Array.from({ length: Math.ceil(fields.length / 12) }, (_, page) =>
    fields.slice(page * 12, page * 12 + 12).join('\n'),
  )

export const documentsOf = (leg: Leg, world: World): string[] =>
  leg === 'LISTS' ? [listsDocument] : [listsDocument, ...wallDocuments(world)]
