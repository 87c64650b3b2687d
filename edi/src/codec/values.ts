import { COMPONENT, ELEMENT, REPETITION } from './delimiters.ts'
import { decodeText } from './charset.ts'
import { HAS_HIGH, HAS_RELEASE, IS_PLAIN } from './segment.ts'
import type { Segment } from './segment.ts'
import { cutText } from './shortTexts.ts'
import type { WrittenSegment } from './writer.ts'

/** Where value `index` begins and ends in the text of the segment's table. */
export const startOf = ({ table, first }: Segment, index: number): number => table.starts[first + index] ?? 0
export const endOf = ({ table, first }: Segment, index: number): number => table.ends[first + index] ?? 0

/** What opened value `index`; 0 past the last one. */
export const kindOf = ({ table, first, count }: Segment, index: number): number =>
  index < count ? (table.kinds[first + index] ?? 0) : 0

export const isEmptyValue = (segment: Segment, index: number): boolean =>
  startOf(segment, index) === endOf(segment, index)

/** Value `index` as it stands in the input (Latin-1), escapes included; '' past the last one. */
export const rawValue = (segment: Segment, index: number): string =>
  index < segment.count ? cutText(segment.table.text, startOf(segment, index), endOf(segment, index)) : ''

function withoutRelease(raw: string, segment: Segment): string {
  const release = segment.syntax.release
  if (release === null) return raw
  let text = ''
  for (let i = 0; i < raw.length; i++) {
    if (raw.charCodeAt(i) === release) i++
    text += raw.charAt(i)
  }
  return text
}

/** Value `index` unescaped and decoded; bytes that are wrong in the charset stay as Latin-1 (the validator reports them). */
export function valueAt(segment: Segment, index: number): string {
  let raw = rawValue(segment, index)
  if (segment.flags & HAS_RELEASE) raw = withoutRelease(raw, segment)
  const { charset } = segment.syntax
  if (!(segment.flags & HAS_HIGH) && charset !== 'iso-2022-jp') return raw
  return decodeText(raw, charset) ?? raw
}

/** Byte offset of value `index` in the whole input. */
export const valueOffset = (segment: Segment, index: number): number =>
  segment.offset + startOf(segment, Math.min(index, segment.count - 1)) - startOf(segment, 0)

/** Index of the first value of element `element` (1 = first after the tag), or -1. */
export function elementIndex(segment: Segment, element: number): number {
  const { count, flags, first } = segment
  if (flags & IS_PLAIN) return element < count ? element : -1
  const { kinds } = segment.table
  let seen = 0
  for (let i = 1; i < count; i++) if (kinds[first + i] === ELEMENT && ++seen === element) return i
  return -1
}

export function elementCount(segment: Segment): number {
  if (segment.flags & IS_PLAIN) return segment.count - 1
  let seen = 0
  for (let i = 1; i < segment.count; i++) if (kindOf(segment, i) === ELEMENT) seen++
  return seen
}

/** The value at element, component (1-based) of the first repetition; '' when absent. */
export function valueOf(segment: Segment, element: number, component = 1): string {
  let index = elementIndex(segment, element)
  if (index < 0) return ''
  for (let i = 1; i < component; i++) {
    index++
    if (kindOf(segment, index) !== COMPONENT) return ''
  }
  return valueAt(segment, index)
}

/** All components of an element's first repetition. */
export function componentsOf(segment: Segment, element: number): string[] {
  let index = elementIndex(segment, element)
  if (index < 0) return []
  const values = [valueAt(segment, index)]
  while (kindOf(segment, ++index) === COMPONENT) values.push(valueAt(segment, index))
  return values
}

/** The raw text from the beginning of one value to the end of another. */
export const rawBetween = (segment: Segment, from: number, to: number): string =>
  segment.table.text.slice(startOf(segment, from), endOf(segment, to))

/** The raw text of a whole element, its components and repetitions included. */
export function rawElement(segment: Segment, element: number): string {
  const first = elementIndex(segment, element)
  if (first < 0) return ''
  let last = first
  while (kindOf(segment, last + 1) === COMPONENT || kindOf(segment, last + 1) === REPETITION) last++
  return rawBetween(segment, first, last)
}

/** The same as text in the character set of the interchange. */
export function decodedElement(segment: Segment, element: number): string {
  const raw = rawElement(segment, element)
  return decodeText(raw, segment.syntax.charset) ?? raw
}

export function rawSegment(segment: Segment): string {
  const begin = startOf(segment, 0)
  return segment.table.text.slice(begin, begin + segment.length)
}

/** The segment as the writer takes it: its tag, and each element with its repetitions and their components. */
export function writtenForm(segment: Segment): WrittenSegment {
  const elements: string[][][] = []
  for (let index = 1; index < segment.count; index++) {
    const kind = kindOf(segment, index)
    const value = valueAt(segment, index)
    if (kind === ELEMENT) elements.push([[value]])
    else if (kind === REPETITION) elements.at(-1)?.push([value])
    else elements.at(-1)?.at(-1)?.push(value)
  }
  // The fields of ISA are fixed, and two of them hold delimiters.
  if (segment.tag === 'ISA') return ['ISA', ...elements.map((_, index) => decodedElement(segment, index + 1))]
  return [segment.tag, ...elements.map(repetitions => ({ repetitions }))]
}
