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
  starts: Int32Array
  ends: Int32Array
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

/** What a window was found to hold; written over by the next window, so that reading on costs no memory. */
export interface Sheet {
  table: ValueTable
  /** Made once, filled again and again; the first `count` are the window's. */
  segments: Segment[]
  count: number
  /** Where the bytes of the window stand that are not plain data, and the next of them to look at. */
  marks: Int32Array
  mark: number
}

export const createTable = (room: number): ValueTable => ({
  text: '',
  starts: new Int32Array(room),
  ends: new Int32Array(room),
  kinds: new Uint8Array(room),
})

export const createSheet = (): Sheet => ({
  table: createTable(0),
  segments: [],
  count: 0,
  marks: new Int32Array(0),
  mark: 0,
})

/** The next segment of the sheet, to be filled. It counts once `count` is raised. */
export function nextSegment(sheet: Sheet, syntax: Syntax): Segment {
  const { segments, table } = sheet
  let segment = segments[sheet.count]
  // One with a table of its own was kept by somebody: it is not ours any more.
  if (segment === undefined || segment.table !== table) {
    segment = { kind: 'segment', tag: '', offset: 0, length: 0, table, first: 0, count: 0, flags: 0, syntax }
    segments[sheet.count] = segment
  }
  if (segment.syntax !== syntax) segment.syntax = syntax
  return segment
}

/** Lets segments that follow each other in one sheet stay as they are when the next window is read. */
export function keepSegments(segments: readonly Segment[]): void {
  const [head] = segments
  const last = segments.at(-1)
  if (!head || !last) return
  const { text, starts, ends, kinds } = head.table
  const until = last.first + last.count
  const kept: ValueTable = {
    text,
    starts: starts.slice(head.first, until),
    ends: ends.slice(head.first, until),
    kinds: kinds.slice(head.first, until),
  }
  const { first } = head
  for (const segment of segments) {
    segment.table = kept
    segment.first -= first
  }
}
