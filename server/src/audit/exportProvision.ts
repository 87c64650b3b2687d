import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { auditPolicy } from './audit.policy.ts'
import { csvLine } from '../platform/files/csv.ts'

/** Fields of an account that speak of people. */
const personalFields = ['contacts', 'owner', 'phone', 'address']
const pageSize = 2000

interface Row {
  partnership_id: string
  seq: number
  at: string
  kind: string
  recipient: string | null
  record_id: string | null
  record: string | null
  fields: string[]
  purpose: string | null
  hash: string
}

/** Which personal fields of the firm's records went to which firm, when and why: the record that Japan's APPI (art. 29) asks for. */
export async function exportProvision(ctx: RequestContext): Promise<AsyncIterable<string>> {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, auditPolicy.personalData)
  await ctx.write(tx => audit(tx, ctx.identity, { action: 'provision.exported', recordType: 'ORGANIZATION' }))
  const rowsAfter = (after: Row | undefined) =>
    ctx.query(async tx => {
      const { rows } = await sql<Row>`
        select e.partnership_id, e.seq, private.instant_text(e.recorded_at) as at, e.kind, o.name as recipient,
          e.payload ->> 'recordId' as record_id, a.name as record, array(select f from jsonb_array_elements_text(coalesce(e.payload -> 'fields', '[]')) f
            where f = any (${personalFields}::text[]) order by f) as fields,
          d.value as purpose, encode(e.hash, 'hex') as hash
        from partnership_ledger_entry e
        left join organization o on o.id = (e.payload ->> 'granteeId')::uuid
        left join account a on a.id = (e.payload ->> 'recordId')::uuid
        left join ledger_disclosure d on d.partnership_id = e.partnership_id and d.seq = e.seq and d.name = 'purpose'
        where e.record_type = 'GRANT' and e.kind in ('grant.accepted', 'grant.changed', 'grant.revoked', 'grant.expired')
          and e.payload ->> 'grantorId' = ${viewer.organizationId}
          and (${after?.partnership_id ?? null}::uuid is null or (e.partnership_id, e.seq) > (${after?.partnership_id ?? null}::uuid, ${after?.seq ?? null}::bigint))
        order by e.partnership_id, e.seq limit ${pageSize}`.execute(tx)
      return rows
    })
  return linesOf(rowsAfter)
}

async function* linesOf(rowsAfter: (after: Row | undefined) => Promise<Row[]>) {
  yield csvLine(['at', 'event', 'recipient', 'record', 'recordId', 'personalFields', 'purpose', 'ledgerHash'])
  for (let last: Row | undefined; ;) {
    const rows = await rowsAfter(last)
    for (const row of rows)
      yield csvLine([
        row.at,
        row.kind,
        row.recipient,
        row.record,
        row.record_id,
        row.fields.join(' '),
        row.purpose,
        row.hash,
      ])
    last = rows.at(-1)
    if (!last || rows.length < pageSize) return
  }
}
