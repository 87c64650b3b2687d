import { decimalIn } from '../canonical/decimal.ts'
import type { BusinessDocument, DocumentLine } from '../canonical/document.ts'
import type { Segment } from '../codec/segment.ts'
import { elementIndex, rawSegment } from '../codec/values.ts'
import type { FaultDetail } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'

/** Where a value came from, for a fault about it. */
export interface Origin {
  segment: Segment
  position: number
}

export interface Stated {
  value: string
  origin: Origin
}

/** A line while it is being filled. */
export interface LineDraft {
  line: DocumentLine
  origin: Origin
  wanted: PreferredDate
  /** Quantities of schedules or destinations, used when the line itself has none. */
  partQuantities: string[]
  /** The line's amount as the message states it. */
  statedAmount: Stated | null
  /** False when the quantity could not be read, so that sums over it would mislead. */
  isSound: boolean
}

/** Keeps a segment that says something the document has no place for. */
export function keepUnmapped(document: BusinessDocument, { segment, position }: Origin): void {
  document.unmapped.push({ segment: segment.tag, position, raw: rawSegment(segment) })
}

/** The decimal in its shortest form, or null when the text is none (the validator has reported it). */
export const decimalOrNull = (text: string): string | null =>
  decimalIn(text) ?? (text.includes(',') ? decimalIn(text.replace(',', '.')) : null)

/** Joins text parts that have content, null when none has. */
export function joined(parts: readonly (string | null)[], separator: string): string | null {
  let text: string | null = null
  for (const part of parts) {
    const trimmed = part === null ? '' : part.trim()
    if (trimmed !== '') text = text === null ? trimmed : text + separator + trimmed
  }
  return text
}

/** Text added to what is there already. */
export const added = (there: string | null, text: string): string | null =>
  there === null ? orNull(text) : joined([there, text], '; ')

const isSolid = (code: number): boolean => code > 0x20 && code < 0x7f

export function orNull(text: string): string | null {
  // The common case first: nothing to trim.
  if (isSolid(text.charCodeAt(0)) && isSolid(text.charCodeAt(text.length - 1))) return text
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed
}

/** Dates by qualifier: the one that comes first in the order of preference counts, the last of equals. */
export interface PreferredDate {
  date: string | null
  rank: number
  origin: Origin | null
}

export const noDate = (): PreferredDate => ({ date: null, rank: Infinity, origin: null })

/** Keeps the better of the date there is and this one; returns where the other one stands, null when nothing is lost. */
export function prefer(
  kept: PreferredDate,
  date: string | null,
  rank: number,
  origin: Origin,
): Origin | null {
  if (date === null || rank < 0 || rank > kept.rank) return origin
  const lost = kept.date === date ? null : kept.origin
  kept.date = date
  kept.rank = rank
  kept.origin = origin
  return lost
}

/** Place of an element (and component), with its names, for a fault about it. */
export function placeOf(
  schema: MessageSchema,
  { segment, position }: Origin,
  element: number,
  component: number | null = null,
): FaultDetail {
  const table = schema.segments.get(segment.tag)
  const whole = table?.elements?.[element - 1] ?? null
  const part = component === null ? whole : (whole?.components?.[component - 1] ?? whole)
  return {
    segment,
    position,
    segmentName: table?.name ?? null,
    element,
    component,
    schema: part,
    ...valueIndexOf(segment, element, component),
  }
}

function valueIndexOf(segment: Segment, element: number, component: number | null): { valueIndex?: number } {
  const first = elementIndex(segment, element)
  return first < 0 ? {} : { valueIndex: Math.min(first + (component ?? 1) - 1, segment.count - 1) }
}
