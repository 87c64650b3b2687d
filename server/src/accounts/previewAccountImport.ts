import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import type { AccountField, AccountImportMappingInput } from '../platform/graphql/generated/resolvers.ts'
import { moneyText } from '../platform/money.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { accountPolicy } from './accounts.policy.ts'
import { decodeAs } from './decodeText.ts'
import { findMappingFault, getImport, getImportContent, planOf } from './importMapping.ts'
import { readImportRow } from './importRow.ts'
import type { ImportedAccount, ImportPlan, RowError } from './importRow.ts'
import { readTable } from './readTable.ts'
import type { TableRow } from './readTable.ts'

const shownRows = 20
const shownErrors = 100
const batch = 5000

interface Read {
  source: TableRow
  account: ImportedAccount | null
}

/** Reads the whole file with this mapping and changes nothing. */
export async function previewAccountImport(ctx: RequestContext, input: AccountImportMappingInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, accountPolicy.import)
  return ctx.query(async tx => {
    const found = await getImport(tx, input.importId)
    const fault = findMappingFault(ctx, input, found.columns)
    if (fault) return fault
    const plan = planOf(found, input.mapping, ctx.language)
    const text = decodeAs(await getImportContent(tx, found.id), found.encoding)
    const seen = new Set<string>()
    const counts = { newCount: 0, duplicateCount: 0, errorCount: 0 }
    const errors: RowError[] = []
    const rows: { row: number; values: { field: AccountField; value: string | null }[]; outcome: string }[] =
      []

    async function judge(reads: Read[]) {
      const outcomes = await outcomesOf(tx, viewer.organizationId, reads, seen)
      reads.forEach(({ source, account }, index) => {
        const outcome = outcomes[index] ?? 'ERROR'
        counts[outcome === 'NEW' ? 'newCount' : outcome === 'DUPLICATE' ? 'duplicateCount' : 'errorCount']++
        if (rows.length < shownRows)
          rows.push({ row: source.row, values: valuesOf(plan, source, account), outcome })
      })
    }

    let waiting: Read[] = []
    let isHeader = true
    for await (const source of readTable(text, found.separator)) {
      if (isHeader) {
        isHeader = false
        continue
      }
      const read = readImportRow(plan, source)
      if (errors.length < shownErrors) errors.push(...read.errors)
      waiting.push({ source, account: read.account })
      if (waiting.length === batch) {
        await judge(waiting)
        waiting = []
      }
    }
    await judge(waiting)
    return {
      __typename: 'AccountImportPreview' as const,
      rows,
      ...counts,
      errors: errors.slice(0, shownErrors),
    }
  })
}

/** NEW, DUPLICATE (of an own account or of a row above) or ERROR, row by row. */
async function outcomesOf(tx: Transaction, organizationId: string, reads: Read[], seen: Set<string>) {
  const named = reads.flatMap(({ account }, index) =>
    account ? [{ index, name: account.name, website: account.website }] : [],
  )
  const outcomes = reads.map((): 'NEW' | 'DUPLICATE' | 'ERROR' => 'ERROR')
  if (named.length === 0) return outcomes
  const { rows } = await sql<{ index: number; key: string; exists: boolean }>`
    with r as materialized (
      select n.index, private.account_match_key(n.name, n.website) as key
      from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) n(index int, name text, website text))
    select r.index, r.key, exists (
      select 1 from account a where a.org_id = ${organizationId}::uuid and a.match_key = r.key and a.archived_at is null) as exists
    from r order by r.index`.execute(tx)
  for (const { index, key, exists } of rows) {
    outcomes[index] = exists || seen.has(key) ? 'DUPLICATE' : 'NEW'
    seen.add(key)
  }
  return outcomes
}

/** A good row as it would be stored, a bad one as it stands in the file. */
function valuesOf(plan: ImportPlan, { cells }: TableRow, account: ImportedAccount | null) {
  return plan.mapping.map(({ index, field }) => ({
    field,
    value: account ? storedValue(account, field) : (cells[index]?.trim().slice(0, 500) ?? null),
  }))
}

function storedValue(account: ImportedAccount, field: AccountField): string | null {
  const { annual_revenue_minor: minor, annual_revenue_currency: currency } = account
  if (field === 'EMPLOYEES') return account.employees === null ? null : String(account.employees)
  if (field === 'CURRENCY') return currency
  if (field === 'ANNUAL_REVENUE')
    return minor === null || currency === null ? null : moneyText(minor, currency)
  const texts = {
    NAME: account.name,
    WEBSITE: account.website,
    INDUSTRY: account.industry,
    PHONE: account.phone,
    COUNTRY: account.country,
    CITY: account.city,
    ADDRESS: account.address,
    NOTES: account.notes,
  }
  return texts[field]
}
