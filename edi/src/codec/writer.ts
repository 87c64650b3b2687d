import { encodeText } from './charset.ts'
import { delimiterText } from './delimiters.ts'
import type { Syntax } from './delimiters.ts'

/** An element to write: a value, its components, or an empty string for none. */
export type WrittenElement = string | readonly string[]
/** A segment to write: its tag and elements. */
export type WrittenSegment = readonly [tag: string, ...elements: WrittenElement[]]

/**
 * Writes segments in the syntax. Data never becomes a delimiter: EDIFACT escapes it with the release character; where
 * there is none (X12) a delimiter or control character inside data becomes a blank. Trailing empty elements and
 * components are left out, except in ISA, whose sixteen elements are fixed.
 */
export function writeSegments(segments: readonly WrittenSegment[], syntax: Syntax): Uint8Array {
  const text = segments.map(segment => writeSegment(segment, syntax)).join('')
  return encodeText(text, syntax.charset)
}

function writeSegment([tag, ...elements]: WrittenSegment, syntax: Syntax): string {
  const element = delimiterText(syntax.element)
  const component = syntax.component ? delimiterText(syntax.component) : ' '
  // ISA11 and ISA16 hold delimiters themselves.
  const isHeader = tag === 'ISA'
  const values = elements.map(value => {
    if (isHeader) return String(value)
    const parts = typeof value === 'string' ? [value] : [...value]
    while (parts.length > 1 && parts.at(-1) === '') parts.pop()
    return parts.map(part => escape(part, syntax)).join(component)
  })
  if (!isHeader) while (values.at(-1) === '') values.pop()
  return [tag, ...values].join(element) + delimiterText(syntax.segment)
}

function escape(value: string, syntax: Syntax): string {
  const marks = [syntax.segment, syntax.element, syntax.component, syntax.repetition].flatMap(mark =>
    mark ? [delimiterText(mark)] : [],
  )
  const release = syntax.release === null ? null : String.fromCharCode(syntax.release)
  let text = ''
  for (const character of value) {
    const isMark = marks.includes(character) || character === release
    if (!isMark) text += character < ' ' || character === '\u007f' ? ' ' : character
    else text += release === null ? ' ' : release + character
  }
  return text
}
