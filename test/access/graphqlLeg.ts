import type { Verdict } from './databaseLeg.ts'
import { areAcquainted, isIn, seenThroughGrants, seesAccount, seesContact } from './model/rules.ts'
import type { Seen } from './model/rules.ts'
import { fieldsOfJoint } from './model/sharedJoint.ts'
import { accountFields, contactFields } from './model/world.ts'
import type { Account, Contact, JointRecord, Member, World } from './model/world.ts'
import { lists } from './graphqlDocuments.ts'
import type { Leg } from './graphqlDocuments.ts'

interface Page {
  nodes?: { id: string }[]
  totalCount?: { value: number }
}

type Found = Record<string, unknown>

/** Holds what one viewer was answered against the rules. */
export function judgeAnswers(leg: Leg, world: World, viewer: Member, answer: Found): Verdict {
  const verdict: Verdict = { decisions: 0, disagreements: [] }
  const differ = (text: string) =>
    verdict.disagreements.push(
      `world ${world.number}, member ${viewer.id.slice(-4)} of firm ${viewer.firmId.slice(-1)}: ${text}`,
    )
  const seen = new Map(world.accounts.map(each => [each.id, seesAccount(world, viewer, each)]))
  const isOwn = (each: Account) => each.firmId === viewer.firmId
  const visible = world.accounts.filter(each => seen.get(each.id) && !each.isArchived)

  const sameIds = (key: string, expected: string[], universe: number) => {
    verdict.decisions += universe
    const found = idsOf(answer[key])
    if (found.toSorted().join() !== expected.toSorted().join())
      differ(`${key} lists ${difference(found, expected)}, and lacks ${difference(expected, found)}`)
  }
  const sameCount = (key: string, expected: number) => {
    verdict.decisions++
    const counted = (answer[key] as Page | undefined)?.totalCount?.value
    if (counted !== expected) differ(`${key} counts ${counted}, not ${expected}`)
  }
  /** What was passed on may come from a firm whose people the viewer's firm does not know by name: the wall's rule alone. */
  const knowsFirmOf = (each: Account) => leg === 'LISTS' || areAcquainted(world, viewer.firmId, each.firmId)
  const sameAccount = (path: string, each: Account, node: Found) => {
    const of = seen.get(each.id)
    verdict.decisions += accountFields.length + 1
    if (of)
      for (const fault of faultsOfAccount(each, of, node, isOwn(each), knowsFirmOf(each)))
        differ(`${path} ${each.id}: ${fault}`)
  }

  const all = world.accounts.length
  sameIds('accounts', visible.map(idOf), all)
  sameIds('own', visible.filter(isOwn).map(idOf), all)
  sameIds('shared', visible.filter(each => !isOwn(each)).map(idOf), all)
  sameCount('own', visible.filter(isOwn).length)
  for (const node of nodesOf(answer['accounts'])) {
    const each = world.accounts.find(({ id }) => id === node['id'])
    if (each) sameAccount('accounts', each, node)
  }
  const inOn = (id: string) => isIn(world, viewer.firmId, id)
  for (const type of [...Object.keys(lists), 'ROOM']) {
    const records = world.jointRecords.filter(record => record.type === type)
    sameIds(type, records.map(idOf).filter(inOn), records.length)
  }
  sameIds('partnerships', world.partnerships.map(idOf).filter(inOn), world.partnerships.length)
  const grants = world.grants
  sameIds(
    'given',
    grants
      .filter(
        each =>
          each.giverId === viewer.firmId || (each.ownerId === viewer.firmId && each.throughIds.length > 0),
      )
      .map(idOf),
    grants.length,
  )
  sameIds('received', grants.filter(each => each.receiverId === viewer.firmId).map(idOf), grants.length)
  if (leg === 'LISTS') return verdict

  sameCount('sharedCount', visible.filter(each => !isOwn(each)).length)
  sameCount('allCount', visible.length)
  const finds = (each: Account, fragment: string, ...fields: ('name' | 'city' | 'website')[]) =>
    fields.some(
      field => seen.get(each.id)?.fields.has(field) && each.values[field]?.toLowerCase().includes(fragment),
    )
  for (const [key, fragment] of Object.entries({ byName: 'acme', byCity: 'kobe', bySite: 'https://w1' })) {
    const found = visible.filter(each => finds(each, fragment, 'name', 'city', 'website'))
    sameIds(key, found.map(idOf), all)
    sameCount(key, found.length)
  }
  world.accounts.forEach((each, index) => {
    const node = answer[`a${index}`]
    // An archived account is its own firm's still; for others it is gone.
    if (!seen.get(each.id)) {
      verdict.decisions++
      if (node !== null) differ(`account ${each.id} is there, and should not be`)
    } else if (!isFound(node)) differ(`account ${each.id} is not there`)
    else {
      sameAccount('account', each, node)
      sameContacts(each, node)
    }
  })
  world.jointRecords.forEach((record, index) => {
    verdict.decisions++
    const node = answer[`j${index}`]
    if (isFound(node) !== inOn(record.id))
      differ(`${record.type} ${record.id} is ${node === null ? 'not ' : ''}there`)
    if (`s${index}` in answer) sameShared(record, answer[`s${index}`])
  })
  return verdict

  function sameContacts(each: Account, node: Found) {
    const expected = world.contacts.flatMap(contact => {
      if (contact.accountId !== each.id) return []
      const of = seesContact(world, viewer, contact)
      return of && showsWithAccount(contact, each) ? [shownContact(contact, of)] : []
    })
    verdict.decisions +=
      world.contacts.filter(contact => contact.accountId === each.id).length * contactFields.length
    const found = Array.isArray(node['contacts']) ? node['contacts'] : []
    if (canonical(found) !== canonical(expected))
      differ(`contacts of ${each.id} are ${canonical(found)}, not ${canonical(expected)}`)
  }

  /** From outside: there while a live grant shows it, with the fields that those name. */
  function sameShared(record: JointRecord, node: unknown) {
    const of = seenThroughGrants(world, viewer, record)
    const fields = isFound(node) && Array.isArray(node['sharedFields']) ? node['sharedFields'] : null
    verdict.decisions += fieldsOfJoint(record.type).length
    if (fields?.toSorted().join() !== (of ? [...of.fields].toSorted().join() : undefined))
      differ(`shared ${record.type} ${record.id} shows ${String(fields)}`)
    for (const field of fieldsOfJoint(record.type))
      if (isFound(node) && !of?.fields.has(field) && node[field] != null)
        differ(`shared ${record.type} ${record.id} shows its ${field}`)
  }

  /** One that a grant shows by itself says nothing of its account, whose ever that is. */
  function showsWithAccount(contact: Contact, of: Account) {
    return (
      contact.firmId === viewer.firmId ||
      (contact.firmId === of.firmId && (seen.get(of.id)?.fields.has('contacts') ?? false))
    )
  }
}

