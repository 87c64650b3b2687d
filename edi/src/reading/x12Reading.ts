import { decodeText } from '../codec/charset.ts'
import { IS_BROKEN_HEADER, IS_UNTERMINATED } from '../codec/segment.ts'
import type { Segment } from '../codec/segment.ts'
import { elementCount, rawElement, valueOf } from '../codec/values.ts'
import { createMapper850 } from '../mapping/x850.ts'
import { chooseX12, SUPPORTED_X12 } from '../schema/choose.ts'
import { isoDate, isoTime } from '../validate/formats.ts'
import { finishMessages, verdictOf } from './interchangeReader.ts'
import type { InterchangeReader, MessageOfGroup, OpenGroup } from './interchangeReader.ts'
import { openMessage } from './messageReader.ts'
import type { InterchangeReading, Language } from './model.ts'
import { createReporter, inInputOrder } from './reporter.ts'
import { checkTrailer } from './trailers.ts'
import { checkGs, checkIsa, checkSt } from './isa.ts'

// Functional groups that carry acknowledgements: 997 and 999 travel in FA. They are never acknowledged.
const ACKNOWLEDGEMENT_GROUP = 'FA'
const SERVICE_SEGMENTS = new Set(['TA1', 'ISB', 'ISE', 'TA3'])

