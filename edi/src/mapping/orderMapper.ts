import type { CanonicalOrder } from '../canonical/order.ts'
import type { Segment } from '../codec/segment.ts'

/** Builds a canonical order while the segments of a message pass by. */
export interface OrderMapper {
  /** `path` is the group path of the place the segment was found at ('PO1/N1', 'SG25/SG28'). */
  take(segment: Segment, path: string, position: number): void
  /** null when there is not even an order number. */
  finish(): CanonicalOrder | null
}
