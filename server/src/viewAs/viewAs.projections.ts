import { sql } from 'kysely'
import { column, idArg, instant, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection } from '../platform/graphql/projection.ts'
import { viewAsPolicy } from './viewAs.policy.ts'

export const viewAsTypes: Record<string, Projection> = {
  ViewAs: {
    byId: (t, id) => sql`view_as ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
      organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.viewed_org_id`),
      role: column('viewed_role'),
      member: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.viewed_member_id`),
      createdAt: instant('created_at'),
      endsAt: instant('ends_at'),
      isOver: ({ t }) => sql`(${t}.ended_at is not null or ${t}.ends_at <= now())`,
    },
  },
}

export const viewAsQueries: Record<string, FieldPlan> = {
  viewAs: one((scope, row) => {
    scope.personal()
    return sql`view_as ${row} where ${row}.id = ${idArg(scope, 'id')} and ${row}.member_id = ${scope.viewer(viewer => viewer.memberId)}::uuid`
  }),
}

/** `Viewer.canViewAs` */
export const canViewAs: FieldPlan = scope =>
  sql`${scope.identity(({ viewer }) => viewer !== null && viewAsPolicy.start(viewer))}::boolean`
