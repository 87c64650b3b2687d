import { MAX_SEGMENT_BYTES } from '../codec/scanner.ts'
import { IS_TOO_LONG, IS_UNTERMINATED } from '../codec/segment.ts'
import type { Segment } from '../codec/segment.ts'
import type { Syntax } from '../codec/delimiters.ts'
import type { BusinessDocument } from '../canonical/document.ts'
import { createMapper } from '../mapping/mapper.ts'
import { createRuleCheck } from '../partner/checkRules.ts'
import type { PartnerRules } from '../partner/rules.ts'
import type { SchemaChoice, SegmentSchema } from '../schema/model.ts'
import { checkElements } from '../validate/elements.ts'
import type { ElementChecks } from '../validate/checks.ts'
import { createHierarchy, isLevel } from '../validate/hierarchy.ts'
import type { Hierarchy } from '../validate/hierarchy.ts'
import { NOT_IN_MESSAGE, OUT_OF_SEQUENCE, PLACED, createWalker } from '../validate/walker.ts'
import type { MissingNode, Walker } from '../validate/walker.ts'
import type { Fault } from './model.ts'
import type { FaultDetail, Reporter } from './reporter.ts'
import type { FaultCode } from './faults.ts'

/** What is kept of a message. */
export interface MessageRecord {
  type: string
  release: string
  controlNumber: string
  /** UNH S009 or the ST01, as received. */
  identifier: string[]
  choice: SchemaChoice | null
  syntax: Syntax
  start: number
  end: number
  /** Segments so far, header included. */
  count: number
  faults: Fault[]
  errors: number
  document: BusinessDocument | null
}

/** One message while its segments pass by: place in the structure, elements, mapping. */
export interface MessageReader {
  record: MessageRecord
  take(segment: Segment): void
  /** Reports what is missing at the trailer (or where the message broke off) and finishes the mapping. */
  close(trailer: Segment | null, end: number): void
}

export interface MessageParts {
  reporter: Reporter
  header: Segment
  type: string
  release: string
  controlNumber: string
  identifier: string[]
  choice: SchemaChoice | null
  partner: PartnerRules | null
}

const STRUCTURE_BY_RELEASE: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'segment-unknown',
  'segment-not-in-message',
  'segment-too-often',
  'loop-too-often',
])

const placeOf = (segment: Segment, position: number, schema: SegmentSchema | null): FaultDetail => ({
  segment,
  position,
  segmentName: schema?.name ?? null,
})

export function openMessage(parts: MessageParts): MessageReader {
  const { reporter, header, choice } = parts
  const walker: Walker | null = choice ? createWalker(choice.schema) : null
  const mapper = (choice && createMapper(choice.schema, reporter.report)) ?? null
  const rules = choice && createRuleCheck(parts.partner, header, choice.schema.type, reporter.report)
  let hierarchy: Hierarchy | null = null
  const checks: ElementChecks = {
    report: reporter.report,
    isExact: choice?.isExact ?? true,
    isRepertoireReported: false,
  }
  const record: MessageRecord = {
    type: parts.type,
    release: parts.release,
    controlNumber: parts.controlNumber,
    identifier: parts.identifier,
    choice,
    syntax: header.syntax,
    start: header.offset,
    end: header.offset + header.length,
    count: 1,
    faults: [],
    errors: 0,
    document: null,
  }

  const say = (code: FaultCode, detail: FaultDetail): void => {
    const isLenient = choice !== null && !choice.isExact && STRUCTURE_BY_RELEASE.has(code)
    reporter.report(code, isLenient ? { ...detail, severity: 'warning' } : detail)
  }

  const known = (segment: Segment): SegmentSchema | null => choice?.schema.segments.get(segment.tag) ?? null

  function take(segment: Segment): void {
    const position = ++record.count
    record.end = segment.offset + segment.length
    if (segment.flags & IS_TOO_LONG) {
      say('segment-too-long', {
        ...placeOf(segment, position, known(segment)),
        actual: segment.length,
        expected: MAX_SEGMENT_BYTES,
      })
      return
    }
    if (!walker) return
    const step = walker.step(segment.tag)
    const { group, node } = walker
    const schema = step === PLACED ? (node?.segment ?? null) : known(segment)
    if (step === OUT_OF_SEQUENCE) {
      const expected = walker.allowedNext().join(', ')
      say('segment-out-of-sequence', {
        ...placeOf(segment, position, schema),
        loop: group.name || null,
        expected,
      })
    } else if (step === NOT_IN_MESSAGE) {
      const code = schema ? 'segment-not-in-message' : 'segment-unknown'
      say(code, { ...placeOf(segment, position, schema), loop: group.name || null, value: segment.tag })
    } else {
      if (walker.missing.length > 0) reportMissing(walker.missing, segment, position)
      if (walker.isTooOften && node) {
        const code = node.group ? 'loop-too-often' : 'segment-too-often'
        say(code, { ...placeOf(segment, position, schema), loop: group.name || null, expected: node.max })
      }
    }
    if (schema && step !== NOT_IN_MESSAGE) checkElements(segment, schema, position, group.name, checks)
    if (isLevel(segment.tag)) (hierarchy ??= createHierarchy(say)).take(segment, schema, position)
    if (step !== PLACED) return mapper?.keep(segment, position)
    rules?.take(segment, schema, group.trail, position)
    mapper?.take(segment, group.trail, position)
  }

  function reportMissing(missing: readonly MissingNode[], before: Segment, position: number): void {
    for (const node of missing) {
      say('segment-missing', {
        // The sentence speaks of the segment found; the fault itself is about the one that is missing.
        segment: before,
        tag: before.tag,
        missingTag: node.tag,
        segmentName: choice?.schema.segments.get(before.tag)?.name ?? null,
        position,
        loop: node.loop || null,
        value: node.tag,
      })
    }
  }

  function close(trailer: Segment | null, end: number): void {
    if (trailer) {
      record.count++
      if (walker) reportMissing(walker.finish(), trailer, record.count)
      if (trailer.flags & IS_UNTERMINATED)
        say('last-terminator-missing', { segment: trailer, position: record.count })
    }
    rules?.finish()
    record.end = end
    record.document = mapper?.finish() ?? null
  }

  return { record, take, close }
}
