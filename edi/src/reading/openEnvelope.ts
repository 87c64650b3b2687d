import type { Standard } from '../codec/delimiters.ts'
import type { Segment } from '../codec/segment.ts'
import { IS_UNTERMINATED } from '../codec/segment.ts'
import { valueOf } from '../codec/values.ts'
import { verdictOf } from './interchangeReader.ts'
import type { LateVerdict, MessageOfGroup, OpenGroup, ReadingContext } from './interchangeReader.ts'
import { openMessage } from './messageReader.ts'
import type { MessageParts, MessageReader, MessageRecord } from './messageReader.ts'
import type { GroupEnvelope, Verdict } from './model.ts'
import { judgeOf } from '../partner/tolerance.ts'
import { createReporter } from './reporter.ts'
import type { Reporter } from './reporter.ts'
import { checkTrailer } from './trailers.ts'
import { createUsedNumbers } from './usedNumbers.ts'

/** The trailers of a standard. */
interface Trailers {
  message: string
  group: string
  interchange: string
}

const TRAILERS: Record<Standard, Trailers> = {
  X12: { message: 'SE', group: 'GE', interchange: 'IEA' },
  EDIFACT: { message: 'UNT', group: 'UNE', interchange: 'UNZ' },
}

/** An interchange while it is read: what is open, what was closed, and how each level ends. The same for both standards. */
export interface OpenEnvelope {
  reporter: Reporter
  /** Both are kept only where the whole is asked for in the end, not for a stream. */
  groups: OpenGroup[]
  messages: MessageOfGroup[]
  counts: { groups: number; messages: number }
  group: OpenGroup | null
  message: MessageReader | null
  isClosed: boolean
  /** Segments of the interchange so far. */
  position: number
  openGroup(header: Omit<GroupEnvelope, 'declaredCount' | 'messages' | 'faults'>, at: number): OpenGroup
  openMessage(parts: Omit<MessageParts, 'reporter' | 'partner'>): MessageRecord
  /** SE or UNT. */
  takeMessageTrailer(segment: Segment, reader: MessageReader): void
  /** GE or UNE. */
  takeGroupTrailer(segment: Segment, group: OpenGroup): void
  /** IEA or UNZ. `held`: what it should count. */
  takeTrailer(segment: Segment, controlNumber: string, held: number): void
  /** Closes what is still open where the data ends or the next header begins. */
  closeAll(at: number): void
  closeMessage(trailer: Segment | null, at: number): void
  late(): LateVerdict
  /** Once all is closed. */
  verdict(): Verdict
}

export function createOpenEnvelope(
  standard: Standard,
  { language, partner, deliver }: ReadingContext,
): OpenEnvelope {
  const reporter = createReporter(standard, language, judgeOf(partner))
  const trailers = TRAILERS[standard]
  const { report } = reporter
  const envelope: OpenEnvelope = {
    reporter,
    groups: [],
    messages: [],
    counts: { groups: 0, messages: 0 },
    group: null,
    message: null,
    isClosed: false,
    position: 0,
    openGroup,
    openMessage: open,
    takeMessageTrailer,
    takeGroupTrailer,
    takeTrailer,
    closeAll,
    closeMessage,
    late: () => ({ isRejected: reporter.interchangeErrors > 0, rejectedGroups }),
    verdict,
  }
  const rejectedGroups = new Set<number>()
  /** Messages without a fault, of groups without one. */
  let sound = 0
  let groupErrors = 0
  let latest: MessageOfGroup | null = null

  function openGroup(
    header: Omit<GroupEnvelope, 'declaredCount' | 'messages' | 'faults'>,
    at: number,
  ): OpenGroup {
    closeAll(at)
    const group = {
      ...header,
      declaredCount: null,
      messages: [],
      faults: [],
      index: envelope.counts.groups++,
      errors: 0,
      count: 0,
      sound: 0,
      used: createUsedNumbers(),
    }
    envelope.group = group
    if (!deliver) envelope.groups.push(group)
    return group
  }

  function open(parts: Omit<MessageParts, 'reporter' | 'partner'>): MessageRecord {
    const { group, messages, counts } = envelope
    const reader = openMessage({ ...parts, reporter, partner })
    envelope.message = reader
    reporter.scope = reader.record
    latest = { record: reader.record, group }
    counts.messages++
    if (group) group.count++
    if (!deliver) {
      group?.messages.push(messages.length)
      messages.push(latest)
    }
    return reader.record
  }

  function takeMessageTrailer(segment: Segment, { record }: MessageReader): void {
    reporter.scope = record
    checkTrailer(report, 'message', segment, record.count + 1, record.count + 1, record.controlNumber)
    closeMessage(segment, segment.offset + segment.length)
  }

  function closeMessage(trailer: Segment | null, at: number): void {
    const reader = envelope.message
    if (!reader) return
    const { record } = reader
    reporter.scope = record
    if (!trailer) {
      const place = { offset: at, position: record.count + 1, tag: trailers.message }
      report('message-trailer-missing', { ...place, value: record.controlNumber, expected: trailers.message })
    }
    reader.close(trailer, at)
    reporter.scope = null
    envelope.message = null
    if (record.errors === 0) {
      if (envelope.group) envelope.group.sound++
      else sound++
    }
    if (latest) deliver?.(latest)
  }

  function takeGroupTrailer(segment: Segment, group: OpenGroup): void {
    closeMessage(null, segment.offset)
    reporter.scope = group
    group.declaredCount = valueOf(segment, 1).trim()
    checkTrailer(report, 'group', segment, envelope.position, group.count, group.controlNumber)
    leaveGroup(group)
  }

  function closeGroup(at: number): void {
    const { group } = envelope
    if (!group) return
    reporter.scope = group
    const { group: tag } = trailers
    report('group-trailer-missing', { value: group.controlNumber, expected: tag, offset: at, tag })
    leaveGroup(group)
  }

  function leaveGroup(group: OpenGroup): void {
    reporter.scope = null
    envelope.group = null
    if (group.errors === 0) {
      sound += group.sound
      return
    }
    groupErrors += group.errors
    rejectedGroups.add(group.index)
  }

  function verdict(): Verdict {
    const { interchangeErrors } = reporter
    return verdictOf(
      envelope.counts.messages,
      interchangeErrors > 0 ? 0 : sound,
      interchangeErrors + groupErrors,
    )
  }

  function closeAll(at: number): void {
    closeMessage(null, at)
    closeGroup(at)
  }

  function takeTrailer(segment: Segment, controlNumber: string, held: number): void {
    closeAll(segment.offset)
    envelope.isClosed = true
    const { position } = envelope
    checkTrailer(report, 'interchange', segment, position, held, controlNumber)
    if (segment.flags & IS_UNTERMINATED) report('last-terminator-missing', { segment, position })
  }

  return envelope
}
