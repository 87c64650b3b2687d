import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import type { Cell } from '../platform/files/xlsx.ts'
import type { Started } from './fetchExport.ts'

/**
 * Rows with a mark in their last column that tells whoever runs the server which export they come from, and a last row that says it openly.
 * @throws Error when the list has grown beyond what was agreed to: a file is whole or there is none
 */
export async function* markedRows(
  ctx: RequestContext,
  { id, rowCount, who, firm }: Started,
  pages: AsyncIterable<Cell[][]>,
  onCount: (rows: number) => void,
): AsyncGenerator<Cell[]> {
  const most = Math.ceil(rowCount * 1.05) + 20
  let count = 0
  let isHeading = true
  for await (const page of pages) {
    if (isHeading) yield* page.map(row => [...row, 'Ref'])
    else {
      if (count + page.length > most) throw new Error('The list has grown beyond what was asked for.')
      for (let from = 0; from < page.length; from += 1000) {
        const part = page.slice(from, from + 1000)
        const marks = await marksOf(ctx, id, count, part.length)
        for (const [index, row] of part.entries()) yield [...row, marks[index] ?? null]
        count += part.length
        onCount(count)
      }
    }
    isHeading = false
  }
  const at = ctx.now.toISOString()
  yield [
    ctx.language === 'ja'
      ? `Enishi からエクスポート: ${who}（${firm}）、${at}、番号 ${id}`
      : `Exported from Enishi by ${who} (${firm}), ${at}, number ${id}`,
  ]
}

async function marksOf(ctx: RequestContext, id: string, from: number, howMany: number): Promise<string[]> {
  const { rows } = await ctx.query(tx =>
    sql<{ mark: string }>`select private.export_marks(${id}::uuid, ${from}, ${howMany}) as mark`.execute(tx),
  )
  return rows.map(({ mark }) => mark)
}
