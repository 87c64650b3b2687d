import { describe, expect, it } from 'vitest'
import { importUnece, readInterchanges } from '../../index.ts'
import { bytes, edifact } from '../../testSupport.ts'
import { dictionary } from '../edifact/d96a/dictionary.ts'
import { directoryD96A } from '../edifact/d96a/index.ts'
import { messages } from '../edifact/d96a/messages.ts'
import type { GroupSchema } from '../model.ts'
import { directoryOf } from './directoryTables.ts'
import { structureIn } from './uneceMessage.ts'

const RULE = `\r\n${'-'.repeat(70)}\r\n\r\n`

/** Our own tables as the text files of a directory: what was written must be read back. */
const elementFile = dictionary.elements
  .split(';')
  .map(entry => entry.trim().split(/\s+/))
  .map(
    ([id, format]) =>
      `  |  ${id}  NAME OF ${id}    [B]\r\n\r\n     Desc: What it is.\r\n\r\n     Repr: ${format}`,
  )
  .join(RULE)

const partsFile = (text: string): string =>
  text
    .split(';')
    .map(entry => entry.trim().replace(/\s+/g, ' '))
    .map(entry => {
      const [tag = '', ...rest] = expanded(entry).split(' ')
      const rows = rest.map((part, at) => {
        const [, requirement, id, times = '1'] = /^([MO])([A-Z]?\d+)(?:\*(\d+))?$/.exec(part) ?? []
        const number = String((at + 1) * 10).padStart(3, '0')
        // Every third name is long enough to go on in the next line.
        const name = at % 3 === 2 ? `A name that goes on\r\n             in the next line` : 'A name'
        return `${number}    ${id}  ${name}          ${requirement === 'M' ? 'M' : 'C'}    ${times}`
      })
      return `       ${tag}  NAME OF ${tag}\r\n\r\n       Function: To do it.\r\n\r\n${rows.join('\r\n\r\n')}`
    })
    .join(RULE)

const expanded = (entry: string): string =>
  entry.replace(/\(([^)]*)\)x(\d+)/g, (_, run: string, times: string) =>
    Array(Number(times)).fill(run).join(' '),
  )

function messageFile(root: GroupSchema, dash: string, end: string, pass: string): string {
  const rows: string[] = []
  const write = (group: GroupSchema, depth: number, closing: number): void => {
    group.nodes.forEach(({ tag, isMandatory, max, group: inner }, at) => {
      const number = String((rows.length + 1) * 10).padStart(4, '0')
      const requirement = isMandatory ? 'M' : 'C'
      const ends = at === group.nodes.length - 1 ? closing : 0
      if (inner) {
        rows.push(
          `${number}       ${dash.repeat(4)} Segment group ${inner.name.slice(2)}  ${dash.repeat(18)} ${requirement}   ${max}${dash.repeat(8)}${depth > 0 ? pass : dash}`,
        )
        write(inner, depth + 1, ends + 1)
      } else {
        const edge = ends > 0 ? dash.repeat(8) + end.repeat(ends) : depth > 0 ? `       ${pass}` : ''
        rows.push(`${number}   ${tag} Name of it                              ${requirement}   ${max}${edge}`)
      }
    })
  }
  write(root, 0, 0)
  return `4.3.1  Segment table\r\n\r\nPos    Tag Name                                      S   R\r\n\r\n${rows.join('\r\n')}\r\n`
}

const shape = ({ nodes }: GroupSchema): unknown =>
  nodes.map(({ tag, isMandatory, max, group }) => [
    group?.name ?? tag,
    isMandatory,
    max,
    group && shape(group),
  ])

const files = (dash = '-', end = '+', pass = '|') => [
  { name: 'EDED.96A', text: elementFile },
  { name: 'edcd.96a', text: partsFile(dictionary.composites) },
  { name: 'EDSD.96A', text: partsFile(dictionary.segments) },
  { name: 'README.TXT', text: 'of no interest' },
  ...Object.keys(messages).map(type => {
    const schema = directoryD96A.message(type)
    if (!schema) throw new Error(type)
    return { name: `${type}_D.96A`, text: messageFile(schema.root, dash, end, pass) }
  }),
]

describe('the text files of a directory', () => {
  it.each([
    ['dashes and pluses', '-', '+', '|'],
    ['box drawing of the old directories', '\u00c4', '\u00d9', '\u00b3'],
  ])('are read back as the tables they were made of, with %s', (_, dash, end, pass) => {
    const imported = directoryOf({ ...importUnece(files(dash, end, pass)), names: {} })
    expect(imported.release).toBe('D.96A')
    for (const type of directoryD96A.types) {
      const [here, there] = [directoryD96A.message(type), imported.message(type)]
      expect(there && shape(there.root)).toEqual(here && shape(here.root))
      for (const tag of here?.tags ?? [])
        expect(there?.segments.get(tag)?.elements).toEqual(here?.segments.get(tag)?.elements)
    }
  })

  it('make messages of a release that is not built in readable, with its own names', () => {
    const other = files().map(({ name, text }) => ({ name: name.replace(/96A/i, '10B'), text }))
    const imported = importUnece(other)
    expect(imported.names?.['1004']).toEqual(['NAME OF 1004', 'NAME OF 1004'])
    const message = edifact({ unh: "UNH+1+ORDERS:D:10B:UN'" })
    const [known] = readInterchanges(bytes(message), { directories: [imported] })
    expect(known?.faults).toEqual([])
    const [unknown] = readInterchanges(bytes(message))
    expect(unknown?.faults).toMatchObject([{ code: 'release-not-exact' }])
  })

  it('are refused with what is missing or cannot be read', () => {
    expect(() => importUnece([])).toThrow('EDED, EDCD, EDSD cannot be found')
    const withoutMessages = files().filter(({ name }) => !name.includes('_D.'))
    expect(() => importUnece(withoutMessages)).toThrow('table of messages holds none')
    const cut = files().map(({ name, text }) =>
      name.startsWith('ORDERS') ? { name, text: text.slice(0, text.lastIndexOf('+') - 200) } : { name, text },
    )
    expect(() => importUnece(cut)).toThrow(/^ORDERS: SG\d+.* does not end/)
    const unknownPart = files().map(({ name, text }) =>
      name === 'EDED.96A' ? { name, text: text.replace('1004  NAME', '1999  NAME') } : { name, text },
    )
    expect(() => importUnece(unknownPart)).toThrow('1004')
  })
})

it('reads a segment table with change marks, sections and groups that end together', () => {
  const table = `
Pos     Tag Name                                     S   R

            HEADER SECTION

00010   UNH Message header                           M   1
00020 * BGM Beginning of message                     M   1
00030 + ---- Segment group 1  ------------------ C   99---------------+
00040   NAD Name and address                         M   1                |
00050   LOC Place/location identification            C   25               |
                                                                          |
00060       ---- Segment group 2  ------------------ C   9999------------+|
00070   RFF Reference                                M   1               ||
00080 X DTM Date/time/period                         C   5---------------++
00090   UNS Section control                          M   1
00100   UNT Message trailer                          M   1
`
  expect(structureIn(table)).toBe('BGM M1, SG1[C99](NAD M1, LOC C25, SG2[C9999](RFF M1, DTM C5)), UNS M1')
})
