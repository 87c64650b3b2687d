import { charsetOf } from './charset.ts'
import { createSyntax, delimiter, isAlphanumeric, isBlank } from './delimiters.ts'
import { latin1 } from './latin1.ts'
import { startsWith } from './x12.ts'
import type { HeaderFinding } from './x12.ts'

const UNA = [0x55, 0x4e, 0x41]
const UNB = [0x55, 0x4e, 0x42]

interface ServiceCharacters {
  component: number
  element: number
  decimalMark: '.' | ','
  release: number | null
  /** null: none; undefined: the syntax version decides. */
  repetition: number | null | undefined
  segment: number
}

const text = (characters: string): ServiceCharacters => ({
  component: characters.charCodeAt(0),
  element: characters.charCodeAt(1),
  decimalMark: '.',
  release: characters.charCodeAt(2),
  repetition: undefined,
  segment: characters.charCodeAt(3),
})

const LEVEL_A = text(":+?'")
// ISO 9735 level B: information separators IS1, IS3 and IS4, no release character.
const LEVEL_B: ServiceCharacters = { ...text('\u001f\u001d?\u001c'), release: null }

/** Recognises UNA and/or UNB at `at`. `isEnd`: no more bytes will come. */
export function findUnb(bytes: Uint8Array, at: number, isEnd: boolean): HeaderFinding {
  const unfinished: HeaderFinding = isEnd ? { kind: 'none' } : { kind: 'unfinished' }
  if (startsWith(bytes, at, UNA)) return findAfterUna(bytes, at, isEnd, unfinished)
  if (!startsWith(bytes, at, UNB)) return { kind: 'none' }
  const separator = bytes[at + 3]
  if (separator === undefined) return unfinished
  const characters = separator === 0x2b ? LEVEL_A : separator === 0x1d ? LEVEL_B : null
  return characters ? readUnb(bytes, at, isEnd, characters) : { kind: 'none' }
}

function findAfterUna(
  bytes: Uint8Array,
  at: number,
  isEnd: boolean,
  unfinished: HeaderFinding,
): HeaderFinding {
  if (bytes.length < at + 9) {
    const isPlausible = bytes.length > at + 3 && !isAlphanumeric(bytes[at + 3] ?? 0)
    return isEnd && isPlausible ? broken(LEVEL_A, at) : unfinished
  }
  const byte = (n: number): number => bytes[at + n] ?? 0
  const marks = [byte(3), byte(4), byte(8)]
  if (marks.some(isAlphanumeric) || new Set(marks).size < 3 || byte(4) === 0x20) return { kind: 'none' }
  const characters: ServiceCharacters = {
    component: byte(3),
    element: byte(4),
    decimalMark: byte(5) === 0x2c ? ',' : '.',
    release: byte(6) === 0x20 ? null : byte(6),
    repetition: byte(7) === 0x20 || isAlphanumeric(byte(7)) || marks.includes(byte(7)) ? null : byte(7),
    segment: byte(8),
  }
  let begin = at + 9
  while (begin < bytes.length && isBlank(byte(begin - at))) begin++
  if (bytes.length < begin + 4 && !isEnd) return { kind: 'unfinished' }
  if (bytes[begin + 3] !== characters.element || !startsWith(bytes, begin, UNB)) return broken(characters, at)
  return readUnb(bytes, begin, isEnd, characters, begin - at)
}

function readUnb(
  bytes: Uint8Array,
  at: number,
  isEnd: boolean,
  characters: ServiceCharacters,
  adviceLength = 0,
): HeaderFinding {
  if (bytes.length < at + 16 && !isEnd) return { kind: 'unfinished' }
  const head = latin1(bytes, at + 4, Math.min(bytes.length, at + 16))
  const end = [characters.element, characters.segment]
    .map(c => head.indexOf(String.fromCharCode(c)))
    .filter(i => i >= 0)
  const [identifier = '', version = ''] = head
    .slice(0, end.length > 0 ? Math.min(...end) : head.length)
    .split(String.fromCharCode(characters.component))
  return {
    kind: 'found',
    syntax: { ...edifactSyntax(characters, identifier, version), adviceLength },
    segmentAt: at,
    isBroken: false,
  }
}

const broken = (characters: ServiceCharacters, at: number): HeaderFinding => ({
  kind: 'found',
  syntax: edifactSyntax(characters, 'UNOA', '3'),
  segmentAt: at,
  isBroken: true,
})

const ASTERISK = 0x2a

function edifactSyntax(characters: ServiceCharacters, identifier: string, version: string) {
  // Before syntax version 4 there is no repetition; in version 4 `*` is the default.
  const byVersion = version >= '4' ? ASTERISK : null
  const repetition = characters.repetition === undefined ? byVersion : characters.repetition
  return createSyntax({
    standard: 'EDIFACT',
    segment: delimiter(characters.segment),
    element: delimiter(characters.element),
    component: delimiter(characters.component),
    repetition: repetition === null ? null : delimiter(repetition),
    release: characters.release,
    decimalMark: characters.decimalMark,
    charset: charsetOf(identifier),
    isPaddedBeforeTerminator: false,
  })
}
