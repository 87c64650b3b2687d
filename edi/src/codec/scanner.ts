import { COMPONENT, CONTROL, DATA, ELEMENT, RELEASE, REPETITION, SEGMENT, isBlank } from './delimiters.ts'
import type { Delimiter, Syntax } from './delimiters.ts'

/** Longest segment that is read; what is longer is skipped to its terminator and reported. */
export const MAX_SEGMENT_BYTES = 1024 * 1024
/** Most values (elements, repetitions and components together) read from one segment. */
export const MAX_SEGMENT_VALUES = 20_000

export const HAS_RELEASE = 1
export const HAS_CONTROL = 2
export const HAS_HIGH = 4
export const IS_UNTERMINATED = 8
export const IS_TOO_LONG = 16
export const HAS_TOO_MANY_VALUES = 32
export const HAS_STRAY_RELEASE = 64
/** An interchange header that ends before its delimiters are known; what follows it cannot be read. */
export const IS_BROKEN_HEADER = 128

/**
 * One segment as offsets into the Latin-1 text of the window it was scanned in. Value 0 is the tag.
 * Nothing is sliced, unescaped or decoded until it is asked for (see `values.ts`).
 */
export interface Segment {
  kind: 'segment'
  tag: string
  /** Byte offset in the whole input of the tag's first byte. */
  offset: number
  /** Bytes from the tag to the terminator, without it. */
  length: number
  text: string
  starts: number[]
  ends: number[]
  /** What opened each value: ELEMENT, REPETITION or COMPONENT (SEGMENT for the tag). */
  kinds: number[]
  flags: number
  syntax: Syntax
}

/** What scanning one window gave. */
interface ScannedWindow {
  segments: Segment[]
  /** Index of the first byte not consumed: the start of an incomplete segment, or the end. */
  next: number
}

export function latin1(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at += 8192) {
    const part: string = Reflect.apply(String.fromCharCode, null, bytes.subarray(at, Math.min(to, at + 8192)))
    text += part
  }
  return text
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
    if (classes[byte] === SEGMENT && matchesTail(bytes, at, segment)) at += 1 + segment.tail.length
    else if (isBlank(byte) && classes[byte] !== ELEMENT) at++
    else break
  }
  return Math.min(at, to)
}

// BIN*length*bytes and BDS*filter*length*bytes carry raw bytes that may contain any delimiter.
function binaryLength(text: string, starts: number[], ends: number[]): number {
  const tag = text.slice(starts[0], ends[0])
  if ((tag === 'BIN' && starts.length === 2) || (tag === 'BDS' && starts.length === 3)) {
    const digits = text.slice(starts.at(-1), ends.at(-1))
    return /^\d{1,9}$/.test(digits) ? Number(digits) : 0
  }
  return 0
}

// ISO 2022 two-byte characters between ESC $ and ESC ( may hold the bytes of delimiters. Past `to`: not finished there.
function endOfShift(bytes: Uint8Array, at: number, to: number): number {
  if (at + 1 >= to) return to + 1
  if (bytes[at] !== 0x1b || bytes[at + 1] !== 0x24) return at + 1
  for (let end = at + 2; end < to; end++) if (bytes[end] === 0x1b && bytes[end + 1] === 0x28) return end + 3
  return to + 1
}

/**
 * Scans complete segments in bytes[from, to). With `isLast`, what is left at the end is given as an
 * unterminated segment. Stops after `endTag`. `base` is the input offset of bytes[0].
 */
export function scanWindow(
  bytes: Uint8Array,
  from: number,
  to: number,
  isLast: boolean,
  syntax: Syntax,
  base: number,
  stopBefore: (at: number) => boolean,
  endTag: string,
): ScannedWindow {
  const { classes, segment: terminator, component, repetition } = syntax
  const segments: Segment[] = []
  const text = latin1(bytes, from, to)
  const isX12 = syntax.standard === 'X12'
  let at = from
  while (at < to) {
    at = skipBetweenSegments(bytes, at, to, syntax)
    if (at >= to) return { segments, next: at }
    const begin = at
    if ((bytes[at] === 0x49 || bytes[at] === 0x55) && stopBefore(at)) return { segments, next: at }
    const starts: number[] = [begin - from]
    const ends: number[] = []
    const kinds: number[] = [SEGMENT]
    let flags = 0
    let isComplete = false
    while (at < to) {
      const kind = classes[bytes[at] ?? 0]
      if (kind === DATA) {
        at++
        continue
      }
      if (kind === ELEMENT || kind === COMPONENT || kind === REPETITION) {
        const mark = kind === COMPONENT ? component : kind === REPETITION ? repetition : null
        if (mark !== null && mark.tail.length > 0 && !matchesTail(bytes, at, mark)) {
          flags |= HAS_HIGH
          at++
          continue
        }
        const next = at + 1 + (mark?.tail.length ?? 0)
        if (starts.length >= MAX_SEGMENT_VALUES) flags |= HAS_TOO_MANY_VALUES
        else {
          ends.push(at - from)
          if (isX12 && kind === ELEMENT && bytes[begin] === 0x42 && starts.length <= 3) {
            const skip = binaryLength(text, starts, ends)
            if (skip > 0 && next + skip > to && !isLast) return { segments, next: begin }
            at = Math.min(to, next + skip)
          } else at = next
          starts.push(next - from)
          kinds.push(kind)
          continue
        }
        at = next
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
          const next = endOfShift(bytes, at, to)
          if (next > to && !isLast) return { segments, next: begin }
          at = Math.min(next, to)
        } else at++
      } else {
        flags |= HAS_HIGH
        at++
      }
    }
    if (!isComplete && !isLast) return { segments, next: begin }
    let end = Math.min(at, to)
    if (!isComplete) {
      flags |= IS_UNTERMINATED
      while (end > begin && isBlank(bytes[end - 1] ?? 0)) end--
    } else if (syntax.isPaddedBeforeTerminator) {
      while (end > begin && bytes[end - 1] === 0x20) end--
    }
    if (ends.length < starts.length) ends.push(Math.max(end - from, starts.at(-1) ?? 0))
    const tag = text.slice(starts[0], ends[0])
    at = isComplete ? at + 1 + terminator.tail.length : to
    segments.push({
      kind: 'segment',
      tag,
      offset: base + begin,
      length: end - begin,
      text,
      starts,
      ends,
      kinds,
      flags,
      syntax,
    })
    if (tag === endTag) return { segments, next: at }
  }
  return { segments, next: at }
}
