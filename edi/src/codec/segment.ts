import type { Syntax } from './delimiters.ts'

export const HAS_RELEASE = 1
export const HAS_CONTROL = 2
export const HAS_HIGH = 4
export const IS_UNTERMINATED = 8
export const IS_TOO_LONG = 16
export const HAS_TOO_MANY_VALUES = 32
export const HAS_STRAY_RELEASE = 64
/** An interchange header that ends before its delimiters are known; what follows it cannot be read. */
export const IS_BROKEN_HEADER = 128
/** Every value is an element of its own: value n is element n. */
export const IS_PLAIN = 256
/** A further terminator stands between the segment before and this one. */
export const HAS_EMPTY_BEFORE = 512

/** Offsets of all values of one scanned window, flat; one table serves all its segments. */
export interface ValueTable {
  /** The window as Latin-1: one character for every byte. */
  text: string
  /** Where each value begins and ends in `text`. */
  starts: Uint32Array
  ends: Uint32Array
  /** What opened each value: ELEMENT, REPETITION or COMPONENT (SEGMENT for the tag). */
  kinds: Uint8Array
}

/**
 * One segment as a stretch of a value table. Value 0 is the tag. Nothing is sliced, unescaped or decoded until it is
 * asked for (see `values.ts`).
 */
export interface Segment {
  kind: 'segment'
  tag: string
  /** Byte offset in the whole input of the tag's first byte. */
  offset: number
  /** Bytes from the tag to the terminator, without it. */
  length: number
  table: ValueTable
  /** Index in the table of the tag, and how many values there are with it. */
  first: number
  count: number
  flags: number
  syntax: Syntax
}

/** Room to scan a window in; it grows with the values found, and is used again for the next window. */
export interface Scratch {
  starts: Uint32Array
  ends: Uint32Array
  kinds: Uint8Array
}

const FIRST_ROOM = 4096

export const createScratch = (): Scratch => ({
  starts: new Uint32Array(FIRST_ROOM),
  ends: new Uint32Array(FIRST_ROOM),
  kinds: new Uint8Array(FIRST_ROOM),
})

export function growScratch(scratch: Scratch): void {
  const { starts, ends, kinds } = scratch
  const room = starts.length * 2
  scratch.starts = new Uint32Array(room)
  scratch.ends = new Uint32Array(room)
  scratch.kinds = new Uint8Array(room)
  scratch.starts.set(starts)
  scratch.ends.set(ends)
  scratch.kinds.set(kinds)
}
