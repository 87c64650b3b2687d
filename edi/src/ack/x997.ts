import type { WrittenElement, WrittenSegment } from '../codec/writer.ts'
import type { Fault, GroupEnvelope, InterchangeReading, MessageReading } from '../reading/model.ts'
import { dayOf, timeOf } from '../writing/interchanges.ts'
import { answerableGroups } from './acknowledgement.ts'
import type { AcknowledgeOptions } from './acknowledgement.ts'
import { answerInterchange, ta1Segment } from './ta1.ts'

const MOST_CODES = 5
const MOST_ELEMENT_NOTES = 99
const HAS_ELEMENT_ERRORS = '8'
const SEGMENTS_IN_ERROR = '5'

const isError = (fault: Fault): boolean => fault.severity === 'error' && fault.standardCode !== null

/** 997 and its successor 999 say the same with other segments. */
interface Form {
  type: '997' | '999'
  segment: 'AK3' | 'IK3'
  element: 'AK4' | 'IK4'
  trailer: 'AK5' | 'IK5'
  /** What the answer itself is written by; null: the release of the group it answers. */
  convention: string | null
}

const FORMS: Record<Form['type'], Form> = {
  '997': { type: '997', segment: 'AK3', element: 'AK4', trailer: 'AK5', convention: null },
  '999': { type: '999', segment: 'IK3', element: 'IK4', trailer: 'IK5', convention: '005010X231A1' },
}

/** One transaction for every functional group received, with a note for every fault (X12.20 Functional Acknowledgment). */
export function writeFunctional(
  reading: InterchangeReading,
  options: AcknowledgeOptions,
  type: Form['type'],
): Uint8Array {
  const form = FORMS[type]
  const groups = answerableGroups(reading)
  const number = String(options.controlNumber % 1_000_000_000)
  const first = groups[0]
  const body: WrittenSegment[] = [
    [
      'GS',
      'FA',
      first?.receiver[0] || reading.receiver.id,
      first?.sender[0] || reading.sender.id,
      dayOf(options.now),
      timeOf(options.now),
      number,
      'X',
      form.convention ?? (first && /^[A-Z0-9]{6,12}$/.test(first.version) ? first.version : '004010'),
    ],
    ...groups.flatMap((group, index) =>
      transaction(reading, group, String(index + 1).padStart(4, '0'), form),
    ),
    ['GE', String(groups.length), number],
  ]
  const wantsTa1 = options.withTa1 || (reading.envelope.header[13]?.[0] ?? '').trim() === '1'
  return answerInterchange(reading, wantsTa1 ? [ta1Segment(reading, undefined), ...body] : body, 1, options)
}

function transaction(
  reading: InterchangeReading,
  group: GroupEnvelope,
  number: string,
  form: Form,
): WrittenSegment[] {
  const messages = group.messages.flatMap(index => reading.messages[index] ?? [])
  // Before 005010 nothing repeats, and the answer has no place for the number of a repetition.
  const repeats = form.convention !== null || /^00[5-9]/.test(group.version)
  const inner: WrittenSegment[] = [
    [
      'AK1',
      code(group.functionalId, 2),
      /^\d{1,9}$/.test(group.controlNumber) ? group.controlNumber : '0',
      ...(form.convention && group.version ? [group.version.slice(0, 12)] : []),
    ],
    ...messages.flatMap(message => messageNotes(message, form, repeats)),
    groupTrailer(group, messages),
  ]
  return [
    ['ST', form.type, number, ...(form.convention ? [form.convention] : [])],
    ...inner,
    ['SE', String(inner.length + 2), number],
  ]
}

function groupTrailer(group: GroupEnvelope, messages: readonly MessageReading[]): WrittenSegment {
  const codes = codesOf(group.faults.filter(isError))
  const accepted = messages.filter(message => message.accepted).length
  const included =
    group.declaredCount !== null && /^\d{1,6}$/.test(group.declaredCount)
      ? group.declaredCount
      : String(messages.length)
  const isRejected = codes.length > 0 || (accepted === 0 && messages.length > 0)
  const verdict = isRejected ? 'R' : accepted === messages.length ? 'A' : 'P'
  return ['AK9', verdict, included, String(messages.length), String(accepted), ...codes]
}

function messageNotes(message: MessageReading, form: Form, repeats: boolean): WrittenSegment[] {
  const errors = message.faults.filter(isError)
  const located = errors.filter(fault => fault.level === 'segment' || fault.level === 'element')
  const codes = codesOf(errors.filter(fault => fault.level === 'message'))
  const all = located.length > 0 ? [...codes, SEGMENTS_IN_ERROR].slice(0, MOST_CODES) : codes
  return [
    ['AK2', code(message.type, 3), message.controlNumber || '0000'],
    ...segmentNotes(located, form, repeats),
    [form.trailer, message.accepted ? 'A' : 'R', ...all],
  ]
}

const codesOf = (faults: readonly Fault[]): string[] =>
  [...new Set(faults.flatMap(fault => fault.standardCode ?? []))].slice(0, MOST_CODES)

function segmentNotes(faults: readonly Fault[], form: Form, repeats: boolean): WrittenSegment[] {
  const notes: WrittenSegment[] = []
  const ordered = faults.toSorted((a, b) => (a.segmentPosition ?? 0) - (b.segmentPosition ?? 0))
  let elementKey = ''
  let elementNotes = 0
  for (const fault of ordered) {
    const position = String(Math.min(fault.segmentPosition ?? 1, 999_999))
    const head: WrittenElement[] = [code(fault.segmentTag ?? '', 3), position, (fault.loop ?? '').slice(0, 6)]
    if (fault.level === 'segment') {
      elementKey = ''
      notes.push([form.segment, ...head, fault.standardCode ?? HAS_ELEMENT_ERRORS])
      continue
    }
    const key = `${fault.segmentTag}/${fault.segmentPosition}`
    if (key !== elementKey) {
      elementKey = key
      elementNotes = 0
      notes.push([form.segment, ...head, HAS_ELEMENT_ERRORS])
    }
    if (++elementNotes <= MOST_ELEMENT_NOTES) notes.push(elementNote(fault, form, repeats))
  }
  return notes
}

function elementNote(fault: Fault, form: Form, repeats: boolean): WrittenSegment {
  const element = String(Math.min(fault.element ?? 1, 99))
  const component = fault.component === null ? '' : String(Math.min(fault.component, 99))
  const repetition = repeats && fault.repetition !== null ? String(Math.min(fault.repetition, 9999)) : ''
  const position = component || repetition ? [element, component, repetition] : element
  const id = /^\d{1,4}$/.test(fault.elementId ?? '') ? (fault.elementId ?? '') : ''
  return [form.element, position, id, fault.standardCode ?? '', (fault.value ?? '').slice(0, 99).trimEnd()]
}

/** A code the acknowledgement must carry even when what was received is no code. */
function code(value: string, length: number): string {
  const clean = value
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, length)
  return clean.length >= 2 && (length === 2 || clean.length >= 2) ? clean : 'ZZZ'.slice(0, length)
}
