import { decodeText } from '../codec/charset.ts'
import { ELEMENT, REPETITION } from '../codec/delimiters.ts'
import { latin1 } from '../codec/latin1.ts'
import { scanWindow } from '../codec/scanner.ts'
import type { Segment } from '../codec/segment.ts'
import { kindOf, rawSegment, valueAt } from '../codec/values.ts'
import type { Language } from '../reading/model.ts'
import type { ElementSchema, Name, SegmentSchema } from '../schema/model.ts'
import type { ByteSource } from './byteSource.ts'
import { ENVELOPE_SEGMENTS } from './envelopeNames.ts'
import { meaningOf } from './meanings.ts'
import type { SegmentIndex } from './segmentIndex.ts'
import type { ViewedElement, ViewedRow, ViewedValue } from './model.ts'

/** As much of one segment as is shown. */
const MOST_BYTES = 8192

const nameIn = (name: Name | null | undefined, language: Language): string | null =>
  name?.[language === 'en' ? 0 : 1] || null

/** One row of the index, read again from where its bytes are. */
export function explainRow(
  source: ByteSource,
  index: SegmentIndex,
  row: number,
  language: Language,
): ViewedRow | null {
  const syntax = index.interchangeOf(row)?.syntax
  if (!syntax) return null
  const offset = index.offsetOf(row)
  const length = index.lengthOf(row)
  const isCut = length > MOST_BYTES
  const bytes = source.read(offset, offset + Math.min(length, MOST_BYTES))
  const [segment] = scanWindow(
    { bytes, from: 0, to: bytes.length, isLast: true, base: offset },
    syntax,
  ).segments
  const message = index.messageOf(row)
  const place = {
    row,
    position: message ? row - message.row + 1 : null,
    depth: index.depthOf(row),
    offset,
    isCut,
  }
  const shown = latin1(bytes, 0, bytes.length)
  if (!segment) return { ...place, tag: shown.slice(0, 3), name: null, raw: shown, elements: [] }
  const { tag } = segment
  const schema = message?.choice?.schema.segments.get(tag) ?? null
  const raw = rawSegment(segment)
  return {
    ...place,
    tag,
    name: nameIn(schema?.name ?? ENVELOPE_SEGMENTS[tag]?.name, language),
    raw: decodeText(raw, syntax.charset) ?? raw,
    elements: elementsOf(segment, schema, language),
  }
}

function elementsOf(segment: Segment, schema: SegmentSchema | null, language: Language): ViewedElement[] {
  const elements: ViewedElement[] = []
  const explain = (position: number, value: string, own: ElementSchema | null, name?: Name): ViewedValue => ({
    position,
    value,
    name: nameIn(own?.name ?? name, language),
    meaning: own && meaningOf(own, value, segment.syntax.standard, language),
  })
  let number = 0
  let repetition = 1
  for (let index = 1; index < segment.count; index++) {
    const kind = kindOf(segment, index)
    const last = elements.at(-1)
    const value = valueAt(segment, index)
    if (kind === ELEMENT || kind === REPETITION) {
      number += kind === ELEMENT ? 1 : 0
      repetition = kind === ELEMENT ? 1 : repetition + 1
      const own = schema?.elements?.[number - 1] ?? null
      const named = ENVELOPE_SEGMENTS[segment.tag]?.elements[number - 1]
      const [part = null] = own?.components ?? []
      const parts = part ? [explain(1, value, part)] : []
      elements.push({ ...explain(number, value, own, named), repetition, parts })
    } else if (last) {
      if (last.parts.length === 0) last.parts.push(explain(1, last.value, null))
      const component = schema?.elements?.[number - 1]?.components?.[last.parts.length] ?? null
      last.parts.push(explain(last.parts.length + 1, value, component))
    }
  }
  return elements.filter(({ value, parts }) => value !== '' || parts.some(part => part.value !== ''))
}
