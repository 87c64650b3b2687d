import { sql } from 'kysely'
import { grantsOn, viewerCanShare } from '../grants/index.ts'
import {
  and,
  column,
  connection,
  day,
  firstOf,
  idArg,
  instant,
  like,
  many,
  money,
  one,
} from '../platform/graphql/projection.ts'
import { arrayText } from '../platform/graphql/jsonText.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'
import type { Rule } from '../platform/viewer.ts'
import { dealPolicy } from './deals.policy.ts'

const ours = (scope: FieldScope): Sql => sql`${scope.viewer(viewer => viewer.organizationId)}::uuid`

const author = one((scope, row) => sql`member ${row} where ${row}.id = ${scope.t}.author_member_id`)

/** Stands on the deal's own row. */
const lastActivity = one(
  (
    { t },
    row,
  ) => sql`(select ${t}.last_activity_id as id, ${t}.last_activity_kind as kind, ${t}.last_activity_author_id as author_member_id,
    ${t}.last_activity_body as body, ${t}.last_activity_at as created_at) ${row} where ${row}.id is not null`,
)

/** The rule, while the partnership is active. */
const whileActive =
  (rule: Rule): FieldPlan =>
  scope => {
    const partnership = scope.alias()
    return sql`(${scope.viewer(viewer => rule(viewer))}::boolean and exists (
      select 1 from partnership ${partnership} where ${partnership}.id = ${scope.t}.partnership_id and ${partnership}.status = 'ACTIVE'))`
  }

export const dealTypes: Record<string, Projection> = {
  Deal: {
    byId: (t, id) => sql`deal ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      number: column('number'),
      title: column('title'),
      partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
      account: one(({ t }, row) => sql`visible_account ${row} where ${row}.id = ${t}.account_id`),
      stage: column('stage'),
      amount: money('amount'),
      closeDate: day('close_date'),
      probability: column('probability'),
      owner: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.owner_member_id`),
      participants: many(
        ({ t }, row) =>
          sql`partnership_party ${row} where ${row}.partnership_id = ${t}.partnership_id and ${row}.consented_at is not null order by ${row}.consented_at, ${row}.org_id`,
      ),
      activities: connection({
        from: row => sql`deal_activity ${row}`,
        where: (row, { t }) => [sql`${row}.deal_id = ${t}.id`],
        order: row => ({
          key: sql`${row}.created_at`,
          id: sql`${row}.id`,
          type: 'timestamptz',
          direction: 'desc',
        }),
      }),
      lastActivity,
      grants: grantsOn('DEAL'),
      version: column('version'),
      createdAt: instant('created_at'),
      updatedAt: instant('updated_at'),
      viewerCanMove: whileActive(dealPolicy.move),
      viewerCanEdit: whileActive(dealPolicy.edit),
      viewerCanShare,
    },
  },
  DealParticipant: {
    byId: (t, id) => sql`partnership_party ${t} where ${t}.partnership_id = ${id}`,
    fields: {
      organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
      role: column('role'),
    },
  },
  DealActivity: {
    byId: (t, id) => sql`deal_activity ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      kind: column('kind'),
      author,
      body: column('body'),
      createdAt: instant('created_at'),
    },
  },
  DealStageSummary: {
    byId: (t, id) => sql`(${stageHeads(sql`s.partnership_id = ${id}`)}) ${t}`,
    fields: {
      stage: column('stage'),
      count: column('deal_count'),
      totals: ({ t, object }) => totals(t, object),
    },
  },
}

const totals = (t: Sql, object: FieldScope['object']): Sql =>
  sql`(select ${arrayText(
    object({ minor: () => sql`m.minor`, currency: () => sql`m.currency` }),
    sql`order by m.minor desc`,
  )} from jsonb_to_recordset(${t}.totals) m(currency text, minor bigint))`

/** All six columns of the board in their order, also the empty ones. */
const stageHeads = (condition: Sql): Sql => sql`
  select o.stage, o.place, coalesce(sum(c.deal_count), 0)::int as deal_count,
    coalesce(jsonb_agg(jsonb_build_object('currency', c.currency, 'minor', c.minor)) filter (where c.currency <> '' and c.deal_count > 0), '[]') as totals
  from unnest(array['REGISTERED', 'QUALIFIED', 'PROPOSAL', 'NEGOTIATION', 'WON', 'LOST']) with ordinality o(stage, place)
  left join (select s.stage, s.currency, sum(s.deal_count) as deal_count, sum(s.amount_minor) as minor
    from deal_stage_total s where ${condition} group by 1, 2) c on c.stage = o.stage
  group by 1, 2`

const pattern = (scope: FieldScope): Sql => scope.arg('search', value => like(value))

/** Fewer than two characters narrow nothing. */
const isSearch = (scope: FieldScope): Sql =>
  sql`${scope.arg('search', value => String(value).trim().length > 1)}::boolean`

const joined = (row: Sql): Sql => sql`admission ${row}_k join deal ${row} on ${row}.id = ${row}_k.record_id`

const filters = (row: Sql, scope: FieldScope): Sql[] => {
  const found = sql`array(select private.search_deals(${pattern(scope)}))`
  return [
    sql`${row}_k.org_id = ${ours(scope)}`,
    sql`${row}_k.record_type = 'DEAL'`,
    ...(scope.has('stage') ? [sql`${row}_k.list_key = ${scope.arg('stage')}`] : []),
    ...(scope.has('partnershipId') ? [sql`${row}_k.partnership_id = ${idArg(scope, 'partnershipId')}`] : []),
    ...(scope.has('accountId') ? [sql`${row}.account_id = ${idArg(scope, 'accountId')}`] : []),
    ...(scope.has('search') ? [sql`(not ${isSearch(scope)} or ${row}_k.record_id = any (${found}))`] : []),
  ]
}

/** Driven by the admissions of the viewer's firm, in the order of their index; only they are counted. */
const listOfDeals = connection({
  from: joined,
  where: filters,
  order: row => ({
    key: sql`${row}_k.sort_at`,
    id: sql`${row}_k.record_id`,
    type: 'timestamptz',
    direction: 'desc',
  }),
  count: {
    from: (row, scope) => (scope.has('accountId') ? joined(row) : sql`admission ${row}_k`),
    where: filters,
  },
})

export const dealQueries: Record<string, FieldPlan> = {
  deals: listOfDeals,
  deal: one((scope, row) => sql`deal ${row} where ${row}.id = ${idArg(scope, 'id')}`),
  dealStages: many((scope, row) => {
    const conditions = [
      sql`s.partnership_id in (select k.record_id from admission k where k.org_id = ${ours(scope)} and k.record_type = 'PARTNERSHIP')`,
      ...(scope.has('partnershipId') ? [sql`s.partnership_id = ${idArg(scope, 'partnershipId')}`] : []),
    ]
    return sql`(${stageHeads(and(conditions))}) ${row} order by ${row}.place`
  }),
}

/** `Account.deals`: newest change first, of those that the viewer's firm is in on. */
export const dealsOfAccount = many(
  (scope, row) =>
    sql`deal ${row} join admission ${row}_k on ${row}_k.record_id = ${row}.id and ${row}_k.org_id = ${ours(scope)}
      where ${row}.account_id = ${scope.t}.id order by ${row}.updated_at desc, ${row}.id desc limit ${firstOf(scope)}`,
)
