import { sql } from 'kysely'
import type { Transaction } from '../platform/db/database.ts'
import type { Terms } from './grantTerms.ts'

interface Opening {
  recordType: string
  partnershipId: string
  granteeId: string
  giverId: string
  memberId: string
  /** The grant that is passed on, and whose records they are; none of records of one's own. */
  parent?: { id: string; owner_org_id: string } | undefined
}

interface NewGrant {
  id: string
  recordId: string
}

/**
 * One grant on each record, audited and told in the same statement. Where one for the same people is open, it stays as it is;
 * an expired one makes room, and stays on record.
 * @returns the ids of the records whose grant is new
 */
export async function openGrants(
  tx: Transaction,
  opening: Opening,
  grants: NewGrant[],
  terms: Terms,
): Promise<Set<string>> {
  const recordIds = grants.map(({ recordId }) => recordId)
  // Both leave in one write.
  const [, { rows }] = await Promise.all([
    closeExpired(tx, opening, recordIds, terms),
    insertGrants(tx, opening, grants, terms),
  ])
  return new Set(rows.map(({ record_id }) => record_id))
}

/** As the database writes it. */
export const audienceOf = ({ grantee_roles, grantee_member_ids }: Terms) =>
  `${grantee_roles?.join() ?? ''}|${grantee_member_ids?.join() ?? ''}`

/** Said in the words of the index of open grants, not in bound values: else one is looked for among all that the firm ever gave. */
export const isOpenOnRecord = sql<boolean>`status in ('PROPOSED', 'ACTIVE') and scope = 'RECORD'`

const closeExpired = (tx: Transaction, opening: Opening, recordIds: string[], terms: Terms) =>
  tx
    .updateTable('record_grant')
    .set(eb => ({ status: 'REVOKED', version: eb('version', '+', 1) }))
    .where('record_id', '=', sql<string>`any (${recordIds}::uuid[])`)
    .where('grantee_org_id', '=', opening.granteeId)
    .where('org_id', '=', opening.giverId)
    .where('audience', '=', audienceOf(terms))
    .where(isOpenOnRecord)
    .where('expires_at', '<=', sql<Date>`now()`)
    .execute()

const insertGrants = (
  tx: Transaction,
  { recordType, partnershipId, granteeId, giverId, memberId, parent }: Opening,
  grants: NewGrant[],
  terms: Terms,
) => {
  const ownerId = parent?.owner_org_id ?? giverId
  return sql<{ record_id: string }>`
    with made as (
      insert into record_grant (id, org_id, owner_org_id, parent_grant_id, grantee_org_id, partnership_id, record_type, record_id, fields, verbs, purpose,
        expires_at, grantee_roles, grantee_member_ids, status, proposed_by)
      -- The database decides from the other firm's standing consent whether it is open at once.
      select x.id, ${giverId}::uuid, ${ownerId}::uuid, ${parent?.id ?? null}::uuid, ${granteeId}::uuid, ${partnershipId}::uuid, ${recordType}, x."recordId",
        ${terms.fields}::text[], ${terms.verbs}::text[], ${terms.purpose}, ${terms.expires_at}::timestamptz, ${terms.grantee_roles}::text[],
        ${terms.grantee_member_ids}::uuid[], 'PROPOSED', ${memberId}::uuid
      from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) x(id uuid, "recordId" uuid)
      on conflict (record_id, grantee_org_id, org_id, audience) where status in ('PROPOSED', 'ACTIVE') and scope = 'RECORD' do nothing
      returning id, record_id, fields, verbs, status
    ), audited as (
      insert into audit_event (id, org_id, member_id, action, record_type, record_id, details)
      select gen_random_uuid(), ${giverId}::uuid, ${memberId}::uuid, 'grant.proposed', ${recordType}, m.record_id,
        jsonb_build_object('grantId', m.id, 'grantorId', ${giverId}::text, 'granteeId', ${granteeId}::text, 'fields', m.fields,
          'verbs', m.verbs, 'status', m.status)
      from made m
    ), told as (
      insert into outbox_event (id, topic, record_id, partnership_id, org_id, member_id, payload)
      select gen_random_uuid(), 'grant.proposed', m.id, ${partnershipId}::uuid, ${giverId}::uuid, ${memberId}::uuid,
        jsonb_build_object('recordType', ${recordType}::text, 'recordIdOfRecord', m.record_id, 'grantorId', ${giverId}::text,
          'granteeId', ${granteeId}::text, 'ownerId', ${ownerId}::text)
      from made m
    )
    select record_id from made`.execute(tx)
}
