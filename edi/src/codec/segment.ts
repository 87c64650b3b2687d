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

/** What a window was found to hold; written over by the next window, so that reading on costs no memory. */
export interface Sheet {
  table: ValueTable
  /** Made once, filled again and again; the first `count` are the window's. */
  segments: Segment[]
  count: number
  /** Where the bytes of the window stand that are not plain data, and the next of them to look at. */
  marks: Uint32Array
  mark: number
}

const FIRST_ROOM = 4096

export const createSheet = (): Sheet => ({
  table: {
    text: '',
    starts: new Uint32Array(FIRST_ROOM),
    ends: new Uint32Array(FIRST_ROOM),
    kinds: new Uint8Array(FIRST_ROOM),
  },
  segments: [],
  count: 0,
  marks: new Uint32Array(0),
  mark: 0,
})

export function growTable(table: ValueTable): void {
  const { starts, ends, kinds } = table
  const room = starts.length * 2
  table.starts = new Uint32Array(room)
  table.ends = new Uint32Array(room)
  table.kinds = new Uint8Array(room)
  table.starts.set(starts)
  table.ends.set(ends)
  table.kinds.set(kinds)
}

/** The next segment of the sheet, to be filled. It counts once `count` is raised. */
export function nextSegment(sheet: Sheet, syntax: Syntax): Segment {
  const { segments, table } = sheet
  let segment = segments[sheet.count]
  if (segment === undefined) {
    segment = { kind: 'segment', tag: '', offset: 0, length: 0, table, first: 0, count: 0, flags: 0, syntax }
    segments.push(segment)
  }
  if (segment.syntax !== syntax) segment.syntax = syntax
  return segment
}

/** A copy that stays as it is when the next window is read. */
export function keepSegment(segment: Segment): Segment {
  const { table, first, count } = segment
  const begin = table.starts[first] ?? 0
  const kept = {
    text: table.text.slice(begin, begin + segment.length),
    starts: table.starts.slice(first, first + count).map(at => at - begin),
    ends: table.ends.slice(first, first + count).map(at => at - begin),
    kinds: table.kinds.slice(first, first + count),
  }
  return { ...segment, table: kept, first: 0 }
}
