import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText } from './decodeText.ts'
import { readAmount, readCount, scaleOfHeading } from './importAmounts.ts'
import { columnLetter, suggestField } from './importFields.ts'
import { detectSeparator, readTable } from './readTable.ts'
import type { TableRow } from './readTable.ts'

const rowsOf = async (text: string, separator = ',') => {
  const rows: TableRow[] = []
  for await (const row of readTable(text, separator)) rows.push(row)
  return rows
}

describe('the encoding of a file', () => {
  const japanese = '会社名,住所\n東京商事株式会社,東京都港区芝公園\nカタカナ産業,大阪市北区\n'
  const european =
    'Company;Street\nMüller & Söhne;Hauptstraße 1\nSociété Générale;29, boulevard\nÅngström;Köln\n'
  it.each([
    ['UTF-8', 'utf8', japanese],
    ['UTF-8', 'utf8', european],
    ['Shift_JIS', 'Shift_JIS', japanese],
    ['EUC-JP', 'EUC-JP', japanese],
    ['windows-1252', 'windows-1252', european],
    ['windows-1252', 'latin1', european],
    ['UTF-16LE', 'utf-16le', japanese],
    ['UTF-16BE', 'utf-16be', european],
  ])('is found: %s', (encoding, codec, text) => {
    expect(decodeText(iconv.encode(text, codec))).toEqual({ text, encoding })
  })

  it.each(['utf8', 'utf-16le', 'utf-16be'])(
    'is told by a byte order mark of %s, which is no part of the text',
    codec => {
      expect(decodeText(iconv.encode('Name\nAcme\n', codec, { addBOM: true })).text).toBe('Name\nAcme\n')
    },
  )

  it.each([
    ['a spreadsheet', Buffer.from('PK\x03\x04 xlsx', 'latin1'), /Save as CSV/],
    ['an old spreadsheet', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1', 'latin1'), /Save as CSV/],
    ['nothing', Buffer.alloc(0), /empty/],
    ['blanks', Buffer.from(' \r\n\r\n'), /empty/],
    ['a PDF', Buffer.from('%PDF-1.7'), /not a text file/],
    ['noise', Buffer.from([1, 2, 0, 254, 7, 0, 200, 13, 10, 3]), /not a text file/],
  ])('is refused with what to do: %s', (_, bytes, words) => {
    expect(() => decodeText(bytes)).toThrow(words)
  })
})

describe('the table in a file', () => {
  it.each([
    [',', 'a,b;c\n1,2\n3,4'],
    [';', 'a;b\n1,5;2\n3,7;4'],
    ['\t', 'a\tb\n1, 2\t3'],
    ['|', 'a|b\n1|2'],
    [';', 'sep=;\na;b\n1;2'],
    [',', 'name\nAcme\n'],
    [',', '"a;b;c",d\n"1;2;3",4'],
  ])('has the separator %j', (separator, text) => {
    expect(detectSeparator(text)).toBe(separator)
  })

  it('keeps line breaks and separators in quotation marks, and counts rows as a spreadsheet does', async () => {
    const rows = await rowsOf('name,city\r\n"Acme\r\nWorks","Tokyo, ""Minato"""\r\n\r\nBolt,Oslo')
    expect(rows).toEqual([
      { row: 1, cells: ['name', 'city'] },
      { row: 2, cells: ['Acme\r\nWorks', 'Tokyo, "Minato"'] },
      { row: 4, cells: ['Bolt', 'Oslo'] },
    ])
  })

  it('is whole when a character lies across the pieces it is read in', async () => {
    const rows = await rowsOf(`name\n${'株式会社東京'.repeat(20_000)}`.slice(0, 80_000))
    expect(rows[1]?.cells[0]).toMatch(/^[株式会社東京]+$/)
  })

  it('names the row where a quotation never ends', async () => {
    await expect(rowsOf('name,city\nAcme,"Tokyo\nBolt,Oslo\n')).rejects.toThrow(/row 2 never closes/)
  })
})

describe('headings', () => {
  it.each([
    ['Company Name', 'NAME'],
    ['account_name', 'NAME'],
    ['会社名', 'NAME'],
    ['取引先名', 'NAME'],
    ['ＵＲＬ', 'WEBSITE'],
    ['ホームページURL', 'WEBSITE'],
    ['電話番号', 'PHONE'],
    ['市区町村', 'CITY'],
    ['所在地', 'ADDRESS'],
    ['No. of employees', 'EMPLOYEES'],
    ['従業員数（名）', 'EMPLOYEES'],
    ['Annual Revenue (USD)', 'ANNUAL_REVENUE'],
    ['売上高（百万円）', 'ANNUAL_REVENUE'],
    ['備考', 'NOTES'],
    ['Contact e-mail', null],
    ['', null],
  ])('%j means %s', (heading, field) => {
    expect(suggestField(heading)).toBe(field)
  })

  it('that are missing are called as a spreadsheet calls the column', () => {
    expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })
})

describe('amounts', () => {
  it.each([
    ['1,234.50', 'USD', 123_450],
    ['1.234,50', 'EUR', 123_450],
    ['$1,234', 'USD', 123_400],
    ['1.234', 'USD', 123_400],
    ['1.234', 'KWD', 1234],
    ['12,5', 'EUR', 1250],
    ["1'000'000", 'CHF', 100_000_000],
    ['1 000 000,00 €', 'EUR', 100_000_000],
    ['￥１，０００', 'JPY', 1000],
    ['3億2000万円', 'JPY', 320_000_000],
    ['1.5億', 'JPY', 150_000_000],
    ['120百万円', 'JPY', 120_000_000],
    ['90071992547409.91', 'USD', 9_007_199_254_740_991],
    ['90071992547409.92', 'USD', null],
    ['12.345.6', 'USD', null],
    ['1.5', 'JPY', null],
    ['-5', 'USD', null],
    ['about 5', 'USD', null],
    ['', 'USD', null],
  ])('%j in %s is %s in its smallest unit', (text, currency, minor) => {
    expect(readAmount(text, currency)).toBe(minor)
  })

  it('take the unit of their heading', () => {
    expect(readAmount('120', 'JPY', scaleOfHeading('売上高（百万円）'))).toBe(120_000_000)
    expect(readAmount('1.5', 'USD', scaleOfHeading('Revenue (in thousands)'))).toBe(150_000)
  })

  it.each([
    ['1,200', 1200],
    ['１２００名', 1200],
    ['12.5', null],
    ['many', null],
    ['99999999999', null],
  ])('%j is %s people', (text, count) => {
    expect(readCount(text)).toBe(count)
  })
})
