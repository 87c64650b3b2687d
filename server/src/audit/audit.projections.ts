import { sql } from 'kysely'
import { column, connection, idArg, instant, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection, Sql } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { auditPolicy } from './audit.policy.ts'

/** Where a record's name stands, by its type. What the viewer may not see has none. */
const names: Record<string, Sql> = {
  ACCOUNT: sql`visible_account r where r.id = `,
  DEAL: sql`(select d.id, d.title as name from deal d) r where r.id = `,
  CAMPAIGN: sql`campaign r where r.id = `,
  PLAN: sql`(select p.id, p.title as name from plan p) r where r.id = `,
  TOPIC: sql`(select p.id, p.title as name from topic p) r where r.id = `,
  ORDER: sql`(select p.id, p.number as name from purchase_order p) r where r.id = `,
  INTERCHANGE: sql`(select i.id, i.control_number as name from interchange i) r where r.id = `,
}

const recordName: FieldPlan = ({ t }) =>
  sql`case ${t}.record_type ${sql.join(
    Object.entries(names).map(
      ([type, from]) =>
        sql`when ${sql.lit(type)} then (select r.name::text from ${from}${t}.record_id limit 1)`,
    ),
    sql` `,
  )} end`

const memberOf = (name: string) =>
  one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.${sql.ref(name)}`)
const firmOf = (name: string) =>
  one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.${sql.ref(name)}`)

export const auditTypes: Record<string, Projection> = {
  AuditEntry: {
    byId: (t, id) => sql`audit_event ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      action: column('action'),
      isView: column('is_view'),
      recordType: column('record_type'),
      recordId: column('record_id'),
      recordName,
      member: memberOf('member_id'),
      organization: firmOf('by_org_id'),
      details: ({ t }) => sql`${t}.details::text`,
      at: instant('at'),
    },
  },
  RecordVersion: {
    byId: (t, id) => sql`record_history ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      recordType: column('record_type'),
      recordId: column('record_id'),
      version: column('version'),
      isDeletion: column('is_deletion'),
      changedFields: ({ t }) => sql`to_json(${t}.changed_fields)`,
      values: ({ t }) => sql`${t}.before::text`,
      member: memberOf('by_member_id'),
      organization: firmOf('by_org_id'),
      at: instant('at'),
      viewerCanRestore: ({ t, viewer }) =>
        sql`(${viewer(v => auditPolicy.restore(v))}::boolean and not ${t}.is_deletion and ${t}.record_type in ('ACCOUNT', 'DEAL'))`,
    },
  },
}

const newest = (row: Sql) =>
  ({ key: sql`${row}.at`, id: sql`${row}.id`, type: 'timestamptz', direction: 'desc' }) as const

export const auditQueries: Record<string, FieldPlan> = {
  auditTrail: connection({
    from: row => sql`audit_event ${row}`,
    where: (row, scope) => [
      sql`${scope.viewer(viewer => auditPolicy.read(viewer))}::boolean`,
      sql`${row}.org_id = ${scope.viewer(viewer => viewer.organizationId)}::uuid`,
      ...(scope.has('kind')
        ? [sql`${row}.is_view = ${scope.arg('kind', kind => kind === 'VIEW')}::boolean`]
        : []),
      ...(scope.has('memberId') ? [sql`${row}.member_id = ${idArg(scope, 'memberId')}`] : []),
      ...(scope.has('recordType') ? [sql`${row}.record_type = ${scope.arg('recordType')}::text`] : []),
      ...(scope.has('recordId') ? [sql`${row}.record_id = ${idArg(scope, 'recordId')}`] : []),
      ...(scope.has('from') ? [sql`${row}.at >= ${scope.arg('from')}::date::timestamptz`] : []),
      ...(scope.has('until') ? [sql`${row}.at < (${scope.arg('until')}::date + 1)::timestamptz`] : []),
    ],
    order: newest,
  }),
  recordHistory: connection({
    from: row => sql`record_history ${row}`,
    where: (row, scope) => {
      const id = sql`${scope.arg('recordId', value => (isId(value) ? value : null))}::uuid`
      return [
        sql`${scope.viewer(viewer => auditPolicy.history(viewer))}::boolean`,
        sql`(${row}.record_id = ${id} or ${row}.parent_id = ${id})`,
      ]
    },
    order: newest,
  }),
}
