import { isBlank } from './delimiters.ts'
import type { Standard } from './delimiters.ts'
import { findUnb } from './edifact.ts'
import { pull } from './feed.ts'
import type { Feed } from './feed.ts'
import { findIsa } from './x12.ts'
import type { HeaderFinding } from './x12.ts'

const LETTER_I = 0x49
const LETTER_U = 0x55
const LETTER_S = 0x53
const LETTER_N = 0x4e
const NO_HEADER: HeaderFinding = { kind: 'none' }

const isAllowed = (standard: Standard | undefined, wanted: Standard): boolean =>
  standard === undefined || standard === wanted

/** The header at one place, of either standard. */
export function findHeader(
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

interface Sought {
  header: HeaderFinding
  junkOffset: number
  junkLength: number
}

/** Skips the byte order mark, blanks and junk up to the next header. A broken header counts only where data begins. */
export function seekHeader(
  feed: Feed,
  from: number,
  only: Standard | undefined,
  isBrokenAllowed: boolean,
): Sought {
  let at = from
  let junkOffset = -1
  let junkEnd = -1
  const letters: Letters = { bytes: null, nextI: -1, nextU: -1 }
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
    at = junkOffset < 0 ? at + 1 : nextCandidate(bytes, at + 1, letters)
    let last = at - 1
    while (junkOffset >= 0 && base + last >= junkEnd && isBlank(bytes[last] ?? 0)) last--
    if (junkOffset >= 0 && base + last >= junkEnd) junkEnd = base + last + 1
  }
  return { header: NO_HEADER, junkOffset, junkLength: junkOffset < 0 ? 0 : junkEnd - junkOffset }
}

/** Where the letters a header begins with come next; searched natively and remembered, so that noise costs next to nothing. */
interface Letters {
  bytes: Uint8Array | null
  nextI: number
  nextU: number
}

const nextOf = (bytes: Uint8Array, letter: number, from: number): number => {
  const found = bytes.indexOf(letter, from)
  return found < 0 ? bytes.length : found
}

/** The next place from `from` on where IS or UN stands, or may stand once more bytes have come; else the end. */
function nextCandidate(bytes: Uint8Array, from: number, letters: Letters): number {
  if (letters.bytes !== bytes) {
    letters.bytes = bytes
    letters.nextI = -1
    letters.nextU = -1
  }
  let at = from
  for (;;) {
    if (letters.nextI < at) letters.nextI = nextOf(bytes, LETTER_I, at)
    if (letters.nextU < at) letters.nextU = nextOf(bytes, LETTER_U, at)
    at = Math.min(letters.nextI, letters.nextU)
    if (at + 1 >= bytes.length) return at
    if (bytes[at + 1] === (at === letters.nextI ? LETTER_S : LETTER_N)) return at
    at++
  }
}
