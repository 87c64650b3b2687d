import type { Segment } from '../codec/segment.ts'
import { elementIndex, valueOf, valueOffset } from '../codec/values.ts'
import { isoDate, isoTime } from '../validate/formats.ts'
import type { Phrase } from './phrases.ts'
import type { Report } from './reporter.ts'

interface UnbRule {
  element: number
  component: number
  /** CONTRL 0085. */
  error: string
  isRight: (value: string) => boolean
  expected: Phrase
}

const RULES: readonly UnbRule[] = [
  {
    element: 1,
    component: 1,
    error: '12',
    // IATA and IATB are the airlines' own levels.
    isRight: value => /^(UNO[A-Z]|IAT[AB]|KEC[A-Z])$/.test(value),
    expected: { en: 'a syntax identifier such as UNOA or UNOC', ja: 'UNOAやUNOCなどの構文識別子' },
  },
  {
    element: 1,
    component: 2,
    error: '2',
    isRight: value => /^[1-4]$/.test(value),
    expected: { en: 'syntax version 1, 2, 3 or 4', ja: '構文バージョン1–4' },
  },
  {
    element: 2,
    component: 1,
    error: '13',
    isRight: v => v !== '',
    expected: { en: 'the sender', ja: '送信者' },
  },
  {
    element: 3,
    component: 1,
    error: '13',
    isRight: v => v !== '',
    expected: { en: 'the recipient', ja: '受信者' },
  },
  {
    element: 4,
    component: 1,
    error: '12',
    isRight: value => isoDate(value) !== null,
    expected: { en: 'a date as YYMMDD (CCYYMMDD in syntax 4)', ja: 'YYMMDD(構文4ではCCYYMMDD)形式の日付' },
  },
  {
    element: 4,
    component: 2,
    error: '12',
    isRight: value => isoTime(value) !== null,
    expected: { en: 'a time as HHMM', ja: 'HHMM形式の時刻' },
  },
  {
    element: 5,
    component: 1,
    error: '13',
    isRight: value => value.length >= 1 && value.length <= 14,
    expected: { en: 'a control reference of 1–14 characters', ja: '1–14文字の管理番号' },
  },
]

/** Checks the mandatory UNB elements; each wrong one carries its CONTRL error code. */
export function checkUnb(segment: Segment, report: Report): void {
  for (const { element, component, error, isRight, expected } of RULES) {
    const value = valueOf(segment, element, component)
    if (isRight(value)) continue
    const offset = valueOffset(segment, Math.max(0, elementIndex(segment, element)))
    const place = { segment, position: 1, element, component, value, offset }
    report('interchange-element-invalid', { ...place, expected, standardCode: error })
  }
}

/** Checks message reference and identifier of UNH. */
export function checkUnh(segment: Segment, report: Report): void {
  const place = { segment, position: 1 }
  const reference = valueOf(segment, 1)
  if (reference === '' || reference.length > 14) {
    const expected = { en: 'a message reference of 1–14 characters', ja: '1–14文字のメッセージ管理番号' }
    report('message-control-number-invalid', { ...place, element: 1, value: reference, expected })
  }
  for (const component of [2, 3, 4]) {
    if (valueOf(segment, 2, component) !== '') continue
    const expected = {
      en: 'type, version, release and agency such as ORDERS:D:96A:UN',
      ja: 'ORDERS:D:96A:UNのような種別・版・機関',
    }
    report('message-control-number-invalid', { ...place, element: 2, component, value: '', expected })
  }
}

export function sentAtOf(date: string, time: string): string | null {
  const [day, clock] = [isoDate(date), isoTime(time)]
  return day && clock ? `${day}T${clock}` : day
}
