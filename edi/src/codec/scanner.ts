import { CONTROL, DATA, ELEMENT, SEGMENT, isBlank, isNewline, kindAt } from './delimiters.ts'
import type { Syntax } from './delimiters.ts'
import { latin1 } from './latin1.ts'
import { INCOMPLETE, findMarks, scanSegment } from './scanSegment.ts'
import type { ByteRange } from './scanSegment.ts'
import { HAS_EMPTY_BEFORE, IS_PLAIN, createSheet, nextSegment } from './segment.ts'
import type { Segment, Sheet } from './segment.ts'

/** Longest segment that is read; what is longer is skipped to its terminator and reported. */
export const MAX_SEGMENT_BYTES = 1024 * 1024

/** What scanning one window gave. */
interface ScannedWindow {
  /** They stay as they are until the sheet is used again. */
  segments: Segment[]
  /** Index of the first byte not consumed: the start of an incomplete segment, or the end. */
  next: number
  /** A terminator without a segment was skipped before `next`. */
  hasEmptyBefore: boolean
}

/** What to scan, and how far. */
export interface ScanWindow extends ByteRange {
  /** Input offset of bytes[0]. */
  base: number
  /** Whether to stop before the segment that begins there. */
  stopBefore?: (at: number) => boolean
  /** A terminator without a segment was already skipped before `from`. */
  hasEmptyBefore?: boolean
  /** Scanning stops behind the first segment of this tag. */
  endTag?: string
}

/** Blanks, line ends and repeated terminators between segments are habits of senders, not data. */
function skipBetweenSegments(bytes: Uint8Array, from: number, to: number, syntax: Syntax): number {
  const { classes, segment } = syntax
  let at = from
  while (at < to) {
    const byte = bytes[at] ?? 0
    const common = classes[byte] ?? DATA
    // Letters begin a segment, line ends stand between them: the common cases first.
    if (common === DATA && byte > 0x20) return at
    if (common === CONTROL && isNewline(byte)) {
      at++
      continue
    }
    const kind = kindAt(bytes, at, syntax)
    if (kind === SEGMENT) at += 1 + segment.tail.length
    else if (isBlank(byte) && classes[byte] !== ELEMENT) at++
    else break
  }
  return Math.min(at, to)
}

/** Whether an empty segment was skipped. Line ends repeat where they end segments: that means nothing. */
function hasTerminator(bytes: Uint8Array, from: number, to: number, syntax: Syntax): boolean {
  for (let at = from; at < to; at++)
    if (kindAt(bytes, at, syntax) === SEGMENT && !isNewline(bytes[at] ?? 0)) return true
  return false
}

const LETTER_I = 0x49
const LETTER_U = 0x55

/** Scans the complete segments of a window. */
export function scanWindow(window: ScanWindow, syntax: Syntax, sheet: Sheet = createSheet()): ScannedWindow {
  const { bytes, from, to, base, stopBefore, endTag } = window
  findMarks(window, syntax, sheet)
  sheet.table.text = latin1(bytes, from, to)
  sheet.count = 0
  let total = 0
  let at = from
  let next = at
  let hasEmptyBefore = window.hasEmptyBefore ?? false
  for (;;) {
    const begin = skipBetweenSegments(bytes, at, to, syntax)
    if (begin > at) hasEmptyBefore ||= hasTerminator(bytes, at, begin, syntax)
    next = begin
    if (begin >= to) break
    const letter = bytes[begin]
    if ((letter === LETTER_I || letter === LETTER_U) && stopBefore?.(begin)) break
    const segment = nextSegment(sheet, syntax)
    segment.first = total
    segment.flags = hasEmptyBefore ? IS_PLAIN | HAS_EMPTY_BEFORE : IS_PLAIN
    const end = scanSegment(window, begin, syntax, sheet, segment)
    if (end === INCOMPLETE) break
    segment.offset = base + begin
    sheet.count++
    total += segment.count
    hasEmptyBefore = false
    at = end < to ? end + 1 + syntax.segment.tail.length : to
    next = at
    if (segment.tag === endTag) break
  }
  return { segments: sheet.segments.slice(0, sheet.count), next, hasEmptyBefore }
}
