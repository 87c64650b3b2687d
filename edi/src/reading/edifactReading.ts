import { IS_BROKEN_HEADER, IS_UNTERMINATED } from '../codec/segment.ts'
import type { Segment } from '../codec/segment.ts'
import { componentsOf, elementCount, valueOf } from '../codec/values.ts'
import { createMapperOrders } from '../mapping/orders.ts'
import { SUPPORTED_EDIFACT, chooseEdifact } from '../schema/choose.ts'
import { finishMessages, verdictOf } from './interchangeReader.ts'
import type { InterchangeReader, MessageOfGroup, OpenGroup } from './interchangeReader.ts'
import { openMessage } from './messageReader.ts'
import type { InterchangeReading, Language } from './model.ts'
import { createReporter, inInputOrder } from './reporter.ts'
import { checkTrailer } from './trailers.ts'
import { checkUnb, checkUnh, sentAtOf } from './unb.ts'

/** Reads one EDIFACT interchange: UNB, optional groups UNG…UNE, messages UNH…UNT, UNZ (ISO 9735 syntax 1–4). */
export function createEdifactReader(
  header: Segment,
  bytes: Uint8Array,
  language: Language,
): InterchangeReader {
  const reporter = createReporter('EDIFACT', language)
  const { report } = reporter
  const groups: OpenGroup[] = []
  const messages: MessageOfGroup[] = []
  const unb: string[][] = []
  const used = new Set<string>()
  let group: OpenGroup | null = null
  let message: MessageOfGroup | null = null
  let position = 0
  let isClosed = false

  function take(segment: Segment): void {
    position++
    switch (segment.tag) {
      case 'UNB':
        if (position === 1) return takeUnb(segment)
        break
      case 'UNG':
        return takeUng(segment)
      case 'UNH':
        return takeUnh(segment)
      case 'UNT':
        if (message) return takeUnt(segment, message)
        break
      case 'UNE':
        if (group) return takeUne(segment, group)
        break
      case 'UNZ':
        return takeUnz(segment)
      default:
        if (message) return message.reader.take(segment)
        // UNA alone is all that is left of a header that breaks off there.
        if (position === 1) return takeUnb(segment)
    }
    report('segment-outside-message', { segment, position })
  }

  function takeUnb(segment: Segment): void {
    const isUnb = segment.tag === 'UNB'
    if (isUnb)
      for (let element = 1; element <= elementCount(segment); element++)
        unb.push(componentsOf(segment, element))
    const isIncomplete = (segment.flags & IS_BROKEN_HEADER) !== 0 || unb.length < 5
    if (isIncomplete) {
      const offset = segment.offset + segment.length
      report('interchange-header-incomplete', {
        segment,
        position,
        tag: 'UNB',
        actual: unb.length,
        expected: 5,
        offset,
      })
    } else checkUnb(segment, report)
  }

  function takeUng(segment: Segment): void {
    closeMessage(null, segment.offset)
    closeGroup(segment.offset)
    group = {
      functionalId: valueOf(segment, 1),
      sender: componentsOf(segment, 2),
      receiver: componentsOf(segment, 3),
      controlNumber: valueOf(segment, 5),
      agency: valueOf(segment, 6),
      version: componentsOf(segment, 7).slice(0, 2).join('.'),
      declaredCount: null,
      messages: [],
      faults: [],
      errors: 0,
      used: new Set(),
    }
    groups.push(group)
    if (group.controlNumber !== '') return
    reporter.scope = group
    const expected = { en: 'a group reference of 1–14 characters', ja: '1–14文字のグループ管理番号' }
    report('group-element-invalid', { segment, position, element: 5, value: '', expected })
    reporter.scope = null
  }

  function takeUnh(segment: Segment): void {
    closeMessage(null, segment.offset)
    const identifier = componentsOf(segment, 2)
    const type = identifier[0] ?? ''
    const release = `${identifier[1] ?? ''}.${identifier[2] ?? ''}`
    const controlNumber = valueOf(segment, 1)
    const choice = chooseEdifact(type, release)
    const schema = choice?.schema
    const createMapper =
      type === 'ORDERS' && schema ? (say: typeof report) => createMapperOrders(say, schema) : null
    const reader = openMessage({
      reporter,
      header: segment,
      type,
      release,
      controlNumber,
      identifier,
      choice,
      createMapper,
    })
    message = { reader, group }
    reporter.scope = reader
    group?.messages.push(messages.length)
    messages.push(message)
    const place = { segment, position: 1 }
    checkUnh(segment, report)
    if (!choice) {
      report('message-not-supported', {
        ...place,
        element: 2,
        component: 1,
        value: type,
        expected: SUPPORTED_EDIFACT,
      })
    } else if (!choice.isExact)
      report('release-not-exact', { ...place, value: release, expected: choice.schema.release })
    const numbers = group ? group.used : used
    if (numbers.has(controlNumber))
      report('message-control-number-repeated', { ...place, element: 1, value: controlNumber })
    numbers.add(controlNumber)
  }

  function takeUnt(segment: Segment, { reader }: MessageOfGroup): void {
    reporter.scope = reader
    checkTrailer(report, 'message', segment, reader.count + 1, reader.count + 1, reader.controlNumber)
    closeMessage(segment, segment.offset + segment.length)
  }

  function closeMessage(trailer: Segment | null, end: number): void {
    if (!message) return
    const { reader } = message
    reporter.scope = reader
    if (!trailer) {
      const place = { offset: end, position: reader.count + 1, tag: 'UNT' }
      report('message-trailer-missing', { ...place, value: reader.controlNumber, expected: 'UNT' })
    }
    reader.close(trailer, end)
    reporter.scope = null
    message = null
  }

  function takeUne(segment: Segment, current: OpenGroup): void {
    closeMessage(null, segment.offset)
    reporter.scope = current
    current.declaredCount = valueOf(segment, 1).trim()
    checkTrailer(report, 'group', segment, position, current.messages.length, current.controlNumber)
    reporter.scope = null
    group = null
  }

  function closeGroup(offset: number): void {
    if (!group) return
    reporter.scope = group
    report('group-trailer-missing', { value: group.controlNumber, expected: 'UNE', offset, tag: 'UNE' })
    reporter.scope = null
    group = null
  }

  function takeUnz(segment: Segment): void {
    closeMessage(null, segment.offset)
    closeGroup(segment.offset)
    isClosed = true
    const held = groups.length > 0 ? groups.length : messages.length
    checkTrailer(report, 'interchange', segment, position, held, unb[4]?.[0] ?? '')
    if (messages.length === 0) report('interchange-empty', { segment, position })
    if (segment.flags & IS_UNTERMINATED) report('last-terminator-missing', { segment, position })
  }

  function finish(end: number): InterchangeReading {
    if (!isClosed) {
      closeMessage(null, end)
      closeGroup(end)
      report('interchange-trailer-missing', { expected: 'UNZ', offset: end, tag: 'UNZ' })
    }
    const part = (element: number, component = 1): string => unb[element - 1]?.[component - 1] ?? ''
    const envelope = {
      syntax: header.syntax,
      header: unb,
      isReadable: part(2) !== '' && part(3) !== '' && part(5) !== '',
      groups,
      identifiers: messages.map(({ reader }) => reader.identifier),
      isAcknowledgement: messages.length > 0 && messages.every(({ reader }) => reader.type === 'CONTRL'),
    }
    const { interchangeErrors, faults } = reporter
    const read = finishMessages(messages, interchangeErrors, envelope, bytes, language)
    return {
      standard: 'EDIFACT',
      sender: { qualifier: part(2, 2), id: part(2) },
      receiver: { qualifier: part(3, 2), id: part(3) },
      controlNumber: part(5),
      isTest: part(11) === '1',
      sentAt: sentAtOf(part(4), part(4, 2)),
      version: (unb[0] ?? []).join(':'),
      start: startOf(bytes, header.offset),
      end,
      messages: read,
      faults: inInputOrder(faults),
      verdict: verdictOf(read, interchangeErrors + groups.reduce((sum, g) => sum + g.errors, 0)),
      envelope,
    }
  }

  return { reporter, take, finish }
}

/** The interchange begins with its service string advice (UNA, nine bytes) when it has one; line ends may stand between it and UNB. */
function startOf(bytes: Uint8Array, unb: number): number {
  let end = unb
  while (end > 0 && [0x0a, 0x0d, 0x20].includes(bytes[end - 1] ?? 0)) end--
  // The ninth byte is the terminator, which may itself be a line end that was just passed over.
  for (let start = end - 9; start <= unb - 9; start++) {
    if (start >= 0 && bytes[start] === 0x55 && bytes[start + 1] === 0x4e && bytes[start + 2] === 0x41)
      return start
  }
  return unb
}
