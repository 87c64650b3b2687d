import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { auditPolicy } from './audit.policy.ts'
import { csvLine } from '../platform/files/csv.ts'

const pace = { name: 'audit.export', points: 20, seconds: 3600 }
const pageSize = 2000

interface Row {
  id: string
  mark: string
  at: string
  action: string
  record_type: string
  record_id: string | null
  member: string | null
  firm: string | null
  details: string
}

/** Every entry of the audit trail that fits the filters, newest first, as lines of CSV. */
export async function exportAudit(
  ctx: RequestContext,
  filters: Record<string, string>,
): Promise<AsyncIterable<string>> {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, auditPolicy.read)
  const from = readDay('from', filters['from'])
  const until = readDay('until', filters['until'])
  const isView = filters['kind'] ? filters['kind'] === 'VIEW' : null
  const memberId = isId(filters['member']) ? filters['member'] : null
  await ctx.take(pace, viewer.memberId)
  const details = { from, until, kind: filters['kind'] ?? null, memberId }
  await ctx.write(tx =>
    audit(tx, ctx.identity, { action: 'audit.exported', recordType: 'ORGANIZATION', details }),
  )
  const rowsAfter = (after: Row | undefined) =>
    ctx.query(async tx => {
      const { rows } = await sql<Row>`
        select e.id, e.at::text as mark, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.action, e.record_type,
          e.record_id, m.name as member, o.name as firm, e.details::text as details
        from audit_event e left join member m on m.id = e.member_id left join organization o on o.id = e.by_org_id
        where e.org_id = ${viewer.organizationId}::uuid
          and (${isView}::boolean is null or e.is_view = ${isView}::boolean)
          and (${memberId}::uuid is null or e.member_id = ${memberId}::uuid)
          and (${from}::date is null or e.at >= ${from}::date::timestamptz)
          and (${until}::date is null or e.at < (${until}::date + 1)::timestamptz)
          and (${after?.mark ?? null}::timestamptz is null or (e.at, e.id) < (${after?.mark ?? null}::timestamptz, ${after?.id ?? null}::uuid))
        order by e.at desc, e.id desc limit ${pageSize}`.execute(tx)
      return rows
    })
  return linesOf(rowsAfter)
}

async function* linesOf(rowsAfter: (after: Row | undefined) => Promise<Row[]>) {
  yield csvLine(['at', 'action', 'recordType', 'recordId', 'member', 'partner', 'details'])
  for (let last: Row | undefined; ;) {
    const rows = await rowsAfter(last)
    for (const row of rows)
      yield csvLine([
        row.at,
        row.action,
        row.record_type,
        row.record_id,
        row.member,
        row.firm,
        row.details === '{}' ? '' : row.details,
      ])
    last = rows.at(-1)
    if (!last || rows.length < pageSize) return
  }
}

function readDay(field: string, value: string | undefined): string | null {
  if (!value) return null
  if (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))) return value
  throw badInput(field, {
    en: 'Write days like 2026-05-12.',
    ja: '日付は 2026-05-12 の形式で指定してください。',
  })
}
