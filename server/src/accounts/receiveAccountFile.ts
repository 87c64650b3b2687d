import type { RequestContext } from '../platform/context.ts'
import { audit } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import { readBody, sendJson } from '../platform/http/body.ts'
import type { Route } from '../platform/http/server.ts'
import { newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { accountPolicy } from './accounts.policy.ts'
import { decodeText } from './decodeText.ts'
import { columnLetter, suggestField } from './importFields.ts'
import type { ImportColumn } from './importMapping.ts'
import { detectSeparator, readTable } from './readTable.ts'

export const largestFile = 20 * 1024 * 1024
const mostRows = 250_000
const mostColumns = 200

/** `POST /files/account-imports?name=…`, the file's bytes as body: answers 201 `{ importId }`. */
export const accountFileRoute: Route = {
  method: 'POST',
  path: '/files/account-imports',
  async handle(request, response, ctx, url) {
    const viewer = requireViewer(ctx.identity)
    authorize(viewer, accountPolicy.import)
    const importId = await receiveAccountFile(
      ctx,
      url.searchParams.get('name') ?? '',
      await readBody(request, largestFile),
    )
    sendJson(response, 201, { importId })
  },
}

/**
 * Reads a file of accounts as far as needed to map its columns, and keeps it.
 * @returns the import's id. @throws AppError BAD_INPUT saying what is wrong with the file.
 */
export async function receiveAccountFile(ctx: RequestContext, name: string, bytes: Buffer): Promise<string> {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, accountPolicy.import)
  const { text, encoding } = decodeText(bytes)
  const separator = detectSeparator(text)
  const { columns, rowCount } = await survey(text, separator)
  const id = newId()
  await ctx.write(async tx => {
    // Files that nobody went on with for a week are not needed any more.
    await tx
      .deleteFrom('account_import')
      .where('status', '=', 'READY')
      .where('created_at', '<', new Date(ctx.now.getTime() - 7 * 86_400_000))
      .execute()
    await tx
      .insertInto('account_import')
      .values({
        id,
        org_id: viewer.organizationId,
        member_id: viewer.memberId,
        file_name: fileName(name),
        content: bytes,
        encoding,
        separator,
        columns: JSON.stringify(columns),
        row_count: rowCount,
      })
      .execute()
    await audit(tx, ctx.identity, {
      action: 'accountImport.received',
      recordType: 'ACCOUNT_IMPORT',
      recordId: id,
      details: { rowCount },
    })
  })
  return id
}

const fileName = (name: string): string =>
  name.replaceAll('\0', '').toWellFormed().split(/[/\\]/).at(-1)?.trim().slice(0, 255) || 'accounts.csv'

async function survey(
  text: string,
  separator: string,
): Promise<{ columns: ImportColumn[]; rowCount: number }> {
  let header: string[] | null = null
  const samples: string[][] = []
  let rowCount = 0
  for await (const { cells } of readTable(text, separator)) {
    if (!header) {
      header = withoutEmptyEnd(cells)
      if (header.length > mostColumns) throw tooWide(header.length)
      continue
    }
    if (++rowCount > mostRows) throw tooLong()
    header.forEach((_, index) => addSample((samples[index] ??= []), cells[index]))
  }
  if (!header) throw noHeader()
  const columns = header.map((heading, index) => ({
    index,
    name: heading.trim().slice(0, 200) || columnLetter(index),
    samples: samples[index] ?? [],
    suggestedField: suggestField(heading),
  }))
  if (columns.every(({ suggestedField }) => suggestedField === null) && header.some(looksLikeData))
    throw noHeader()
  if (rowCount === 0) throw noRows()
  return { columns: suggestOnce(columns), rowCount }
}

function addSample(samples: string[], cell: string | undefined) {
  const value = cell?.toWellFormed().replaceAll('\0', '').trim().slice(0, 100)
  if (value && samples.length < 3 && !samples.includes(value)) samples.push(value)
}

function withoutEmptyEnd(cells: string[]): string[] {
  const last = cells.findLastIndex(cell => cell.trim() !== '')
  return cells.slice(0, last + 1)
}

/** Of several columns that could be the same field, the first one is suggested. */
function suggestOnce(columns: ImportColumn[]): ImportColumn[] {
  return columns.map(column => {
    const first = columns.find(({ suggestedField }) => suggestedField === column.suggestedField)
    return first === column ? column : { ...column, suggestedField: null }
  })
}

const looksLikeData = (cell: string) => /^\s*[\d０-９][\d０-９.,\s-]*$|@|:\/\/|^www\./i.test(cell)

const noHeader = () =>
  badInput('file', {
    en: 'The first row must hold the headings of the columns, e.g. Name, Website, City. Add that row and send the file again.',
    ja: '1 行目には「会社名」「ウェブサイト」「市区町村」などの列見出しが必要です。見出し行を追加して再送信してください。',
  })

const noRows = () =>
  badInput('file', {
    en: 'There are no accounts below the headings. Add one account in each row and send the file again.',
    ja: '見出しの下に取引先がありません。1 行に 1 件ずつ追加して再送信してください。',
  })

const tooLong = () =>
  badInput('file', {
    en: `At most ${mostRows} rows can be imported at once. Split the file.`,
    ja: `一度にインポートできるのは ${mostRows} 行までです。ファイルを分割してください。`,
  })

const tooWide = (count: number) =>
  badInput('file', {
    en: `The first row has ${count} columns; at most ${mostColumns} are possible. Remove those that are not needed.`,
    ja: `1 行目に ${count} 列ありますが、上限は ${mostColumns} 列です。不要な列を削除してください。`,
  })
