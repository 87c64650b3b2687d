import type { Charset } from './charset.ts'

export type Standard = 'X12' | 'EDIFACT'

/** A delimiter: its first byte and, for a multi-byte UTF-8 character, the bytes that follow it. */
export interface Delimiter {
  byte: number
  tail: readonly number[]
}

/** How one interchange is written: its service characters, decimal mark and character set. */
export interface Syntax {
  standard: Standard
  segment: Delimiter
  element: Delimiter
  component: Delimiter | null
  repetition: Delimiter | null
  release: number | null
  decimalMark: '.' | ','
  charset: Charset
  /** Bytes before the header that say how it is written: UNA and the line end behind it. */
  adviceLength?: number
  /** Some senders pad every segment with blanks before the terminator; they are not data. */
  isPaddedBeforeTerminator: boolean
  /** Byte class of each of the 256 bytes: see the constants below. */
  classes: Uint8Array
  /** 1 for each byte that is not plain data. */
  marks: Uint8Array
}

export const DATA = 0
export const SEGMENT = 1
export const ELEMENT = 2
export const COMPONENT = 3
export const REPETITION = 4
export const RELEASE = 5
export const CONTROL = 6
export const HIGH = 7
/** The first byte of a delimiter that has several. */
export const LONG = 8

export const delimiter = (byte: number, tail: readonly number[] = []): Delimiter => ({ byte, tail })

export function createSyntax(parts: Omit<Syntax, 'classes' | 'marks'>): Syntax {
  const classes = new Uint8Array(256)
  classes.fill(CONTROL, 0, 0x20)
  classes[0x7f] = CONTROL
  classes.fill(HIGH, 0x80)
  if (parts.release !== null) classes[parts.release] = RELEASE
  const mark = (delimiter: Delimiter, kind: number): void => {
    classes[delimiter.byte] = delimiter.tail.length > 0 ? LONG : kind
  }
  if (parts.repetition) mark(parts.repetition, REPETITION)
  if (parts.component) mark(parts.component, COMPONENT)
  mark(parts.element, ELEMENT)
  mark(parts.segment, SEGMENT)
  return { ...parts, classes, marks: classes.map(kind => (kind === DATA ? 0 : 1)) }
}

/** The delimiter as text, for writing and for messages. */
export function delimiterText(mark: Delimiter): string {
  if (mark.tail.length === 0) return String.fromCharCode(mark.byte)
  return new TextDecoder().decode(Uint8Array.of(mark.byte, ...mark.tail))
}

/** Reads the character at `at` as a delimiter, whole even when it is a multi-byte UTF-8 character. */
export function delimiterAt(bytes: Uint8Array, at: number): Delimiter {
  const lead = bytes[at] ?? 0
  const width = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1
  const tail: number[] = []
  for (let i = 1; i < width; i++) {
    const byte = bytes[at + i] ?? 0
    if ((byte & 0xc0) !== 0x80) return delimiter(lead)
    tail.push(byte)
  }
  return delimiter(lead, tail)
}

/** The class of the byte at `at`, delimiters of several bytes told by all of them. */
export function kindAt(bytes: Uint8Array, at: number, syntax: Syntax): number {
  const kind = syntax.classes[bytes[at] ?? 0] ?? DATA
  if (kind !== LONG) return kind
  if (isAt(bytes, at, syntax.segment)) return SEGMENT
  if (isAt(bytes, at, syntax.component)) return COMPONENT
  return isAt(bytes, at, syntax.repetition) ? REPETITION : HIGH
}

function isAt(bytes: Uint8Array, at: number, mark: Delimiter | null): boolean {
  if (mark === null || bytes[at] !== mark.byte) return false
  for (let i = 0; i < mark.tail.length; i++) if (bytes[at + 1 + i] !== mark.tail[i]) return false
  return true
}

/** How many bytes a delimiter of the kind has. */
export function widthOf(kind: number, { segment, component, repetition }: Syntax): number {
  const mark =
    kind === SEGMENT ? segment : kind === COMPONENT ? component : kind === REPETITION ? repetition : null
  return 1 + (mark?.tail.length ?? 0)
}

export const isAlphanumeric = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)

export const isBlank = (byte: number): boolean =>
  byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c || byte === 0x0b

export const isNewline = (byte: number): boolean => byte === 0x0a || byte === 0x0d
