import type { Segment } from '../codec/segment.ts'
import type { FaultDetail } from '../reading/reporter.ts'
import type { Say } from '../validate/checks.ts'
import type { SegmentRule } from './rules.ts'

/** Counts the segments that rules ask for or limit, in the message or in each loop. */
export interface Occurrences {
  rules: readonly SegmentRule[]
  /** A loop begins: what stood in the one before it has been counted. */
  begin(trail: string, segment: Segment, position: number): void
  count(rule: SegmentRule, place: FaultDetail): void
  finish(): void
}

/** The loop (or message) being counted in, by the segment that began it. */
interface Counted {
  count: number
  tag: string
  offset: number
  position: number
}

export function createOccurrences(rules: readonly SegmentRule[], header: Segment, say: Say): Occurrences {
  const begun = (segment: Segment, position: number): Counted => ({
    count: 0,
    tag: segment.tag,
    offset: segment.offset,
    position,
  })
  const counted = new Map<SegmentRule, Counted>()
  for (const rule of rules) if (rule.within === null) counted.set(rule, begun(header, 1))

  function settle(rule: SegmentRule): void {
    const found = counted.get(rule)
    counted.delete(rule)
    if (!found || found.count >= rule.atLeast) return
    const { tag, offset, position, count } = found
    const times = rule.atLeast
    say('partner-segment-required', {
      tag,
      missingTag: rule.segment,
      offset,
      position,
      loop: rule.within,
      value: nameOf(rule),
      actual: count,
      expected: times === 1 ? { en: 'once', ja: '1件' } : { en: `${times} times`, ja: `${times}件` },
    })
  }

  function begin(trail: string, segment: Segment, position: number): void {
    for (const rule of rules) {
      if (rule.within === null) continue
      // A loop around the counted one ends it, too.
      if (rule.within !== trail && !rule.within.startsWith(`${trail}/`)) continue
      settle(rule)
      if (rule.within === trail) counted.set(rule, begun(segment, position))
    }
  }

  function count(rule: SegmentRule, place: FaultDetail): void {
    const found = counted.get(rule)
    if (!found || ++found.count <= rule.atMost) return
    if (rule.atMost === 0) say('partner-segment-forbidden', place)
    else say('partner-segment-excess', { ...place, expected: rule.atMost })
  }

  return { rules, begin, count, finish: () => rules.forEach(settle) }
}

/** 'REF', 'N1 with ST in element 1'. */
const nameOf = ({ segment, when }: SegmentRule): string =>
  when === null ? segment : `${segment} (${when.is.join('/')})`
