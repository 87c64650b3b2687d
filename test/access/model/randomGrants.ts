import { roles } from './randomWorld.ts'
import type { Dice } from './randomWorld.ts'
import { fieldsOfJoint } from './sharedJoint.ts'
import { accountFields, contactFields, idOf } from './world.ts'
import type { Condition, Grant, GrantVerb, Partnership, World } from './world.ts'

const verbs: readonly GrantVerb[] = ['COMMENT', 'EDIT', 'SHARE_ONWARD']
const grantId = (index: number) => idOf(0xffffffff, 'grant', index)

/** Grants on records and filters of firms and on joint records, and some of them passed on, up to twice. */
export function randomGrants(dice: Dice, world: World): Grant[] {
  const grants: Grant[] = []
  draw(dice, world, grants, { count: 40, onwards: 30, make: firstHand })
  draw(dice, world, grants, { count: 40, onwards: 15, make: ofJointRecord })
  return grants
}

type MakeGrant = (dice: Dice, world: World, index: number) => Grant | null

function draw(
  dice: Dice,
  world: World,
  grants: Grant[],
  { count, onwards, make }: { count: number; onwards: number; make: MakeGrant },
) {
  const before = grants.length
  const add = (grant: Grant | null) => {
    // One open grant of one giver for the same people is all the database takes.
    if (grant && !(isOpen(grant) && grants.some(each => isOpen(each) && placeOf(each) === placeOf(grant))))
      grants.push(grant)
  }
  for (let index = 0; index < count; index++) add(make(dice, world, grants.length))
  for (let index = 0; index < onwards; index++) {
    const open = grants.slice(before).filter(each => each.recordId && isOpen(each) && each.expiry !== 'PAST')
    const given = open.filter(each => each.throughIds.length < 2)
    if (given.length > 0) add(onward(dice, world, dice.one(given), grants.length))
  }
  // Some end after they were passed on.
  for (const grant of grants.slice(before)) {
    const isRevoked = dice.chance(6)
    if (isRevoked) grant.status = 'REVOKED'
    else if (dice.chance(6)) grant.expiry = 'PAST'
  }
}

const isOpen = (grant: Grant) =>
  grant.recordId !== null && (grant.status === 'PROPOSED' || grant.status === 'ACTIVE')
const placeOf = ({ recordId, receiverId, giverId, roles, memberIds }: Grant) =>
  [recordId, receiverId, giverId, roles, memberIds].join('|')

function firstHand(dice: Dice, world: World, index: number): Grant | null {
  const isFilter = dice.chance(35)
  const isContact = !isFilter && dice.chance(30)
  const record = isContact ? dice.one(world.contacts) : dice.one(world.accounts)
  const tie = drawTie(dice, world, record.firmId)
  if (!tie) return null
  const filter = isFilter ? drawFilter(dice) : null
  const fields = dice.some(isContact ? contactFields : accountFields)
  return {
    id: grantId(index),
    recordType: isContact ? 'CONTACT' : 'ACCOUNT',
    recordId: filter ? null : record.id,
    filter,
    giverId: record.firmId,
    ownerId: record.firmId,
    ...tie,
    throughIds: [],
    fields: [...new Set(['name', ...fields, ...(filter ?? []).map(condition => condition.field)])],
    verbs: ['READ', ...dice.some(verbs)],
    ...drawAudience(dice, world, tie.receiverId),
    ...drawState(dice, world, tie, record.firmId),
  }
}

/** Shown by one of its firms to one that is not in on it. */
function ofJointRecord(dice: Dice, world: World, index: number): Grant | null {
  const record = dice.one(world.jointRecords.filter(({ type }) => fieldsOfJoint(type).length > 0))
  if (record.firmIds.length === 0) return null
  const giverId = dice.one(record.firmIds)
  const tie = drawTie(dice, world, giverId)
  if (!tie || record.firmIds.includes(tie.receiverId)) return null
  const [name = '', ...fields] = fieldsOfJoint(record.type)
  return {
    id: grantId(index),
    recordType: record.type,
    recordId: record.id,
    filter: null,
    giverId,
    ownerId: giverId,
    ...tie,
    throughIds: [],
    fields: [name, ...dice.some(fields)],
    verbs: ['READ', ...dice.some(verbs)],
    ...drawAudience(dice, world, tie.receiverId),
    ...drawState(dice, world, tie, giverId),
  }
}

