import { sql } from 'kysely'
import { column, instant, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection } from '../platform/graphql/projection.ts'
import type { Rule } from '../platform/viewer.ts'
import { identityPolicy } from './identity.policy.ts'

const organization: Projection = {
  byId: (t, id) => sql`organization ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    name: column('name'),
    country: column('country'),
    currency: column('currency'),
    isViewers: ({ t, viewer }) => sql`(${t}.id is not distinct from ${viewer(v => v.organizationId)}::uuid)`,
  },
}

const member: Projection = {
  byId: (t, id) => sql`member ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    personId: column('person_id'),
    name: column('name'),
    organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
    roles: column('roles'),
    isViewer: ({ t, identity, personal }) => {
      personal()
      return sql`${t}.person_id = ${identity(i => i.personId)}::uuid`
    },
  },
}

const can =
  (rule: Rule): FieldPlan =>
  scope =>
    sql`${scope.identity(({ viewer }) => viewer !== null && rule(viewer))}::boolean`

/** The firm the person acts for; `t` is the person. */
const actsFor = (scope: FieldScope) => sql`${scope.identity(i => i.viewer?.memberId ?? null)}::uuid`

const viewer: Projection = {
  byId: (t, id) => sql`person ${t} where ${t}.id = ${id}`,
  fields: {
    personId: column('id'),
    name: column('name'),
    email: column('email'),
    isEmailConfirmed: ({ identity }) => sql`${identity(i => i.isEmailConfirmed)}::boolean`,
    locale: column('locale'),
    timeZone: column('time_zone'),
    colorMode: column('color_mode'),
    member: one((scope, row) => sql`member ${row} where ${row}.id = ${actsFor(scope)}`),
    organization: one(
      (scope, row) =>
        sql`member ${row}_m join organization ${row} on ${row}.id = ${row}_m.org_id where ${row}_m.id = ${actsFor(scope)}`,
    ),
    memberships: many(
      ({ t }, row) =>
        sql`member ${row} where ${row}.person_id = ${t}.id and ${row}.is_active order by ${row}.created_at`,
    ),
    canManageOrganization: can(identityPolicy.manageOrganization),
    canInvitePartners: can(identityPolicy.invitePartners),
    canImport: can(identityPolicy.importRecords),
    canManageExchange: can(identityPolicy.manageExchange),
  },
}

const apiKey: Projection = {
  byId: (t, id) => sql`api_key ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    name: column('name'),
    start: column('start'),
    scopes: column('scopes'),
    partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
    createdAt: instant('created_at'),
    lastUsedAt: instant('last_used_at'),
  },
}

export const identityTypes = { Organization: organization, Member: member, Viewer: viewer, ApiKey: apiKey }

export const identityQueries: Record<string, FieldPlan> = {
  viewer: scope => {
    scope.personal()
    const row = scope.alias()
    return sql`(select ${scope.select(row)} from person ${row} where ${row}.id = (select app_person()))`
  },
  members: many(
    (scope, row) =>
      sql`member ${row} where ${row}.org_id = ${scope.viewer(v => v.organizationId)}::uuid and ${row}.is_active order by ${row}.name limit 500`,
  ),
  apiKeys: many(
    (scope, row) =>
      sql`api_key ${row} where ${row}.org_id = ${scope.viewer(v => v.organizationId)}::uuid and ${row}.revoked_at is null
        and ${scope.viewer(v => identityPolicy.manageExchange(v))}::boolean order by ${row}.created_at desc limit 200`,
  ),
}
