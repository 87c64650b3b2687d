import { sql } from 'kysely'
import { column, connection, idArg, instant, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

const manages = ({ viewer }: FieldScope): Sql => sql`${viewer(v => partnershipPolicy.manage(v))}::boolean`

const own = ({ viewer }: FieldScope): Sql => sql`${viewer(v => v.organizationId)}::uuid`

const hasAnswered = (scope: FieldScope): Sql =>
  sql`exists (select 1 from partnership_consent c where c.proposal_id = ${scope.t}.id and c.org_id = ${own(scope)})`

/** Records the viewer's firm is in on, called what they are called now. */
const jointRecord = (row: Sql): Sql => sql`case ${row}.record_type
  when 'DEAL' then (select r.title from deal r where r.id = ${row}.record_id)
  when 'CAMPAIGN' then (select r.name from campaign r where r.id = ${row}.record_id)
  when 'PLAN' then (select r.title from plan r where r.id = ${row}.record_id)
  when 'TOPIC' then (select r.title from topic r where r.id = ${row}.record_id)
  when 'ROOM' then (select r.title from room r where r.id = ${row}.record_id)
  when 'PURCHASE_ORDER' then (select r.number from purchase_order r where r.id = ${row}.record_id)
  when 'DOCUMENT' then (select r.title from partnership_document r where r.id = ${row}.record_id) end`

export const partyFields: Projection['fields'] = {
  proposals: many(
    ({ t }, row) =>
      sql`partnership_proposal ${row} where ${row}.partnership_id = ${t}.id
        order by ${row}.status in ('PROPOSED', 'AGREED') desc, ${row}.created_at desc, ${row}.id desc limit 20`,
  ),
  viewerCanLeave:
    scope => sql`(${manages(scope)} and ${scope.t}.status <> 'ENDED' and (select count(*) from partnership_party p
    where p.partnership_id = ${scope.t}.id and p.consented_at is not null) > 2)`,
}

const proposal: Projection = {
  byId: (t, id) => sql`partnership_proposal ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    kind: column('kind'),
    status: column('status'),
    proposedBy: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.proposed_by`),
    subject: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.subject_org_id`),
    role: column('role'),
    email: column('email'),
    message: column('message'),
    records: many(
      (scope, row) => sql`admission ${row} where ${row}.record_id = any (${scope.t}.record_ids)
        and ${row}.org_id = ${own(scope)} order by ${row}.record_type, ${row}.record_id limit 500`,
    ),
    consents: many(
      ({ t }, row) =>
        sql`partnership_consent ${row} where ${row}.proposal_id = ${t}.id order by ${row}.at, ${row}.org_id`,
    ),
    awaiting: many(
      ({ t }, row) => sql`organization ${row} where ${t}.status = 'PROPOSED'
        and ${row}.id in (select p.org_id from partnership_party p where p.partnership_id = ${t}.partnership_id and p.consented_at is not null)
        and not exists (select 1 from partnership_consent c where c.proposal_id = ${t}.id and c.org_id = ${row}.id) order by ${row}.name`,
    ),
    invitation: one(({ t }, row) => sql`own_invitation ${row} where ${row}.proposal_id = ${t}.id`),
    createdAt: instant('created_at'),
    closedAt: instant('closed_at'),
    viewerCanAnswer: scope =>
      sql`(${scope.t}.status = 'PROPOSED' and ${manages(scope)} and not ${hasAnswered(scope)})`,
    viewerCanWithdraw: scope =>
      sql`(${scope.t}.status = 'PROPOSED' and ${manages(scope)} and ${scope.t}.proposed_by_org_id = ${own(scope)})`,
  },
}

const consent: Projection = {
  byId: (t, id) => sql`partnership_consent ${t} where ${t}.proposal_id = ${id}`,
  fields: {
    organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
    member: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.member_id`),
    agrees: column('agrees'),
    at: instant('at'),
  },
}

const record: Projection = {
  byId: (t, id) => sql`admission ${t} where ${t}.record_id = ${id}`,
  fields: { id: column('record_id'), recordType: column('record_type'), title: ({ t }) => jointRecord(t) },
}

export const partyTypes = {
  PartnershipProposal: proposal,
  PartnershipConsent: consent,
  JointRecord: record,
}

export const partyQueries: Record<string, FieldPlan> = {
  jointRecords: connection({
    from: row => sql`admission ${row}`,
    where: (row, scope) => [
      sql`${row}.org_id = ${own(scope)}`,
      sql`${row}.record_type <> 'PARTNERSHIP'`,
      sql`${row}.partnership_id = ${idArg(scope, 'partnershipId')}`,
    ],
    order: row => ({
      key: sql`${row}.sort_at`,
      id: sql`${row}.record_id`,
      type: 'timestamptz',
      direction: 'desc',
    }),
  }),
}