const fieldsOf = ({ recordType }: Grant): readonly string[] =>
  recordType === 'ACCOUNT'
    ? accountFields
    : recordType === 'CONTACT'
      ? contactFields
      : fieldsOfJoint(recordType)

/** The database is offered more than the giver has; its masks must narrow it all the same. */
function onward(dice: Dice, world: World, given: Grant, index: number): Grant | null {
  const tie = drawTie(dice, world, given.receiverId)
  if (!tie || tie.receiverId === given.ownerId) return null
  return {
    ...given,
    id: grantId(index),
    giverId: given.receiverId,
    ...tie,
    throughIds: [...given.throughIds, given.id],
    fields: [...new Set([...fieldsOf(given).slice(0, 1), ...dice.some(fieldsOf(given))])],
    verbs: ['READ', ...dice.some(verbs)],
    ...drawAudience(dice, world, tie.receiverId),
    ...drawState(dice, world, tie, given.receiverId),
  }
}

/** Mostly where something can cross, now and then where nothing may. */
function drawTie(dice: Dice, world: World, giverId: string) {
  const ties = world.partnerships.filter(each => each.parties.some(party => party.firmId === giverId))
  const active = ties.filter(each => each.status === 'ACTIVE')
  const from = active.length > 0 && dice.chance(75) ? active : ties
  if (from.length === 0) return null
  const partnership = dice.one(from)
  const others = partnership.parties.filter(party => party.firmId !== giverId)
  return { partnershipId: partnership.id, receiverId: dice.one(others).firmId }
}

/** Who leaves a partnership takes back what it gave there and gives back what it got. */
function drawState(
  dice: Dice,
  world: World,
  tie: { partnershipId: string; receiverId: string },
  giverId: string,
) {
  const drawn = dice.chance(80) ? 'ACTIVE' : dice.one(['ACTIVE', 'PROPOSED', 'DECLINED', 'REVOKED'] as const)
  const partnership = world.partnerships.find(each => each.id === tie.partnershipId)
  const status: Grant['status'] =
    hasLeft(partnership, giverId) || hasLeft(partnership, tie.receiverId) ? 'REVOKED' : drawn
  const expiry: Grant['expiry'] = dice.chance(75) ? 'NEVER' : dice.one(['FUTURE', 'PAST'] as const)
  return { status, expiry }
}

const hasLeft = (partnership: Partnership | undefined, firmId: string) =>
  partnership?.parties.some(party => party.firmId === firmId && party.hasLeft) ?? true

function drawAudience(dice: Dice, world: World, receiverId: string): Pick<Grant, 'roles' | 'memberIds'> {
  const people = world.members.filter(member => member.firmId === receiverId)
  if (dice.chance(60)) return { roles: null, memberIds: null }
  if (dice.chance(50)) return { roles: [dice.one(roles)], memberIds: null }
  return { roles: dice.chance(30) ? [dice.one(roles)] : null, memberIds: [dice.one(people).id] }
}

function drawFilter(dice: Dice): Condition[] {
  const conditions: Condition[] = [
    { field: 'city', op: 'IN', values: ['Kobe', 'Kyoto'] },
    { field: 'country', op: 'IN', values: ['JP'] },
    { field: 'name', op: 'STARTS_WITH', value: dice.one(['A', 'Kap', 'Nobody']) },
    { field: 'website', op: 'IS_SET' },
    { field: 'employees', op: 'BETWEEN', min: 100 },
    { field: 'employees', op: 'BETWEEN', min: 50, max: 300 },
    { field: 'annualRevenue', op: 'BETWEEN', max: 600_000, currency: dice.one(['JPY', 'USD']) },
  ]
  return [dice.one(conditions), ...(dice.chance(30) ? [dice.one(conditions)] : [])]
}
