import { ELEMENT, REPETITION } from '../codec/delimiters.ts'
import { MAX_SEGMENT_VALUES } from '../codec/scanSegment.ts'
import { HAS_CONTROL, HAS_HIGH, HAS_STRAY_RELEASE, HAS_TOO_MANY_VALUES } from '../codec/segment.ts'
import type { Segment } from '../codec/segment.ts'
import { endOf, isEmptyValue, kindOf, startOf, valueAt } from '../codec/values.ts'
import type { FaultCode } from '../reading/faults.ts'
import { formatPhrase, rulePhrase } from '../reading/phrases.ts'
import type { FaultDetail } from '../reading/reporter.ts'
import type { ElementSchema, Rule, SegmentSchema } from '../schema/model.ts'
import { checkCharacters, isInPlainText } from './characters.ts'
import type { ElementChecks, Say } from './checks.ts'
import { isSurelySound } from './quickCheck.ts'
import { checkValue } from './value.ts'

const RELEASE_DEPENDENT: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'too-many-elements',
  'too-many-components',
  'too-many-repetitions',
  'element-too-long',
  'element-too-short',
  'element-required',
  'element-excluded',
])

/** Checks every element of a segment against its table and reports what is wrong. */
export function checkElements(
  segment: Segment,
  schema: SegmentSchema,
  position: number,
  loop: string,
  checks: ElementChecks,
): void {
  const isSound =
    schema.flat !== null && isInPlainText(segment, checks) && isSurelySound(segment, schema.flat)
  if (!isSound) checkClosely(segment, schema, position, loop, checks)
}

function checkClosely(
  segment: Segment,
  schema: SegmentSchema,
  position: number,
  loop: string,
  checks: ElementChecks,
): void {
  const say = (code: FaultCode, detail: FaultDetail): void => {
    const severity = !checks.isExact && RELEASE_DEPENDENT.has(code) ? 'warning' : undefined
    const place = { segment, segmentName: schema.name, position, loop: loop || null }
    checks.report(code, { ...place, ...detail, ...(severity ? { severity } : {}) })
  }
  if (segment.flags & HAS_TOO_MANY_VALUES) say('too-many-values', { expected: MAX_SEGMENT_VALUES })
  if (segment.flags & HAS_STRAY_RELEASE) say('release-not-needed', {})
  if (segment.flags & (HAS_CONTROL | HAS_HIGH) || segment.syntax.charset === 'level-a')
    checkCharacters(segment, checks, say)
  if (schema.elements === null) return
  const present = checkValues(segment, schema.elements, say)
  schema.elements.forEach((element, index) => {
    if (element.requirement === 'M' && !present[index + 1]) {
      say('element-missing', {
        element: index + 1,
        schema: element,
        expected: formatPhrase(element),
        offset: lastByteOf(segment),
      })
    }
  })
  for (const rule of schema.rules) checkRule(rule, schema, present, say, segment)
}

const lastByteOf = (segment: Segment): number => segment.offset + segment.length

/** Walks the values once. Returns which elements hold something, by number. */
function checkValues(segment: Segment, elements: readonly ElementSchema[], say: Say): boolean[] {
  const present: boolean[] = []
  let number = 0
  let index = 1
  let isExcessReported = false
  while (index < segment.count) {
    number++
    const first = index
    while (index + 1 < segment.count && kindOf(segment, index + 1) !== ELEMENT) index++
    const last = index++
    const schema = elements[number - 1]
    if (first === last && isEmptyValue(segment, first)) continue
    present[number] = hasContent(segment, first, last)
    if (!present[number]) continue
    if (schema) checkElement(segment, number, first, last, schema, say)
    else if (!isExcessReported) {
      isExcessReported = true
      say('too-many-elements', {
        element: number,
        valueIndex: first,
        value: valueAt(segment, first),
        expected: elements.length,
      })
    }
  }
  return present
}

function hasContent(segment: Segment, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (!isEmptyValue(segment, i)) return true
  return false
}

function checkElement(
  segment: Segment,
  number: number,
  first: number,
  last: number,
  schema: ElementSchema,
  say: Say,
): void {
  if (first === last && !schema.components) {
    checkValue(segment, first, { element: number, schema }, schema, say)
    return
  }
  let begin = first
  let repetition = 1
  for (let i = first + 1; i <= last + 1; i++) {
    if (i <= last && kindOf(segment, i) !== REPETITION) continue
    checkRepetition(segment, number, repetition, begin, i - 1, schema, say)
    begin = i
    if (i <= last) repetition++
  }
  if (repetition > schema.repeat) {
    say('too-many-repetitions', {
      element: number,
      schema,
      valueIndex: first,
      value: valueAt(segment, first),
      actual: repetition,
      expected: schema.repeat,
    })
  }
}

function checkRepetition(
  segment: Segment,
  element: number,
  repetition: number,
  first: number,
  last: number,
  schema: ElementSchema,
  say: Say,
): void {
  const allowed = schema.components ?? [schema]
  const place = { element, repetition: repetition > 1 ? repetition : null }
  if (!hasContent(segment, first, last)) return
  allowed.forEach((component, index) => {
    const at = first + index
    const where = { ...place, component: schema.components ? index + 1 : null, schema: component }
    if (at <= last && !isEmptyValue(segment, at)) checkValue(segment, at, where, component, say)
    else if (schema.components && component.requirement === 'M') {
      const offset = segment.offset + endOf(segment, Math.min(at, last)) - startOf(segment, 0)
      say('element-missing', { ...where, expected: formatPhrase(component), offset })
    }
  })
  if (last - first + 1 > allowed.length && hasContent(segment, first + allowed.length, last)) {
    const excess = {
      schema,
      valueIndex: first + allowed.length,
      value: valueAt(segment, first + allowed.length),
    }
    say('too-many-components', {
      ...place,
      ...excess,
      component: allowed.length + 1,
      actual: last - first + 1,
      expected: allowed.length,
    })
  }
}

function checkRule(rule: Rule, schema: SegmentSchema, present: boolean[], say: Say, segment: Segment): void {
  const given = rule.elements.filter(element => present[element])
  const need = (element: number, because: readonly number[]): void =>
    say('element-required', {
      element,
      schema: schema.elements?.[element - 1] ?? null,
      expected: rulePhrase(segment.tag, rule, because),
      offset: lastByteOf(segment),
    })
  const [first = 0, ...rest] = rule.elements
  if (rule.kind === 'R' && given.length === 0) need(first, [])
  if (rule.kind === 'P' && given.length > 0) for (const e of rule.elements) if (!present[e]) need(e, given)
  if (rule.kind === 'C' && present[first]) for (const e of rest) if (!present[e]) need(e, [first])
  if (rule.kind === 'L' && present[first] && !rest.some(e => present[e])) need(rest[0] ?? first, [first])
  if (rule.kind === 'E' && given.length > 1) {
    const [kept = 0, extra = 0] = given
    say('element-excluded', {
      element: extra,
      schema: schema.elements?.[extra - 1] ?? null,
      expected: `${segment.tag}${String(kept).padStart(2, '0')}`,
    })
  }
}
