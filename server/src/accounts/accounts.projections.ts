import { sql } from 'kysely'
import {
  afterMark,
  and,
  column,
  connection,
  firstOf,
  idArg,
  instant,
  like,
  many,
  money,
  one,
} from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'
import { visibleBecause } from '../grants/index.ts'
import { accountPolicy } from './accounts.policy.ts'

const ours = (scope: FieldScope): Sql => sql`${scope.viewer(viewer => viewer.organizationId)}::uuid`

/** What a grant shows depends on the member that it serves: so does every answer that has an account or a contact in it. */
const seenPersonally = (fields: Record<string, FieldPlan>): Record<string, FieldPlan> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, plan]): [string, FieldPlan] => [
      name,
      scope => {
        scope.personal()
        return plan(scope)
      },
    ]),
  )

/** Account rows come from `visible_account` or have its columns: what no grant names is null from the database. */
export const accountTypes: Record<string, Projection> = {
  Account: {
    byId: (t, id) => sql`visible_account ${t} where ${t}.id = ${id}`,
    fields: seenPersonally({
      id: column('id'),
      organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
      isOwn: ({ t }) => sql`${t}.grant_id is null`,
      name: column('name'),
      website: column('website'),
      industry: column('industry'),
      phone: column('phone'),
      country: column('country'),
      city: column('city'),
      address: column('address'),
      employees: column('employees'),
      annualRevenue: money('annual_revenue'),
      notes: column('notes'),
      owner: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.owner_member_id`),
      contacts: many(
        (scope, row) =>
          sql`visible_contact ${row} where ${row}.account_id = ${scope.t}.id order by ${row}.name, ${row}.id limit ${firstOf(scope)}`,
      ),
      grants: many(
        ({ t }, row) =>
          sql`record_grant ${row} where ${row}.id = any (array(select private.grants_on('ACCOUNT', ${t}.id)))
            order by ${row}.created_at desc, ${row}.id desc limit 100`,
      ),
      sharedFields: column('shared_fields'),
      visibleBecause: visibleBecause('ACCOUNT'),
      version: column('version'),
      createdAt: instant('created_at'),
      updatedAt: instant('updated_at'),
      isArchived: ({ t }) => sql`${t}.archived_at is not null`,
      viewerCanEdit: scope =>
        sql`(${scope.viewer(viewer => accountPolicy.edit(viewer))}::boolean and ${scope.t}.archived_at is null
          and (${scope.t}.grant_id is null or 'EDIT' = any (${scope.t}.verbs)))`,
      viewerCanShare: scope =>
        sql`(${scope.viewer(viewer => accountPolicy.share(viewer))}::boolean and ${scope.t}.archived_at is null
          and (${scope.t}.grant_id is null or 'SHARE_ONWARD' = any (${scope.t}.verbs)))`,
    }),
  },
  Contact: {
    byId: (t, id) => sql`visible_contact ${t} where ${t}.id = ${id}`,
    fields: seenPersonally({
      id: column('id'),
      name: column('name'),
      title: column('title'),
      email: column('email'),
      phone: column('phone'),
      // With its account, or by itself.
      visibleBecause: many(
        (
          { t },
          row,
        ) => sql`seen_field ${row} where ${row}.record_type = 'CONTACT' and ${row}.record_id = ${t}.id
          or ${row}.record_type = 'ACCOUNT' and ${row}.record_id = ${t}.account_id and ${row}.field = 'contacts' order by ${row}.field`,
      ),
    }),
  },
}

const isIn = (scope: FieldScope, name: string): Sql =>
  sql`${scope.arg('scope', value => value === null || value === 'ALL' || value === name)}::boolean`

const columns = sql.raw(
  'id, org_id, grant_id, shared_fields, verbs, name, website, industry, phone, country, city, address, employees, annual_revenue_minor, annual_revenue_currency, owner_member_id, notes, version, created_at, updated_at, archived_at',
)

const byName = (t: Sql) =>
  ({ key: sql`${t}.name`, id: sql`${t}.id`, type: 'text', direction: 'asc' }) as const

/** Fewer than two characters narrow nothing. */
const whenSearched = (scope: FieldScope, condition: (pattern: Sql) => Sql): Sql[] => {
  if (!scope.has('search')) return []
  const isSearch = sql`${scope.arg('search', value => String(value).trim().length > 1)}::boolean`
  return [sql`(not ${isSearch} or ${condition(sql`${scope.arg('search', value => like(value))}::text`)})`]
}

const ownFound = (scope: FieldScope) =>
  whenSearched(scope, pattern => sql`o.id = any (array(select private.search_own_accounts(${pattern})))`)

/** Of what is shared, a search finds only what the viewer may see. */
const sharedFound = (scope: FieldScope) =>
  whenSearched(
    scope,
    pattern => sql`v.record_id = any (array(select private.search_shared_accounts(${pattern})))`,
  )

const keyOf = (t: Sql) =>
  ({ key: sql`${t}.list_key`, id: sql`${t}.record_id`, type: 'text', direction: 'asc' }) as const

/** Own accounts in use; an arm outside the scope never runs. */
const ownArm = (scope: FieldScope, more: Sql[] = []): Sql =>
  sql`account o where ${isIn(scope, 'OWN')} and o.org_id = ${ours(scope)} and o.archived_at is null and ${and([...ownFound(scope), ...more])}`

/** Records that live grants reach, once each though several may. */
const sharedArm = (scope: FieldScope, more: Sql[] = []): Sql =>
  sql`visibility v where ${isIn(scope, 'SHARED_WITH_US')} and v.org_id = ${ours(scope)} and v.record_type = 'ACCOUNT' and ${and([...sharedFound(scope), ...more])}`

/**
 * Each arm walks its index by name and stops by itself after a page: over both together PostgreSQL would sort all of them.
 * What is shared is looked up record by record through its mask.
 */
const ownAndShared = (row: Sql, scope: FieldScope): Sql => {
  const page = firstOf(scope, 100, 1)
  return sql`(
    (select ${columns} from (select o.*, null::uuid as grant_id, null::text[] as shared_fields, null::text[] as verbs
      from ${ownArm(scope, afterMark(scope, byName(sql`o`)))} order by o.name, o.id limit ${page}) o)
    union all
    (select ${columns} from (
      select distinct on (v.list_key, v.record_id) v.list_key, v.record_id from ${sharedArm(scope, afterMark(scope, keyOf(sql`v`)))}
      order by v.list_key, v.record_id limit ${page}) k
      cross join lateral (select s.*, null::text as notes, null::timestamptz as archived_at from shared_account s where s.id = k.record_id limit 1) s)) ${row}`
}

/** As many as the list would show; neither arm counts further than anybody asks. */
const countable = (row: Sql, scope: FieldScope): Sql => sql`(
  (select o.id from ${ownArm(scope)} limit 1001)
  union all
  (select k.record_id from (select distinct v.list_key, v.record_id from ${sharedArm(scope)} limit 1001) k)) ${row}`

export const accountQueries: Record<string, FieldPlan> = {
  accounts: connection({
    from: ownAndShared,
    where: () => [],
    order: byName,
    count: { from: countable, where: () => [] },
  }),
  account: one((scope, row) => sql`visible_account ${row} where ${row}.id = ${idArg(scope, 'id')}`),
}
