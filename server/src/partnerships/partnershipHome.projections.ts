import { sql } from 'kysely'
import { column, connection, idArg, instant, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

const own = ({ viewer }: FieldScope): Sql => sql`${viewer(v => v.organizationId)}::uuid`

const capped = (scope: FieldScope, rows: Sql): Sql => {
  const counted = scope.alias()
  return sql`(select ${scope.object({
    value: () => sql`least(${counted}.n, 1000)`,
    isCapped: () => sql`${counted}.n > 1000`,
  })} from (select count(*) as n from (${rows} limit 1001) c) ${counted})`
}

const liveGrants = (scope: FieldScope, side: Sql): Sql =>
  capped(
    scope,
    sql`select 1 from record_grant g where g.partnership_id = ${scope.t}.id and ${side} and g.status = 'ACTIVE'
      and (g.expires_at is null or g.expires_at > now()) and ${scope.t}.status = 'ACTIVE'`,
  )

/** What the page of a partnership shows besides the partnership itself. */
export const partnershipHomeFields: Projection['fields'] = {
  contacts: many(
    ({ t }, row) =>
      sql`partnership_contact ${row} where ${row}.partnership_id = ${t}.id order by ${row}.org_id, ${row}.created_at, ${row}.id limit 200`,
  ),
  records: many(
    ({ t }, row) => sql`(select r.record_type, ${t}.id as partnership_id
      from unnest(array['DEAL', 'CAMPAIGN', 'PLAN', 'TOPIC', 'ROOM', 'PURCHASE_ORDER', 'DOCUMENT']) r(record_type)) ${row}`,
  ),
  grantsGiven: scope => liveGrants(scope, sql`g.org_id = ${own(scope)}`),
  grantsReceived: scope => liveGrants(scope, sql`g.grantee_org_id = ${own(scope)}`),
}

const contact: Projection = {
  byId: (t, id) => sql`partnership_contact ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
    member: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.member_id`),
    role: column('role'),
    email: column('email'),
    phone: column('phone'),
    version: column('version'),
    viewerCanEdit: scope =>
      sql`(${scope.t}.org_id = ${own(scope)} and ${scope.viewer(v => partnershipPolicy.manage(v))}::boolean)`,
  },
}

const records: Projection = {
  byId: () => sql`(select 1) as none`,
  fields: {
    recordType: column('record_type'),
    count: scope =>
      capped(
        scope,
        sql`select 1 from admission k where k.partnership_id = ${scope.t}.partnership_id and k.org_id = ${own(scope)} and k.record_type = ${scope.t}.record_type`,
      ),
  },
}

const event: Projection = {
  byId: (t, id) => sql`partnership_event ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    kind: column('kind'),
    recordType: column('record_type'),
    recordId: column('record_id'),
    title: column('title'),
    organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
    member: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.member_id`),
    became: ({ t }) => sql`coalesce(${t}.details ->> 'status', ${t}.details ->> 'to')`,
    no: ({ t }) => sql`(${t}.details ->> 'no')::int`,
    at: instant('at'),
  },
}

export const partnershipHomeTypes = {
  PartnershipContact: contact,
  PartnershipRecords: records,
  PartnershipEvent: event,
}

export const partnershipHomeQueries: Record<string, FieldPlan> = {
  partnershipEvents: connection({
    from: row => sql`partnership_event ${row}`,
    where: (row, scope) => [sql`${row}.partnership_id = ${idArg(scope, 'partnershipId')}`],
    order: row => ({ key: sql`${row}.at`, id: sql`${row}.id`, type: 'timestamptz', direction: 'desc' }),
  }),
}
