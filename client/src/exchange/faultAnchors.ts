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
export function faultAnchors({
  faults,
  segments,
}: Pick<InterchangeDetailFragment, 'faults' | 'segments'>): FaultAnchor[] {
  return faults.map(fault => {
    const index = segments.findLastIndex(({ offset }) => offset <= fault.offset)
    return { fault, segment: index < 0 ? null : index }
  })
}

type RawSource = Pick<InterchangeDetailFragment, 'raw' | 'byteSize' | 'segments'>

/** The raw text cut where its segments begin; what precedes the first is its own piece with `segment` null. */
export function rawPieces({ raw, byteSize, segments }: RawSource) {
  const pieces: { segment: number | null; text: string }[] = []
  const starts = charIndexes(
    raw,
    byteSize,
    segments.map(({ offset }) => offset),
  )
  const first = starts[0] ?? raw.length
  if (first > 0) pieces.push({ segment: null, text: raw.slice(0, first) })
  starts.forEach((start, index) => {
    const text = raw.slice(start, starts[index + 1])
    if (text) pieces.push({ segment: index, text })
  })
  return pieces
}

/** Ascending byte offsets as indexes into the decoded text: one byte a character, or UTF-8 when the sizes tell so. */
function charIndexes(raw: string, byteSize: number, offsets: number[]): number[] {
  if (raw.length === byteSize) return offsets
  let bytes = 0
  let index = 0
  return offsets.map(offset => {
    while (bytes < offset && index < raw.length) {
      const code = raw.codePointAt(index) ?? 0
      bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
      index += code < 0x10000 ? 1 : 2
    }
    return index
  })
}
