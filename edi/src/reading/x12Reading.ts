import { IS_BROKEN_HEADER } from '../codec/segment.ts'
import type { Segment } from '../codec/segment.ts'
import { decodedElement, elementCount, valueOf } from '../codec/values.ts'
import { chooseX12, SUPPORTED_X12 } from '../schema/choose.ts'
import { isoDate, isoTime } from '../validate/formats.ts'
import { readingOf } from './interchangeReader.ts'
import type { InterchangeReader, ReadingContext } from './interchangeReader.ts'
import { checkGs, checkIsa, checkSt } from './isa.ts'
import type { InterchangeReading } from './model.ts'
import { createOpenEnvelope } from './openEnvelope.ts'
import { inInputOrder } from './reporter.ts'
import { createUsedNumbers } from './usedNumbers.ts'

// Functional groups that carry acknowledgements: 997 and 999 travel in FA. They are never acknowledged.
const ACKNOWLEDGEMENT_GROUP = 'FA'
const SERVICE_SEGMENTS = new Set(['TA1', 'ISB', 'ISE', 'TA3'])

/** Reads one X12 interchange: ISA, groups GS…GE, transactions ST…SE, IEA. */
export function createX12Reader(header: Segment, context: ReadingContext): InterchangeReader {
  const { syntax, offset, flags } = header
  const open = createOpenEnvelope('X12', context)
  const { reporter, groups, messages, counts } = open
  const { report } = reporter
  const isa: string[] = []
  let hasServiceSegment = false
  let hasOtherGroup = false
  const isBroken = (flags & IS_BROKEN_HEADER) !== 0

  function take(segment: Segment): void {
    open.position++
    switch (segment.tag) {
      case 'ISA':
        if (open.position === 1) return takeIsa(segment)
        break
      case 'GS':
        return takeGs(segment)
      case 'ST':
        return takeSt(segment)
      case 'SE':
        if (open.message) return open.takeMessageTrailer(segment, open.message)
        break
      case 'GE':
        if (open.group) return open.takeGroupTrailer(segment, open.group)
        break
      case 'IEA':
        if (counts.groups === 0 && !hasServiceSegment)
          report('interchange-empty', { segment, position: open.position })
        return open.takeTrailer(segment, (isa[12] ?? '').trim(), counts.groups)
      default:
        if (open.message) return open.message.take(segment)
        if (SERVICE_SEGMENTS.has(segment.tag)) {
          hasServiceSegment = true
          return
        }
    }
    report('segment-outside-message', { segment, position: open.position })
  }

  function takeIsa(segment: Segment): void {
    for (let element = 1; element <= elementCount(segment); element++)
      isa.push(decodedElement(segment, element))
    if (isBroken || isa.length < 16) {
      const offset = segment.offset + segment.length
      const place = { segment, position: open.position, offset }
      report('interchange-header-incomplete', { ...place, actual: isa.length, expected: 16 })
    } else checkIsa(segment, isa, report)
  }

  function takeGs(segment: Segment): void {
    const value = (n: number): string => valueOf(segment, n).trim()
    const group = {
      functionalId: value(1),
      sender: [value(2)],
      receiver: [value(3)],
      controlNumber: value(6),
      agency: value(7),
      version: value(8),
    }
    hasOtherGroup ||= group.functionalId !== ACKNOWLEDGEMENT_GROUP
    reporter.scope = open.openGroup(group, segment.offset)
    checkGs(segment, open.position, report)
    reporter.scope = null
  }

  function takeSt(segment: Segment): void {
    open.closeMessage(null, segment.offset)
    const { group } = open
    if (!group) report('group-header-missing', { segment, position: open.position })
    const type = valueOf(segment, 1).trim()
    const controlNumber = valueOf(segment, 2).trim()
    const release = group?.version ?? ''
    const choice = chooseX12(type, release)
    open.openMessage({ header: segment, type, release, controlNumber, identifier: [type], choice })
    const place = { segment, position: 1 }
    if (!choice) {
      const standardCode = type === '' ? { standardCode: '6' } : {}
      const expected = SUPPORTED_X12
      report('message-not-supported', { ...place, element: 1, value: type, expected, ...standardCode })
    } else if (!choice.isExact)
      report('release-not-exact', { ...place, value: release, expected: choice.schema.release })
    checkSt(segment, group?.used ?? createUsedNumbers(), report)
  }

  function finish(end: number): InterchangeReading {
    if (!open.isClosed) {
      open.closeAll(end)
      if (!isBroken) report('interchange-trailer-missing', { expected: 'IEA', offset: end, tag: 'IEA' })
    }
    const field = (n: number): string => (isa[n - 1] ?? '').trim()
    const isAcknowledgement = counts.groups > 0 ? !hasOtherGroup : hasServiceSegment
    const envelope = {
      syntax,
      header: isa.map(value => [value]),
      isReadable: isa.length >= 13 && field(6) !== '' && field(8) !== '' && /^\d{1,9}$/.test(field(13)),
      groups,
      identifiers: messages.map(({ record }) => record.identifier),
      isAcknowledgement,
    }
    const { interchangeErrors, faults } = reporter
    const date = isoDate(field(9))
    const time = isoTime(field(10))
    return {
      standard: 'X12',
      sender: { qualifier: field(5), id: field(6) },
      receiver: { qualifier: field(7), id: field(8) },
      controlNumber: field(13),
      isTest: field(15) === 'T',
      sentAt: date && time ? `${date}T${time}` : date,
      version: field(12),
      start: offset,
      end,
      messages: messages.map(message => readingOf(message, interchangeErrors, context)),
      counts: { ...counts, segments: open.position },
      faults: inInputOrder(faults),
      verdict: open.verdict(),
      envelope,
    }
  }

  return { reporter, take, openSince: () => open.message?.record.start ?? Infinity, finish, late: open.late }
}
