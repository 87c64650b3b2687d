import { ANY, DATE, EDIFACT_NUMBER, LETTERS, REAL, TIME, WHOLE } from '../schema/flat.ts'
import { isCalendarDay, numberAt } from './formats.ts'

const MINUS = 0x2d
const POINT = 0x2e

/** Whether text[start, end) has a form of the type surely, and its length fits. */
export function hasForm(
  text: string,
  start: number,
  end: number,
  type: number,
  min: number,
  max: number,
  decimalMark: string,
): boolean {
  let length = end - start
  switch (type) {
    case ANY:
      break
    case REAL:
      length = digitsOfNumber(text, start, end, POINT)
      break
    case EDIFACT_NUMBER:
      length = digitsOfNumber(text, start, end, decimalMark.charCodeAt(0))
      break
    case WHOLE:
      length = digitsOfNumber(text, start, end, -1)
      break
    case DATE:
      if (!isDay(text, start, end)) return false
      break
    case TIME:
      if (!isClock(text, start, end)) return false
      break
    case LETTERS:
      for (let at = start; at < end; at++) if (isDigit(text.charCodeAt(at))) return false
      break
  }
  return length >= min && length <= max
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** How many digits the number has; -1 unless it is digits with at most one mark among them, behind the first. */
function digitsOfNumber(text: string, start: number, end: number, mark: number): number {
  let at = text.charCodeAt(start) === MINUS ? start + 1 : start
  let digits = 0
  let hasMark = false
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (isDigit(code)) digits++
    else if (code === mark && !hasMark && digits > 0) hasMark = true
    else return -1
  }
  return digits > 0 ? digits : -1
}

/** CCYYMMDD or YYMMDD. */
function isDay(text: string, start: number, end: number): boolean {
  const short = end - start === 6
  if (!short && end - start !== 8) return false
  const year = short ? 2000 + numberAt(text, start, 2) : numberAt(text, start, 4)
  return isCalendarDay(year, numberAt(text, end - 4, 2), numberAt(text, end - 2, 2))
}

/** HHMM or HHMMSS; with decimal seconds it is left to the full check. */
function isClock(text: string, start: number, end: number): boolean {
  const length = end - start
  if (length !== 4 && length !== 6) return false
  const isRight = numberAt(text, start, 2) < 24 && numberAt(text, start + 2, 2) < 60
  return isRight && (length === 4 || numberAt(text, start + 4, 2) < 60)
}
