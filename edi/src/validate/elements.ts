import { COMPONENT, ELEMENT, REPETITION } from '../codec/delimiters.ts'
import { decodeText, isInRepertoire } from '../codec/charset.ts'
import {
  HAS_CONTROL,
  HAS_HIGH,
  HAS_STRAY_RELEASE,
  HAS_TOO_MANY_VALUES,
  MAX_SEGMENT_VALUES,
} from '../codec/scanner.ts'
import type { Segment } from '../codec/scanner.ts'
import { rawValue, valueAt } from '../codec/values.ts'
import { formatPhrase, rulePhrase } from '../reading/phrases.ts'
import type { FaultDetail, Report } from '../reading/reporter.ts'
import type { FaultCode } from '../reading/faults.ts'
import type { ElementSchema, Rule, SegmentSchema } from '../schema/model.ts'
import { digitsOf, isoDate, isoTime } from './formats.ts'

/** What the checks of one message share. */
export interface ElementChecks {
  report: Report
  /** False when the table is only the nearest one: differences of release are then warnings. */
  isExact: boolean
  /** The repertoire is reported once per message. */
  isRepertoireReported: boolean
}

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
        offset: endOf(segment),
      })
    }
  })
  for (const rule of schema.rules) checkRule(rule, schema, present, say, segment)
}

type Say = (code: FaultCode, detail: FaultDetail) => void

const endOf = (segment: Segment): number => segment.offset + segment.length

/** Walks the values once. Returns which elements hold something, by number. */
function checkValues(segment: Segment, elements: readonly ElementSchema[], say: Say): boolean[] {
  const present: boolean[] = []
  const { kinds } = segment
  let number = 0
  let index = 1
  let isExcessReported = false
  while (index < kinds.length) {
    number++
    const first = index
    while (index + 1 < kinds.length && kinds[index + 1] !== ELEMENT) index++
    const last = index++
    const schema = elements[number - 1]
    if (first === last && segment.starts[first] === segment.ends[first]) continue
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
  for (let i = first; i <= last; i++) if (segment.starts[i] !== segment.ends[i]) return true
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
    if (i <= last && segment.kinds[i] !== REPETITION) continue
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
    if (at <= last && segment.starts[at] !== segment.ends[at]) checkValue(segment, at, where, component, say)
    else if (schema.components && component.requirement === 'M') {
      const offset = segment.offset + (segment.ends[Math.min(at, last)] ?? 0) - (segment.starts[0] ?? 0)
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

function checkValue(
  segment: Segment,
  index: number,
  place: FaultDetail,
  schema: ElementSchema,
  say: Say,
): void {
  const value = valueAt(segment, index)
  const wrong = (code: FaultCode, more: FaultDetail = {}): void =>
    say(code, { ...place, valueIndex: index, value, expected: formatPhrase(schema), ...more })
  let length = value.length
  switch (schema.type) {
    case 'R':
      if (!/^-?(?:\d+\.?\d*|\.\d+)$/.test(value)) return wrong('invalid-number')
      length = digitsOf(value)
      break
    case 'N':
      if (!/^-?\d+$/.test(value)) return wrong('invalid-number')
      length = digitsOf(value)
      break
    case 'n':
      if (!checkEdifactNumber(value, segment.syntax.decimalMark, wrong)) return
      length = digitsOf(value)
      break
    case 'DT':
      if (isoDate(value) === null) return wrong('invalid-date')
      break
    case 'TM':
      if (isoTime(value) === null) return wrong('invalid-time')
      break
    case 'a':
      if (/[0-9]/.test(value)) return wrong('invalid-number')
      break
  }
  if (length > schema.max) wrong('element-too-long', { actual: length, expected: schema.max })
  else if (length < schema.min) wrong('element-too-short', { actual: length, expected: schema.min })
}

function checkEdifactNumber(
  value: string,
  mark: '.' | ',',
  wrong: (code: FaultCode, more?: FaultDetail) => void,
): boolean {
  const match = /^-?(\d*)([.,]?)(\d*)$/.exec(value)
  if (!match || (!match[1] && !match[3])) {
    wrong('invalid-number')
    return false
  }
  if (match[2] && !match[1]) wrong('invalid-number', { standardCode: '38' })
  else if (match[2] && match[2] !== mark) wrong('decimal-mark-other', { expected: mark })
  return true
}

function checkRule(rule: Rule, schema: SegmentSchema, present: boolean[], say: Say, segment: Segment): void {
  const given = rule.elements.filter(element => present[element])
  const need = (element: number, because: readonly number[]): void =>
    say('element-required', {
      element,
      schema: schema.elements?.[element - 1] ?? null,
      expected: rulePhrase(segment.tag, rule, because),
      offset: endOf(segment),
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

const LINE_BREAKS = /^[\t\r\n\u0020-\u007e\u0080-\uffff]*$/
const CONTROLS = /[\u0000-\u001f\u007f]/

function checkCharacters(segment: Segment, checks: ElementChecks, say: Say): void {
  const { charset } = segment.syntax
  let element = 0
  let component = 1
  for (let i = 1; i < segment.kinds.length; i++) {
    if (segment.kinds[i] === ELEMENT) {
      element++
      component = 1
    } else if (segment.kinds[i] === COMPONENT) component++
    const raw = rawValue(segment, i)
    const place = {
      element,
      component: component > 1 ? component : null,
      valueIndex: i,
      value: valueAt(segment, i),
    }
    if (charset !== 'iso-2022-jp' && CONTROLS.test(raw)) {
      const severity = LINE_BREAKS.test(raw) ? 'warning' : 'error'
      say('invalid-character', {
        ...place,
        severity,
        expected: { en: 'printable characters', ja: '印字可能文字' },
      })
    } else if (decodeText(raw, charset) === null) {
      say('invalid-character', { ...place, expected: { en: `text in ${charset}`, ja: `${charset}の文字列` } })
    } else if (!checks.isRepertoireReported && !isInRepertoire(raw, charset)) {
      checks.isRepertoireReported = true
      say('character-outside-repertoire', { ...place, expected: charset === 'level-a' ? 'UNOA' : 'UNOB' })
    }
  }
}
