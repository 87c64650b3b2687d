import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { announce, audit } from '../platform/context.ts'
import type { ContextSource } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import type { AccountField } from '../platform/graphql/generated/resolvers.ts'
import { newId } from '../platform/ids.ts'
import type { Identity } from '../platform/viewer.ts'
import { decodeAs } from './decodeText.ts'
import { getImport, getImportContent, planOf } from './importMapping.ts'
import { readImportRow } from './importRow.ts'
import type { ImportedAccount, RowError } from './importRow.ts'
import { readTable } from './readTable.ts'

const batchSize = 1000
/** Rows whose errors are kept; the count goes on. */
const mostErrors = 10_000
/** Milliseconds before each further attempt after the database could not be reached. */
const pauses = [500, 2000, 8000]

const running = new Map<string, Promise<void>>()

type Source = Pick<ContextSource, 'db' | 'log'>

/** Runs an import beside other work, once in this process. */
export function runInBackground(source: Source, identity: Identity | null, importId: string): void {
  if (running.has(importId)) return
  const work = persevere(source, identity, importId).finally(() => running.delete(importId))
  running.set(importId, work)
}

/** Resolves when no import runs in this process. */
export async function settleAccountImports(): Promise<void> {
  await Promise.all(running.values())
}

async function persevere(source: Source, identity: Identity | null, importId: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await runAccountImport(source, identity, importId)
      return
    } catch (error) {
      const pause = pauses[attempt]
      source.log.warn(
        { err: error, importId },
        pause ? 'an import broke off; trying again' : 'an import failed',
      )
      if (pause === undefined) return fail(source, identity, importId)
      await setTimeout(pause, undefined, { ref: false })
    }
  }
}

const failures = {
  en: 'The import broke off. What was created so far is there: undo it, or send the file again; rows that exist are skipped.',
  ja: 'インポートが中断しました。作成済みの取引先は残っています。取り消すか、ファイルを再送信してください。既存の行はスキップされます。',
}

async function fail(source: Source, identity: Identity | null, importId: string) {
  await source.db
    .write(identity, async tx => {
      const { mapping } = await getImport(tx, importId)
      const language = storedMapping.safeParse(mapping).data?.language ?? 'en'
      await tx
        .updateTable('account_import')
        .set({ status: 'FAILED', failure: failures[language], finished_at: sql<Date>`now()`, content: null })
        .where('id', '=', importId)
        .where('status', '=', 'RUNNING')
        .execute()
      await announce(tx, identity, { topic: 'accountImport.progress', recordId: importId })
    })
    // It stays RUNNING, and goes on at the next start.
    .catch((error: unknown) => source.log.error({ err: error, importId }, 'an import could not be ended'))
}

const storedMapping = z.object({
  columns: z.array(
    z.object({ index: z.number(), field: z.custom<AccountField>(value => typeof value === 'string') }),
  ),
  language: z.enum(['en', 'ja']),
})

/**
 * Goes on with a RUNNING import from where it stands, to its end. Each batch commits together with the number of rows
 * that are done, so nothing is doubled or left out, whenever the server ends and however many servers try.
 */
export async function runAccountImport(
  source: Source,
  identity: Identity | null,
  importId: string,
): Promise<void> {
  const { found, content } = await source.db.query(identity, async tx => {
    const found = await getImport(tx, importId)
    return { found, content: found.status === 'RUNNING' ? await getImportContent(tx, importId) : null }
  })
  if (!content) return
  const { columns, language } = storedMapping.parse(found.mapping)
  const plan = planOf(found, columns, language)
  const text = decodeAs(content, found.encoding)
  let done = found.processed_count
  let seen = -1
  let accounts: (ImportedAccount & { id: string; row: number })[] = []
  let errors: RowError[] = []
  let size = 0

  async function store(isLast: boolean): Promise<boolean> {
    const isOurs = await source.db.write(identity, tx =>
      storeBatch(tx, identity, {
        importId,
        organizationId: found.org_id,
        done,
        size,
        accounts,
        errors,
        isLast,
      }),
    )
    done += size
    accounts = []
    errors = []
    size = 0
    return isOurs
  }

  for await (const row of readTable(text, found.separator)) {
    // The first is the header.
    if (++seen <= done + size) continue
    const read = readImportRow(plan, row)
    if (read.account) accounts.push({ ...read.account, id: newId(), row: row.row })
    errors.push(...read.errors)
    size++
    if (size === batchSize && !(await store(false))) return
  }
  await store(true)
}

