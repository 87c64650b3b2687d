import { sql } from 'kysely'
import { sharedRecord, sharedRecordById, sharedRecords, whenShared } from '../grants/index.ts'
import { column, day, instant, many, money } from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection } from '../platform/graphql/projection.ts'

/** Campaigns that a firm outside of them sees through a grant. */
export const sharedCampaignTypes: Record<string, Projection> = {
  SharedCampaign: sharedRecord('CAMPAIGN', 'shared_campaign', {
    name: column('name'),
    goal: column('goal'),
    status: column('status'),
    startsOn: day('starts_on'),
    endsOn: day('ends_on'),
    tasks: whenShared(
      'tasks',
      many(
        ({ t }, row) =>
          sql`shared_campaign_task ${row} where ${row}.campaign_id = ${t}.id order by ${row}.created_at, ${row}.id limit 500`,
      ),
    ),
    budget: whenShared(
      'budget',
      many(
        ({ t }, row) =>
          sql`shared_campaign_budget_line ${row} where ${row}.campaign_id = ${t}.id order by ${row}.created_at, ${row}.id limit 500`,
      ),
    ),
    updatedAt: instant('updated_at'),
  }),
  SharedCampaignTask: {
    byId: (t, id) => sql`shared_campaign_task ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      title: column('title'),
      assigneeName: column('assignee_name'),
      dueOn: day('due_on'),
      isDone: column('is_done'),
    },
  },
  SharedCampaignBudgetLine: {
    byId: (t, id) => sql`shared_campaign_budget_line ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      label: column('label'),
      payerName: column('payer_name'),
      amount: money('amount'),
    },
  },
}

export const sharedCampaignQueries: Record<string, FieldPlan> = {
  sharedCampaigns: sharedRecords('CAMPAIGN', 'shared_campaign'),
  sharedCampaign: sharedRecordById('shared_campaign'),
}
