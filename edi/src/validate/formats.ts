const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export function isCalendarDay(year: number, month: number, day: number): boolean {
  const days = DAYS[month - 1] ?? 0
  return year >= 0 && day >= 1 && day <= days && !(month === 2 && day === 29 && !isLeap(year))
}

// Two-digit years of business documents: 50–99 are 19xx.
const centuryOf = (twoDigits: number): number => (twoDigits < 50 ? 2000 : 1900)

/** The number of `count` digits at `at`; NaN when they are none. */
export function numberAt(text: string, at: number, count: number): number {
  let value = 0
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 0x30
    if (!(digit >= 0 && digit <= 9)) return NaN
    value = value * 10 + digit
  }
  return value
}

/** CCYYMMDD or YYMMDD as ISO date; null when it is no day of the calendar. */
export function isoDate(text: string): string | null {
  const { length } = text
  if (length !== 8 && length !== 6) return null
  const head = numberAt(text, 0, length - 4)
  const year = length === 8 ? head : centuryOf(head) + head
  if (!isCalendarDay(year, numberAt(text, length - 4, 2), numberAt(text, length - 2, 2))) return null
  const day = Number(year * 10000 + numberAt(text, length - 4, 4))
  return (
    knownDays.get(day) ?? knowDay(day, length === 8 ? text.slice(0, 4) : String(year), text.slice(length - 4))
  )
}

// The same few days come over and over.
const MOST_DAYS = 4096
const knownDays = new Map<number, string>()

function knowDay(day: number, year: string, monthAndDay: string): string {
  const date = `${year}-${monthAndDay.slice(0, 2)}-${monthAndDay.slice(2)}`
  if (knownDays.size < MOST_DAYS) knownDays.set(day, date)
  return date
}

/** HHMM, HHMMSS or with decimal seconds as HH:MM[:SS]; null when it is no time of day. */
export function isoTime(text: string): string | null {
  const match = /^([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d)\d{0,2})?$/.exec(text)
  if (!match) return null
  return match[3] ? `${match[1]}:${match[2]}:${match[3]}` : `${match[1]}:${match[2]}`
}

/** Digits of a number without sign, decimal mark and exponent sign: what length limits count. */
export const digitsOf = (text: string): number => text.replace(/[^0-9]/g, '').length