interface Batch {
  importId: string
  organizationId: string
  /** Rows done before this batch. */
  done: number
  size: number
  accounts: (ImportedAccount & { id: string; row: number })[]
  errors: RowError[]
  isLast: boolean
}

/** @returns false when another server was here first: its numbers are right, ours are stale. */
async function storeBatch(tx: Transaction, identity: Identity | null, batch: Batch): Promise<boolean> {
  const { importId, done, size, accounts, errors } = batch
  const current = await tx
    .selectFrom('account_import')
    .select(['processed_count', 'status', 'member_id', 'failed_count'])
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst()
  if (!current || current.status !== 'RUNNING' || current.processed_count !== done) return false
  const created = accounts.length > 0 ? await createAccounts(tx, batch, current.member_id) : 0
  const failed = size - accounts.length
  if (errors.length > 0 && current.failed_count < mostErrors) await storeErrors(tx, batch)
  const { created_count, skipped_count, failed_count } = await tx
    .updateTable('account_import')
    .set(eb => ({
      processed_count: done + size,
      created_count: eb('created_count', '+', created),
      skipped_count: eb('skipped_count', '+', accounts.length - created),
      failed_count: eb('failed_count', '+', failed),
      ...(batch.isLast ? { status: 'FINISHED', finished_at: sql<Date>`now()`, content: null } : {}),
    }))
    .where('id', '=', importId)
    .returning(['created_count', 'skipped_count', 'failed_count'])
    .executeTakeFirstOrThrow()
  if (batch.isLast) {
    await audit(tx, identity, {
      action: 'accountImport.finished',
      recordType: 'ACCOUNT_IMPORT',
      recordId: importId,
      details: { created: created_count, skipped: skipped_count, failed: failed_count },
    })
  }
  await announce(tx, identity, {
    topic: 'accountImport.progress',
    recordId: importId,
    payload: { processed: done + size },
  })
  return true
}

/** Creates those that no own account and no row above already is. @returns how many. */
async function createAccounts(tx: Transaction, batch: Batch, memberId: string): Promise<number> {
  const { rows } = await sql`
    with keyed as (
      select r.*, private.account_match_key(r.name, r.website) as key
      from jsonb_to_recordset(${JSON.stringify(batch.accounts)}::jsonb) r(id uuid, row int, name text, website text, industry text, phone text,
        country text, city text, address text, employees int, annual_revenue_minor bigint, annual_revenue_currency text, notes text)
    ), firsts as (select distinct on (key) * from keyed order by key, row)
    insert into account (id, org_id, owner_member_id, import_id, name, website, industry, phone, country, city, address, employees,
      annual_revenue_minor, annual_revenue_currency, notes)
    select f.id, ${batch.organizationId}::uuid, ${memberId}::uuid, ${batch.importId}::uuid, f.name, f.website, f.industry, f.phone, f.country,
      f.city, f.address, f.employees, f.annual_revenue_minor, f.annual_revenue_currency, f.notes
    from firsts f
    where not exists (select 1 from account a where a.org_id = ${batch.organizationId}::uuid and a.match_key = f.key and a.archived_at is null)
    returning id`.execute(tx)
  return rows.length
}

async function storeErrors(tx: Transaction, { importId, organizationId, errors }: Batch) {
  const rows = errors.map((error, index) => ({ ...error, position: index }))
  await sql`
    insert into account_import_error (org_id, import_id, row_number, position, column_name, value, message)
    select ${organizationId}::uuid, ${importId}::uuid, e.row, e.position, e.column, e.value, e.message
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) e(row int, position int, "column" text, value text, message text)`.execute(
    tx,
  )
}