export function createX12Reader(header: Segment, bytes: Uint8Array, language: Language): InterchangeReader {
  const reporter = createReporter('X12', language)
  const { report } = reporter
  const groups: OpenGroup[] = []
  const messages: MessageOfGroup[] = []
  const isa: string[] = []
  let group: OpenGroup | null = null
  let message: MessageOfGroup | null = null
  let position = 0
  let isClosed = false
  let hasServiceSegment = false
  const isBroken = (header.flags & IS_BROKEN_HEADER) !== 0

  function take(segment: Segment): void {
    position++
    switch (segment.tag) {
      case 'ISA':
        if (position === 1) return takeIsa(segment)
        break
      case 'GS':
        return takeGs(segment)
      case 'ST':
        return takeSt(segment)
      case 'SE':
        if (message) return takeSe(segment, message)
        break
      case 'GE':
        if (group) return takeGe(segment, group)
        break
      case 'IEA':
        return takeIea(segment)
      default:
        if (message) return message.reader.take(segment)
        if (SERVICE_SEGMENTS.has(segment.tag)) {
          hasServiceSegment = true
          return
        }
    }
    report('segment-outside-message', { segment, position })
  }

  function takeIsa(segment: Segment): void {
    for (let element = 1; element <= elementCount(segment); element++) {
      const raw = rawElement(segment, element)
      isa.push(decodeText(raw, segment.syntax.charset) ?? raw)
    }
    if (isBroken || isa.length < 16) {
      report('interchange-header-incomplete', {
        segment,
        position,
        actual: isa.length,
        expected: 16,
        offset: segment.offset + segment.length,
      })
    } else checkIsa(segment, isa, report)
  }

  function takeGs(segment: Segment): void {
    closeMessage(null, segment.offset)
    closeGroup(segment.offset)
    const value = (n: number): string => valueOf(segment, n).trim()
    group = {
      functionalId: value(1),
      sender: [value(2)],
      receiver: [value(3)],
      controlNumber: value(6),
      agency: value(7),
      version: value(8),
      declaredCount: null,
      messages: [],
      faults: [],
      errors: 0,
      used: new Set(),
    }
    groups.push(group)
    reporter.scope = group
    checkGs(segment, position, report)
    reporter.scope = null
  }

  function takeSt(segment: Segment): void {
    closeMessage(null, segment.offset)
    if (!group) report('group-header-missing', { segment, position })
    const type = valueOf(segment, 1).trim()
    const controlNumber = valueOf(segment, 2).trim()
    const release = group?.version ?? ''
    const choice = chooseX12(type, release)
    const schema = choice?.schema
    const createMapper =
      type === '850' && schema ? (say: typeof report) => createMapper850(say, schema) : null
    const reader = openMessage({
      reporter,
      header: segment,
      type,
      release,
      controlNumber,
      identifier: [type],
      choice,
      createMapper,
    })
    message = { reader, group }
    reporter.scope = reader
    group?.messages.push(messages.length)
    messages.push(message)
    const place = { segment, position: 1 }
    if (!choice) {
      const standardCode = type === '' ? { standardCode: '6' } : {}
      report('message-not-supported', {
        ...place,
        element: 1,
        value: type,
        expected: SUPPORTED_X12,
        ...standardCode,
      })
    } else if (!choice.isExact)
      report('release-not-exact', { ...place, value: release, expected: choice.schema.release })
    checkSt(segment, group?.used ?? new Set(), report)
    group?.used.add(controlNumber)
  }

  function takeSe(segment: Segment, { reader }: MessageOfGroup): void {
    reporter.scope = reader
    checkTrailer(report, 'message', segment, reader.count + 1, reader.count + 1, reader.controlNumber)
    closeMessage(segment, segment.offset + segment.length)
  }

  function closeMessage(trailer: Segment | null, end: number): void {
    if (!message) return
    const { reader } = message
    reporter.scope = reader
    if (!trailer) {
      report('message-trailer-missing', {
        value: reader.controlNumber,
        expected: 'SE',
        offset: end,
        position: reader.count + 1,
        tag: 'SE',
      })
    }
    reader.close(trailer, end)
    reporter.scope = null
    message = null
  }

  function takeGe(segment: Segment, current: OpenGroup): void {
    closeMessage(null, segment.offset)
    reporter.scope = current
    current.declaredCount = valueOf(segment, 1).trim()
    checkTrailer(report, 'group', segment, position, current.messages.length, current.controlNumber)
    reporter.scope = null
    group = null
  }

  function closeGroup(at: number): void {
    if (!group) return
    reporter.scope = group
    report('group-trailer-missing', { value: group.controlNumber, expected: 'GE', offset: at, tag: 'GE' })
    reporter.scope = null
    group = null
  }

  function takeIea(segment: Segment): void {
    closeMessage(null, segment.offset)
    closeGroup(segment.offset)
    isClosed = true
    checkTrailer(report, 'interchange', segment, position, groups.length, (isa[12] ?? '').trim())
    if (groups.length === 0 && !hasServiceSegment) report('interchange-empty', { segment, position })
    if (segment.flags & IS_UNTERMINATED) report('last-terminator-missing', { segment, position })
  }

  function finish(end: number): InterchangeReading {
    if (!isClosed) {
      closeMessage(null, end)
      closeGroup(end)
      if (!isBroken) report('interchange-trailer-missing', { expected: 'IEA', offset: end, tag: 'IEA' })
    }
    const field = (n: number): string => (isa[n - 1] ?? '').trim()
    const isAcknowledgement =
      groups.length > 0 ? groups.every(g => g.functionalId === ACKNOWLEDGEMENT_GROUP) : hasServiceSegment
    const envelope = {
      syntax: header.syntax,
      header: isa.map(value => [value]),
      isReadable: isa.length >= 13 && field(6) !== '' && field(8) !== '' && /^\d{1,9}$/.test(field(13)),
      groups,
      identifiers: messages.map(({ reader }) => reader.identifier),
      isAcknowledgement,
    }
    const { interchangeErrors, faults } = reporter
    const read = finishMessages(messages, interchangeErrors, envelope, bytes, language)
    const date = isoDate(field(9))
    const time = isoTime(field(10))
    return {
      standard: 'X12',
      sender: { qualifier: field(5), id: field(6) },
      receiver: { qualifier: field(7), id: field(8) },
      controlNumber: field(13),
      isTest: field(15) === 'T',
      sentAt: date && time ? `${date}T${time}` : date,
      version: field(12),
      start: header.offset,
      end,
      messages: read,
      faults: inInputOrder(faults),
      verdict: verdictOf(read, interchangeErrors + groups.reduce((sum, g) => sum + g.errors, 0)),
      envelope,
    }
  }

  return { reporter, take, finish }
}
