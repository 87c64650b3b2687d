import { decodeText } from '../codec/charset.ts'
import { ELEMENT } from '../codec/delimiters.ts'
import type { Syntax } from '../codec/delimiters.ts'
import { scanWindow } from '../codec/scanner.ts'
import type { Segment } from '../codec/scanner.ts'
import { rawSegment, valueAt } from '../codec/values.ts'
import type { SchemaChoice, SegmentSchema } from '../schema/model.ts'
import type { Language, SegmentView } from './model.ts'

/** The segments of bytes[start, end) for a person to look at. */
export function viewSegments(
  bytes: Uint8Array,
  start: number,
  end: number,
  syntax: Syntax,
  choice: SchemaChoice | null,
  language: Language,
): SegmentView[] {
  const { segments } = scanWindow(bytes, start, end, true, syntax, 0, () => false, '')
  return segments.map((segment, index) =>
    viewSegment(segment, index + 1, choice?.schema.segments.get(segment.tag) ?? null, language),
  )
}

function viewSegment(
  segment: Segment,
  position: number,
  schema: SegmentSchema | null,
  language: Language,
): SegmentView {
  const word = language === 'en' ? 0 : 1
  const elements: SegmentView['elements'] = []
  let first = 1
  while (first < segment.kinds.length) {
    let last = first
    while (last + 1 < segment.kinds.length && segment.kinds[last + 1] !== ELEMENT) last++
    const number = elements.length + 1
    const value = first === last ? valueAt(segment, first) : rawBetween(segment, first, last)
    elements.push({ position: number, value, name: schema?.elements?.[number - 1]?.name?.[word] ?? null })
    first = last + 1
  }
  return {
    tag: segment.tag,
    position,
    offset: segment.offset,
    length: segment.length,
    raw: decoded(rawSegment(segment), segment.syntax),
    elements,
    name: schema?.name?.[word] ?? null,
  }
}

const decoded = (raw: string, syntax: Syntax): string => decodeText(raw, syntax.charset) ?? raw

const rawBetween = (segment: Segment, first: number, last: number): string =>
  decoded(segment.text.slice(segment.starts[first], segment.ends[last]), segment.syntax)
