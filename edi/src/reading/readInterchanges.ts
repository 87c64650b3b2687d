import type { Segment } from '../codec/segment.ts'
import { latin1 } from '../codec/latin1.ts'
import { HAS_EMPTY_BEFORE } from '../codec/segment.ts'
import { tokenizeInBatches } from '../codec/tokenizer.ts'
import { createEdifactReader } from './edifactReading.ts'
import type { InterchangeReader } from './interchangeReader.ts'
import type { InterchangeReading, Language } from './model.ts'
import { createX12Reader } from './x12Reading.ts'

export interface ReadOptions {
  /** Language of names and fault sentences; English unless told. */
  language?: Language
}

/** Interchanges read from one input; a file with more is split by its sender. */
const MAX_INTERCHANGES = 10_000

interface Junk {
  offset: number
  length: number
}

/**
 * Reads everything in the bytes: any number of interchanges of either standard, with whatever lies between them.
 * Never throws on input. Empty when there is nothing EDI in it (see `explainNotEdi`).
 */
export function readInterchanges(bytes: Uint8Array, options: ReadOptions = {}): InterchangeReading[] {
  const language = options.language ?? 'en'
  const readings: InterchangeReading[] = []
  let reader: InterchangeReader | null = null
  let last: Segment | null = null
  let junk: Junk | null = null
  const finish = (end: number): void => {
    if (reader) readings.push(reader.finish(end))
    reader = null
  }
  for (const batch of tokenizeInBatches(bytes)) {
    for (const token of batch) {
      if (token.kind === 'junk') {
        if (reader) reportJunk(reader, bytes, token)
        else junk = token
        continue
      }
      if (!reader || token.syntax !== last?.syntax) {
        finish(last ? endOf(last) : token.offset)
        if (readings.length >= MAX_INTERCHANGES) return readings
        reader = open(token)
      } else if (token.flags & HAS_EMPTY_BEFORE) {
        reader.reporter.report('segment-empty', { segment: token })
      }
      reader.take(token)
      last = token
    }
  }
  finish(last ? endOf(last) : 0)
  return readings

  function open(header: Segment): InterchangeReader {
    const create = header.syntax.standard === 'X12' ? createX12Reader : createEdifactReader
    const opened = create(header, bytes, language)
    const { report } = opened.reporter
    if (readings.length === 0 && bytes[0] === 0xef && bytes[1] === 0xbb)
      report('byte-order-mark', { offset: 0 })
    if (readings.length === MAX_INTERCHANGES - 1)
      report('too-many-interchanges', { offset: header.offset, actual: MAX_INTERCHANGES })
    if (junk) reportJunk(opened, bytes, junk)
    junk = null
    return opened
  }
}

const endOf = (segment: Segment): number => segment.offset + segment.length

function reportJunk({ reporter }: InterchangeReader, bytes: Uint8Array, { offset, length }: Junk): void {
  const value = latin1(bytes, offset, offset + Math.min(length, 40))
  reporter.report('text-outside-interchange', { offset, actual: length, value })
}
