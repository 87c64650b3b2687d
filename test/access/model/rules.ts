import { accountFields, contactFields } from './world.ts'
import type { Account, Condition, Contact, Grant, GrantVerb, JointRecord, Member, World } from './world.ts'

/**
 * Who sees what, said as plainly as it can be. The database and the server are held against this;
 * nothing here is taken from them.
 */

/** Everything a viewer may know of another firm's record. */
export interface Seen {
  fields: ReadonlySet<string>
  verbs: ReadonlySet<string>
  /** Fields that a grant with EDIT names: what one grant lets change, another that only shows it does not. */
  editable: ReadonlySet<string>
  grants: Grant[]
}

/** A firm is in on a record while it is let in to it. */
export function isIn(world: World, firmId: string, recordId: string): boolean {
  const partnership = world.partnerships.find(each => each.id === recordId)
  if (partnership) return partnership.parties.some(party => party.firmId === firmId && !party.hasLeft)
  return world.jointRecords.some(record => record.id === recordId && record.firmIds.includes(firmId))
}

/** Firms know each other's people once they were partners, also after it ended. */
export function areAcquainted(world: World, firmId: string, otherId: string): boolean {
  return (
    firmId === otherId ||
    world.partnerships.some(({ parties }) =>
      [firmId, otherId].every(id => parties.some(party => party.firmId === id)),
    )
  )
}

const isOpenNow = (world: World, grant: Grant): boolean =>
  grant.status === 'ACTIVE' &&
  grant.expiry !== 'PAST' &&
  world.partnerships.some(each => each.id === grant.partnershipId && each.status === 'ACTIVE')

const grantsAbove = (world: World, grant: Grant): Grant[] =>
  world.grants.filter(each => grant.throughIds.includes(each.id))

/** In force: accepted, not over, between active partners, and so is every grant it came through. */
export function isLive(world: World, grant: Grant): boolean {
  return [grant, ...grantsAbove(world, grant)].every(each => isOpenNow(world, each))
}

/** A grant serves the firm, or those of its people that it names. */
export function serves(grant: Grant, viewer: Member): boolean {
  if (grant.receiverId !== viewer.firmId) return false
  if (!grant.roles && !grant.memberIds) return true
  return (
    (grant.roles?.some(role => viewer.roles.includes(role)) ?? false) ||
    (grant.memberIds?.includes(viewer.id) ?? false)
  )
}

/** What was passed on shows no more than every grant it came through. */
export function termsOf(world: World, grant: Grant): { fields: string[]; verbs: GrantVerb[] } {
  const above = grantsAbove(world, grant)
  return {
    fields: grant.fields.filter(field => above.every(each => each.fields.includes(field))),
    verbs: grant.verbs.filter(verb => above.every(each => each.verbs.includes(verb))),
  }
}

function matches(filter: readonly Condition[], { values }: Account): boolean {
  return filter.every(condition => {
    switch (condition.op) {
      case 'IN':
        return condition.values.includes(values[condition.field] ?? '')
      case 'STARTS_WITH':
        return values[condition.field]?.startsWith(condition.value) ?? false
      case 'IS_SET':
        return values[condition.field] !== null
      case 'BETWEEN':
        return condition.field === 'employees'
          ? isBetween(values.employees, condition)
          : values.annualRevenue?.currency === condition.currency &&
              isBetween(values.annualRevenue.minor, condition)
    }
  })
}

const isBetween = (value: number | null, range: { min?: number; max?: number }): boolean =>
  value !== null && value >= (range.min ?? -Infinity) && value <= (range.max ?? Infinity)

type SharedRecord = Account | Contact | JointRecord

const isInUse = (record: SharedRecord): boolean => !('isArchived' in record) || !record.isArchived

const typeOf = (record: SharedRecord) =>
  'type' in record ? record.type : 'isArchived' in record ? 'ACCOUNT' : 'CONTACT'

export function reaches(grant: Grant, record: SharedRecord): boolean {
  // Any firm that is in on a joint record may show it, as long as it is.
  if ('type' in record) return grant.recordId === record.id && record.firmIds.includes(grant.ownerId)
  if (!isInUse(record) || grant.recordType !== typeOf(record) || grant.ownerId !== record.firmId) return false
  if (!grant.filter) return grant.recordId === record.id
  return 'isArchived' in record && matches(grant.filter, record)
}

/** Live grants through which the viewer sees it, each in its own right. */
export function grantsShowing(world: World, viewer: Member, record: SharedRecord): Grant[] {
  return world.grants.filter(grant => reaches(grant, record) && serves(grant, viewer) && isLive(world, grant))
}

/** Somebody of a firm outside wrote into every other topic and room; its firms know who. */
export function outsideAuthors({ jointRecords, members }: World) {
  return jointRecords
    .filter(({ type }) => type === 'TOPIC' || type === 'ROOM')
    .flatMap((record, index) => {
      const author = members.find(({ firmId }) => !record.firmIds.includes(firmId))
      return author && index % 2 === 0 ? [{ record, author }] : []
    })
}

/** The firms that are asked before a joint record goes to another: all that are in on it, but for the giver. */
export const firmsAsked = ({ jointRecords }: World, grant: Grant): string[] =>
  jointRecords
    .filter(record => record.id === grant.recordId)
    .flatMap(record => record.firmIds.filter(firmId => firmId !== grant.giverId))

/** What grants show of another firm's record; null when it does not exist for the viewer. */
export function seenThroughGrants(world: World, viewer: Member, record: SharedRecord): Seen | null {
  const grants = grantsShowing(world, viewer, record)
  if (grants.length === 0) return null
  const terms = grants.map(grant => termsOf(world, grant))
  return {
    fields: new Set(terms.flatMap(({ fields }) => fields)),
    verbs: new Set(terms.flatMap(({ verbs }) => verbs)),
    editable: new Set(terms.flatMap(({ fields, verbs }) => (verbs.includes('EDIT') ? fields : []))),
    grants,
  }
}

const everything = (fields: readonly string[]): Seen => ({
  fields: new Set(fields),
  verbs: new Set(['READ', 'COMMENT', 'EDIT', 'SHARE_ONWARD']),
  editable: new Set(fields),
  grants: [],
})

export function seesAccount(world: World, viewer: Member, account: Account): Seen | null {
  return account.firmId === viewer.firmId
    ? everything([...accountFields, 'notes'])
    : seenThroughGrants(world, viewer, account)
}

/** A contact is seen with its account where that shares its contacts, or by a grant of its own. */
export function seesContact(world: World, viewer: Member, contact: Contact): Seen | null {
  if (contact.firmId === viewer.firmId) return everything(contactFields)
  const account = world.accounts.find(each => each.id === contact.accountId)
  if (account?.firmId === contact.firmId && seenThroughGrants(world, viewer, account)?.fields.has('contacts'))
    return { fields: new Set(contactFields), verbs: new Set(['READ']), editable: new Set(), grants: [] }
  return seenThroughGrants(world, viewer, contact)
}
