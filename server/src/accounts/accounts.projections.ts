import { sql } from 'kysely'
import {
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
import { accountPolicy } from './accounts.policy.ts'

const ours = (scope: FieldScope): Sql => sql`${scope.viewer(viewer => viewer.organizationId)}::uuid`

/** Account rows come from `visible_account` or have its columns: what no grant names is null from the database. */
export const accountTypes: Record<string, Projection> = {
  Account: {
    byId: (t, id) => sql`visible_account ${t} where ${t}.id = ${id}`,
    fields: {
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
          sql`record_grant ${row} where ${row}.record_id = ${t}.id and ${row}.record_type = 'ACCOUNT'
            and (${t}.grant_id is null or ${row}.id = ${t}.grant_id) order by ${row}.created_at desc, ${row}.id desc limit 100`,
      ),
      sharedFields: column('shared_fields'),
      version: column('version'),
      createdAt: instant('created_at'),
      updatedAt: instant('updated_at'),
      isArchived: ({ t }) => sql`${t}.archived_at is not null`,
      viewerCanEdit: scope =>
        sql`(${scope.viewer(viewer => accountPolicy.edit(viewer))}::boolean and ${scope.t}.archived_at is null
          and (${scope.t}.grant_id is null or 'EDIT' = any (${scope.t}.verbs)))`,
      viewerCanShare: scope =>
        sql`(${scope.viewer(viewer => accountPolicy.share(viewer))}::boolean and ${scope.t}.archived_at is null and ${scope.t}.grant_id is null)`,
    },
  },
  Contact: {
    byId: (t, id) => sql`visible_contact ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      name: column('name'),
      title: column('title'),
      email: column('email'),
      phone: column('phone'),
    },
  },
}

const isIn = (scope: FieldScope, name: string): Sql =>
  sql`${scope.arg('scope', value => value === null || value === 'ALL' || value === name)}::boolean`

const columns = sql.raw(
  'id, org_id, grant_id, shared_fields, verbs, name, website, industry, phone, country, city, address, employees, annual_revenue_minor, annual_revenue_currency, owner_member_id, notes, version, created_at, updated_at, archived_at',
)

/** The own arm walks its index by name; the other starts from the grants received. An arm outside the scope never runs. */
const ownAndShared = (row: Sql, scope: FieldScope): Sql => sql`(
  select ${columns} from (select a.*, null::uuid as grant_id, null::text[] as shared_fields, null::text[] as verbs from account a) a
    where ${isIn(scope, 'OWN')} and a.org_id = ${ours(scope)} and a.archived_at is null
  union all
  select ${columns} from (select s.*, null::text as notes, null::timestamptz as archived_at from shared_account s) s
    where ${isIn(scope, 'SHARED_WITH_US')}) ${row}`

export const accountQueries: Record<string, FieldPlan> = {
  accounts: connection({
    from: ownAndShared,
    where: (row, scope) => {
      if (!scope.has('search')) return []
      // Fewer than two characters narrow nothing.
      const isSearch = sql`${scope.arg('search', value => String(value).trim().length > 1)}::boolean`
      const found = sql`array(select private.search_accounts(${scope.arg('search', value => like(value))}))`
      return [sql`(not ${isSearch} or ${row}.id = any (${found}))`]
    },
    order: row => ({ key: sql`${row}.name`, id: sql`${row}.id`, type: 'text', direction: 'asc' }),
  }),
  account: one((scope, row) => sql`visible_account ${row} where ${row}.id = ${idArg(scope, 'id')}`),
}
