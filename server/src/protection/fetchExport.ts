import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError } from '../platform/errors.ts'
import { csvLine } from '../platform/files/csv.ts'
import { writeXlsx } from '../platform/files/xlsx.ts'
import type { Cell } from '../platform/files/xlsx.ts'
import type { ExportFormat, ExportRecordType } from '../platform/graphql/generated/resolvers.ts'
import type { Route } from '../platform/http/server.ts'
import { isId } from '../platform/ids.ts'
import { requireViewer } from '../platform/viewer.ts'
import { exportNotFound } from './decideExport.ts'
import { exportPages } from './exportRows.ts'
import type { ExportFilters } from './exportRows.ts'
import { markedRows } from './markedRows.ts'
import { nameOfViewer } from './nameOfViewer.ts'

export interface Started {
  id: string
  recordType: ExportRecordType
  format: ExportFormat
  filters: ExportFilters
  rowCount: number
  who: string
  firm: string
}

/** `POST /files/exports?id=…`: the file, once. */
export const exportRoute: Route = {
  method: 'POST',
  path: '/files/exports',
  async handle(_request, response, ctx, url) {
    const started = await startExport(ctx, url.searchParams.get('id') ?? '')
    const extension = started.format.toLowerCase()
    const name = `${started.recordType.toLowerCase()}s-${ctx.now.toISOString().slice(0, 10)}.${extension}`
    response.setHeader('content-type', mediaTypes[started.format])
    response.setHeader('content-disposition', `attachment; filename="${name}"`)
    response.setHeader('cache-control', 'private, no-store')
    await send(ctx, response, started)
  },
}

const mediaTypes: Record<ExportFormat, string> = {
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** @throws AppError with what to do when it may not leave now */
async function startExport(ctx: RequestContext, id: string): Promise<Started> {
  const viewer = requireViewer(ctx.identity)
  if (!isId(id)) throw exportNotFound()
  const credential = isId(ctx.identity?.credentialId) ? ctx.identity.credentialId : null
  return await ctx.write(async tx => {
    const { rows } = await sql<{ outcome: string }>`
      select private.start_export(${id}::uuid, ${credential}::uuid) as outcome`.execute(tx)
    const outcome = rows[0]?.outcome ?? 'NOT_FOUND'
    if (outcome !== 'STARTED') throw refusals[outcome]?.() ?? exportNotFound()
    const found = await sql<Omit<Started, 'who'>>`
      select e.id, e.record_type as "recordType", e.format, e.filters, e.row_count as "rowCount", o.name as firm
        from record_export e join organization o on o.id = e.org_id where e.id = ${id}::uuid`.execute(tx)
    const [started] = found.rows
    if (!started) throw exportNotFound()
    const { recordType, format, rowCount } = started
    await audit(tx, ctx.identity, {
      action: 'export.fetched',
      recordType: 'EXPORT',
      recordId: id,
      details: { recordType, format, rowCount },
    })
    return { ...started, who: await nameOfViewer(tx, viewer) }
  })
}

/** A connection that breaks leaves a FAILED export: it was fetched, as far as it came. */
async function send(ctx: RequestContext, response: ServerResponse, started: Started): Promise<void> {
  let count = 0
  const rows = markedRows(
    ctx,
    started,
    exportPages(ctx, started.recordType, started.filters),
    n => (count = n),
  )
  const finish = (isWhole: boolean) =>
    ctx.write(tx => sql`select private.finish_export(${started.id}::uuid, ${count}, ${isWhole})`.execute(tx))
  try {
    for await (const chunk of started.format === 'CSV' ? csvOf(rows) : xlsxOf(ctx, started, rows)) {
      if (response.destroyed) throw new Error('The connection closed.')
      if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')])
    }
    await finish(true)
    response.end()
  } catch (error) {
    await finish(false)
    if (!response.destroyed) {
      ctx.log.error({ err: error, export: started.id }, 'an export broke off')
      response.destroy()
    }
  }
}

async function* csvOf(rows: AsyncIterable<Cell[]>) {
  // Tells spreadsheets that the file is UTF-8.
  yield '\uFEFF'
  for await (const row of rows) yield csvLine(row)
}

const xlsxOf = (ctx: RequestContext, { recordType, who, firm, id }: Started, rows: AsyncIterable<Cell[]>) =>
  writeXlsx({
    sheet: recordType,
    creator: `${who} (${firm})`,
    description: `Export ${id}`,
    createdAt: ctx.now,
    rows,
  })

const conflict = (en: string, ja: string) => () => new AppError('CONFLICT', { en, ja })

const refusals: Record<string, () => AppError> = {
  NOT_FOUND: exportNotFound,
  CLOSED: conflict(
    'This export was fetched already, or is not agreed to. Ask for a new one.',
    'このエクスポートは取得済みか、承認されていません。もう一度申請してください。',
  ),
  EXPIRED: conflict(
    'The time to fetch this export is over. Ask for it again.',
    'このエクスポートの有効期限が切れました。もう一度申請してください。',
  ),
  SPENT: () =>
    new AppError('BUDGET_SPENT', {
      en: 'You have exported as much as you may today. Ask again with a reason, and an administrator decides.',
      ja: '本日のエクスポート上限に達しました。理由を添えて管理者に承認を依頼してください。',
    }),
  PASSWORD: () =>
    new AppError('PASSWORD_NEEDED', {
      en: 'Give your password once more before this file is fetched.',
      ja: 'このファイルを取得する前に、パスワードをもう一度入力してください。',
    }),
}
