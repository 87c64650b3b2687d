import { sql } from 'kysely'
import { column, connection, instant, instantOf, idArg, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'
import { createHash } from 'node:crypto'
import { partnershipHomeFields } from './partnershipHome.projections.ts'
import { exitFields } from './exit.projections.ts'
import { partyFields } from './parties.projections.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

const partnership: Projection = {
  byId: (t, id) => sql`partnership ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    name: ({ t, viewer }) =>
      sql`(select string_agg(o.name, ', ' order by o.name) from partnership_party p join organization o on o.id = p.org_id
        where p.partnership_id = ${t}.id and p.left_at is null and p.org_id <> ${viewer(v => v.organizationId)}::uuid)`,
    status: column('status'),
    parties: many(
      ({ t }, row) =>
        sql`partnership_party ${row} where ${row}.partnership_id = ${t}.id and ${row}.left_at is null order by ${row}.consented_at, ${row}.org_id`,
    ),
    ...partnershipHomeFields,
    ...partyFields,
    ...exitFields,
    createdAt: instant('created_at'),
    version: column('version'),
    viewerCanManage: ({ t, viewer }) =>
      sql`(${viewer(v => partnershipPolicy.manage(v))}::boolean and ${t}.status <> 'ENDED')`,
    suspendedBy: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.suspended_by_org_id`),
    viewerCanResume: ({ t, viewer }) =>
      sql`(${viewer(v => partnershipPolicy.manage(v))}::boolean and ${t}.status = 'SUSPENDED'
        and coalesce(${t}.suspended_by_org_id, ${viewer(v => v.organizationId)}::uuid) = ${viewer(v => v.organizationId)}::uuid)`,
  },
}

const party: Projection = {
  byId: (t, id) => sql`partnership_party ${t} where ${t}.partnership_id = ${id}`,
  fields: {
    organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
    role: column('role'),
    consentedAt: instant('consented_at'),
    acceptsSharedRecords: column('accepts_shared_records'),
    members: many(
      ({ t }, row) =>
        sql`member ${row} where ${row}.org_id = ${t}.org_id and ${row}.is_active order by ${row}.name limit 200`,
    ),
  },
}

/** Own invitations come from the table, received ones from a function that knows the viewer's address; both have these columns. */
const invitation: Projection = {
  byId: (t, id) => sql`own_invitation ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    email: column('email'),
    message: column('message'),
    inviterRole: column('inviter_role'),
    inviteeRole: column('invitee_role'),
    inviter: ({ t, object, identity }) =>
      object({
        id: () => sql`${t}.org_id`,
        name: () => sql`${t}.org_name`,
        country: () => sql`${t}.org_country`,
        currency: () => sql`${t}.org_currency`,
        isViewers: () =>
          sql`${t}.org_id is not distinct from ${identity(i => i.viewer?.organizationId ?? null)}::uuid`,
      }),
    firms: ({ t }) => sql`coalesce(to_json(${t}.firms), '[]')`,
    status: column('status'),
    isSent: ({ t }) => sql`(${t}.org_id is not distinct from (select app_org()))`,
    createdAt: ({ t }) => instantOf(sql`${t}.created_at`),
    expiresAt: ({ t }) => instantOf(sql`${t}.expires_at`),
  },
}

const hashOfToken = (scope: FieldScope): Sql => scope.arg('token', value => hashToken(String(value)))

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

export const partnershipTypes = {
  Partnership: partnership,
  PartnershipParty: party,
  PartnershipInvitation: invitation,
}

export const partnershipQueries: Record<string, FieldPlan> = {
  partnerships: connection({
    from: row => sql`admission ${row}_k join partnership ${row} on ${row}.id = ${row}_k.record_id`,
    where: (row, { viewer }) => [
      sql`${row}_k.org_id = ${viewer(v => v.organizationId)}::uuid`,
      sql`${row}_k.record_type = 'PARTNERSHIP'`,
    ],
    order: row => ({
      key: sql`${row}_k.sort_at`,
      id: sql`${row}_k.record_id`,
      type: 'timestamptz',
      direction: 'desc',
    }),
  }),
  partnership: one((scope, row) => sql`partnership ${row} where ${row}.id = ${idArg(scope, 'id')}`),
  partnershipInvitations: many(
    (_scope, row) => sql`(
      select i.id, i.org_id, i.org_name, i.org_country, i.org_currency, i.email, i.message, i.inviter_role, i.invitee_role,
        i.status, i.created_at, i.expires_at, i.firms
      from own_invitation i where i.org_id = (select app_org()) and i.status = 'PENDING'
      union all select * from private.invitations_to_viewer()) ${row} order by ${row}.created_at desc limit 200`,
  ),
  partnershipInvitation: scope => {
    const row = scope.alias()
    return sql`(select ${scope.select(row)} from private.invitation_by_token(${hashOfToken(scope)}) ${row})`
  },
}
