import type { InterchangeDetailFragment } from '../generated/graphql.ts'

export type Fault = InterchangeDetailFragment['faults'][number]
export type Segment = InterchangeDetailFragment['segments'][number]
export type FaultAnchor = {
  fault: Fault
  /** Index into the segments; null when the fault lies outside those explained. */
  segment: number | null
}

/**
 * Where each fault is shown. The byte offset names the segment that begins at or last before it; a missing
 * segment thus lands on the one before its place.
 */
export function faultAnchors({ faults, segments }: Pick<InterchangeDetailFragment, 'faults' | 'segments'>): FaultAnchor[] {
  return faults.map((fault) => {
    const index = segments.findLastIndex(({ offset }) => offset <= fault.offset)
    return { fault, segment: index < 0 ? null : index }
  })
}

/** The raw text cut at the segments' offsets; what precedes the first is its own piece with `segment` null. */
export function rawPieces({ raw, segments }: Pick<InterchangeDetailFragment, 'raw' | 'segments'>) {
  const pieces: { segment: number | null; text: string }[] = []
  const starts = segments.map(({ offset }) => offset)
  const first = starts[0] ?? raw.length
  if (first > 0) pieces.push({ segment: null, text: raw.slice(0, first) })
  starts.forEach((start, index) => {
    const text = raw.slice(start, starts[index + 1])
    if (text) pieces.push({ segment: index, text })
  })
  return pieces
}
