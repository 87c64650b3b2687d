import { MAX_SEGMENT_BYTES } from './scanner.ts'

/** The bytes at hand; `base` is the input offset of bytes[0]. */
export interface Feed {
  bytes: Uint8Array
  base: number
  isEnded: boolean
  chunks: Iterator<Uint8Array>
}

export function openFeed(input: Uint8Array | Iterable<Uint8Array>): Feed {
  if (input instanceof Uint8Array)
    return { bytes: input, base: 0, isEnded: true, chunks: [][Symbol.iterator]() }
  return { bytes: new Uint8Array(0), base: 0, isEnded: false, chunks: input[Symbol.iterator]() }
}

/** Drops what is before `keepFrom` and adds chunks, until one holds `wanted` (if given) or enough has come. */
export function pull(feed: Feed, keepFrom: number, wanted: number | null): void {
  const parts = [feed.bytes.subarray(keepFrom)]
  let added = 0
  while (!feed.isEnded) {
    const next = feed.chunks.next()
    if (next.done) {
      feed.isEnded = true
      break
    }
    if (next.value.length === 0) continue
    parts.push(next.value)
    added += next.value.length
    if (wanted === null || next.value.includes(wanted) || added >= MAX_SEGMENT_BYTES) break
  }
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  feed.base += keepFrom
  feed.bytes = joined
}
