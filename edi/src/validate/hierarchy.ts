import type { Segment } from '../codec/segment.ts'
import { valueOf } from '../codec/values.ts'
import type { SegmentSchema } from '../schema/model.ts'
import type { Say } from './checks.ts'

/** Deepest tree of shipment, order, package and item that is followed. */
const DEEPEST = 32

/** Follows the tree that the levels of a message make: HL in X12, CPS in EDIFACT. */
export interface Hierarchy {
  take(segment: Segment, schema: SegmentSchema | null, position: number): void
}

export const isLevel = (tag: string): boolean => tag === 'HL' || tag === 'CPS'

/** Every level has a number of its own, and hangs below one that came before it. */
export function createHierarchy(report: Say): Hierarchy {
  const depths = new Map<string, number>()
  return { take }

  function take(segment: Segment, schema: SegmentSchema | null, position: number): void {
    const number = valueOf(segment, 1).trim()
    const parent = valueOf(segment, 2).trim()
    if (number === '') return
    const place = (element: number) => ({
      segment,
      position,
      segmentName: schema?.name ?? null,
      loop: segment.tag,
      element,
      schema: schema?.elements?.[element - 1] ?? null,
      valueIndex: element,
    })
    if (depths.has(number)) report('level-repeated', { ...place(1), value: number })
    const above = parent === '' ? 0 : depths.get(parent)
    if (above === undefined) report('level-parent-unknown', { ...place(2), value: parent })
    else if (above >= DEEPEST) report('level-too-deep', { ...place(2), value: parent, expected: DEEPEST })
    depths.set(number, (above ?? 0) + 1)
  }
}
