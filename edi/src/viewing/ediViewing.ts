import { acknowledge } from '../ack/acknowledge.ts'
import type { BusinessDocument } from '../canonical/document.ts'
import { tokenizeInBatches } from '../codec/tokenizer.ts'
import { explainNotEdi } from '../reading/explainNotEdi.ts'
import type { InterchangeReading, MessageReading } from '../reading/model.ts'
import { readInterchanges, readStream } from '../reading/readInterchanges.ts'
import { chunksOf } from './byteSource.ts'
import type { ByteSource } from './byteSource.ts'
import { explainRow } from './explain.ts'
import { messageDocument } from './messageDocument.ts'
import { createSegmentIndex } from './segmentIndex.ts'
import { ViewingRefusal } from './model.ts'
import type {
  ViewedContent,
  ViewedInterchange,
  ViewedMessage,
  ViewedRow,
  Viewing,
  ViewingOptions,
} from './model.ts'

/** Faults that are listed; the further ones are counted. */
const MOST_FAULTS = 5000
/** As much of an input as is looked at to say why it is no EDI. */
const HEAD = 64 * 1024

/** What is kept of a message: not its document. */
type Summary = Pick<MessageReading, 'type' | 'release' | 'controlNumber' | 'accepted'>

const summaryOf = ({ type, release, controlNumber, accepted }: MessageReading): Summary => ({
  type,
  release,
  controlNumber,
  accepted,
})

/** X12 and EDIFACT: first where every segment stands, then what is wrong with them. */
export function openEdi(source: ByteSource, { language }: ViewingOptions): Viewing {
  const index = createSegmentIndex()
  const readings: InterchangeReading[] = []
  const found: ViewedInterchange[] = []
  /** Index of the first message of each interchange. */
  const firsts: number[] = []

  function* work(): Generator<number, ViewedContent> {
    let done = 0
    for (const batch of tokenizeInBatches(chunksOf(source, offset => (done = offset / source.size / 2)))) {
      for (const token of batch) if (token.kind === 'segment') index.take(token)
      yield done
    }
    if (index.count() === 0)
      throw new ViewingRefusal(explainNotEdi(source.read(0, Math.min(source.size, HEAD)), language))
    yield 0.5
    let messages: { message: Summary; group: number | null }[] = []
    let first = 0
    const chunks = chunksOf(source, offset => (done = 0.5 + offset / source.size / 2))
    for (const event of readStream(chunks, { language })) {
      if (event.kind === 'message') messages.push({ message: summaryOf(event.message), group: event.group })
      else {
        const { interchange, late } = event
        const isAccepted = ({ message, group }: (typeof messages)[number]): boolean =>
          message.accepted && !late.isRejected && !(group !== null && late.rejectedGroups.has(group))
        const viewed = messages.map((each, at) => viewedMessage(each.message, isAccepted(each), first + at))
        readings.push(interchange)
        found.push(viewedInterchange(interchange, viewed, found.length))
        firsts.push(first)
        first += messages.length
        messages = []
      }
      yield done
    }
    return content()
  }

  function content(): ViewedContent {
    const all = readings.flatMap(({ faults }) => faults)
    return {
      interchanges: found,
      faults: all
        .slice(0, MOST_FAULTS)
        .map(fault => ({ fault, row: Math.max(0, index.rowAt(fault.offset)) })),
      furtherFaults: Math.max(0, all.length - MOST_FAULTS),
    }
  }

  function viewedInterchange(
    reading: InterchangeReading,
    messages: ViewedMessage[],
    at: number,
  ): ViewedInterchange {
    const { standard, sender, receiver, controlNumber, isTest, sentAt, version, verdict } = reading
    const row = index.interchanges[at]?.row ?? 0
    return { standard, sender, receiver, controlNumber, isTest, sentAt, version, verdict, row, messages }
  }

  const viewedMessage = (
    { type, release, controlNumber }: Summary,
    accepted: boolean,
    at: number,
  ): ViewedMessage => ({ type, release, controlNumber, accepted, row: index.messages[at]?.row ?? 0 })

  function rows(from: number, to: number): ViewedRow[] {
    const end = Math.min(to, index.count())
    return Array.from({ length: Math.max(0, end - from) }, (_, at) =>
      explainRow(source, index, from + at, language),
    ).filter(row => row !== null)
  }

  function document(interchange: number, message: number): BusinessDocument | null {
    const indexed = index.messages[(firsts[interchange] ?? 0) + message]
    const syntax = indexed && index.interchanges[indexed.interchange]?.syntax
    if (!syntax || !indexed.choice) return null
    const start = index.offsetOf(indexed.row)
    const end = index.offsetOf(indexed.lastRow) + index.lengthOf(indexed.lastRow)
    return messageDocument(source.read(start, end), syntax, indexed.choice)
  }

  /** Only the whole interchange can be answered: it is read once more for that. */
  function acknowledgement(interchange: number, functional: '997' | '999', now: Date) {
    const { start = 0, end = 0 } = readings[interchange] ?? {}
    const [whole] = end > start ? readInterchanges(source.read(start, end), { language }) : []
    // The number is for looking at: those that are sent come from the agreement.
    const ack = whole && acknowledge(whole, { controlNumber: 1, now, functional })
    return ack ? { type: ack.type, text: new TextDecoder().decode(ack.bytes) } : null
  }

  function* json(): Generator<string> {
    yield '['
    for (const [at, reading] of readings.entries()) {
      const { row: _, messages = [], ...head } = found[at] ?? {}
      yield `${at > 0 ? ',' : ''}\n${JSON.stringify({ ...head, faults: reading.faults }).slice(0, -1)},"messages":[`
      for (const [message, { row: __, ...summary }] of messages.entries()) {
        const whole = { ...summary, document: document(at, message) }
        yield `${message > 0 ? ',' : ''}\n${JSON.stringify(whole)}`
      }
      yield ']}'
    }
    yield ']\n'
  }

  return { work, rowCount: index.count, rows, document, acknowledgement, json }
}
