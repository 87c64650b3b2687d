import { sql } from 'kysely'
import { column, connection, idArg, instant, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'
import { protectionPolicy } from './protection.policy.ts'

const memberOf = (name: string) =>
  one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.${sql.ref(name)}`)

const me = (scope: FieldScope): Sql => sql`${scope.viewer(viewer => viewer.memberId)}::uuid`
const ours = (scope: FieldScope): Sql => sql`${scope.viewer(viewer => viewer.organizationId)}::uuid`
const watchesOver = (scope: FieldScope): Sql =>
  sql`${scope.viewer(viewer => protectionPolicy.watchOver(viewer))}::boolean`

const ofPerson = (plan: FieldPlan): FieldPlan => {
  return scope => {
    scope.personal()
    return plan(scope)
  }
}

const isOpen = (t: Sql): Sql => sql`${t}.expires_at > now()`

const recordExport: Projection = {
  byId: (t, id) => sql`record_export ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    recordType: column('record_type'),
    format: column('format'),
    rowCount: column('row_count'),
    status: column('status'),
    member: memberOf('member_id'),
    reason: column('reason'),
    needsPassword: column('needs_password'),
    decidedBy: memberOf('decided_by'),
    decidedAt: instant('decided_at'),
    decisionNote: column('decision_note'),
    createdAt: instant('created_at'),
    expiresAt: instant('expires_at'),
    isExpired: ({ t }) => sql`(${t}.status in ('READY', 'WAITING', 'APPROVED') and not ${isOpen(t)})`,
    finishedAt: instant('finished_at'),
    exportedRows: column('exported_rows'),
    viewerCanDecide: ofPerson(
      scope =>
        sql`(${watchesOver(scope)} and ${scope.t}.status = 'WAITING' and ${isOpen(scope.t)} and ${scope.t}.member_id <> ${me(scope)})`,
    ),
    viewerCanFetch: ofPerson(
      scope =>
        sql`(${scope.t}.member_id = ${me(scope)} and ${scope.t}.status in ('READY', 'APPROVED') and ${isOpen(scope.t)})`,
    ),
  },
}

/** Every role, with what the firm set or what is usual. */
const budgets = (
  org: Sql,
): Sql => sql`select r.role, r.place, coalesce(b.read_rows, u.read_rows) as read_rows,
    coalesce(b.export_rows, u.export_rows) as export_rows, coalesce(b.version, 0) as version
  from unnest(array['OWNER', 'ADMIN', 'CHANNEL_MANAGER', 'SELLER', 'MARKETER', 'AGENT', 'OPERATOR', 'GUEST']) with ordinality r(role, place)
  cross join lateral private.usual_budget(r.role) u
  left join reading_budget b on b.org_id = ${org} and b.role = r.role`

const rule = (org: Sql): Sql => sql`select coalesce(r.export_rows, 1000) as export_rows,
    coalesce(r.version, 0) as version
  from (select 1) s left join two_person_rule r on r.org_id = ${org}`

const today = (
  condition: Sql,
): Sql => sql`select m.id as member_id, m.name, coalesce(t.read_rows, 0) as read_rows,
    b.read_rows + coalesce(t.extra_read_rows, 0) as read_budget, coalesce(t.exported_rows, 0) as exported_rows, b.export_rows as export_budget
  from member m left join reading_tally t on t.member_id = m.id and t.day = private.today()
  cross join lateral private.budget_of(m.id) b
  where ${condition} and m.is_active`

export const protectionTypes: Record<string, Projection> = {
  RecordExport: recordExport,
  ReadingBudget: {
    byId: (t, id) => sql`(${budgets(id)}) ${t}`,
    fields: {
      role: column('role'),
      readRows: column('read_rows'),
      exportRows: column('export_rows'),
      version: column('version'),
    },
  },
  TwoPersonRule: {
    byId: (t, id) => sql`(${rule(id)}) ${t}`,
    fields: {
      exportRows: column('export_rows'),
      version: column('version'),
    },
  },
  LookedAfter: {
    byId: (t, id) => sql`(${lookedAfter(sql`m.id = ${id}`)}) ${t}`,
    fields: {
      member: memberOf('member_id'),
      accounts: column('accounts'),
      deals: column('deals'),
      tasks: column('tasks'),
      apiKeys: column('api_keys'),
    },
  },
  ReadingToday: {
    byId: (t, id) => sql`(${today(sql`m.id = ${id}`)}) ${t}`,
    fields: {
      member: memberOf('member_id'),
      readRows: column('read_rows'),
      readBudget: column('read_budget'),
      exportedRows: column('exported_rows'),
      exportBudget: column('export_budget'),
    },
  },
}

const lookedAfter = (condition: Sql): Sql => sql`select m.id as member_id, l.* from member m
  cross join lateral private.looked_after_by(m.id) l where ${condition}`

const ownOrWatched = (row: Sql, scope: FieldScope): Sql[] => {
  scope.personal()
  return [
    sql`${row}.org_id = ${ours(scope)}`,
    sql`(${row}.member_id = ${me(scope)} or ${watchesOver(scope)})`,
  ]
}

export const protectionQueries: Record<string, FieldPlan> = {
  recordExports: connection({
    from: row => sql`record_export ${row}`,
    where: (row, scope) => [
      ...ownOrWatched(row, scope),
      ...(scope.has('status') ? [sql`${row}.status = ${scope.arg('status')}::text`] : []),
    ],
    order: row => ({
      key: sql`${row}.created_at`,
      id: sql`${row}.id`,
      type: 'timestamptz',
      direction: 'desc',
    }),
  }),
  recordExport: one(
    (scope, row) =>
      sql`record_export ${row} where ${row}.id = ${idArg(scope, 'id')} and ${sql.join(ownOrWatched(row, scope), sql` and `)}`,
  ),
  readingBudgets: many(
    (scope, row) => sql`(${budgets(ours(scope))}) ${row} where ${watchesOver(scope)} order by ${row}.place`,
  ),
  twoPersonRule: one((scope, row) => sql`(${rule(ours(scope))}) ${row} where ${watchesOver(scope)}`),
  lookedAfter: one(
    (scope, row) =>
      sql`(${lookedAfter(sql`m.id = ${idArg(scope, 'memberId')} and m.org_id = ${ours(scope)}`)}) ${row} where ${watchesOver(scope)}`,
  ),
  readingToday: many(
    (scope, row) =>
      sql`(${today(sql`m.org_id = ${ours(scope)}`)}) ${row} where ${watchesOver(scope)} order by ${row}.read_rows desc, ${row}.name, ${row}.member_id
        limit ${scope.arg('first', value => Math.min(Math.max(Number(value ?? 50), 1), 200))}`,
  ),
}
