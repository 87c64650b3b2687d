import { findUnb } from './edifact.ts'
import { isBlank } from './delimiters.ts'
import type { Standard, Syntax } from './delimiters.ts'
import { IS_BROKEN_HEADER, IS_TOO_LONG, MAX_SEGMENT_BYTES, latin1, scanWindow } from './scanner.ts'
import type { Segment } from './scanner.ts'
import { findIsa } from './x12.ts'
import type { HeaderFinding } from './x12.ts'

/** What the tokenizer gives: segments in order, and stretches of bytes that belong to no interchange. */
export type Token = Segment | { kind: 'junk'; offset: number; length: number }

const WINDOW = 64 * 1024
// An interchange may be tiny: its first window is, too.
const FIRST_WINDOW = 1024
// As much of a broken header as is shown.
const BROKEN_HEADER_BYTES = 512
const LETTER_I = 0x49
const LETTER_U = 0x55
const NO_HEADER: HeaderFinding = { kind: 'none' }

/** The bytes at hand; `base` is the input offset of bytes[0]. */
interface Feed {
  bytes: Uint8Array
  base: number
  isEnded: boolean
  chunks: Iterator<Uint8Array>
}

function openFeed(input: Uint8Array | Iterable<Uint8Array>): Feed {
  if (input instanceof Uint8Array)
    return { bytes: input, base: 0, isEnded: true, chunks: [][Symbol.iterator]() }
  return { bytes: new Uint8Array(0), base: 0, isEnded: false, chunks: input[Symbol.iterator]() }
}

