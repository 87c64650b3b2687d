import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import type { Database } from '../platform/db/database.ts'

export interface Traced {
  exportId: string
  firm: string
  person: string
  recordType: string
  startedAt: Date
  /** Rows of it that are in the file. */
  rows: number
}

const mostMarks = 100_000

/** Which exports the rows of a file come from: whole or in part, CSV, workbook or copied text. */
export async function traceExport(db: Database, file: Uint8Array): Promise<Traced[]> {
  const marks = [...new Set(textOf(file).match(/(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/g) ?? [])].slice(
    0,
    mostMarks,
  )
  return await db.query(null, async tx => {
    const { rows } = await sql<Traced>`
      select t.export_id as "exportId", t.org_name as firm, t.member_name as person, t.record_type as "recordType",
          t.started_at as "startedAt", count(distinct t.row_number)::int as rows
        from unnest(${marks}::text[]) m(mark) cross join lateral private.trace_mark(m.mark) t
        group by 1, 2, 3, 4, 5 order by 5`.execute(tx)
    return rows
  })
}

/** Marks are plain letters in every encoding, once the zeros of wide ones are gone. */
function textOf(file: Uint8Array): string {
  const parts = isZip(file)
    ? Object.values(unzipSync(file, { filter: ({ name }) => name.endsWith('.xml') }))
    : [file]
  return parts.map(part => strFromU8(part, true).replaceAll('\0', '')).join('\n')
}

const isZip = (file: Uint8Array) => file[0] === 0x50 && file[1] === 0x4b
