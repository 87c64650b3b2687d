import type { Segment } from '../codec/segment.ts'
import type {
  Envelope,
  GroupEnvelope,
  InterchangeReading,
  Language,
  MessageReading,
  Verdict,
} from './model.ts'
import type { MessageReader } from './messageReader.ts'
import { inInputOrder } from './reporter.ts'
import type { Reporter } from './reporter.ts'
import { viewSegments } from './segmentViews.ts'

/** Reads one interchange segment by segment. */
export interface InterchangeReader {
  reporter: Reporter
  take(segment: Segment): void
  /** `end`: offset of the first byte after the interchange. */
  finish(end: number): InterchangeReading
}

/** A group while it is being read. */
export interface OpenGroup extends GroupEnvelope {
  errors: number
  /** Control numbers of its messages, to find repeated ones. */
  used: Set<string>
}

export interface MessageOfGroup {
  reader: MessageReader
  group: OpenGroup | null
}

export function finishMessages(
  messages: readonly MessageOfGroup[],
  interchangeErrors: number,
  envelope: Envelope,
  bytes: Uint8Array,
  language: Language,
): MessageReading[] {
  return messages.map(({ reader, group }) => {
    const { type, release, controlNumber, faults, errors, order, start, end, choice } = reader
    let views: MessageReading['segments'] | null = null
    return {
      type,
      release,
      controlNumber,
      group: group?.controlNumber ?? null,
      faults: inInputOrder(faults),
      accepted: errors === 0 && (group?.errors ?? 0) === 0 && interchangeErrors === 0,
      order,
      get segments() {
        return (views ??= viewSegments(bytes, start, end, envelope.syntax, choice, language))
      },
    }
  })
}

export function verdictOf(messages: readonly MessageReading[], errors: number): Verdict {
  const accepted = messages.filter(message => message.accepted).length
  if (errors > 0 && accepted === 0) return 'rejected'
  if (accepted === messages.length && errors === 0) return 'accepted'
  return accepted === 0 ? 'rejected' : 'partially-accepted'
}
