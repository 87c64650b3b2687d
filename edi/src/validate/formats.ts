const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export function isCalendarDay(year: number, month: number, day: number): boolean {
  const days = DAYS[month - 1] ?? 0
  return day >= 1 && day <= days && !(month === 2 && day === 29 && !isLeap(year))
}

// Two-digit years of business documents: 50–99 are 19xx.
const centuryOf = (twoDigits: number): number => (twoDigits < 50 ? 2000 : 1900)

const isDigits = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x30 || code > 0x39) return false
  }
  return true
}

/** CCYYMMDD or YYMMDD as ISO date; null when it is no day of the calendar. */
export function isoDate(text: string): string | null {
  if ((text.length !== 8 && text.length !== 6) || !isDigits(text)) return null
  const at = text.length - 4
  const month = text.slice(at, at + 2)
  const day = text.slice(at + 2)
  const head = text.slice(0, at)
  const year = at === 4 ? head : String(centuryOf(Number(head)) + Number(head))
  return isCalendarDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : null
}

/** HHMM, HHMMSS or with decimal seconds as HH:MM[:SS]; null when it is no time of day. */
export function isoTime(text: string): string | null {
  const match = /^([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d)\d{0,2})?$/.exec(text)
  if (!match) return null
  return match[3] ? `${match[1]}:${match[2]}:${match[3]}` : `${match[1]}:${match[2]}`
}

/** Digits of a number without sign, decimal mark and exponent sign: what length limits count. */
export const digitsOf = (text: string): number => text.replace(/[^0-9]/g, '').length
