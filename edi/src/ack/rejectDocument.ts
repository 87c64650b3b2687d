import type { WrittenSegment } from '../codec/writer.ts'
import type { InterchangeReading, MessageReading } from '../reading/model.ts'
import { dayOf, timeOf } from '../writing/interchanges.ts'
import { isRejectable } from './acknowledgement.ts'
import type { AcknowledgeOptions, Acknowledgement } from './acknowledgement.ts'
import { answerEdifact } from './contrl.ts'
import { answerInterchange } from './ta1.ts'

/** Why a document that is right by its standard cannot be accepted in business. */
export interface BusinessFault {
  code: 'unknown-item' | 'price-differs' | 'duplicate-document' | 'unknown-party' | 'other'
  /** The line it is about; null for the document as a whole. */
  line: string | null
  /** What was received, when it can be named. */
  value: string | null
  /** A sentence for the person who sent it. */
  text: string
}

export interface RejectDocumentOptions extends AcknowledgeOptions {
  /** Index of the message in the reading. */
  message: number
  /** The number of the document, such as the purchase order number. */
  documentNumber: string
  faults: readonly BusinessFault[]
}

// X12 647: incorrect data, duplicate, or mutually defined where the standard has no word for it.
const X12_CODES: Record<BusinessFault['code'], string> = {
  'unknown-item': '848',
  'price-differs': '848',
  'duplicate-document': 'DUP',
  'unknown-party': '848',
  other: 'ZZZ',
}

/** 9321 by the code list of the recipient (3055 = 91), short names of ours. */
const EDIFACT_CODES: Record<BusinessFault['code'], string> = {
  'unknown-item': 'ITEM',
  'price-differs': 'PRICE',
  'duplicate-document': 'DUPL',
  'unknown-party': 'PARTY',
  other: 'OTHER',
}

/** 128 and 1153 of the document's number. */
const REFERENCES: Record<string, string> = {
  '850': 'PO',
  '860': 'PO',
  '810': 'IV',
  '856': 'SI',
  ORDERS: 'ON',
  ORDCHG: 'ON',
  INVOIC: 'IV',
  DESADV: 'AAK',
}

const MOST_FAULTS = 999
const MOST_NOTES = 100
const TEXT_LENGTH = 60
const FTX_LENGTH = 70

/** 824 or APERAK: rejects one document in business terms. Null for an acknowledgement, or when there is no such message. */
export function rejectDocument(
  reading: InterchangeReading,
  options: RejectDocumentOptions,
): Acknowledgement | null {
  const message = reading.messages[options.message]
  if (!message || !isRejectable(message)) return null
  if (reading.envelope.isAcknowledgement || !reading.envelope.isReadable) return null
  return reading.standard === 'X12'
    ? { type: '824', bytes: write824(reading, message, options) }
    : { type: 'APERAK', bytes: writeAperak(reading, message, options) }
}

function write824(
  reading: InterchangeReading,
  message: MessageReading,
  options: RejectDocumentOptions,
): Uint8Array {
  const { envelope } = reading
  const group = envelope.groups.find(({ messages }) => messages.includes(options.message))
  const number = String(options.controlNumber % 1_000_000_000)
  const [day, time] = [dayOf(options.now), timeOf(options.now)]
  const release = /^[A-Z0-9]{6,12}$/.test(message.release) ? message.release : '004010'
  const inner: WrittenSegment[] = [
    ['BGN', '00', number, day, time],
    [
      'OTI',
      'TR',
      REFERENCES[message.type] ?? 'ZZ',
      options.documentNumber.slice(0, 30),
      group?.sender[0] ?? '',
      group?.receiver[0] ?? '',
      '',
      '',
      group && /^\d{1,9}$/.test(group.controlNumber) ? group.controlNumber : '',
      group ? message.controlNumber : '',
      message.type,
    ],
    ...options.faults.slice(0, MOST_FAULTS).flatMap(technicalError),
  ]
  const body: WrittenSegment[] = [
    [
      'GS',
      'AG',
      group?.receiver[0] || reading.receiver.id,
      group?.sender[0] || reading.sender.id,
      day,
      time,
      number,
      'X',
      release,
    ],
    ['ST', '824', '0001'],
    ...inner,
    ['SE', String(inner.length + 2), '0001'],
    ['GE', '1', number],
  ]
  return answerInterchange(reading, body, 1, options)
}

/** The whole sentence: what TED has no room for follows in notes. */
function technicalError(fault: BusinessFault): WrittenSegment[] {
  const [first = '', ...rest] = pieces(lineText(fault), TEXT_LENGTH)
  const value = (fault.value ?? '').slice(0, 99).trimEnd()
  const notes = rest.slice(0, MOST_NOTES).map((text): WrittenSegment => ['NTE', 'ERN', text])
  return [['TED', X12_CODES[fault.code], first, '', '', '', '', value], ...notes]
}

/** A text cut into pieces no longer than that, at blanks where there are any. */
function pieces(text: string, length: number): string[] {
  const cut: string[] = []
  let rest = text.trim()
  while (rest.length > length) {
    const blank = rest.lastIndexOf(' ', length)
    const at = blank > 0 ? blank : length
    cut.push(rest.slice(0, at))
    rest = rest.slice(at).trimStart()
  }
  return rest === '' ? cut : [...cut, rest]
}

const lineText = ({ line, text }: BusinessFault): string => (line === null ? text : `${line}: ${text}`)

/** The sentence in up to four parts of a free text, the value received as the fifth. */
function freeText({ text, value }: BusinessFault): string[] {
  const said = pieces(text, FTX_LENGTH).slice(0, 4)
  return value === null ? said : [...said, value.slice(0, FTX_LENGTH)]
}

function writeAperak(
  reading: InterchangeReading,
  message: MessageReading,
  options: RejectDocumentOptions,
): Uint8Array {
  const { header } = reading.envelope
  const reference = REFERENCES[message.type] ?? 'ACW'
  const body: WrittenSegment[] = [
    ['BGM', '313', String(options.controlNumber), '27'],
    ['DTM', ['137', dayOf(options.now), '102']],
    ['RFF', [reference, options.documentNumber.slice(0, 35)]],
    ['NAD', 'MS', [header[2]?.[0] ?? '']],
    ['NAD', 'MR', [header[1]?.[0] ?? '']],
    ...options.faults
      .slice(0, MOST_FAULTS)
      .flatMap((fault): WrittenSegment[] => [
        ['ERC', [EDIFACT_CODES[fault.code], '', '91']],
        ['FTX', 'AAO', '', '', freeText(fault)],
        ...(fault.line === null ? [] : [['RFF', ['LI', fault.line.slice(0, 35)]] satisfies WrittenSegment]),
      ]),
  ]
  return answerEdifact(reading, ['APERAK', 'D', '96A', 'UN'], body, options)
}
