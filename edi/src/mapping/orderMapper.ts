import type { CanonicalOrder } from '../canonical/order.ts'
import type { Segment } from '../codec/segment.ts'

/** Builds a canonical order while the segments of a message pass by. */
export interface OrderMapper {
  /** `trail`: the segments that begin the groups the segment was found in ('PO1/N1', 'LIN/PRI'). */
  take(segment: Segment, trail: string, position: number): void
  /** null when there is not even an order number. */
  finish(): CanonicalOrder | null
}
