import { createSyntax, delimiter } from '../codec/delimiters.ts'
import type { Syntax } from '../codec/delimiters.ts'
import type { WrittenSegment } from '../codec/writer.ts'
import type { InterchangeReading } from '../reading/model.ts'
import { writeX12Interchange } from '../writing/interchanges.ts'
import { refusalOf } from './acknowledgement.ts'
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
  return writeX12Interchange({
    syntax: answerSyntax(reading),
    sender: reading.receiver,
    receiver: reading.sender,
    version: reading.version,
    controlNumber,
    isTest: reading.isTest,
    now,
    body,
    groupCount,
  })
}

/** The interchange answered by TA1 alone. */
export const writeTa1 = (reading: InterchangeReading, options: AcknowledgeOptions): Uint8Array =>
  answerInterchange(reading, [ta1Segment(reading, options.rejectInterchange)], 0, options)
