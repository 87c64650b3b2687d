import { sql } from 'kysely'
import { column, connection, idArg, instant, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'
import type { ShareableType } from '../platform/graphql/generated/resolvers.ts'
import { grantPolicy } from './grants.policy.ts'
import { allShareables } from './shareableTypes.ts'

const ours = (scope: FieldScope): Sql => sql`${scope.viewer(viewer => viewer.organizationId)}::uuid`

const isOpen = (t: Sql): Sql =>
  sql`${t}.status in ('PROPOSED', 'ACTIVE') and (${t}.expires_at is null or ${t}.expires_at > now())`

const statusOf = (t: Sql): Sql =>
  sql`case when ${t}.status in ('PROPOSED', 'ACTIVE') and ${t}.expires_at <= now() then 'EXPIRED' else ${t}.status end`

const organization = (key: string): FieldPlan =>
  one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.${sql.ref(key)}`)

/** What a grant shows depends on the member that it serves. */
const recordName: FieldPlan = scope => {
  scope.personal()
  const arms = allShareables().map(
    shareable =>
      sql`when ${sql.lit(shareable.type)} then ${shareable.nameOf(sql`${scope.t}.record_id`, scope.alias())}`,
  )
  return sql`case ${scope.t}.record_type ${sql.join(arms, sql` `)} end`
}

const viewerMay = (scope: FieldScope, may: (t: Sql) => Sql): Sql =>
  sql`(${scope.viewer(viewer => grantPolicy.revoke(viewer))}::boolean and ${scope.t}.org_id = ${ours(scope)} and ${may(scope.t)})`

export const grantTypes: Record<string, Projection> = {
  RecordGrant: {
    byId: (t, id) => sql`record_grant ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      recordType: column('record_type'),
      scope: column('scope'),
      recordId: column('record_id'),
      recordName,
      filter: many(
        ({ t }, row) => sql`jsonb_to_recordset(coalesce(${t}.filter, '[]'))
          as ${row}(field text, op text, "values" jsonb, value text, min bigint, max bigint, currency text)`,
      ),
      filling: one(({ t }, row) => sql`grant_filling ${row} where ${row}.grant_id = ${t}.id`),
      partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
      grantor: organization('org_id'),
      grantee: organization('grantee_org_id'),
      owner: organization('owner_org_id'),
      isOnward: ({ t }) => sql`${t}.parent_grant_id is not null`,
      consents: many(
        ({ t }, row) =>
          sql`grant_consent ${row} where ${row}.grant_id = ${t}.id order by ${row}.org_id limit 100`,
      ),
      roles: ({ t }) => sql`coalesce(${t}.grantee_roles, '{}')`,
      members: many(
        ({ t }, row) =>
          sql`member ${row} where ${row}.id = any (${t}.grantee_member_ids) order by ${row}.name, ${row}.id limit 100`,
      ),
      fields: column('fields'),
      verbs: column('verbs'),
      purpose: column('purpose'),
      expiresAt: instant('expires_at'),
      status: ({ t }) => statusOf(t),
      createdAt: instant('created_at'),
      acceptedAt: instant('accepted_at'),
      version: column('version'),
      viewerCanChange: scope => viewerMay(scope, isOpen),
      viewerCanRevoke: scope => viewerMay(scope, isOpen),
      viewerCanAccept: scope => {
        const partnership = scope.alias()
        return sql`(${scope.viewer(viewer => grantPolicy.accept(viewer))}::boolean and ${scope.t}.grantee_org_id = ${ours(scope)}
          and ${scope.t}.status = 'PROPOSED' and ${isOpen(scope.t)} and exists (
            select 1 from partnership ${partnership} where ${partnership}.id = ${scope.t}.partnership_id and ${partnership}.status = 'ACTIVE'))`
      },
    },
  },
  FieldReason: {
    byId: (t, id) => sql`seen_field ${t} where ${t}.record_id = ${id}`,
    fields: {
      field: column('field'),
      grants: many(
        ({ t }, row) =>
          sql`record_grant ${row} where ${row}.id = any (${t}.grant_ids) order by ${row}.created_at, ${row}.id limit 100`,
      ),
    },
  },
  SharedRecord: {
    byId: (t, id) => sql`visibility ${t} where ${t}.record_id = ${id}`,
    fields: {
      recordType: column('record_type'),
      recordId: scope => {
        scope.personal()
        return sql`${scope.t}.record_id`
      },
    },
  },
  GrantConsent: {
    byId: (t, id) => sql`grant_consent ${t} where ${t}.grant_id = ${id}`,
    fields: { organization: organization('org_id'), agreedAt: instant('agreed_at') },
  },
  FilterCondition: {
    byId: () => sql`(select 1) as none`,
    fields: Object.fromEntries(
      ['field', 'op', 'values', 'value', 'min', 'max', 'currency'].map(name => [name, column(name)]),
    ),
  },
  GrantFilling: {
    byId: (t, id) => sql`grant_filling ${t} where ${t}.grant_id = ${id}`,
    fields: {
      scannedCount: column('scanned_count'),
      filledCount: column('filled_count'),
      totalCount: column('total_count'),
      isFinished: ({ t }) => sql`${t}.finished_at is not null`,
    },
  },
  GrantTemplate: {
    byId: (t, id) => sql`grant_template ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      name: column('name'),
      partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
      recordType: column('record_type'),
      fields: column('fields'),
      verbs: column('verbs'),
      purpose: column('purpose'),
      expiresInDays: column('expires_in_days'),
      version: column('version'),
    },
  },
}

/** For a type whose records cross the border: why each of its fields is seen. Of an own or joint record, nothing has to say so. */
export const visibleBecause =
  (type: ShareableType): FieldPlan =>
  scope => {
    scope.personal()
    return many(
      ({ t }, row) =>
        sql`seen_field ${row} where ${row}.record_type = ${sql.lit(type)} and ${row}.record_id = ${t}.id order by ${row}.field`,
    )(scope)
  }

const isGiven = (scope: FieldScope): Sql => sql`${scope.arg('isGiven')}::boolean`

/** Open, and ends before then. */
const endsBefore = (scope: FieldScope, row: Sql): Sql =>
  sql`${isOpen(row)} and ${row}.expires_at < ${scope.arg('expiringBefore')}::timestamptz`

const wanted = (row: Sql, scope: FieldScope): Sql[] => [
  ...(scope.has('partnershipId') ? [sql`${row}.partnership_id = ${idArg(scope, 'partnershipId')}`] : []),
  ...(scope.has('recordType') ? [sql`${row}.record_type = ${scope.arg('recordType')}::text`] : []),
  ...(scope.has('scope') ? [sql`${row}.scope = ${scope.arg('scope')}::text`] : []),
  ...(scope.has('organizationId')
    ? [
        sql`(case when ${isGiven(scope)} then ${row}.grantee_org_id else ${row}.org_id end) = ${idArg(scope, 'organizationId')}`,
      ]
    : []),
  ...(scope.has('status') ? [sql`${statusOf(row)} = ${scope.arg('status')}::text`] : []),
  ...(scope.has('isOpen') ? [sql`(${isOpen(row)}) = ${scope.arg('isOpen')}::boolean`] : []),
  ...(scope.has('expiringBefore') ? [endsBefore(scope, row)] : []),
]

export const grantQueries: Record<string, FieldPlan> = {
  // One side never runs; the other walks its index, newest first. What was passed on of ours is a second, short index.
  recordGrants: connection({
    from: (row, scope) => sql`(
      select g.* from record_grant g where ${isGiven(scope)} and g.org_id = ${ours(scope)}
      union all
      select g.* from record_grant g where ${isGiven(scope)} and g.parent_grant_id is not null and g.owner_org_id = ${ours(scope)} and g.org_id <> ${ours(scope)}
      union all
      select g.* from record_grant g where not ${isGiven(scope)} and g.grantee_org_id = ${ours(scope)}) ${row}`,
    where: wanted,
    order: row => ({
      key: sql`${row}.created_at`,
      id: sql`${row}.id`,
      type: 'timestamptz',
      direction: 'desc',
    }),
  }),
  recordGrant: one((scope, row) => sql`record_grant ${row} where ${row}.id = ${idArg(scope, 'id')}`),
  grantsAwaitingConsent: many(
    (scope, row) => sql`grant_consent c join record_grant ${row} on ${row}.id = c.grant_id
      where c.org_id = ${ours(scope)} and c.agreed_at is null and ${isOpen(row)} order by ${row}.created_at desc, ${row}.id desc limit 200`,
  ),
  grantTemplates: many(
    (scope, row) => sql`grant_template ${row} where ${row}.org_id = ${ours(scope)}
      and (${idArg(scope, 'partnershipId')} is null or ${row}.partnership_id is null or ${row}.partnership_id = ${idArg(scope, 'partnershipId')})
      order by ${row}.name, ${row}.id limit 200`,
  ),
}
