import {
  COMPONENT,
  CONTROL,
  DATA,
  ELEMENT,
  RELEASE,
  REPETITION,
  SEGMENT,
  isBlank,
  isNewline,
} from './delimiters.ts'
import type { Delimiter, Syntax } from './delimiters.ts'
import { latin1 } from './latin1.ts'
import {
  HAS_CONTROL,
  HAS_EMPTY_BEFORE,
  HAS_HIGH,
  HAS_RELEASE,
  HAS_STRAY_RELEASE,
  HAS_TOO_MANY_VALUES,
  IS_PLAIN,
  IS_UNTERMINATED,
  createScratch,
  growScratch,
} from './segment.ts'
import type { Scratch, Segment, ValueTable } from './segment.ts'
import { tagText } from './tags.ts'

/** Longest segment that is read; what is longer is skipped to its terminator and reported. */
export const MAX_SEGMENT_BYTES = 1024 * 1024
/** Most values (elements, repetitions and components together) read from one segment. */
export const MAX_SEGMENT_VALUES = 20_000

/** What scanning one window gave. */
interface ScannedWindow {
  segments: Segment[]
  /** Index of the first byte not consumed: the start of an incomplete segment, or the end. */
  next: number
  /** A terminator without a segment was skipped before `next`. */
  hasEmptyBefore: boolean
}

/** A stretch of bytes to scan. */
export interface ScanWindow {
  bytes: Uint8Array
  from: number
  to: number
  /** No more bytes will come: what is left at the end is given as an unterminated segment. */
  isLast: boolean
  /** Input offset of bytes[0]. */
  base: number
  /** Whether to stop before the segment that begins there. */
  stopBefore?: (at: number) => boolean
  /** A terminator without a segment was already skipped before `from`. */
  hasEmptyBefore?: boolean
  /** Scanning stops behind the first segment of this tag. */
  endTag?: string
}

function matchesTail(bytes: Uint8Array, at: number, mark: Delimiter | null): boolean {
  if (mark === null) return true
  for (let i = 0; i < mark.tail.length; i++) if (bytes[at + 1 + i] !== mark.tail[i]) return false
  return true
}

/** Blanks, line ends and repeated terminators between segments are habits of senders, not data. */
function skipBetweenSegments(bytes: Uint8Array, from: number, to: number, syntax: Syntax): number {
  const { classes, segment } = syntax
  let at = from
  while (at < to) {
    const byte = bytes[at] ?? 0
    // Letters begin a segment: the common case first.
    if (byte > 0x20 && classes[byte] === DATA) return at
    if (classes[byte] === SEGMENT && matchesTail(bytes, at, segment)) at += 1 + segment.tail.length
    else if (isBlank(byte) && classes[byte] !== ELEMENT) at++
    else break
  }
  return Math.min(at, to)
}

/** Whether an empty segment was skipped. Line ends repeat where they end segments: that means nothing. */
function hasTerminator(bytes: Uint8Array, from: number, to: number, classes: Uint8Array): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (classes[byte] === SEGMENT && !isNewline(byte)) return true
  }
  return false
}

const BIN = 0x42494e
const BDS = 0x424453

