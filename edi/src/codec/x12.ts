import { createSyntax, delimiter, delimiterAt, isAlphanumeric, isBlank, isNewline } from './delimiters.ts'
import type { Delimiter, Syntax } from './delimiters.ts'

/** What looking for an interchange header at one place gave. */
export type HeaderFinding =
  | { kind: 'none' }
  /** More bytes are needed to tell. */
  | { kind: 'unfinished' }
  /** A header starts here. `isBroken`: it ends, or turns to nonsense, before its delimiters are known. */
  | { kind: 'found'; syntax: Syntax; segmentAt: number; isBroken: boolean }

const ISA = [0x49, 0x53, 0x41]
const LONGEST_FIELD = 40
const TILDE = 0x7e

export const startsWith = (bytes: Uint8Array, at: number, tag: readonly number[]): boolean =>
  bytes[at] === tag[0] && bytes[at + 1] === tag[1] && bytes[at + 2] === tag[2]

/**
 * Recognises an ISA header by its sixteen element separators, so that unpadded fields (common in the wild)
 * are read too. `isEnd`: no more bytes will come.
 */
export function findIsa(bytes: Uint8Array, at: number, isEnd: boolean): HeaderFinding {
  if (!startsWith(bytes, at, ISA)) return { kind: 'none' }
  const separator = bytes[at + 3]
  if (separator === undefined) return isEnd ? { kind: 'none' } : { kind: 'unfinished' }
  if (isAlphanumeric(separator) || separator === 0x20 || isNewline(separator)) return { kind: 'none' }
  const fieldEnds: number[] = []
  let fieldStart = at + 4
  let cursor = fieldStart
  while (fieldEnds.length < 15) {
    const byte = bytes[cursor]
    if (byte === undefined) return isEnd ? brokenIsa(separator, at) : { kind: 'unfinished' }
    if (byte === separator) {
      // ISA01 is a two-character code, and a header inside a header is none: both rule out most of what only looks like one.
      if (fieldEnds.length === 0 && cursor - fieldStart > 2) return { kind: 'none' }
      if (startsWith(bytes, fieldStart, ISA) && cursor === fieldStart + 3) return brokenIsa(separator, at)
      fieldEnds.push(cursor)
      fieldStart = cursor + 1
    } else if (cursor - fieldStart > LONGEST_FIELD || isNewline(byte)) return brokenIsa(separator, at)
    cursor++
  }
  if (bytes.length < cursor + 8 && !isEnd) return { kind: 'unfinished' }
  return finishIsa(bytes, at, isEnd, separator, fieldEnds, cursor)
}

const brokenSyntaxes = new Map<number, Syntax>()

// Kept by separator: input made of nothing but beginnings of headers must stay cheap.
function brokenIsa(separator: number, at: number): HeaderFinding {
  const syntax = brokenSyntaxes.get(separator) ?? x12Syntax(separator, null, null, delimiter(TILDE), false)
  brokenSyntaxes.set(separator, syntax)
  return { kind: 'found', syntax, segmentAt: at, isBroken: true }
}

function finishIsa(
  bytes: Uint8Array,
  at: number,
  isEnd: boolean,
  separator: number,
  fieldEnds: number[],
  componentAt: number,
): HeaderFinding {
  if (bytes[componentAt] === undefined) return brokenIsa(separator, at)
  let component: Delimiter | null = delimiterAt(bytes, componentAt)
  let terminatorAt = componentAt + 1 + component.tail.length
  const afterComponent = terminatorAt
  while (bytes[terminatorAt] === 0x20) terminatorAt++
  if (bytes[terminatorAt] === undefined) return isEnd ? brokenIsa(separator, at) : { kind: 'unfinished' }
  let terminator = delimiterAt(bytes, terminatorAt)
  let isPadded = terminatorAt > afterComponent
  if (isAlphanumeric(terminator.byte) || terminator.byte === separator) return brokenIsa(separator, at)
  if (isNewline(terminator.byte)) {
    // ISA16 may be left empty: then the "component separator" also ends the next segment.
    const habit = isComponentReallyTerminator(bytes, terminatorAt, component, terminator, isEnd)
    if (habit === null) return { kind: 'unfinished' }
    if (habit) {
      terminator = component
      component = null
      isPadded = false
    }
  }
  const field = (n: number): string =>
    String.fromCharCode(
      ...bytes.subarray((fieldEnds[n - 2] ?? at + 3) + 1, fieldEnds[n - 1] ?? at + 4),
    ).trim()
  const repetition = bytes[(fieldEnds[9] ?? 0) + 1] ?? 0
  const hasRepetition = field(12) >= '00402' && !isAlphanumeric(repetition) && repetition !== 0x20
  return {
    kind: 'found',
    syntax: x12Syntax(
      separator,
      component,
      hasRepetition ? delimiterAt(bytes, (fieldEnds[9] ?? 0) + 1) : null,
      terminator,
      isPadded,
    ),
    segmentAt: at,
    isBroken: false,
  }
}

/** null: the next segment is not complete yet. */
function isComponentReallyTerminator(
  bytes: Uint8Array,
  newlineAt: number,
  component: Delimiter,
  newline: Delimiter,
  isEnd: boolean,
): boolean | null {
  let begin = newlineAt
  while (isBlank(bytes[begin] ?? 0)) begin++
  const end = bytes.subarray(begin, begin + 400).indexOf(newline.byte)
  if (end < 0) return isEnd || bytes.length > begin + 400 ? false : null
  let last = begin + end - 1
  while (isBlank(bytes[last] ?? 0)) last--
  return bytes[last] === (component.tail.at(-1) ?? component.byte)
}

function x12Syntax(
  element: number,
  component: Delimiter | null,
  repetition: Delimiter | null,
  segment: Delimiter,
  isPaddedBeforeTerminator: boolean,
): Syntax {
  return createSyntax({
    standard: 'X12',
    segment,
    element: delimiter(element),
    component,
    repetition,
    release: null,
    decimalMark: '.',
    charset: 'auto',
    isPaddedBeforeTerminator,
  })
}
