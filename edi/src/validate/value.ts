import type { Segment } from '../codec/segment.ts'
import { valueAt } from '../codec/values.ts'
import type { FaultCode } from '../reading/faults.ts'
import { formatPhrase } from '../reading/phrases.ts'
import type { FaultDetail } from '../reading/reporter.ts'
import type { ElementSchema } from '../schema/model.ts'
import type { Say } from './checks.ts'
import { digitsOf, isoDate, isoTime } from './formats.ts'

/** Checks type and length of one value. */
export function checkValue(
  segment: Segment,
  index: number,
  place: FaultDetail,
  schema: ElementSchema,
  say: Say,
): void {
  const value = valueAt(segment, index)
  const wrong = (code: FaultCode, more: FaultDetail = {}): void =>
    say(code, { ...place, valueIndex: index, value, expected: formatPhrase(schema), ...more })
  let length = value.length
  switch (schema.type) {
    case 'R':
      if (!/^-?(?:\d+\.?\d*|\.\d+)$/.test(value)) return wrong('invalid-number')
      length = digitsOf(value)
      break
    case 'N':
      if (!/^-?\d+$/.test(value)) return wrong('invalid-number')
      length = digitsOf(value)
      break
    case 'n':
      if (!checkEdifactNumber(value, segment.syntax.decimalMark, wrong)) return
      length = digitsOf(value)
      break
    case 'DT':
      if (isoDate(value) === null) return wrong('invalid-date')
      break
    case 'TM':
      if (isoTime(value) === null) return wrong('invalid-time')
      break
    case 'a':
      if (/[0-9]/.test(value)) return wrong('invalid-number')
      break
  }
  if (length > schema.max) wrong('element-too-long', { actual: length, expected: schema.max })
  else if (length < schema.min) wrong('element-too-short', { actual: length, expected: schema.min })
}

function checkEdifactNumber(
  value: string,
  mark: '.' | ',',
  wrong: (code: FaultCode, more?: FaultDetail) => void,
): boolean {
  const match = /^-?(\d*)([.,]?)(\d*)$/.exec(value)
  if (!match || (!match[1] && !match[3])) {
    wrong('invalid-number')
    return false
  }
  if (match[2] && !match[1]) wrong('invalid-number', { standardCode: '38' })
  else if (match[2] && match[2] !== mark) wrong('decimal-mark-other', { expected: mark })
  return true
}
