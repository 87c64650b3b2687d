import { sql } from 'kysely'
import { column, connection, idArg, instant, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'
import { grantPolicy } from './grants.policy.ts'
import { allShareables } from './shareableTypes.ts'

const ours = (scope: FieldScope): Sql => sql`${scope.viewer(viewer => viewer.organizationId)}::uuid`

const isOpen = (t: Sql): Sql =>
  sql`${t}.status in ('PROPOSED', 'ACTIVE') and (${t}.expires_at is null or ${t}.expires_at > now())`

const organization = (key: string): FieldPlan =>
  one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.${sql.ref(key)}`)

const recordName: FieldPlan = scope => {
  const arms = allShareables().map(
    shareable =>
      sql`when ${sql.lit(shareable.type)} then ${shareable.nameOf(sql`${scope.t}.record_id`, scope.alias())}`,
  )
  return sql`case ${scope.t}.record_type ${sql.join(arms, sql` `)} end`
}

export const grantTypes: Record<string, Projection> = {
  RecordGrant: {
    byId: (t, id) => sql`record_grant ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      recordType: column('record_type'),
      recordId: column('record_id'),
      recordName,
      partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
      grantor: organization('org_id'),
      grantee: organization('grantee_org_id'),
      fields: column('fields'),
      verbs: column('verbs'),
      purpose: column('purpose'),
      expiresAt: instant('expires_at'),
      status: ({ t }) =>
        sql`case when ${t}.status in ('PROPOSED', 'ACTIVE') and ${t}.expires_at <= now() then 'EXPIRED' else ${t}.status end`,
      createdAt: instant('created_at'),
      acceptedAt: instant('accepted_at'),
      version: column('version'),
      viewerCanRevoke: scope =>
        sql`(${scope.viewer(viewer => grantPolicy.revoke(viewer))}::boolean and ${scope.t}.org_id = ${ours(scope)} and ${isOpen(scope.t)})`,
      viewerCanAccept: scope => {
        const partnership = scope.alias()
        return sql`(${scope.viewer(viewer => grantPolicy.accept(viewer))}::boolean and ${scope.t}.grantee_org_id = ${ours(scope)}
          and ${scope.t}.status = 'PROPOSED' and ${isOpen(scope.t)} and exists (
            select 1 from partnership ${partnership} where ${partnership}.id = ${scope.t}.partnership_id and ${partnership}.status = 'ACTIVE'))`
      },
    },
  },
}

const isGiven = (scope: FieldScope): Sql => sql`${scope.arg('isGiven')}::boolean`

export const grantQueries: Record<string, FieldPlan> = {
  // One arm never runs; the other walks its index, newest first.
  recordGrants: connection({
    from: (row, scope) => sql`(
      select g.* from record_grant g where ${isGiven(scope)} and g.org_id = ${ours(scope)}
      union all
      select g.* from record_grant g where not ${isGiven(scope)} and g.grantee_org_id = ${ours(scope)}) ${row}`,
    where: (row, scope) =>
      scope.has('partnershipId') ? [sql`${row}.partnership_id = ${idArg(scope, 'partnershipId')}`] : [],
    order: row => ({
      key: sql`${row}.created_at`,
      id: sql`${row}.id`,
      type: 'timestamptz',
      direction: 'desc',
    }),
  }),
}