// BIN*length*bytes and BDS*filter*length*bytes carry raw bytes that may contain any delimiter.
function binaryLength(bytes: Uint8Array, begin: number, values: number, from: number, to: number): number {
  const tag = ((bytes[begin] ?? 0) << 16) | ((bytes[begin + 1] ?? 0) << 8) | (bytes[begin + 2] ?? 0)
  if (!(tag === BIN && values === 2) && !(tag === BDS && values === 3)) return 0
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

/** Scans the complete segments of a window in one pass over its bytes. */
export function scanWindow(
  window: ScanWindow,
  syntax: Syntax,
  scratch: Scratch = createScratch(),
): ScannedWindow {
  const { bytes, from, to, isLast, base, stopBefore, endTag } = window
  const { classes, segment: terminator, component, repetition } = syntax
  const segments: Segment[] = []
  const table: ValueTable = {
    text: latin1(bytes, from, to),
    starts: scratch.starts,
    ends: scratch.ends,
    kinds: scratch.kinds,
  }
  const isX12 = syntax.standard === 'X12'
  const isOneByte = !component?.tail.length && !repetition?.tail.length
  let { starts, ends, kinds } = scratch
  let total = 0
  let at = from
  let next = at
  let hasEmptyBefore = window.hasEmptyBefore ?? false
  scanning: for (;;) {
    const skipped = at
    at = skipBetweenSegments(bytes, at, to, syntax)
    if (at > skipped) hasEmptyBefore ||= hasTerminator(bytes, skipped, at, classes)
    next = at
    if (at >= to) break
    const begin = at
    const letter = bytes[at]
    if ((letter === 0x49 || letter === 0x55) && stopBefore?.(at)) break
    const first = total
    starts[total] = begin - from
    kinds[total] = SEGMENT
    let flags = hasEmptyBefore ? IS_PLAIN | HAS_EMPTY_BEFORE : IS_PLAIN
    let isComplete = false
    // Set while the current value has no end yet.
    let isOpen = true
    while (at < to) {
      let kind = classes[bytes[at] ?? 0]
      while (kind === DATA && ++at < to) kind = classes[bytes[at] ?? 0]
      if (at >= to) break
      if (kind === ELEMENT || kind === COMPONENT || kind === REPETITION) {
        let after = at + 1
        if (!isOneByte && kind !== ELEMENT) {
          const mark = kind === COMPONENT ? component : repetition
          if (!matchesTail(bytes, at, mark)) {
            flags |= HAS_HIGH
            at++
            continue
          }
          after += mark?.tail.length ?? 0
        }
        if (total - first + 1 >= MAX_SEGMENT_VALUES) {
          flags |= HAS_TOO_MANY_VALUES
          if (isOpen) ends[total] = at - from
          isOpen = false
          at = after
          continue
        }
        ends[total] = at - from
        if (kind !== ELEMENT) flags &= ~IS_PLAIN
        const values = total - first + 1
        if (isX12 && letter === 0x42 && values <= 3 && kind === ELEMENT) {
          const skip = binaryLength(bytes, begin, values, from + (starts[total] ?? 0), at)
          if (skip > 0 && after + skip > to && !isLast) break scanning
          at = Math.min(to, after + skip)
        } else at = after
        total++
        if (total >= starts.length) {
          growScratch(scratch)
          ;({ starts, ends, kinds } = scratch)
        }
        starts[total] = after - from
        kinds[total] = kind
      } else if (kind === SEGMENT) {
        if (terminator.tail.length > 0 && !matchesTail(bytes, at, terminator)) {
          flags |= HAS_HIGH
          at++
          continue
        }
        isComplete = true
        break
      } else if (kind === RELEASE) {
        flags |= HAS_RELEASE
        const escaped = classes[bytes[at + 1] ?? 0] ?? 0
        if (at + 1 < to && (escaped === 0 || escaped > RELEASE)) flags |= HAS_STRAY_RELEASE
        at += 2
      } else if (kind === CONTROL) {
        flags |= HAS_CONTROL
        if (syntax.charset === 'iso-2022-jp') {
          const end = endOfShift(bytes, at, to)
          if (end > to && !isLast) break scanning
          at = Math.min(end, to)
        } else at++
      } else {
        flags |= HAS_HIGH
        at++
      }
    }
    if (!isComplete && !isLast) break scanning
    let end = at < to ? at : to
    if (!isComplete) {
      flags |= IS_UNTERMINATED
      while (end > begin && isBlank(bytes[end - 1] ?? 0)) end--
    } else if (syntax.isPaddedBeforeTerminator) {
      while (end > begin && bytes[end - 1] === 0x20) end--
    }
    if (isOpen) ends[total] = Math.max(end - from, starts[total] ?? 0)
    total++
    if (total >= starts.length) {
      growScratch(scratch)
      ;({ starts, ends, kinds } = scratch)
    }
    const tag = tagText(table.text, begin - from, ends[first] ?? 0)
    hasEmptyBefore = false
    at = isComplete ? at + 1 + terminator.tail.length : to
    next = at
    segments.push({
      kind: 'segment',
      tag,
      offset: base + begin,
      length: end - begin,
      table,
      first,
      count: total - first,
      flags,
      syntax,
    })
    if (tag === endTag) break
  }
  keep(table, scratch, total)
  return { segments, next, hasEmptyBefore }
}

// The segments outlive the scratch: they keep a copy of what was found, no larger than needed.
function keep(table: ValueTable, { starts, ends, kinds }: Scratch, total: number): void {
  table.starts = starts.slice(0, total)
  table.ends = ends.slice(0, total)
  table.kinds = kinds.slice(0, total)
}
