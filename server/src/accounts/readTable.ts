import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { parse as parseSync } from 'csv-parse/sync'
import type { Options } from 'csv-parse'
import { badInput } from '../platform/errors.ts'

export interface TableRow {
  /** As a spreadsheet counts: the first line of the file is row 1, a cell with line breaks is in one row. */
  row: number
  cells: string[]
}

const largestRow = 256 * 1024
const piece = 64 * 1024

const optionsFor = (separator: string): Options => ({
  delimiter: separator,
  // A quotation mark inside an unquoted cell is just a character.
  relax_quotes: true,
  relax_column_count: true,
  max_record_size: largestRow,
})

/** The separator under which the first rows agree best on their number of columns. */
export function detectSeparator(text: string): string {
  const named = /^sep=(.)\r?\n/i.exec(text)
  if (named?.[1]) return named[1]
  const head = text.slice(0, 256 * 1024)
  const scored = [',', ';', '\t', '|'].map(separator => {
    const rows = firstRows(head, separator)
    const widths = rows.filter(cells => cells.some(cell => cell.trim() !== '')).map(cells => cells.length)
    const width = widths[0] ?? 1
    const agreement = widths.filter(each => each === width).length / Math.max(widths.length, 1)
    return { separator, score: width > 1 ? agreement * 10 + Math.min(width, 20) / 20 : 0 }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.separator : ','
}

function firstRows(head: string, separator: string): string[][] {
  const rows: string[][] = []
  try {
    parseSync(head, {
      ...optionsFor(separator),
      to: 50,
      on_record: (cells: string[]) => void rows.push(cells),
    })
  } catch {
    // A cut or broken quotation ends the sample; the rows before it are enough to judge.
  }
  return rows
}

/**
 * The rows of a table, blank ones left out, a few at a time, so that other work goes on meanwhile.
 * @throws AppError BAD_INPUT when a quotation never ends.
 */
export async function* readTable(text: string, separator: string): AsyncGenerator<TableRow> {
  const body = text.replace(/^sep=.\r?\n/i, '').replace(/\x1a$/, '')
  const rows: TableRow[] = []
  let row = 0
  let failure: unknown = null
  const parser = parse({
    ...optionsFor(separator),
    on_record: (cells: string[]) => {
      row++
      if (cells.some(cell => cell.trim() !== '')) rows.push({ row, cells })
      return null
    },
  })
  parser.on('error', error => (failure = error))
  parser.resume()
  const bytes = Buffer.from(body, 'utf8')
  for (let from = 0; from < bytes.length && !failure; from += piece) {
    parser.write(bytes.subarray(from, from + piece))
    await setImmediate()
    if (rows.length > 0) yield* rows.splice(0)
  }
  const ended = new Promise<void>(resolve => parser.once('close', resolve))
  if (!failure) {
    parser.end()
    await ended
  }
  yield* rows.splice(0)
  if (failure instanceof CsvError) throw brokenQuotation(row + 1)
  if (failure) throw failure
}

const brokenQuotation = (row: number) =>
  badInput('file', {
    en: `A quotation mark that opens in or after row ${row} never closes, or the cell is longer than 256 KB. Close it, or double quotation marks inside cells.`,
    ja: `${row} 行目以降で始まる引用符が閉じられていないか、セルが 256 KB を超えています。引用符を閉じるか、セル内の引用符を二重にしてください。`,
  })
