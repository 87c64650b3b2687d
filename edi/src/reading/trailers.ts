import type { Segment } from '../codec/segment.ts'
import { valueOf } from '../codec/values.ts'
import type { Report } from './reporter.ts'

const CODES = {
  message: ['segment-count-mismatch', 'message-control-number-mismatch'],
  group: ['group-count-mismatch', 'group-control-number-mismatch'],
  interchange: ['interchange-count-mismatch', 'interchange-control-number-mismatch'],
} as const

/** Equal control numbers: leading zeros do not count in numeric ones. */
function isSameNumber(left: string, right: string): boolean {
  if (/^\d+$/.test(left) && /^\d+$/.test(right)) return left.replace(/^0+/, '') === right.replace(/^0+/, '')
  return left === right
}

/**
 * Checks a trailer (SE, GE, IEA, UNT, UNE, UNZ): element 1 against what was counted, element 2 against the number the
 * header opened with. A message number must be the same to the letter.
 */
export function checkTrailer(
  report: Report,
  level: keyof typeof CODES,
  segment: Segment,
  position: number,
  held: number,
  opened: string,
): void {
  const [countCode, numberCode] = CODES[level]
  const counted = valueOf(segment, 1).trim()
  if (!/^\d{1,10}$/.test(counted) || Number(counted) !== held) {
    report(countCode, { segment, position, element: 1, value: counted, expected: held })
  }
  const number = valueOf(segment, 2).trim()
  const isSame = level === 'message' ? number === opened : isSameNumber(number, opened)
  if (!isSame) report(numberCode, { segment, position, element: 2, value: number, expected: opened })
}
