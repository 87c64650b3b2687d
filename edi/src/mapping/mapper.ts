import type { BusinessDocument } from '../canonical/document.ts'
import type { Segment } from '../codec/segment.ts'
import type { Report } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'
import { mapOf } from './maps/index.ts'
import { createMapperOrders } from './orders.ts'
import { createDocumentReader } from './readDocument.ts'
import { createMapper850 } from './x850.ts'

/** Builds a document while the segments of a message pass by. */
export interface DocumentMapper {
  /** `trail`: the segments that begin the groups the segment was found in ('PO1/N1', 'LIN/PRI'). */
  take(segment: Segment, trail: string, position: number): void
  /** Keeps a segment that stands nowhere in the message. */
  keep(segment: Segment, position: number): void
  finish(): BusinessDocument
}

type CreateMapper = (report: Report, schema: MessageSchema) => DocumentMapper

/** Orders come in masses: they are read by hand, and their sums are checked. Everything else follows its map. */
const MAPPERS: Record<string, CreateMapper> = { '850': createMapper850, ORDERS: createMapperOrders }

/** The mapper for messages of this table; null when there is no document for them. */
export function createMapper(schema: MessageSchema, report: Report): DocumentMapper | null {
  const create = Object.hasOwn(MAPPERS, schema.type) ? MAPPERS[schema.type] : undefined
  if (create) return create(report, schema)
  const map = mapOf(schema)
  return map && createDocumentReader(map)
}
