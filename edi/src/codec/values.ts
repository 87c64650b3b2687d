import { COMPONENT, ELEMENT, REPETITION } from './delimiters.ts'
import { decodeText } from './charset.ts'
import { HAS_HIGH, HAS_RELEASE } from './scanner.ts'
import type { Segment } from './scanner.ts'

/** Value `index` as it stands in the input (Latin-1), escapes included. */
export const rawValue = (segment: Segment, index: number): string =>
  segment.text.slice(segment.starts[index], segment.ends[index])

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
  segment.offset + (segment.starts[index] ?? 0) - (segment.starts[0] ?? 0)

/** Index of the first value of element `element` (1 = first after the tag), or -1. */
export function elementIndex(segment: Segment, element: number): number {
  let seen = 0
  for (let i = 1; i < segment.kinds.length; i++) {
    if (segment.kinds[i] === ELEMENT && ++seen === element) return i
  }
  return -1
}

export function elementCount(segment: Segment): number {
  let seen = 0
  for (const kind of segment.kinds) if (kind === ELEMENT) seen++
  return seen
}

/** The value at element, component (1-based) of the first repetition; '' when absent. */
export function valueOf(segment: Segment, element: number, component = 1): string {
  let index = elementIndex(segment, element)
  if (index < 0) return ''
  for (let i = 1; i < component; i++) {
    index++
    if (segment.kinds[index] !== COMPONENT) return ''
  }
  return valueAt(segment, index)
}

/** All components of an element's first repetition. */
export function componentsOf(segment: Segment, element: number): string[] {
  let index = elementIndex(segment, element)
  if (index < 0) return []
  const values = [valueAt(segment, index)]
  while (segment.kinds[++index] === COMPONENT) values.push(valueAt(segment, index))
  return values
}

/** The raw text of a whole element, its components and repetitions included. */
export function rawElement(segment: Segment, element: number): string {
  const first = elementIndex(segment, element)
  if (first < 0) return ''
  let last = first
  while (segment.kinds[last + 1] === COMPONENT || segment.kinds[last + 1] === REPETITION) last++
  return segment.text.slice(segment.starts[first], segment.ends[last])
}

export function rawSegment(segment: Segment): string {
  const begin = segment.starts[0] ?? 0
  return segment.text.slice(begin, begin + segment.length)
}
