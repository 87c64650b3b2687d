import type { Account, Grant, World } from './model/world.ts'

export const accountRow = (
  { id, firmId }: Account,
  { isArchived, values }: Pick<Account, 'isArchived' | 'values'>,
) => ({
  id,
  org_id: firmId,
  name: values.name,
  website: values.website,
  industry: values.industry,
  phone: values.phone,
  country: values.country,
  city: values.city,
  address: values.address,
  employees: values.employees,
  annual_revenue_minor: values.annualRevenue?.minor ?? null,
  annual_revenue_currency: values.annualRevenue?.currency ?? null,
  owner_member_id: values.owner,
  notes: values.notes,
  archived_at: isArchived ? '2026-03-01T00:00:00Z' : null,
})

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString()

export function grantRow({ members }: World, grant: Grant) {
  const ends = { NEVER: null, PAST: days(-1), FUTURE: days(30) }
  return {
    id: grant.id,
    org_id: grant.giverId,
    grantee_org_id: grant.receiverId,
    owner_org_id: grant.ownerId,
    partnership_id: grant.partnershipId,
    record_type: grant.recordType,
    record_id: grant.recordId,
    scope: grant.filter ? 'FILTER' : 'RECORD',
    filter: grant.filter,
    parent_grant_id: grant.throughIds.at(-1) ?? null,
    ancestor_ids: grant.throughIds,
    grantee_roles: grant.roles,
    grantee_member_ids: grant.memberIds,
    audience: `${(grant.roles ?? []).join()}|${(grant.memberIds ?? []).join()}`,
    fields: grant.fields,
    verbs: grant.verbs,
    expires_at: ends[grant.expiry],
    status: grant.status,
    proposed_by: members.find(member => member.firmId === grant.giverId)?.id,
  }
}

/** Rows of one table, written in one statement for all worlds. */
export type Rows = [table: string, rows: Record<string, unknown>[]]
