import { decodeText } from '../codec/charset.ts'
import { ELEMENT } from '../codec/delimiters.ts'
import type { Syntax } from '../codec/delimiters.ts'
import { scanWindow } from '../codec/scanner.ts'
import type { Segment } from '../codec/segment.ts'
import { kindOf, rawBetween, rawSegment, valueAt } from '../codec/values.ts'
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
  const { segments } = scanWindow({ bytes, from: start, to: end, isLast: true, base: 0 }, syntax)
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
  while (first < segment.count) {
    let last = first
    while (last + 1 < segment.count && kindOf(segment, last + 1) !== ELEMENT) last++
    const number = elements.length + 1
    const value =
      first === last ? valueAt(segment, first) : decoded(rawBetween(segment, first, last), segment.syntax)
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
