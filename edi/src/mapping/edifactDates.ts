import { valueOf } from '../codec/values.ts'
import type { Report } from '../reading/reporter.ts'
import type { MessageSchema } from '../schema/model.ts'
import { isoDate, isoTime } from '../validate/formats.ts'
import { placeOf } from './draft.ts'
import type { Origin } from './draft.ts'

// Requested delivery, then latest, earliest and requested shipment: the first that is given counts.
export const DELIVERY_DATES = ['2', '63', '64', '10']

/** DTM formats (2379) we read: digits of the date, digits of the time. Others pass unread. */
const FORMATS: Record<string, { shape: string; date: number; time: number }> = {
  '101': { shape: 'YYMMDD', date: 6, time: 0 },
  '102': { shape: 'CCYYMMDD', date: 8, time: 0 },
  '201': { shape: 'YYMMDDHHMM', date: 6, time: 4 },
  '202': { shape: 'YYMMDDHHMMSS', date: 6, time: 6 },
  '203': { shape: 'CCYYMMDDHHMM', date: 8, time: 4 },
  '204': { shape: 'CCYYMMDDHHMMSS', date: 8, time: 6 },
  '718': { shape: 'CCYYMMDD-CCYYMMDD', date: 8, time: 0 },
}

/** The day a DTM names, ISO 8601; reports one that is no date of its format. */
export function readDtm({ segment, position }: Origin, schema: MessageSchema, report: Report): string | null {
  const value = valueOf(segment, 1, 2)
  const code = valueOf(segment, 1, 3)
  const format = FORMATS[code]
  if (!format || value === '') return isoDate(value)
  const date = isoDate(value.slice(0, format.date))
  const rest = value.slice(format.date)
  const isRight =
    code === '718' ? isPeriodEnd(rest) : format.time === 0 ? rest === '' : isTime(rest, format.time)
  if (date && isRight) return date
  report('invalid-date', { ...placeOf(schema, { segment, position }, 1, 2), value, expected: format.shape })
  return null
}

// Midnight at the end of a day is written 2400 by some senders.
const isTime = (text: string, length: number): boolean =>
  text.length === length && (isoTime(text) !== null || /^24(00){1,2}$/.test(text))

const isPeriodEnd = (text: string): boolean => isoDate(text.replace(/^-/, '')) !== null
