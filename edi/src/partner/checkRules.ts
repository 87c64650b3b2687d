import { COMPONENT, REPETITION } from '../codec/delimiters.ts'
import type { Segment } from '../codec/segment.ts'
import { elementIndex, kindOf, valueAt } from '../codec/values.ts'
import type { Say } from '../validate/checks.ts'
import type { ElementSchema, SegmentSchema } from '../schema/model.ts'
import { createOccurrences } from './occurrences.ts'
import type { ElementRule, PartnerRules, RulePlace } from './rules.ts'

/** Holds one message against the rules of a partner while its segments pass by. */
export interface RuleCheck {
  /** `trail`: the loops the segment stands in; its own last when it begins one. */
  take(segment: Segment, schema: SegmentSchema | null, trail: string, position: number): void
  finish(): void
}

/** The loop a segment stands in: one that begins a loop stands in the loop around it. */
const loopAround = (tag: string, trail: string): string => {
  const at = trail.lastIndexOf('/')
  if (trail.slice(at + 1) !== tag) return trail
  return at < 0 ? '' : trail.slice(0, at)
}

/** null when the partner says nothing of this type of message. */
export function createRuleCheck(
  rules: PartnerRules | null,
  header: Segment,
  type: string,
  say: Say,
): RuleCheck | null {
  const own = rules?.messages.get(type)
  if (!own) return null
  const elementRules = own.flatMap(rule => (rule.kind === 'element' ? [rule] : []))
  const occurrences = createOccurrences(
    own.flatMap(rule => (rule.kind === 'segment' ? [rule] : [])),
    header,
    say,
  )

  function take(segment: Segment, schema: SegmentSchema | null, trail: string, position: number): void {
    const around = loopAround(segment.tag, trail)
    const place = { segment, position, segmentName: schema?.name ?? null, loop: trail || null }
    if (around !== trail) occurrences.begin(trail, segment, position)
    for (const rule of occurrences.rules) if (isMeant(segment, rule, around)) occurrences.count(rule, place)
    for (const rule of elementRules)
      if (isMeant(segment, rule, around))
        checkElement(segment, rule, schema, (code, detail) => say(code, { ...place, ...detail }))
  }

  return { take, finish: occurrences.finish }
}

function isMeant(segment: Segment, { segment: tag, within, when }: RulePlace, around: string): boolean {
  if (segment.tag !== tag || (within !== null && within !== around)) return false
  if (when === null) return true
  const [index] = indexesOf(segment, when.element, when.component)
  return index !== undefined && when.is.includes(valueAt(segment, index))
}

/** Where an element's component stands in each of its repetitions. */
function indexesOf(segment: Segment, element: number, component: number): number[] {
  const indexes: number[] = []
  const first = elementIndex(segment, element)
  if (first < 0) return indexes
  let number = 1
  for (let index = first; index === first || kindOf(segment, index) >= COMPONENT; index++) {
    if (index > first) number = kindOf(segment, index) === REPETITION ? 1 : number + 1
    if (number === component) indexes.push(index)
  }
  return indexes
}

const partOf = (
  schema: SegmentSchema | null,
  element: number,
  component: number | null,
): ElementSchema | null => {
  const whole = schema?.elements?.[element - 1] ?? null
  return component === null ? whole : (whole?.components?.[component - 1] ?? whole)
}

function checkElement(segment: Segment, rule: ElementRule, schema: SegmentSchema | null, say: Say): void {
  const { element, component } = rule
  const place = { element, component, schema: partOf(schema, element, component) }
  const given = indexesOf(segment, element, component ?? 1).filter(index => valueAt(segment, index) !== '')
  if (rule.require && given.length === 0)
    say('partner-element-required', { ...place, offset: segment.offset + segment.length })
  given.forEach((valueIndex, index) => {
    const value = valueAt(segment, valueIndex)
    const where = { ...place, valueIndex, value, repetition: index > 0 ? index + 1 : null }
    if (rule.forbid) return say('partner-element-forbidden', where)
    if (rule.codes && !rule.codes.includes(value))
      say('partner-code-not-allowed', { ...where, expected: rule.codes.join(', ') })
    const actual = value.length
    if (actual > rule.maxLength) say('partner-value-too-long', { ...where, actual, expected: rule.maxLength })
    if (actual < rule.minLength)
      say('partner-value-too-short', { ...where, actual, expected: rule.minLength })
  })
}
