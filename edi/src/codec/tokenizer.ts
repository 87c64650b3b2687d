import { SEGMENT } from './delimiters.ts'
import type { Standard, Syntax } from './delimiters.ts'
import { openFeed, pull } from './feed.ts'
import type { Feed } from './feed.ts'
import { findHeader, seekHeader } from './headers.ts'
import { latin1 } from './latin1.ts'
import { MAX_SEGMENT_BYTES, scanWindow } from './scanner.ts'
import { IS_BROKEN_HEADER, IS_TOO_LONG, createSheet, keepSegments } from './segment.ts'
import type { Segment, Sheet } from './segment.ts'
import type { HeaderFinding } from './x12.ts'

/** What the tokenizer gives: segments in order, and stretches of bytes that belong to no interchange. */
export type Token = Segment | { kind: 'junk'; offset: number; length: number }

const WINDOW = 64 * 1024
// An interchange may be tiny: its first window is, too.
const FIRST_WINDOW = 1024
// As much of a broken header as is shown.
const BROKEN_HEADER_BYTES = 512

/**
 * Tokenizes any number of interchanges of either standard (or `only` one), whole or in chunks of any size, with
 * the same result. Never throws on input. Memory is bounded by the longest segment (1 MiB).
 */
export function* tokenize(input: Uint8Array | Iterable<Uint8Array>, only?: Standard): Generator<Token> {
  for (const batch of tokenizeInBatches(input, only)) {
    keepSegments(batch.filter(isSegment))
    yield* batch
  }
}

const isSegment = (token: Token): token is Segment => token.kind === 'segment'

/** Segments of X12 interchanges only; EDIFACT in the input is junk to it. */
export const tokenizeX12 = (input: Uint8Array | Iterable<Uint8Array>): Generator<Token> =>
  tokenize(input, 'X12')

/** Segments of EDIFACT interchanges only; X12 in the input is junk to it. */
export const tokenizeEdifact = (input: Uint8Array | Iterable<Uint8Array>): Generator<Token> =>
  tokenize(input, 'EDIFACT')

/**
 * The same tokens, as many at a time as one window of the input holds. A batch is to be used before the next one is asked
 * for, which is written over it: so a file of any size is read without making anything anew (see `keepSegments`).
 */
export function* tokenizeInBatches(
  input: Uint8Array | Iterable<Uint8Array>,
  only?: Standard,
): Generator<Token[]> {
  const feed = openFeed(input)
  const sheet = createSheet()
  let at = 0
  let isBrokenAllowed = true
  for (;;) {
    const found = seekHeader(feed, at, only, isBrokenAllowed)
    if (found.junkLength > 0) yield [{ kind: 'junk', offset: found.junkOffset, length: found.junkLength }]
    const { header } = found
    if (header.kind !== 'found') return
    at = header.isBroken
      ? yield* brokenHeader(feed, header.segmentAt, header.syntax)
      : yield* scanInterchange(feed, header.segmentAt, header.syntax, only, sheet)
    // What follows a broken header is its rest; only a whole header begins something new there.
    isBrokenAllowed = !header.isBroken
  }
}

function* scanInterchange(
  feed: Feed,
  from: number,
  syntax: Syntax,
  only: Standard | undefined,
  sheet: Sheet,
): Generator<Token[], number> {
  const endTag = syntax.standard === 'X12' ? 'IEA' : 'UNZ'
  const headerOffset = feed.base + from
  let hasEmptyBefore = false
  let at = from
  let window = FIRST_WINDOW
  for (;;) {
    const { bytes, base } = feed
    const to = Math.min(bytes.length, at + window)
    const isLast = feed.isEnded && to === bytes.length
    // A header where a segment should begin means the trailer of this interchange is missing.
    const headerAt = (place: number): HeaderFinding['kind'] =>
      base + place === headerOffset ? 'none' : headerKind(feed, place, only)
    const stopBefore = (place: number): boolean => headerAt(place) !== 'none'
    const scanned = scanWindow(
      { bytes, from: at, to, isLast, base, stopBefore, endTag, hasEmptyBefore },
      syntax,
      sheet,
    )
    hasEmptyBefore = scanned.hasEmptyBefore
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
  const scanned = scanWindow({ bytes: feed.bytes, from: at, to, isLast: true, base: feed.base }, syntax)
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
      yield [headOnly(head, offset, feed.base + stop - offset, syntax)]
      return end >= 0 ? end + 1 + syntax.segment.tail.length : stop
    }
    pull(feed, feed.bytes.length, null)
    at = 0
  }
}

const headOnly = (tag: string, offset: number, length: number, syntax: Syntax): Segment => ({
  kind: 'segment',
  tag,
  offset,
  length,
  table: {
    text: tag,
    starts: Int32Array.of(0),
    ends: Int32Array.of(tag.length),
    kinds: Uint8Array.of(SEGMENT),
  },
  first: 0,
  count: 1,
  flags: IS_TOO_LONG,
  syntax,
})
