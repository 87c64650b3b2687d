import type { PartnerRules } from '../partner/rules.ts'
import type { Directory } from '../schema/edifact/directory.ts'
import type { Segment } from '../codec/segment.ts'
import type { GroupEnvelope, InterchangeReading, Language, MessageReading, Verdict } from './model.ts'
import type { MessageRecord } from './messageReader.ts'
import { inInputOrder } from './reporter.ts'
import type { Reporter } from './reporter.ts'
import { viewSegments } from './segmentViews.ts'
import type { UsedNumbers } from './usedNumbers.ts'

/** Reads one interchange segment by segment. */
export interface InterchangeReader {
  reporter: Reporter
  take(segment: Segment): void
  /** Offset of the message that is not finished yet; Infinity when there is none. */
  openSince(): number
  /** `end`: offset of the first byte after the interchange. */
  finish(end: number): InterchangeReading
  /** After finish: what came to light only when messages had been given. */
  late(): LateVerdict
}

/** A group while it is being read. */
export interface OpenGroup extends GroupEnvelope {
  /** Its place among the groups of the interchange. */
  index: number
  errors: number
  /** Messages in it, and those without a fault of their own. */
  count: number
  sound: number
  /** Control numbers of its messages, to find repeated ones. */
  used: UsedNumbers
}

/** Faults of trailers reject messages that were read before. */
export interface LateVerdict {
  /** All of the interchange is rejected. */
  isRejected: boolean
  /** Groups that are, by their place in it. */
  rejectedGroups: ReadonlySet<number>
}

export interface MessageOfGroup {
  record: MessageRecord
  group: OpenGroup | null
}

/** What all interchanges of one input are read with. */
export interface ReadingContext {
  language: Language
  /** EDIFACT directories beside our own. */
  directories: readonly Directory[]
  /** What the sending partner's rules ask beyond the standard. */
  partner: PartnerRules | null
  /** The input, to show segments of it later; empty when it streams by. */
  bytes: Uint8Array
  /** Told of each message as soon as its trailer was read. */
  deliver: ((message: MessageOfGroup) => void) | null
}

/** The reading of one message, as far as its group and interchange have been read. */
export function readingOf(
  { record, group }: MessageOfGroup,
  interchangeErrors: number,
  { bytes, language }: ReadingContext,
): MessageReading {
  const { type, release, controlNumber, faults, errors, document, start, end, choice, syntax } = record
  let views: MessageReading['segments'] | null = null
  return {
    type,
    release,
    controlNumber,
    group: group?.controlNumber ?? null,
    faults: inInputOrder(faults),
    accepted: errors === 0 && (group?.errors ?? 0) === 0 && interchangeErrors === 0,
    document,
    get segments() {
      return (views ??= viewSegments(bytes, start, end, syntax, choice, language))
    },
  }
}

/** `accepted` of `count` messages; `errors`: of the interchange and its groups. */
export function verdictOf(count: number, accepted: number, errors: number): Verdict {
  if (errors > 0 && accepted === 0) return 'rejected'
  if (accepted === count && errors === 0) return 'accepted'
  return accepted === 0 ? 'rejected' : 'partially-accepted'
}