const idOf = ({ id }: { id: string }) => id
const isFound = (node: unknown): node is Found => typeof node === 'object' && node !== null
const nodesOf = (value: unknown): Found[] =>
  Array.isArray(value) ? value : ((value as { nodes?: Found[] } | undefined)?.nodes ?? [])
const idsOf = (value: unknown) => nodesOf(value).map(node => String(node['id']))
const difference = (some: string[], others: string[]) =>
  some.filter(id => !others.includes(id)).join(' ') || 'nothing'
const shownContact = ({ id, values }: Contact, { fields }: Seen) => ({
  id,
  ...Object.fromEntries(
    contactFields.map(name => [name, fields.has(name) || name === 'name' ? values[name] : null]),
  ),
})
const canonical = (rows: Found[]) =>
  JSON.stringify(
    rows
      .map(row =>
        Object.keys(row)
          .sort()
          .map(name => [name, row[name]]),
      )
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  )

function faultsOfAccount(
  each: Account,
  { fields }: Seen,
  node: Found,
  isOwn: boolean,
  knowsFirm: boolean,
): string[] {
  const { owner, notes, ...values } = each.values
  const expected: Found = {
    isOwn,
    notes: isOwn ? notes : null,
    owner: fields.has('owner') && owner && knowsFirm ? { id: owner } : null,
  }
  for (const [name, value] of Object.entries(values))
    expected[name] = fields.has(name) || name === 'name' ? value : null
  const faults = Object.entries(expected)
    .filter(([name, value]) => JSON.stringify(node[name] ?? null) !== JSON.stringify(value ?? null))
    .map(([name, value]) => `${name} is ${JSON.stringify(node[name])}, not ${JSON.stringify(value)}`)
  const names = isOwn ? null : [...fields].sort().join()
  const said = Array.isArray(node['sharedFields']) ? [...node['sharedFields']].sort().join() : null
  return said === names ? faults : [...faults, `sharedFields is ${said}, not ${names}`]
}
