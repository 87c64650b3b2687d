import { decodeText, isInRepertoire, isLevelA } from '../codec/charset.ts'
import { COMPONENT, ELEMENT } from '../codec/delimiters.ts'
import type { Segment } from '../codec/segment.ts'
import { kindOf, rawValue, startOf, valueAt } from '../codec/values.ts'
import type { ElementChecks, Say } from './checks.ts'

const LINE_BREAKS = /^[\t\r\n\u0020-\u007e\u0080-\uffff]*$/
const CONTROLS = /[\u0000-\u001f\u007f]/

/** Whether the repertoire of the header raises no question about the segment: only level A is narrower than ASCII. */
export function isInPlainText(segment: Segment, checks: ElementChecks): boolean {
  if (segment.syntax.charset !== 'level-a' || checks.isRepertoireReported) return true
  const begin = startOf(segment, 0)
  return isLevelA(segment.table.text, begin, begin + segment.length)
}

/** Reports control characters, bytes that are wrong in the charset, and text beyond the announced repertoire. */
export function checkCharacters(segment: Segment, checks: ElementChecks, say: Say): void {
  const { charset } = segment.syntax
  let element = 0
  let component = 1
  for (let i = 1; i < segment.count; i++) {
    if (kindOf(segment, i) === ELEMENT) {
      element++
      component = 1
    } else if (kindOf(segment, i) === COMPONENT) component++
    const raw = rawValue(segment, i)
    const place = {
      element,
      component: component > 1 ? component : null,
      valueIndex: i,
      value: valueAt(segment, i),
    }
    if (charset !== 'iso-2022-jp' && CONTROLS.test(raw)) {
      const severity = LINE_BREAKS.test(raw) ? 'warning' : 'error'
      say('invalid-character', {
        ...place,
        severity,
        expected: { en: 'printable characters', ja: '印字可能文字' },
      })
    } else if (decodeText(raw, charset) === null) {
      say('invalid-character', { ...place, expected: { en: `text in ${charset}`, ja: `${charset}の文字列` } })
    } else if (!checks.isRepertoireReported && !isInRepertoire(raw, charset)) {
      checks.isRepertoireReported = true
      say('character-outside-repertoire', { ...place, expected: charset === 'level-a' ? 'UNOA' : 'UNOB' })
    }
  }
}
