import type { Segment } from '../codec/scanner.ts'
import { latin1 } from '../codec/scanner.ts'
import { tokenize } from '../codec/tokenizer.ts'
import { createEdifactReader } from './edifactReading.ts'
import type { InterchangeReader } from './interchangeReader.ts'
import type { InterchangeReading, Language } from './model.ts'
import { createX12Reader } from './x12Reading.ts'

export interface ReadOptions {
  /** Language of names and fault sentences; English unless told. */
  language?: Language
}

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
  for (const token of tokenize(bytes)) {
    if (token.kind === 'junk') {
      if (reader && last) reportJunk(reader, bytes, token)
      else junk = token
      continue
    }
    const { segment } = token
    if (!reader || segment.syntax !== last?.syntax) {
      finish(last ? endOf(last) : segment.offset)
      reader = (segment.syntax.standard === 'X12' ? createX12Reader : createEdifactReader)(
        segment,
        bytes,
        language,
      )
      if (readings.length === 0 && bytes[0] === 0xef && bytes[1] === 0xbb)
        reader.reporter.report('byte-order-mark', { offset: 0 })
      if (junk) reportJunk(reader, bytes, junk)
      junk = null
    }
    reader.take(segment)
    last = segment
  }
  finish(last ? endOf(last) : 0)
  return readings
}

const endOf = (segment: Segment): number => segment.offset + segment.length

function reportJunk({ reporter }: InterchangeReader, bytes: Uint8Array, { offset, length }: Junk): void {
  const value = latin1(bytes, offset, offset + Math.min(length, 40))
  reporter.report('text-outside-interchange', { offset, actual: length, value })
}
