import type { Standard } from '../codec/delimiters.ts'
import { ownText } from '../codec/latin1.ts'
import type { Segment } from '../codec/segment.ts'
import { valueOffset } from '../codec/values.ts'
import type { ElementSchema, Name } from '../schema/model.ts'
import type { Judge } from '../partner/tolerance.ts'
import { faultKind, faultSentence, standardCodeOf, unspecifiedCodeOf } from './faults.ts'
import type { FaultCode } from './faults.ts'
import type { Fault, Language, Severity } from './model.ts'
import { same, wherePhrase } from './phrases.ts'
import type { Phrase } from './phrases.ts'

/** Faults kept per interchange; the count of errors goes on beyond it. */
const MAX_FAULTS = 1000

export interface FaultDetail {
  segment?: Segment
  segmentName?: Name | null
  /** Overrides the tag of `segment` in the sentence. */
  tag?: string
  /** The segment that is missing: the fault is about it, the sentence tells where. */
  missingTag?: string
  position?: number | null
  loop?: string | null
  element?: number
  component?: number | null
  repetition?: number | null
  schema?: ElementSchema | null
  /** Index of the value in the segment, for its byte offset. */
  valueIndex?: number
  offset?: number
  value?: string | null
  expected?: Phrase | string | number
  actual?: string | number
  severity?: Severity
  /** Overrides the catalogue's acknowledgement code. */
  standardCode?: string
}

export type Report = (code: FaultCode, detail: FaultDetail) => void

export interface Reporter {
  report: Report
  faults: Fault[]
  /** Where faults of the group or message being read also go. */
  scope: { faults: Fault[]; errors: number } | null
  /** Errors at interchange level. */
  interchangeErrors: number
  isFull: boolean
}

const asPhrase = (value: FaultDetail['expected']): Phrase =>
  value === undefined ? same('') : typeof value === 'object' ? value : same(value)

// Faults are kept long after the text they were found in.
const shorten = (value: string): string => ownText(value.length > 200 ? `${value.slice(0, 200)}…` : value)
const inSentence = (value: string): string => {
  const visible = value.replace(/[\u0000-\u001f\u007f]/g, '␣')
  return visible.length > 40 ? `${visible.slice(0, 40)}…` : visible
}

/** `judge`: how the rules of a partner weigh faults; null when they change nothing. */
export function createReporter(standard: Standard, language: Language, judge: Judge | null = null): Reporter {
  const reporter: Reporter = { report, faults: [], scope: null, interchangeErrors: 0, isFull: false }

  function report(code: FaultCode, detail: FaultDetail): void {
    const kind = faultKind(code)
    const severity = weigh(code, detail, detail.severity ?? kind.severity)
    if (severity === 'error') {
      if (kind.level === 'interchange') reporter.interchangeErrors++
      else if (reporter.scope) reporter.scope.errors++
    }
    if (reporter.isFull) return
    if (reporter.faults.length >= MAX_FAULTS) {
      reporter.isFull = true
      reporter.faults.push(
        build('too-many-faults', 'warning', { actual: MAX_FAULTS, offset: offsetOf(detail) }),
      )
      return
    }
    const fault = build(code, severity, detail)
    reporter.faults.push(fault)
    if (kind.level !== 'interchange') reporter.scope?.faults.push(fault)
  }

  function weigh(code: FaultCode, detail: FaultDetail, severity: Severity): Severity {
    if (!judge) return severity
    const segment = detail.missingTag ?? detail.tag ?? detail.segment?.tag ?? null
    return judge({ code, segment, element: detail.element ?? null }, severity)
  }

  function build(code: FaultCode, severity: Severity, detail: FaultDetail): Fault {
    const tag = detail.tag ?? detail.segment?.tag ?? null
    const place = {
      tag: tag ?? '',
      position: detail.position ?? null,
      segmentName: detail.segmentName ?? null,
      element: detail.element ?? null,
      component: detail.component ?? null,
      repetition: detail.repetition ?? null,
      elementName: detail.schema?.name ?? null,
    }
    const value = detail.value ?? null
    const where = wherePhrase(place, standard, language)
    const expected = asPhrase(detail.expected)[language]
    const { level } = faultKind(code)
    const known = detail.standardCode ?? standardCodeOf(code, standard)
    const words = { where, value: inSentence(value ?? ''), expected, actual: String(detail.actual ?? '') }
    return {
      level,
      code,
      standardCode: known ?? (severity === 'error' ? unspecifiedCodeOf(level, standard) : null),
      segmentTag: detail.missingTag ?? tag,
      segmentPosition: place.position,
      loop: detail.loop ?? null,
      element: place.element,
      component: place.component,
      repetition: place.repetition,
      elementId: detail.schema?.id ?? null,
      offset: offsetOf(detail),
      value: value === null ? null : shorten(value),
      severity,
      message: capitalise(faultSentence(code, language, words)),
    }
  }

  return reporter
}

function offsetOf(detail: FaultDetail): number {
  if (detail.offset !== undefined) return detail.offset
  if (!detail.segment) return 0
  return detail.valueIndex === undefined
    ? detail.segment.offset
    : valueOffset(detail.segment, detail.valueIndex)
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Input order: what is found only at the end of a message takes its place among the rest. */
export const inInputOrder = (faults: readonly Fault[]): Fault[] =>
  faults.toSorted((a, b) => a.offset - b.offset)
