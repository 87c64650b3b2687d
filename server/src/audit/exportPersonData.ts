import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { auditPolicy } from './audit.policy.ts'

const mostRows = 10_000
/** Contents of documents and secrets are no statement about the person. */
const leftOut = ['bytes', 'content', 'hash', 'body_text', 'match_key']

/** Columns that name a member without a reference the database knows. */
const looseColumns = [
  { table: 'audit_event', column: 'member_id' },
  { table: 'ledger_disclosure', column: 'member_id' },
  { table: 'record_history', column: 'by_member_id' },
]

/**
 * What the firm holds of one of its people: every row that refers to the member, found by the references in the database itself,
 * so that a table made later is in it too. People get their own; owners and administrators anybody's.
 */
export async function exportPersonData(ctx: RequestContext, memberId: string) {
  const viewer = requireViewer(ctx.identity)
  if (memberId !== viewer.memberId) authorize(viewer, auditPolicy.personalData)
  const member = isId(memberId)
    ? await ctx.query(tx =>
        tx
          .selectFrom('member')
          .select(['id', 'name', 'roles', 'is_active', 'created_at', 'erased_at'])
          .where('id', '=', memberId)
          .where('org_id', '=', viewer.organizationId)
          .executeTakeFirst(),
      )
    : undefined
  if (!member) throw notFound({ en: 'The member', ja: 'メンバー' })
  const { id } = member
  await ctx.write(tx =>
    audit(tx, ctx.identity, { action: 'member.dataExported', recordType: 'MEMBER', recordId: id }),
  )
  const records = await ctx.query(async tx => {
    const { rows: references } = await sql<{ table: string; column: string }>`
      select c.relname as table, a.attname as column from pg_constraint k
        join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.contype = 'f' and k.confrelid = 'member'::regclass and has_table_privilege(c.oid, 'select')
        order by 1, 2`.execute(tx)
    const found: { table: string; column: string; rows: unknown[] }[] = []
    for (const { table, column } of [...references, ...looseColumns]) {
      const { rows } = await sql<{
        row: unknown
      }>`select to_jsonb(t) - ${leftOut}::text[] as row from ${sql.table(table)} t
        where ${sql.ref(`t.${column}`)} = ${id}::uuid limit ${mostRows}`.execute(tx)
      if (rows.length > 0) found.push({ table, column, rows: rows.map(({ row }) => row) })
    }
    return found
  })
  return { exportedAt: ctx.now.toISOString(), organizationId: viewer.organizationId, member, records }
}
