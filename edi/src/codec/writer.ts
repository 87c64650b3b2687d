import { encodeText } from './charset.ts'
import { delimiterText } from './delimiters.ts'
import type { Syntax } from './delimiters.ts'

/** One repetition of an element: a value, or its components. */
type WrittenValue = string | readonly string[]
/** An element to write: a value, its components, its repetitions, or an empty string for none. */
export type WrittenElement = WrittenValue | { repetitions: readonly WrittenValue[] }
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
  // ISA11 and ISA16 hold delimiters themselves.
  const isHeader = tag === 'ISA'
  // BIN and BDS say how long their data is: it may hold anything.
  const binaryAt = tag === 'BIN' ? 1 : tag === 'BDS' ? 2 : -1
  const values = elements.map((value, index) =>
    isHeader || (index === binaryAt && syntax.standard === 'X12')
      ? plainText(value)
      : writeElement(value, syntax),
  )
  if (!isHeader) while (values.at(-1) === '') values.pop()
  return [tag, ...values].join(element) + delimiterText(syntax.segment)
}

const plainText = (element: WrittenElement): string =>
  typeof element === 'object' && 'repetitions' in element
    ? element.repetitions.flat().join('')
    : String(element)

function writeElement(element: WrittenElement, syntax: Syntax): string {
  const component = syntax.component ? delimiterText(syntax.component) : ' '
  const values = typeof element === 'object' && 'repetitions' in element ? element.repetitions : [element]
  const written = values.map(value => {
    const parts = typeof value === 'string' ? [value] : [...value]
    while (parts.length > 1 && parts.at(-1) === '') parts.pop()
    return parts.map(part => escape(part, syntax)).join(component)
  })
  while (written.length > 1 && written.at(-1) === '') written.pop()
  return written.join(syntax.repetition ? delimiterText(syntax.repetition) : ' ')
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
