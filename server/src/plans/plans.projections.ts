import { sql } from 'kysely'
import { column, connection, idArg, instant, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection } from '../platform/graphql/projection.ts'
import { planPolicy } from './plans.policy.ts'

const plan: Projection = {
  byId: (t, id) => sql`plan ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    title: column('title'),
    partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
    campaignId: column('campaign_id'),
    excerpt: ({ t }) => sql`left(${t}.body_text, 300)`,
    updatedAt: instant('updated_at'),
    viewerCanEdit: ({ t, viewer }) =>
      sql`(${viewer(v => planPolicy.edit(v))}::boolean
        and exists (select 1 from partnership p where p.id = ${t}.partnership_id and p.status = 'ACTIVE'))`,
  },
}

export const planTypes = { Plan: plan }

export const planQueries: Record<string, FieldPlan> = {
  plans: connection({
    from: row => sql`admission ${row}_k join plan ${row} on ${row}.id = ${row}_k.record_id`,
    where: (row, scope) => [
      sql`${row}_k.org_id = ${scope.viewer(v => v.organizationId)}::uuid`,
      sql`${row}_k.record_type = 'PLAN'`,
      ...(scope.has('partnershipId')
        ? [sql`${row}_k.partnership_id = ${idArg(scope, 'partnershipId')}`]
        : []),
    ],
    order: row => ({
      key: sql`${row}_k.sort_at`,
      id: sql`${row}_k.record_id`,
      type: 'timestamptz',
      direction: 'desc',
    }),
  }),
  plan: one((scope, row) => sql`plan ${row} where ${row}.id = ${idArg(scope, 'id')}`),
}
