import { latin1 } from '../codec/latin1.ts'
import type { Syntax } from '../codec/delimiters.ts'
import { HAS_EMPTY_BEFORE, keepSegments } from '../codec/segment.ts'
import type { Segment } from '../codec/segment.ts'
import { tokenizeInBatches } from '../codec/tokenizer.ts'
import type { Token } from '../codec/tokenizer.ts'
import type { PartnerRules } from '../partner/rules.ts'
import { directoryOf } from '../schema/import/directoryTables.ts'
import type { ImportedDirectory } from '../schema/import/directoryTables.ts'
import { createEdifactReader } from './edifactReading.ts'
import { readingOf } from './interchangeReader.ts'
import type { InterchangeReader, LateVerdict, MessageOfGroup, ReadingContext } from './interchangeReader.ts'
import type { InterchangeReading, Language, MessageReading } from './model.ts'
import { createX12Reader } from './x12Reading.ts'

export interface ReadOptions {
  /** Language of names and fault sentences; English unless told. */
  language?: Language
  /** EDIFACT directories beside our own, as `schema import` makes them. */
  directories?: readonly ImportedDirectory[]
  /** What one partner asks beyond the standard, and what is forgiven. */
  partner?: PartnerRules | null
}

/** Interchanges read from one input; a file with more is split by its sender. */
const MAX_INTERCHANGES = 10_000

interface Junk {
  offset: number
  length: number
}

/** What reading a stream gives: each message when its trailer was read, each interchange when it ends. */
export type ReadEvent =
  /** `accepted` is what can be said before the trailers of group and interchange were read. */
  | {
      kind: 'message'
      message: MessageReading
      /** Place of its group in the interchange. */ group: number | null
    }
  /** Without its messages, which were given already, and its groups; `late` tells which of them it rejects after all. */
  | { kind: 'interchange'; interchange: InterchangeReading; late: LateVerdict }

/**
 * Reads everything in the bytes: any number of interchanges of either standard, with whatever lies between them.
 * Never throws on input. Empty when there is nothing EDI in it (see `explainNotEdi`).
 */
export function readInterchanges(bytes: Uint8Array, options: ReadOptions = {}): InterchangeReading[] {
  const context = { ...settingsOf(options), bytes, deliver: null }
  const events = readTokens(tokenizeInBatches(bytes), context, [], () => beginsWithMark(bytes))
  return [...events].flatMap(event => (event.kind === 'interchange' ? [event.interchange] : []))
}

/**
 * Reads an input of any size as it comes: no more is held than the message being read, and a short record of those
 * before it in the same interchange.
 */
export function readStream(
  chunks: Iterable<Uint8Array>,
  options: ReadOptions = {},
): Generator<ReadEvent, void> {
  const closed: MessageOfGroup[] = []
  let head = new Uint8Array()
  const context: ReadingContext = {
    ...settingsOf(options),
    bytes: new Uint8Array(),
    deliver: message => closed.push(message),
  }
  return readTokens(tokenizeInBatches(watched()), context, closed, () => beginsWithMark(head))

  function* watched(): Generator<Uint8Array> {
    for (const chunk of chunks) {
      if (head.length < 2) head = Uint8Array.from([...head, ...chunk.subarray(0, 2)])
      yield chunk
    }
  }
}

const settingsOf = ({
  language,
  directories,
  partner,
}: ReadOptions): Pick<ReadingContext, 'language' | 'directories' | 'partner'> => ({
  language: language ?? 'en',
  directories: (directories ?? []).map(directoryOf),
  partner: partner ?? null,
})

const beginsWithMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb

function* readTokens(
  batches: Iterable<Token[]>,
  context: ReadingContext,
  closed: MessageOfGroup[],
  hasMark: () => boolean,
): Generator<ReadEvent, void> {
  const input = createInputReader(context, closed, hasMark)
  for (const batch of batches) {
    yield* input.take(batch)
    if (input.isFull()) return
  }
  yield* input.finish()
}

/** Reads batches of tokens. `closed`: messages that were read and are not given yet. */
function createInputReader(context: ReadingContext, closed: MessageOfGroup[], hasMark: () => boolean) {
  let events: ReadEvent[] = []
  let count = 0
  let reader: InterchangeReader | null = null
  let syntax: Syntax | null = null
  let end = 0
  let junk: Junk | null = null

  function take(batch: readonly Token[]): ReadEvent[] {
    for (const token of batch) takeToken(token)
    if (reader) keepOpenMessage(batch, reader.openSince())
    giveMessages()
    return given()
  }

  function takeToken(token: Token): void {
    if (token.kind === 'junk') {
      if (reader) reportJunk(reader, context.bytes, token)
      else junk = token
      return
    }
    if (token.syntax !== syntax) {
      finishInterchange()
      reader = open(token)
      syntax = token.syntax
    } else if (token.flags & HAS_EMPTY_BEFORE) {
      reader?.reporter.report('segment-empty', { segment: token })
    }
    reader?.take(token)
    end = token.offset + token.length
  }

  /** null: it is one too many. */
  function open(header: Segment): InterchangeReader | null {
    if (++count > MAX_INTERCHANGES) return null
    const create = header.syntax.standard === 'X12' ? createX12Reader : createEdifactReader
    const opened = create(header, context)
    const { report } = opened.reporter
    if (count === 1 && hasMark()) report('byte-order-mark', { offset: 0 })
    if (count === MAX_INTERCHANGES)
      report('too-many-interchanges', { offset: header.offset, actual: MAX_INTERCHANGES })
    if (junk) reportJunk(opened, context.bytes, junk)
    junk = null
    return opened
  }

  function finishInterchange(): void {
    if (!reader) return
    const interchange = reader.finish(end)
    giveMessages()
    events.push({ kind: 'interchange', interchange, late: reader.late() })
    reader = null
  }

  function giveMessages(): void {
    for (const message of closed.splice(0))
      events.push({
        kind: 'message',
        message: readingOf(message, 0, context),
        group: message.group?.index ?? null,
      })
  }

  function given(): ReadEvent[] {
    const list = events
    events = []
    return list
  }

  function finish(): ReadEvent[] {
    finishInterchange()
    return given()
  }

  return { take, finish, isFull: () => count > MAX_INTERCHANGES }
}

/** The next batch is written over this one, but a message that goes on there may still speak of its segments. */
function keepOpenMessage(batch: readonly Token[], since: number): void {
  const first = batch.findLastIndex(({ offset }) => offset < since) + 1
  keepSegments(batch.slice(first).filter(token => token.kind === 'segment'))
}

function reportJunk({ reporter }: InterchangeReader, bytes: Uint8Array, { offset, length }: Junk): void {
  const value = latin1(bytes, offset, Math.min(bytes.length, offset + Math.min(length, 40)))
  reporter.report('text-outside-interchange', { offset, actual: length, value })
}
