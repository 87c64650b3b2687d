import {
  COMPONENT,
  CONTROL,
  DATA,
  ELEMENT,
  RELEASE,
  REPETITION,
  SEGMENT,
  isBlank,
  kindAt,
  widthOf,
  HIGH,
  LONG,
} from './delimiters.ts'
import type { Syntax } from './delimiters.ts'
import { latin1 } from './latin1.ts'
import {
  HAS_CONTROL,
  HAS_HIGH,
  HAS_RELEASE,
  HAS_STRAY_RELEASE,
  HAS_TOO_MANY_VALUES,
  IS_PLAIN,
  IS_UNTERMINATED,
  createTable,
} from './segment.ts'
import type { Segment, Sheet } from './segment.ts'
import { tagIn } from './tags.ts'

/** Most values (elements, repetitions and components together) read from one segment. */
export const MAX_SEGMENT_VALUES = 20_000

/** A stretch of bytes to scan. */
export interface ByteRange {
  bytes: Uint8Array
  from: number
  to: number
  /** No more bytes will come: what is left at the end is given as an unterminated segment. */
  isLast: boolean
}

/** scanSegment: more bytes are needed. */
export const INCOMPLETE = -1

/** Notes where the bytes stand that are not plain data; without a branch, which is what costs. */
export function findMarks({ bytes, from, to }: ByteRange, syntax: Syntax, sheet: Sheet): void {
  if (sheet.marks.length <= to - from) sheet.marks = new Int32Array(to - from + 1)
  const { marks } = sheet
  const isMark = syntax.marks
  let count = 0
  for (let at = from; at < to; at++) {
    marks[count] = at
    count += isMark[bytes[at] ?? 0] ?? 0
  }
  marks[count] = to
  sheet.mark = 0
  // Each value ends at a mark, or at the end.
  if (sheet.table.starts.length <= count) sheet.table = createTable(count * 2 + 1)
}

/**
 * Finds the values of the segment at `begin` by the marks of the sheet, and notes them in its table from `into.first`
 * on. Returns where its terminator stands, `to` when it has none, INCOMPLETE when more bytes are needed.
 */
export function scanSegment(
  range: ByteRange,
  begin: number,
  syntax: Syntax,
  sheet: Sheet,
  into: Segment,
): number {
  const { bytes, from, to, isLast } = range
  const { classes } = syntax
  const { first } = into
  const { table, marks } = sheet
  let { mark } = sheet
  const binary = syntax.standard === 'X12' ? first + lengthElement(bytes, begin) : -1
  const { starts, ends, kinds } = table
  const last = first + MAX_SEGMENT_VALUES - 1
  let index = first
  let flags = into.flags
  let at = begin
  let stop = to
  starts[index] = begin - from
  kinds[index] = SEGMENT
  for (;;) {
    const place = marks[mark++] ?? to
    if (place >= to) break
    // What a release character, a shift or a length stands before has no meaning of its own.
    if (place < at) continue
    at = place
    let kind = classes[bytes[at] ?? 0] ?? DATA
    let after = at + 1
    // The common case first.
    if (kind === ELEMENT && index !== last && index !== binary) {
      ends[index] = at - from
      index++
      at = after
      starts[index] = at - from
      kinds[index] = ELEMENT
      continue
    }
    if (kind === LONG) {
      kind = kindAt(bytes, at, syntax)
      after = at + widthOf(kind, syntax)
    }
    if (kind === ELEMENT || kind === COMPONENT || kind === REPETITION) {
      if (kind !== ELEMENT) flags &= ~IS_PLAIN
      if (index === last) {
        if ((flags & HAS_TOO_MANY_VALUES) === 0) ends[index] = at - from
        flags |= HAS_TOO_MANY_VALUES
        at = after
        continue
      }
      ends[index] = at - from
      at = after
      if (index === binary) {
        at += binaryLength(bytes, from + (starts[index] ?? 0), from + (ends[index] ?? 0))
        if (at > to && !isLast) return INCOMPLETE
      }
      index++
      starts[index] = after - from
      kinds[index] = kind
    } else if (kind === SEGMENT) {
      stop = at
      break
    } else if (kind === RELEASE) {
      flags |= HAS_RELEASE
      const escaped = classes[bytes[after] ?? 0] ?? DATA
      if (after < to && (escaped === DATA || escaped === CONTROL || escaped === HIGH))
        flags |= HAS_STRAY_RELEASE
      at += 2
    } else if (kind === CONTROL) {
      flags |= HAS_CONTROL
      at = syntax.charset === 'iso-2022-jp' ? endOfShift(bytes, at, to) : after
      if (at > to && !isLast) return INCOMPLETE
    } else {
      flags |= HAS_HIGH
      at = after
    }
  }
  sheet.mark = mark
  if (stop === to) {
    if (!isLast) return INCOMPLETE
    flags |= IS_UNTERMINATED
  }
  const isPadded = stop === to || syntax.isPaddedBeforeTerminator
  const end = isPadded ? endOfData(bytes, begin, stop, stop < to) : stop
  if ((flags & HAS_TOO_MANY_VALUES) === 0) ends[index] = Math.max(end - from, starts[index] ?? 0)
  into.length = end - begin
  into.tag = tagIn(bytes, begin, (ends[first] ?? 0) - (starts[first] ?? 0))
  into.flags = flags
  into.count = index - first + 1
  return stop
}

/** Blanks before the terminator are a habit of some senders, blanks at the end of a file one of many. */
function endOfData(bytes: Uint8Array, begin: number, stop: number, isTerminated: boolean): number {
  let end = stop
  while (end > begin && (isTerminated ? bytes[end - 1] === 0x20 : isBlank(bytes[end - 1] ?? 0))) end--
  return end
}

const NONE = -0x40000000
const LETTER_B = 0x42
const BIN = 0x42494e
const BDS = 0x424453

// BIN*length*bytes and BDS*filter*length*bytes carry raw bytes that may contain any delimiter.
// The element that tells how many; negative: no binary segment.
function lengthElement(bytes: Uint8Array, begin: number): number {
  if (bytes[begin] !== LETTER_B) return NONE
  const tag = (LETTER_B << 16) | ((bytes[begin + 1] ?? 0) << 8) | (bytes[begin + 2] ?? 0)
  return tag === BIN ? 1 : tag === BDS ? 2 : NONE
}

function binaryLength(bytes: Uint8Array, from: number, to: number): number {
  const digits = latin1(bytes, from, to)
  return /^\d{1,9}$/.test(digits) ? Number(digits) : 0
}

// ISO 2022 two-byte characters between ESC $ and ESC ( may hold the bytes of delimiters. Past `to`: not finished there.
function endOfShift(bytes: Uint8Array, at: number, to: number): number {
  if (at + 1 >= to) return to + 1
  if (bytes[at] !== 0x1b || bytes[at + 1] !== 0x24) return at + 1
  for (let end = at + 2; end < to; end++) if (bytes[end] === 0x1b && bytes[end + 1] === 0x28) return end + 3
  return to + 1
}
