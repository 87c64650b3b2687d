import type { BusinessDocument } from '../canonical/document.ts'
import type { Standard, Syntax } from '../codec/delimiters.ts'
import { scanWindow } from '../codec/scanner.ts'
import type { MessageSchema } from '../schema/model.ts'
import { PLACED, createWalker } from '../validate/walker.ts'
import type { MessageMap } from './map.ts'
import { EDIFACT_MAPS } from './maps/edifact.ts'
import { X12_MAPS } from './maps/x12.ts'
import { createDocumentReader } from './readDocument.ts'

const MAPS: readonly MessageMap[] = [...X12_MAPS, ...EDIFACT_MAPS]

export const mapOf = (standard: Standard, type: string): MessageMap | null =>
  MAPS.find(map => map.standard === standard && map.type === type) ?? null

/** The document in bytes[start, end), a message from its header to its trailer; null when its type has no map. */
export function documentIn(
  bytes: Uint8Array,
  start: number,
  end: number,
  syntax: Syntax,
  schema: MessageSchema,
): BusinessDocument | null {
  const map = mapOf(schema.standard, schema.type)
  if (!map) return null
  const reader = createDocumentReader(map)
  const walker = createWalker(schema)
  const { segments } = scanWindow({ bytes, from: start, to: end, isLast: true, base: 0 }, syntax)
  segments.slice(1).forEach((segment, index) => {
    if (segment.tag === 'SE' || segment.tag === 'UNT') return
    if (walker.step(segment.tag) === PLACED) reader.take(segment, walker.group.trail, index + 2)
  })
  return reader.finish()
}
