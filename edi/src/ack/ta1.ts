import { createSyntax, delimiter, delimiterText } from '../codec/delimiters.ts'
import type { Syntax } from '../codec/delimiters.ts'
import { writeSegments } from '../codec/writer.ts'
import type { WrittenSegment } from '../codec/writer.ts'
import type { InterchangeReading } from '../reading/model.ts'
import { dayOf, refusalOf, timeOf } from './acknowledgement.ts'
import type { AcknowledgeOptions } from './acknowledgement.ts'

const DEFAULT_SYNTAX = createSyntax({
  standard: 'X12',
  segment: delimiter(0x7e),
  element: delimiter(0x2a),
  component: delimiter(0x3e),
  repetition: null,
  release: null,
  decimalMark: '.',
  charset: 'auto',
  isPaddedBeforeTerminator: false,
})

/** The answer is written as the sender writes, unless its header broke off before that could be known. */
const answerSyntax = (reading: InterchangeReading): Syntax =>
  reading.envelope.header.length >= 16 ? reading.envelope.syntax : DEFAULT_SYNTAX

// TA105: invalid sender, unknown receiver, duplicate control number.
const REJECTIONS = {
  'unknown-sender': '006',
  'unknown-receiver': '009',
  'duplicate-control-number': '025',
} as const

const field = (reading: InterchangeReading, n: number): string =>
  (reading.envelope.header[n - 1]?.[0] ?? '').trim()

/** TA1: accepts or refuses the interchange as a whole. */
export function ta1Segment(
  reading: InterchangeReading,
  rejection: AcknowledgeOptions['rejectInterchange'],
): WrittenSegment {
  const fault = refusalOf(reading)
  const note = rejection ? REJECTIONS[rejection.code] : (fault?.standardCode ?? '000')
  const number = field(reading, 13).padStart(9, '0')
  return [
    'TA1',
    number,
    datum(field(reading, 9), 6),
    datum(field(reading, 10), 4),
    note === '000' ? 'A' : 'R',
    note,
  ]
}

const datum = (value: string, length: number): string =>
  (/^\d+$/.test(value) ? value : '').padStart(length, '0').slice(0, length)

/** Wraps segments (a TA1, functional groups) in an interchange back to the sender. */
export function answerInterchange(
  reading: InterchangeReading,
  body: readonly WrittenSegment[],
  groupCount: number,
  { controlNumber, now }: AcknowledgeOptions,
): Uint8Array {
  const syntax = answerSyntax(reading)
  const number = String(controlNumber % 1_000_000_000).padStart(9, '0')
  const version = /^\d{5}$/.test(reading.version) ? reading.version : '00401'
  const text = (value: string, length: number): string =>
    value
      .replace(/[^ -~]/g, '?')
      .padEnd(length)
      .slice(0, length)
  const qualifier = (value: string): string => (/^[A-Z0-9]{2}$/i.test(value) ? value : 'ZZ')
  const component = syntax.component ? delimiterText(syntax.component) : '>'
  const header: WrittenSegment = [
    'ISA',
    '00',
    text('', 10),
    '00',
    text('', 10),
    qualifier(reading.receiver.qualifier),
    text(reading.receiver.id, 15),
    qualifier(reading.sender.qualifier),
    text(reading.sender.id, 15),
    dayOf(now).slice(2),
    timeOf(now),
    syntax.repetition ? delimiterText(syntax.repetition) : 'U',
    version,
    number,
    '0',
    reading.isTest ? 'T' : 'P',
    component,
  ]
  return writeSegments([header, ...body, ['IEA', String(groupCount), number]], syntax)
}

/** The interchange answered by TA1 alone. */
export const writeTa1 = (reading: InterchangeReading, options: AcknowledgeOptions): Uint8Array =>
  answerInterchange(reading, [ta1Segment(reading, options.rejectInterchange)], 0, options)
