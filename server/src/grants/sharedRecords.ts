import { sql } from 'kysely'
import type { ShareableType } from '../platform/graphql/generated/resolvers.ts'
import { column, connection, idArg, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection } from '../platform/graphql/projection.ts'
import { everyoneButGuests } from '../platform/viewer.ts'
import { grantPolicy } from './grants.policy.ts'

/** What a grant shows depends on the member that it serves. */
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

/** The grants that the viewer is told of on a record of this type. */
export const grantsOn = (type: ShareableType): FieldPlan =>
  many(
    (
      { t },
      row,
    ) => sql`record_grant ${row} where ${row}.id = any (array(select private.grants_on(${sql.lit(type)}, ${t}.id)))
      order by ${row}.created_at desc, ${row}.id desc limit 100`,
  )

/** Of a joint record that the viewer's firm is in on. */
export const viewerCanShare: FieldPlan = ({ viewer }) => sql`${viewer(v => grantPolicy.share(v))}::boolean`

/** A type of records as a firm outside of them sees them: what the masking view shows, and on what grounds. */
export const sharedRecord = (
  type: ShareableType,
  view: string,
  fields: Record<string, FieldPlan>,
): Projection => ({
  byId: (t, id) => sql`${sql.table(view)} ${t} where ${t}.id = ${id}`,
  fields: seenPersonally({
    id: column('id'),
    organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
    ...fields,
    sharedFields: column('shared_fields'),
    verbs: column('verbs'),
    grants: grantsOn(type),
    viewerCanShare: ({ t, viewer }) =>
      sql`(${viewer(v => grantPolicy.share(v))}::boolean and 'SHARE_ONWARD' = any (${t}.verbs))`,
  }),
})

/** Null where the field is not shared, so that it is told from a list that is empty. */
export const whenShared =
  (field: string, list: FieldPlan): FieldPlan =>
  scope =>
    sql`case when ${sql.lit(field)} = any (${scope.t}.shared_fields) then ${list(scope)} end`

/** Whether the viewer may write into it: a live grant says COMMENT and names what is written into. */
export const viewerMayComment =
  (type: ShareableType, field: string): FieldPlan =>
  ({ t, viewer }) =>
    sql`(${viewer(v => everyoneButGuests(v))}::boolean and private.may_comment(${sql.lit(type)}, ${t}.id, ${sql.lit(field)}))`

/** Walks the visible ones newest first; of several grants on one record the oldest stands for all. */
export const sharedRecords = (type: ShareableType, view: string): FieldPlan =>
  connection({
    from: row => sql`visibility v
      cross join lateral (select * from ${sql.table(view)} s where s.id = v.record_id and s.grant_id = v.grant_id limit 1) ${row}`,
    where: (_, scope) => [
      sql`v.org_id = ${scope.viewer(viewer => viewer.organizationId)}::uuid`,
      sql`v.record_type = ${sql.lit(type)}`,
    ],
    order: () => ({ key: sql`v.sort_at`, id: sql`v.record_id`, type: 'timestamptz', direction: 'desc' }),
  })

export const sharedRecordById = (view: string): FieldPlan =>
  one((scope: FieldScope, row) => sql`${sql.table(view)} ${row} where ${row}.id = ${idArg(scope, 'id')}`)
