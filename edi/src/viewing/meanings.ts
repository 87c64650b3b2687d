import type { Standard } from '../codec/delimiters.ts'
import type { Language } from '../reading/model.ts'
import { EDIFACT_CODES } from '../schema/edifactCodes.ts'
import type { ElementSchema } from '../schema/model.ts'
import { X12_CODES } from '../schema/x12Codes.ts'
import { isoDate, isoTime } from '../validate/formats.ts'

/** What a value says: a code in words, a date as one; null when it speaks for itself. */
export function meaningOf(
  { id, type }: ElementSchema,
  value: string,
  standard: Standard,
  language: Language,
): string | null {
  if (value === '') return null
  if (type === 'DT') return isoDate(value)
  if (type === 'TM') return isoTime(value)
  // C507: the period itself, as long as it is a day or a minute.
  if (standard === 'EDIFACT' && id === '2380') return dayOrMinute(value)
  const codes = (standard === 'X12' ? X12_CODES : EDIFACT_CODES)[id]
  const name = codes && Object.hasOwn(codes, value) ? codes[value] : undefined
  return name?.[language === 'en' ? 0 : 1] ?? null
}

function dayOrMinute(value: string): string | null {
  const day = /^\d{8}(\d{4})?$/.test(value) ? isoDate(value.slice(0, 8)) : null
  const time = value.length === 12 ? isoTime(value.slice(8)) : null
  return time ? day && `${day} ${time}` : day
}
