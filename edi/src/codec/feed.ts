import { MAX_SEGMENT_BYTES } from './scanner.ts'

/** The bytes at hand; `base` is the input offset of bytes[0]. */
export interface Feed {
  bytes: Uint8Array
  base: number
  isEnded: boolean
  chunks: Iterator<Uint8Array>
  /** Where chunks are put together, used again for each; null while the input is one piece. */
  room: Uint8Array | null
}

const FIRST_ROOM = 128 * 1024

export function openFeed(input: Uint8Array | Iterable<Uint8Array>): Feed {
  if (input instanceof Uint8Array)
    return { bytes: input, base: 0, isEnded: true, chunks: [][Symbol.iterator](), room: null }
  return { bytes: new Uint8Array(0), base: 0, isEnded: false, chunks: input[Symbol.iterator](), room: null }
}

/** Drops what is before `keepFrom` and adds chunks, until one holds `wanted` (if given) or enough has come. */
export function pull(feed: Feed, keepFrom: number, wanted: number | null): void {
  let length = feed.bytes.length - keepFrom
  let room = roomFor(feed, length, feed.bytes.subarray(keepFrom))
  let added = 0
  while (!feed.isEnded) {
    const next = feed.chunks.next()
    if (next.done) {
      feed.isEnded = true
      break
    }
    if (next.value.length === 0) continue
    room = roomFor(feed, length + next.value.length, room.subarray(0, length))
    room.set(next.value, length)
    length += next.value.length
    added += next.value.length
    if (wanted === null || next.value.includes(wanted) || added >= MAX_SEGMENT_BYTES) break
  }
  feed.base += keepFrom
  feed.bytes = room.subarray(0, length)
}

/** Room for so many bytes that begins with those kept. */
function roomFor(feed: Feed, length: number, kept: Uint8Array): Uint8Array {
  const { room } = feed
  if (room !== null && room.length >= length) {
    if (kept.byteOffset !== 0) room.set(kept)
    return room
  }
  const larger = new Uint8Array(Math.max(FIRST_ROOM, length * 2))
  larger.set(kept)
  feed.room = larger
  return larger
}
