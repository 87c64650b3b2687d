const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function isCalendarDay(year: number, month: number, day: number): boolean {
  const days = DAYS[month - 1] ?? 0
  return day >= 1 && day <= days && !(month === 2 && day === 29 && !isLeap(year))
}

// Two-digit years of business documents: 50–99 are 19xx.
const centuryOf = (twoDigits: number): number => (twoDigits < 50 ? 2000 : 1900)

/** CCYYMMDD or YYMMDD as ISO date; null when it is no day of the calendar. */
export function isoDate(text: string): string | null {
  const match = /^(\d{2})?(\d{2})(\d{2})(\d{2})$/.exec(text)
  if (!match) return null
  const short = Number(match[2])
  const year = match[1] === undefined ? centuryOf(short) + short : Number(match[1]) * 100 + short
  const [month, day] = [Number(match[3]), Number(match[4])]
  return isCalendarDay(year, month, day) ? `${String(year).padStart(4, '0')}-${match[3]}-${match[4]}` : null
}

/** HHMM, HHMMSS or with decimal seconds as HH:MM[:SS]; null when it is no time of day. */
export function isoTime(text: string): string | null {
  const match = /^([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d)\d{0,2})?$/.exec(text)
  if (!match) return null
  return match[3] ? `${match[1]}:${match[2]}:${match[3]}` : `${match[1]}:${match[2]}`
}

/** Digits of a number without sign, decimal mark and exponent sign: what length limits count. */
export const digitsOf = (text: string): number => text.replace(/[^0-9]/g, '').length
