import { delimiterText } from '../codec/delimiters.ts'
import type { Syntax } from '../codec/delimiters.ts'
import { writeSegments } from '../codec/writer.ts'
import type { WrittenElement, WrittenSegment } from '../codec/writer.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** UTC date as CCYYMMDD. */
export const dayOf = (now: Date): string =>
  `${now.getUTCFullYear()}${two(now.getUTCMonth() + 1)}${two(now.getUTCDate())}`

/** UTC time as HHMM. */
export const timeOf = (now: Date): string => `${two(now.getUTCHours())}${two(now.getUTCMinutes())}`

interface X12Interchange {
  syntax: Syntax
  sender: { qualifier: string; id: string }
  receiver: { qualifier: string; id: string }
  /** ISA12. */
  version: string
  controlNumber: number
  isTest: boolean
  now: Date
  /** What stands between ISA and IEA. */
  body: readonly WrittenSegment[]
  groupCount: number
}

/** An X12 interchange whose header has its fixed widths whatever is put into it. */
export function writeX12Interchange(parts: X12Interchange): Uint8Array {
  const { syntax, sender, receiver, now } = parts
  const number = String(parts.controlNumber % 1_000_000_000).padStart(9, '0')
  const text = (value: string, length: number): string =>
    value
      .replace(/[^ -~]/g, '?')
      .padEnd(length)
      .slice(0, length)
  const qualifier = (value: string): string => (/^[A-Z0-9]{2}$/i.test(value) ? value : 'ZZ')
  const header: WrittenSegment = [
    'ISA',
    '00',
    text('', 10),
    '00',
    text('', 10),
    qualifier(sender.qualifier),
    text(sender.id, 15),
    qualifier(receiver.qualifier),
    text(receiver.id, 15),
    dayOf(now).slice(2),
    timeOf(now),
    syntax.repetition ? delimiterText(syntax.repetition) : 'U',
    /^\d{5}$/.test(parts.version) ? parts.version : '00401',
    number,
    '0',
    parts.isTest ? 'T' : 'P',
    syntax.component ? delimiterText(syntax.component) : '>',
  ]
  return writeSegments([header, ...parts.body, ['IEA', String(parts.groupCount), number]], syntax)
}

interface EdifactInterchange {
  syntax: Syntax
  /** S001: syntax identifier and version. */
  identifier: readonly string[]
  /** S002 and S003. */
  sender: readonly string[]
  receiver: readonly string[]
  controlNumber: string
  isTest: boolean
  now: Date
  messages: readonly { reference: string; identifier: readonly string[]; body: readonly WrittenSegment[] }[]
}

/** An EDIFACT interchange, with UNA where its delimiters are not those of its syntax version. */
export function writeEdifactInterchange(parts: EdifactInterchange): Uint8Array {
  const isVersion4 = (parts.identifier[1] ?? '') >= '4'
  const date = dayOf(parts.now)
  const test: WrittenElement[] = parts.isTest ? ['', '', '', '', '', '1'] : []
  const segments: WrittenSegment[] = [
    [
      'UNB',
      parts.identifier,
      parts.sender,
      parts.receiver,
      [isVersion4 ? date : date.slice(2), timeOf(parts.now)],
      parts.controlNumber,
      ...test,
    ],
    ...parts.messages.flatMap(({ reference, identifier, body }): WrittenSegment[] => [
      ['UNH', reference, identifier],
      ...body,
      ['UNT', String(body.length + 2), reference],
    ]),
    ['UNZ', String(parts.messages.length), parts.controlNumber],
  ]
  const body = writeSegments(segments, parts.syntax)
  const una = new TextEncoder().encode(serviceAdvice(parts.syntax, isVersion4))
  const bytes = new Uint8Array(una.length + body.length)
  bytes.set(una)
  bytes.set(body, una.length)
  return bytes
}

/** UNA when the delimiters are not the defaults of the syntax; the level B separators need none. */
export function serviceAdvice(syntax: Syntax, isVersion4: boolean): string {
  const mark = (delimiter: Syntax['component']): string => (delimiter ? delimiterText(delimiter) : ' ')
  if (syntax.element.byte === 0x1d) return ''
  const release = syntax.release === null ? ' ' : String.fromCharCode(syntax.release)
  const characters = `${mark(syntax.component)}${mark(syntax.element)}${syntax.decimalMark}${release}${mark(syntax.repetition)}${mark(syntax.segment)}`
  return characters === (isVersion4 ? ":+.?*'" : ":+.? '") ? '' : `UNA${characters}`
}
