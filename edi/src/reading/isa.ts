import type { Segment } from '../codec/segment.ts'
import { elementIndex, valueOf, valueOffset } from '../codec/values.ts'
import { isoDate, isoTime } from '../validate/formats.ts'
import type { Phrase } from './phrases.ts'
import type { Report } from './reporter.ts'
import type { UsedNumbers } from './usedNumbers.ts'

const ISA_LENGTH = 105

interface IsaRule {
  element: number
  /** TA1 note code. */
  note: string
  isRight: (value: string) => boolean
  expected: Phrase
}

const code2: Phrase = { en: 'a code of two characters', ja: '2文字のコード' }
const ten: Phrase = { en: 'ten characters at most', ja: '10文字以内' }
const fitsTen = (value: string): boolean => value.length <= 10
const isCode2 = (value: string): boolean => /^[A-Z0-9]{2}$/i.test(value)

const RULES: readonly IsaRule[] = [
  { element: 1, note: '010', isRight: isCode2, expected: code2 },
  { element: 2, note: '011', isRight: fitsTen, expected: ten },
  { element: 3, note: '012', isRight: isCode2, expected: code2 },
  { element: 4, note: '013', isRight: fitsTen, expected: ten },
  { element: 5, note: '005', isRight: isCode2, expected: code2 },
  { element: 6, note: '006', isRight: v => v !== '', expected: { en: 'the sender', ja: '送信者' } },
  { element: 7, note: '007', isRight: isCode2, expected: code2 },
  { element: 8, note: '008', isRight: v => v !== '', expected: { en: 'the receiver', ja: '受信者' } },
  {
    element: 9,
    note: '014',
    isRight: v => isoDate(v) !== null,
    expected: { en: 'a date as YYMMDD', ja: 'YYMMDD形式の日付' },
  },
  {
    element: 10,
    note: '015',
    isRight: v => isoTime(v) !== null,
    expected: { en: 'a time as HHMM', ja: 'HHMM形式の時刻' },
  },
  {
    element: 12,
    note: '017',
    isRight: v => /^\d{5}$/.test(v),
    expected: { en: 'a version of five digits', ja: '5桁のバージョン' },
  },
  {
    element: 13,
    note: '018',
    isRight: v => /^\d{1,9}$/.test(v),
    expected: { en: 'a number of nine digits', ja: '9桁の数値' },
  },
  { element: 14, note: '019', isRight: v => /^[01]$/.test(v), expected: { en: '0 or 1', ja: '0または1' } },
  {
    element: 15,
    note: '020',
    isRight: v => /^[PTI]$/.test(v),
    expected: { en: 'P, T or I', ja: 'P、TまたはI' },
  },
]

/** Checks the sixteen ISA elements; each wrong one carries its TA1 note code. */
export function checkIsa(segment: Segment, isa: readonly string[], report: Report): void {
  // ISA16 may be missing altogether, which the codec has already worked around.
  const tail = segment.syntax.component?.tail.length ?? 0
  if (segment.length !== ISA_LENGTH + tail)
    report('header-not-padded', { segment, position: 1, actual: segment.length + 1 })
  for (const { element, note, isRight, expected } of RULES) {
    const value = (isa[element - 1] ?? '').trim()
    if (isRight(value)) continue
    const offset = valueOffset(segment, elementIndex(segment, element))
    report('interchange-element-invalid', {
      segment,
      position: 1,
      element,
      value,
      expected,
      standardCode: note,
      offset,
    })
  }
}

interface HeaderRule {
  element: number
  /** AK9 code, where the standard has one for this element. */
  code?: string
  isRight: (value: string) => boolean
  expected: Phrase
}

const GS_RULES: readonly HeaderRule[] = [
  {
    element: 1,
    code: '1',
    isRight: value => /^[A-Z0-9]{2}$/.test(value),
    expected: { en: 'a functional identifier of two characters', ja: '2文字の機能識別コード' },
  },
  {
    element: 4,
    isRight: value => isoDate(value) !== null,
    expected: { en: 'a date as CCYYMMDD', ja: 'CCYYMMDD形式の日付' },
  },
  {
    element: 6,
    isRight: value => /^\d{1,9}$/.test(value),
    expected: { en: 'a number of 1–9 digits', ja: '1–9桁の数値' },
  },
  {
    element: 8,
    code: '2',
    isRight: value => value.length >= 1 && value.length <= 12,
    expected: { en: 'a version of 1–12 characters', ja: '1–12文字のバージョン' },
  },
]

/** Checks the elements of GS that the acknowledgement and the choice of table rest on. */
export function checkGs(segment: Segment, position: number, report: Report): void {
  for (const { element, code, isRight, expected } of GS_RULES) {
    const value = valueOf(segment, element).trim()
    if (isRight(value)) continue
    const ownCode = code === undefined ? {} : { standardCode: code }
    report('group-element-invalid', { segment, position, element, value, expected, ...ownCode })
  }
}

/** Checks ST02, which must not repeat within its group. */
export function checkSt(segment: Segment, used: UsedNumbers, report: Report): void {
  const value = valueOf(segment, 2).trim()
  const place = { segment, position: 1, element: 2, value }
  const expected = { en: 'a control number of 4–9 characters', ja: '4–9文字の管理番号' }
  if (value === '' || value.length > 9) report('message-control-number-invalid', { ...place, expected })
  else if (value.length < 4) report('message-control-number-short', { ...place, expected })
  if (!used.add(value)) report('message-control-number-repeated', place)
}
