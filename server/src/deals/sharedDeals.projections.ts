import { sql } from 'kysely'
import { column, connection, day, idArg, instant, money, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection } from '../platform/graphql/projection.ts'

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

/** Deals that a firm outside of them sees through a grant. */
export const sharedDealTypes: Record<string, Projection> = {
  SharedDeal: {
    byId: (t, id) => sql`shared_deal ${t} where ${t}.id = ${id}`,
    fields: seenPersonally({
      id: column('id'),
      organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
      title: column('title'),
      number: column('number'),
      stage: column('stage'),
      amount: money('amount'),
      closeDate: day('close_date'),
      probability: column('probability'),
      sharedFields: column('shared_fields'),
      updatedAt: instant('updated_at'),
    }),
  },
}

export const sharedDealQueries: Record<string, FieldPlan> = {
  // Walks the visible ones newest first; of several grants on one deal the oldest stands for all.
  sharedDeals: connection({
    from: row => sql`visibility v
      cross join lateral (select * from shared_deal s where s.id = v.record_id and s.grant_id = v.grant_id limit 1) ${row}`,
    where: (_, scope) => [
      sql`v.org_id = ${scope.viewer(viewer => viewer.organizationId)}::uuid`,
      sql`v.record_type = 'DEAL'`,
    ],
    order: () => ({ key: sql`v.sort_at`, id: sql`v.record_id`, type: 'timestamptz', direction: 'desc' }),
  }),
  sharedDeal: one((scope, row) => sql`shared_deal ${row} where ${row}.id = ${idArg(scope, 'id')}`),
}
