import type { WrittenElement, WrittenSegment } from '../codec/writer.ts'
import type { Fault, GroupEnvelope, InterchangeReading, MessageReading } from '../reading/model.ts'
import { writeEdifactInterchange } from '../writing/interchanges.ts'
import { refusalOf } from './acknowledgement.ts'
import type { AcknowledgeOptions } from './acknowledgement.ts'

// 0083: rejected with all below; acknowledged, next level too unless explicitly rejected.
const REJECTED = '4'
const ACKNOWLEDGED = '7'
// 0085: unknown sender, not the actual recipient, duplicate.
const REJECTIONS = {
  'unknown-sender': '23',
  'unknown-receiver': '7',
  'duplicate-control-number': '26',
} as const
const MOST_SEGMENTS = 999
const MOST_ELEMENTS = 99

const isError = (fault: Fault): boolean => fault.severity === 'error' && fault.standardCode !== null

/** CONTRL in the syntax version, character set and delimiters of the interchange it answers (ISO 9735). */
export function writeContrl(reading: InterchangeReading, options: AcknowledgeOptions): Uint8Array {
  const { envelope } = reading
  const { header } = envelope
  const isVersion4 = isSyntax4(reading)
  const refusal = interchangeRefusal(reading, options)
  const body: WrittenSegment[] = [
    [
      'UCI',
      reading.controlNumber,
      header[1] ?? [],
      header[2] ?? [],
      refusal ? REJECTED : ACKNOWLEDGED,
      ...(refusal ?? []),
    ],
    ...(refusal ? [] : responses(reading, isVersion4, options.everyMessage ?? false)),
  ]
  return answerEdifact(
    reading,
    isVersion4 ? ['CONTRL', '4', '1', 'UN'] : ['CONTRL', 'D', '3', 'UN'],
    body,
    options,
  )
}

const isSyntax4 = ({ envelope }: InterchangeReading): boolean => (envelope.header[0]?.[1] ?? '') >= '4'

/** A message back to the sender, written as the sender writes. */
export function answerEdifact(
  { envelope, isTest }: InterchangeReading,
  identifier: readonly string[],
  body: readonly WrittenSegment[],
  { controlNumber, now }: AcknowledgeOptions,
): Uint8Array {
  const { header, syntax } = envelope
  return writeEdifactInterchange({
    syntax,
    identifier: syntaxIdentifier(header[0] ?? []),
    sender: header[2] ?? [],
    receiver: header[1] ?? [],
    controlNumber: String(controlNumber),
    isTest,
    now,
    messages: [{ reference: '1', identifier, body }],
  })
}

/** The received syntax identifier; UNOA version 3 stands in for what is none. */
function syntaxIdentifier([identifier = '', version = '', ...rest]: readonly string[]): string[] {
  const isKnown = /^(UNO[A-Z]|IAT[AB]|KEC[A-Z])$/.test(identifier)
  return [isKnown ? identifier : 'UNOA', /^[1-4]$/.test(version) ? version : '3', ...rest]
}

/** 0085, 0013 and S011 of UCI when the whole interchange is refused. */
function interchangeRefusal(
  reading: InterchangeReading,
  options: AcknowledgeOptions,
): WrittenElement[] | null {
  if (options.rejectInterchange) return [REJECTIONS[options.rejectInterchange.code], 'UNB']
  const fault = refusalOf(reading)
  return fault ? faultAt(fault, ['UNB', 'UNZ', 'UNG', 'UNE', 'UNH', 'UNT']) : null
}

/** Error code, service segment and position; the segment only when the standard lets it be named there. */
function faultAt(fault: Fault, nameable: readonly string[]): WrittenElement[] {
  const code = fault.standardCode ?? '18'
  if (!fault.segmentTag || !nameable.includes(fault.segmentTag)) return [code]
  return fault.element === null
    ? [code, fault.segmentTag]
    : [code, fault.segmentTag, elementPosition(fault, false)]
}

/** S011: the segment tag counts as element 1. */
function elementPosition(fault: Fault, isVersion4: boolean): string[] {
  const position = [String((fault.element ?? 0) + 1), fault.component === null ? '' : String(fault.component)]
  if (isVersion4 && fault.repetition !== null) position.push(String(fault.repetition))
  return position
}

function responses(
  reading: InterchangeReading,
  isVersion4: boolean,
  everyMessage: boolean,
): WrittenSegment[] {
  const { groups, identifiers } = reading.envelope
  const grouped = new Set(groups.flatMap(group => group.messages))
  const answer = (index: number): WrittenSegment[] => {
    const message = reading.messages[index]
    if (!message || message.type === 'CONTRL') return []
    const identifier = identifiers[index] ?? []
    if (!message.accepted) return messageResponse(message, identifier, isVersion4)
    return everyMessage ? [['UCM', message.controlNumber || '0', identifier, ACKNOWLEDGED]] : []
  }
  const loose = reading.messages.flatMap((_, index) => (grouped.has(index) ? [] : answer(index)))
  return [...loose, ...groups.flatMap(group => groupResponse(group, group.messages.flatMap(answer)))]
}

function groupResponse(group: GroupEnvelope, messages: WrittenSegment[]): WrittenSegment[] {
  const fault = group.faults.find(isError)
  if (!fault && messages.length === 0) return []
  const head: WrittenElement[] = [group.controlNumber, group.sender, group.receiver]
  if (fault) return [['UCF', ...head, REJECTED, ...faultAt(fault, ['UNG', 'UNE'])]]
  return [['UCF', ...head, ACKNOWLEDGED], ...messages]
}

function messageResponse(
  message: MessageReading,
  identifier: readonly string[],
  isVersion4: boolean,
): WrittenSegment[] {
  const errors = message.faults.filter(isError)
  const own = errors.find(fault => fault.level === 'message')
  const located = errors.filter(fault => fault.level === 'segment' || fault.level === 'element')
  return [
    ['UCM', message.controlNumber || '0', identifier, REJECTED, ...(own ? faultAt(own, ['UNH', 'UNT']) : [])],
    ...segmentResponses(located, isVersion4),
  ]
}

function segmentResponses(faults: readonly Fault[], isVersion4: boolean): WrittenSegment[] {
  const ordered = faults.toSorted((a, b) => (a.segmentPosition ?? 0) - (b.segmentPosition ?? 0))
  const written: WrittenSegment[] = []
  let segments = 0
  let elements = 0
  let open = ''
  for (const fault of ordered) {
    const position = String(fault.segmentPosition ?? 1)
    if (fault.level === 'segment' || open !== position) {
      if (++segments > MOST_SEGMENTS) break
      elements = 0
      open = fault.level === 'segment' ? '' : position
      written.push(
        fault.level === 'segment' ? ['UCS', position, fault.standardCode ?? '18'] : ['UCS', position],
      )
    }
    if (fault.level === 'element' && ++elements <= MOST_ELEMENTS) {
      written.push(['UCD', fault.standardCode ?? '18', elementPosition(fault, isVersion4)])
    }
  }
  return written
}
