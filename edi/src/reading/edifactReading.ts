import { IS_BROKEN_HEADER } from '../codec/segment.ts'
import type { Segment } from '../codec/segment.ts'
import { componentsOf, elementCount, valueOf } from '../codec/values.ts'
import { SUPPORTED_EDIFACT, chooseEdifact } from '../schema/choose.ts'
import { readingOf } from './interchangeReader.ts'
import type { InterchangeReader, ReadingContext } from './interchangeReader.ts'
import type { InterchangeReading } from './model.ts'
import { createOpenEnvelope } from './openEnvelope.ts'
import { inInputOrder } from './reporter.ts'
import { createUsedNumbers } from './usedNumbers.ts'
import { checkUnb, checkUnh, sentAtOf } from './unb.ts'

/** Reads one EDIFACT interchange: UNB, optional groups UNG…UNE, messages UNH…UNT, UNZ (ISO 9735 syntax 1–4). */
export function createEdifactReader(header: Segment, context: ReadingContext): InterchangeReader {
  const { syntax, offset } = header
  const open = createOpenEnvelope('EDIFACT', context)
  const { reporter, groups, messages, counts } = open
  const { report } = reporter
  const unb: string[][] = []
  const used = createUsedNumbers()
  let hasOtherType = false

  function take(segment: Segment): void {
    const position = ++open.position
    switch (segment.tag) {
      case 'UNB':
        if (position === 1) return takeUnb(segment)
        break
      case 'UNG':
        return takeUng(segment)
      case 'UNH':
        return takeUnh(segment)
      case 'UNT':
        if (open.message) return open.takeMessageTrailer(segment, open.message)
        break
      case 'UNE':
        if (open.group) return open.takeGroupTrailer(segment, open.group)
        break
      case 'UNZ': {
        if (counts.messages === 0) report('interchange-empty', { segment, position })
        const held = counts.groups > 0 ? counts.groups : counts.messages
        return open.takeTrailer(segment, unb[4]?.[0] ?? '', held)
      }
      default:
        if (open.message) return open.message.take(segment)
        // UNA alone is all that is left of a header that breaks off there.
        if (position === 1) return takeUnb(segment)
    }
    report('segment-outside-message', { segment, position })
  }

  function takeUnb(segment: Segment): void {
    const isUnb = segment.tag === 'UNB'
    if (isUnb)
      for (let element = 1; element <= elementCount(segment); element++)
        unb.push(componentsOf(segment, element))
    const isIncomplete = (segment.flags & IS_BROKEN_HEADER) !== 0 || unb.length < 5
    if (isIncomplete) {
      const place = { segment, position: open.position, tag: 'UNB', offset: segment.offset + segment.length }
      report('interchange-header-incomplete', { ...place, actual: unb.length, expected: 5 })
    } else checkUnb(segment, report)
  }

  function takeUng(segment: Segment): void {
    const header = {
      functionalId: valueOf(segment, 1),
      sender: componentsOf(segment, 2),
      receiver: componentsOf(segment, 3),
      controlNumber: valueOf(segment, 5),
      agency: valueOf(segment, 6),
      version: componentsOf(segment, 7).slice(0, 2).join('.'),
    }
    const group = open.openGroup(header, segment.offset)
    if (group.controlNumber !== '') return
    reporter.scope = group
    const expected = { en: 'a group reference of 1–14 characters', ja: '1–14文字のグループ管理番号' }
    report('group-element-invalid', { segment, position: open.position, element: 5, value: '', expected })
    reporter.scope = null
  }

  function takeUnh(segment: Segment): void {
    open.closeMessage(null, segment.offset)
    const { group } = open
    const identifier = componentsOf(segment, 2)
    const type = identifier[0] ?? ''
    const release = `${identifier[1] ?? ''}.${identifier[2] ?? ''}`
    const controlNumber = valueOf(segment, 1)
    hasOtherType ||= type !== 'CONTRL'
    const choice = chooseEdifact(type, release, context.directories)
    open.openMessage({ header: segment, type, release, controlNumber, identifier, choice })
    const place = { segment, position: 1 }
    checkUnh(segment, report)
    if (!choice) {
      const expected = SUPPORTED_EDIFACT
      report('message-not-supported', { ...place, element: 2, component: 1, value: type, expected })
    } else if (!choice.isExact)
      report('release-not-exact', { ...place, value: release, expected: choice.schema.release })
    if (!(group?.used ?? used).add(controlNumber))
      report('message-control-number-repeated', { ...place, element: 1, value: controlNumber })
  }

  function finish(end: number): InterchangeReading {
    if (!open.isClosed) {
      open.closeAll(end)
      report('interchange-trailer-missing', { expected: 'UNZ', offset: end, tag: 'UNZ' })
    }
    const part = (element: number, component = 1): string => unb[element - 1]?.[component - 1] ?? ''
    const envelope = {
      syntax,
      header: unb,
      isReadable: part(2) !== '' && part(3) !== '' && part(5) !== '',
      groups,
      identifiers: messages.map(({ record }) => record.identifier),
      isAcknowledgement: counts.messages > 0 && !hasOtherType,
    }
    const { interchangeErrors, faults } = reporter
    return {
      standard: 'EDIFACT',
      sender: { qualifier: part(2, 2), id: part(2) },
      receiver: { qualifier: part(3, 2), id: part(3) },
      controlNumber: part(5),
      isTest: part(11) === '1',
      sentAt: sentAtOf(part(4), part(4, 2)),
      version: (unb[0] ?? []).join(':'),
      start: offset - (syntax.adviceLength ?? 0),
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