/** Drops what is before `keepFrom` and adds chunks, until one holds `wanted` (if given) or enough has come. */
function pull(feed: Feed, keepFrom: number, wanted: number | null): void {
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

const isAllowed = (standard: Standard | undefined, wanted: Standard): boolean =>
  standard === undefined || standard === wanted

function findHeader(
  bytes: Uint8Array,
  at: number,
  isEnd: boolean,
  only: Standard | undefined,
): HeaderFinding {
  const first = bytes[at]
  if (first === 0x49 && isAllowed(only, 'X12')) return findIsa(bytes, at, isEnd)
  if (first === 0x55 && isAllowed(only, 'EDIFACT')) return findUnb(bytes, at, isEnd)
  return NO_HEADER
}

/**
 * Tokenizes any number of interchanges of either standard (or `only` one), whole or in chunks of any size, with
 * the same result. Never throws on input. Memory is bounded by the longest segment (1 MiB).
 */
export function* tokenize(input: Uint8Array | Iterable<Uint8Array>, only?: Standard): Generator<Token> {
  for (const batch of tokenizeInBatches(input, only)) yield* batch
}

/** Segments of X12 interchanges only; EDIFACT in the input is junk to it. */
export const tokenizeX12 = (input: Uint8Array | Iterable<Uint8Array>): Generator<Token> =>
  tokenize(input, 'X12')

/** Segments of EDIFACT interchanges only; X12 in the input is junk to it. */
export const tokenizeEdifact = (input: Uint8Array | Iterable<Uint8Array>): Generator<Token> =>
  tokenize(input, 'EDIFACT')

/** The same tokens, as many at a time as one window of the input holds. */
export function* tokenizeInBatches(
  input: Uint8Array | Iterable<Uint8Array>,
  only?: Standard,
): Generator<Token[]> {
  const feed = openFeed(input)
  let at = 0
  let isBrokenAllowed = true
  for (;;) {
    const found = seekHeader(feed, at, only, isBrokenAllowed)
    if (found.junkLength > 0) yield [{ kind: 'junk', offset: found.junkOffset, length: found.junkLength }]
    const { header } = found
    if (header.kind !== 'found') return
    at = header.isBroken
      ? yield* brokenHeader(feed, header.segmentAt, header.syntax)
      : yield* scanInterchange(feed, header.segmentAt, header.syntax, only)
    // What follows a broken header is its rest; only a whole header begins something new there.
    isBrokenAllowed = !header.isBroken
  }
}

interface Sought {
  header: HeaderFinding
  junkOffset: number
  junkLength: number
}

/** Skips the byte order mark, blanks and junk up to the next header. A broken header counts only where data begins. */
function seekHeader(feed: Feed, from: number, only: Standard | undefined, isBrokenAllowed: boolean): Sought {
  let at = from
  let junkOffset = -1
  let junkEnd = -1
  for (;;) {
    if (at + 64 >= feed.bytes.length && !feed.isEnded) {
      pull(feed, at, null)
      at = 0
      if (feed.bytes.length < 512 && !feed.isEnded) continue
    }
    const { bytes, base } = feed
    if (base + at === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at += 3
    const byte = bytes[at]
    if (byte === undefined) break
    if (byte === LETTER_I || byte === LETTER_U) {
      const header = findHeader(bytes, at, feed.isEnded, only)
      if (header.kind === 'unfinished') {
        pull(feed, at, null)
        at = 0
        continue
      }
      if (header.kind === 'found' && (!header.isBroken || (isBrokenAllowed && junkOffset < 0))) {
        return { header, junkOffset, junkLength: junkOffset < 0 ? 0 : junkEnd - junkOffset }
      }
    }
    if (!isBlank(byte)) {
      if (junkOffset < 0) junkOffset = base + at
      junkEnd = base + at + 1
    }
    at = junkOffset < 0 ? at + 1 : nextCandidate(bytes, at + 1)
    let last = at - 1
    while (junkOffset >= 0 && base + last >= junkEnd && isBlank(bytes[last] ?? 0)) last--
    if (junkOffset >= 0 && base + last >= junkEnd) junkEnd = base + last + 1
  }
  return { header: NO_HEADER, junkOffset, junkLength: junkOffset < 0 ? 0 : junkEnd - junkOffset }
}

/** The next byte a header can begin with, at most one window away so that no search runs over the whole input twice. */
function nextCandidate(bytes: Uint8Array, from: number): number {
  const end = Math.min(bytes.length, from + WINDOW)
  let at = from
  while (at < end) {
    const byte = bytes[at]
    if ((byte === LETTER_I && bytes[at + 1] === 0x53) || (byte === LETTER_U && bytes[at + 1] === 0x4e))
      return at
    if ((byte === LETTER_I || byte === LETTER_U) && at + 1 >= bytes.length) return at
    at++
  }
  return at
}

function* scanInterchange(
  feed: Feed,
  from: number,
  syntax: Syntax,
  only: Standard | undefined,
): Generator<Token[], number> {
  const endTag = syntax.standard === 'X12' ? 'IEA' : 'UNZ'
  const headerOffset = feed.base + from
  let at = from
  let window = FIRST_WINDOW
  for (;;) {
    const { bytes, base } = feed
    const to = Math.min(bytes.length, at + window)
    const isLast = feed.isEnded && to === bytes.length
    // A header where a segment should begin means the trailer of this interchange is missing.
    const headerAt = (place: number): HeaderFinding['kind'] =>
      base + place === headerOffset ? 'none' : headerKind(feed, place, only)
    const scanned = scanWindow(
      bytes,
      at,
      to,
      isLast,
      syntax,
      base,
      place => headerAt(place) !== 'none',
      endTag,
    )
    if (scanned.segments.length > 0) yield scanned.segments
    const isStuck = scanned.next === at
    at = scanned.next
    if (scanned.segments.at(-1)?.tag === endTag) return at
    const header = at < to ? headerAt(at) : 'none'
    if (header === 'found' || isLast) return at
    if (isStuck && header === 'none' && to - at >= MAX_SEGMENT_BYTES) {
      at = yield* skipTooLong(feed, at, syntax)
      window = WINDOW
      continue
    }
    window = isStuck && to < bytes.length ? window * 4 : Math.min(window * 4, WINDOW)
    if (to < bytes.length && header === 'none') continue
    pull(feed, at, header === 'none' ? syntax.segment.byte : null)
    at = 0
  }
}

function headerKind(feed: Feed, at: number, only: Standard | undefined): HeaderFinding['kind'] {
  const header = findHeader(feed.bytes, at, feed.isEnded, only)
  return header.kind === 'found' && header.isBroken ? 'none' : header.kind
}

function* brokenHeader(feed: Feed, from: number, syntax: Syntax): Generator<Token[], number> {
  let at = from
  while (feed.bytes.length < at + BROKEN_HEADER_BYTES && !feed.isEnded) {
    pull(feed, at, null)
    at = 0
  }
  const limit = Math.min(feed.bytes.length, at + BROKEN_HEADER_BYTES)
  const newline = feed.bytes.subarray(at, limit).findIndex(byte => byte === 0x0a || byte === 0x0d)
  const to = newline < 0 ? limit : at + newline
  const scanned = scanWindow(feed.bytes, at, to, true, syntax, feed.base, () => false, '')
  const segment = scanned.segments[0]
  if (!segment) return to
  yield [{ ...segment, flags: segment.flags | IS_BROKEN_HEADER }]
  return at + segment.length
}

/** A segment past the limit: its first bytes are given with a flag, the rest is skipped to the terminator. */
function* skipTooLong(feed: Feed, from: number, syntax: Syntax): Generator<Token[], number> {
  const offset = feed.base + from
  const head = latin1(feed.bytes, from, from + 3).replace(/[^A-Z0-9]/g, '')
  let at = from
  for (;;) {
    const end = feed.bytes.indexOf(syntax.segment.byte, at)
    if (end >= 0 || feed.isEnded) {
      const stop = end >= 0 ? end : feed.bytes.length
      const text = head
      const length = feed.base + stop - offset
      const flags = IS_TOO_LONG
      yield [
        {
          kind: 'segment',
          tag: head,
          offset,
          length,
          text,
          starts: [0],
          ends: [head.length],
          kinds: [1],
          flags,
          syntax,
        },
      ]
      return end >= 0 ? end + 1 + syntax.segment.tail.length : stop
    }
    pull(feed, feed.bytes.length, null)
    at = 0
  }
}
