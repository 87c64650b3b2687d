import { sql } from 'kysely'
import { grantsOn, viewerCanShare } from '../grants/index.ts'
import { column, connection, day, idArg, instant, many, money, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection } from '../platform/graphql/projection.ts'
import { campaignPolicy } from './campaigns.policy.ts'

const campaign: Projection = {
  byId: (t, id) => sql`campaign ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    name: column('name'),
    goal: column('goal'),
    status: column('status'),
    partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
    startsOn: day('starts_on'),
    endsOn: day('ends_on'),
    tasks: many(
      ({ t }, row) =>
        sql`campaign_task ${row} where ${row}.campaign_id = ${t}.id order by ${row}.created_at, ${row}.id limit 500`,
    ),
    budgetLines: many(
      ({ t }, row) =>
        sql`campaign_budget_line ${row} where ${row}.campaign_id = ${t}.id order by ${row}.created_at, ${row}.id limit 500`,
    ),
    budgetTotals: many(
      ({ t }, row) => sql`(select payer_org_id, amount_currency, sum(amount_minor)::bigint as amount_minor
        from campaign_budget_line where campaign_id = ${t}.id group by payer_org_id, amount_currency) ${row}
        order by ${row}.amount_currency, ${row}.payer_org_id`,
    ),
    plan: one(({ t }, row) => sql`plan ${row} where ${row}.campaign_id = ${t}.id order by ${row}.created_at`),
    grants: grantsOn('CAMPAIGN'),
    version: column('version'),
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
    viewerCanEdit: ({ t, viewer }) =>
      sql`(${viewer(v => campaignPolicy.edit(v))}::boolean
        and exists (select 1 from partnership p where p.id = ${t}.partnership_id and p.status = 'ACTIVE'))`,
    viewerCanShare,
  },
}

const task: Projection = {
  byId: (t, id) => sql`campaign_task ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    title: column('title'),
    assignee: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.assignee_member_id`),
    dueOn: day('due_on'),
    isDone: column('is_done'),
    version: column('version'),
  },
}

const budgetLine: Projection = {
  byId: (t, id) => sql`campaign_budget_line ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    label: column('label'),
    payer: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.payer_org_id`),
    amount: money('amount'),
    version: column('version'),
  },
}

const budgetTotal: Projection = {
  byId: (t, id) => sql`campaign_budget_line ${t} where ${t}.id = ${id}`,
  fields: {
    payer: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.payer_org_id`),
    amount: money('amount'),
  },
}

export const campaignTypes = {
  Campaign: campaign,
  CampaignTask: task,
  CampaignBudgetLine: budgetLine,
  CampaignBudgetTotal: budgetTotal,
}

export const campaignQueries: Record<string, FieldPlan> = {
  campaigns: connection({
    from: row => sql`admission ${row}_k join campaign ${row} on ${row}.id = ${row}_k.record_id`,
    where: (row, scope) => [
      sql`${row}_k.org_id = ${scope.viewer(v => v.organizationId)}::uuid`,
      sql`${row}_k.record_type = 'CAMPAIGN'`,
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
  campaign: one((scope, row) => sql`campaign ${row} where ${row}.id = ${idArg(scope, 'id')}`),
}
