import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { badInput } from '../platform/errors.ts'
import type { ShareOutcome, ShareRecordsInput } from '../platform/graphql/generated/resolvers.ts'
import { isId, newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { grantPolicy } from './grants.policy.ts'
import { readTerms, requireMembersOf } from './grantTerms.ts'
import type { Terms } from './grantTerms.ts'
import { getReceiver, partnershipNotActive } from './partnershipOfGrant.ts'
import { getShareable } from './shareableTypes.ts'
import { audienceOf } from './shareRecord.ts'

const most = 1000

/** The same terms for many own records at once. Each has its outcome: one that is shared already, or not there, leaves the others. */
export async function shareRecords(ctx: RequestContext, input: ShareRecordsInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.share)
  const shareable = getShareable(input.recordType)
  const ids = [...new Set(input.recordIds)]
  if (ids.length < 1 || ids.length > most) {
    throw badInput('recordIds', {
      en: `Choose 1 to ${most.toLocaleString('en')} records. For more, share a filter.`,
      ja: `1件以上${most.toLocaleString('ja')}件以内で選んでください。それ以上は条件での共有をご利用ください。`,
    })
  }
  return ctx.write(async tx => {
    const terms = await readTerms(tx, shareable, { ...input, verbs: input.verbs ?? ['READ'] })
    const { isActive, granteeId } = await getReceiver(tx, input.partnershipId, viewer.organizationId)
    if (!isActive) return partnershipNotActive(ctx, input.partnershipId)
    await requireMembersOf(tx, granteeId, terms)
    const own = new Set(await shareable.findOwn(tx, ids.filter(isId)))
    const grants = [...own].map(recordId => ({ id: newId(), recordId }))
    const batch = { ...input, granteeId, giverId: viewer.organizationId, memberId: viewer.memberId }
    const shared = grants.length > 0 ? await insertGrants(tx, batch, grants, terms) : new Set<string>()
    const outcomeOf = (id: string): ShareOutcome =>
      shared.has(id) ? 'SHARED' : own.has(id) ? 'ALREADY_SHARED' : 'NOT_FOUND'
    return {
      __typename: 'RecordsShared' as const,
      outcomes: ids.map(recordId => ({ recordId, outcome: outcomeOf(recordId) })),
      sharedCount: shared.size,
    }
  })
}

interface Batch {
  recordType: string
  partnershipId: string
  granteeId: string
  giverId: string
  memberId: string
}

/** @returns the ids of the records whose grant is new; each is audited and announced like one shared alone. */
async function insertGrants(
  tx: Transaction,
  batch: Batch,
  grants: { id: string; recordId: string }[],
  terms: Terms,
): Promise<Set<string>> {
  await tx
    .updateTable('record_grant')
    .set(eb => ({ status: 'REVOKED', version: eb('version', '+', 1) }))
    .where(
      'record_id',
      'in',
      grants.map(({ recordId }) => recordId),
    )
    .where('grantee_org_id', '=', batch.granteeId)
    .where('org_id', '=', batch.giverId)
    .where('audience', '=', audienceOf(terms))
    .where('status', 'in', ['PROPOSED', 'ACTIVE'])
    .where('expires_at', '<=', sql<Date>`now()`)
    .execute()
  const { rows } = await sql<{ record_id: string }>`
    with made as (
      insert into record_grant (id, org_id, owner_org_id, grantee_org_id, partnership_id, record_type, record_id, fields, verbs, purpose, expires_at,
        grantee_roles, grantee_member_ids, status, proposed_by)
      select x.id, ${batch.giverId}::uuid, ${batch.giverId}::uuid, ${batch.granteeId}::uuid, ${batch.partnershipId}::uuid, ${batch.recordType}, x."recordId",
        ${terms.fields}::text[], ${terms.verbs}::text[], ${terms.purpose}, ${terms.expires_at}::timestamptz, ${terms.grantee_roles}::text[],
        ${terms.grantee_member_ids}::uuid[], 'PROPOSED', ${batch.memberId}::uuid
      from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) x(id uuid, "recordId" uuid)
      on conflict (record_id, grantee_org_id, org_id, audience) where status in ('PROPOSED', 'ACTIVE') and scope = 'RECORD' do nothing
      returning id, record_id, status
    ), audited as (
      insert into audit_event (id, org_id, member_id, action, record_type, record_id, details)
      select gen_random_uuid(), ${batch.giverId}::uuid, ${batch.memberId}::uuid, 'grant.proposed', ${batch.recordType}, m.record_id,
        jsonb_build_object('grantId', m.id, 'grantorId', ${batch.giverId}::text, 'granteeId', ${batch.granteeId}::text, 'fields', ${terms.fields}::text[],
          'verbs', ${terms.verbs}::text[], 'status', m.status)
      from made m
    ), told as (
      insert into outbox_event (id, topic, record_id, partnership_id, org_id, member_id, payload)
      select gen_random_uuid(), 'grant.proposed', m.id, ${batch.partnershipId}::uuid, ${batch.giverId}::uuid, ${batch.memberId}::uuid,
        jsonb_build_object('recordType', ${batch.recordType}::text, 'recordIdOfRecord', m.record_id, 'grantorId', ${batch.giverId}::text,
          'granteeId', ${batch.granteeId}::text, 'ownerId', ${batch.giverId}::text)
      from made m
    )
    select record_id from made`.execute(tx)
  return new Set(rows.map(({ record_id }) => record_id))
}
