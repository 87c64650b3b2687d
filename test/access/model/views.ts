import { grantsShowing, isLive, seenThroughGrants, seesContact, serves, termsOf } from './rules.ts'
import { jointViews, orderViews, sharedTypes } from './sharedJoint.ts'
import { contactFields } from './world.ts'
import type { Account, Contact, JointRecord, Member, World } from './world.ts'

/** What a view over the border shows of one record: names of its columns and what must stand there. Lists are compared as sets. */
export type Shown = Record<string, unknown>

const columnsOf = ({ values }: Account): Record<string, Record<string, unknown>> => ({
  website: { website: values.website },
  industry: { industry: values.industry },
  phone: { phone: values.phone },
  country: { country: values.country },
  city: { city: values.city },
  address: { address: values.address },
  employees: { employees: values.employees },
  annualRevenue: {
    annual_revenue_minor: values.annualRevenue?.minor ?? null,
    annual_revenue_currency: values.annualRevenue?.currency ?? null,
  },
  owner: { owner_member_id: values.owner },
})

const nothingOf = (columns: Record<string, unknown>) =>
  Object.fromEntries(Object.keys(columns).map(name => [name, null]))

/** Another firm's account, and whether its contacts come with it. */
const sharedAccounts = (world: World, viewer: Member): Shown[] =>
  foreignAccounts(world, viewer).map(([account, shown]) => ({
    ...shown,
    has_contacts: seenThroughGrants(world, viewer, account)?.fields.has('contacts') ?? false,
  }))

/** The name, what grants name, and nulls. */
function foreignAccounts(world: World, viewer: Member): [Account, Shown][] {
  return world.accounts.flatMap(account => {
    const seen = seenThroughGrants(world, viewer, account)
    if (!seen) return []
    const fields = Object.entries(columnsOf(account)).map(([name, columns]) =>
      seen.fields.has(name) ? columns : nothingOf(columns),
    )
    const shown: Shown = Object.assign(
      {
        id: account.id,
        org_id: account.firmId,
        name: account.values.name,
        shared_fields: [...seen.fields],
        verbs: [...seen.verbs],
        editable_fields: [...seen.editable],
      },
      ...fields,
    )
    return [[account, shown]]
  })
}

function visibleAccounts(world: World, viewer: Member): Shown[] {
  const own = world.accounts
    .filter(account => account.firmId === viewer.firmId)
    .map(account =>
      Object.assign(
        {
          id: account.id,
          org_id: account.firmId,
          grant_id: null,
          name: account.values.name,
          notes: account.values.notes,
        },
        ...Object.values(columnsOf(account)),
      ),
    )
  const foreign = foreignAccounts(world, viewer).map(([, shown]) => ({
    ...shown,
    notes: null,
    archived_at: null,
  }))
  return [...own, ...foreign]
}

const masked = (contact: Contact, fields: ReadonlySet<string>) =>
  Object.fromEntries(
    contactFields.map(name => [name, fields.has(name) || name === 'name' ? contact.values[name] : null]),
  )

function grantedContacts(world: World, viewer: Member): Shown[] {
  return world.contacts.flatMap(contact => {
    const seen = seenThroughGrants(world, viewer, contact)
    return seen
      ? [{ id: contact.id, org_id: contact.firmId, ...masked(contact, seen.fields), verbs: [...seen.verbs] }]
      : []
  })
}

function visibleContacts(world: World, viewer: Member): Shown[] {
  return world.contacts.flatMap(contact => {
    const seen = seesContact(world, viewer, contact)
    return seen ? [{ id: contact.id, org_id: contact.firmId, ...masked(contact, seen.fields) }] : []
  })
}

const sharedContacts = (world: World, viewer: Member): Shown[] =>
  visibleContacts(world, viewer).filter(shown => shown['org_id'] !== viewer.firmId)

function liveGrants(world: World, viewer: Member): Shown[] {
  return world.grants
    .filter(grant => serves(grant, viewer) && isLive(world, grant))
    .map(grant => ({ id: grant.id, owner_org_id: grant.ownerId, ...termsOf(world, grant) }))
}

const nameOf = (record: JointRecord) => sharedTypes[record.type]?.nameOf(record)

/** The table that lists of shared records run on: each record under each live grant that reaches it. */
function visibleRecords(world: World, viewer: Member): Shown[] {
  return [...world.accounts, ...world.contacts, ...world.jointRecords].flatMap(record =>
    grantsShowing(world, viewer, record).map(grant => ({
      id: `${grant.id} ${record.id}`,
      record_type: grant.recordType,
      list_key: 'type' in record ? nameOf(record) : record.values.name,
    })),
  )
}

/** Each field of a record of another firm, with the live grants that name it. */
function seenFields(world: World, viewer: Member): Shown[] {
  return [...world.accounts, ...world.contacts, ...world.jointRecords].flatMap(record => {
    const grants = grantsShowing(world, viewer, record).map(grant => ({
      grant,
      terms: termsOf(world, grant),
    }))
    const fields = new Set(grants.flatMap(({ terms }) => terms.fields))
    return [...fields].map(field => ({
      id: `${record.id} ${field}`,
      grant_ids: grants.filter(({ terms }) => terms.fields.includes(field)).map(({ grant }) => grant.id),
    }))
  })
}

export const viewRules: Record<string, (world: World, viewer: Member) => Shown[]> = {
  shared_account: sharedAccounts,
  visible_account: visibleAccounts,
  granted_contact: grantedContacts,
  shared_contact: sharedContacts,
  ...jointViews,
  ...orderViews,
  visible_contact: visibleContacts,
  live_grant: liveGrants,
  seen_field: seenFields,
  visibility: visibleRecords,
}
