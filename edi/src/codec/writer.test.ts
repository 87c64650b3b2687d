import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edifact, bytes, x12 } from '../testSupport.ts'
import { tokenize } from './tokenizer.ts'
import type { Segment } from './segment.ts'
import { componentsOf, elementCount } from './values.ts'
import { writeSegments } from './writer.ts'
import type { WrittenSegment } from './writer.ts'

const segmentsOf = (input: Uint8Array): Segment[] =>
  [...tokenize(input)].flatMap(token => (token.kind === 'segment' ? [token] : []))

const valuesOf = (segment: Segment): string[][] =>
  Array.from({ length: elementCount(segment) }, (_, index) => componentsOf(segment, index + 1))

const syntaxOf = (text: string) => {
  const [header] = segmentsOf(bytes(text))
  if (!header) throw new Error('No header found.')
  return header.syntax
}

const trimmed = (parts: readonly string[]): string[] => {
  const kept = [...parts]
  while (kept.length > 1 && kept.at(-1) === '') kept.pop()
  return kept
}

describe('writeSegments', () => {
  const printable = fc.string({ unit: 'grapheme-ascii', maxLength: 12 })
  const element = fc.array(printable, { minLength: 1, maxLength: 4 })
  const elements = fc
    .array(element, { minLength: 1, maxLength: 5 })
    .map(list => [...list.map(trimmed), ['END']])

  it('writes EDIFACT that reads back as the same values, delimiters in data included', () => {
    const syntax = syntaxOf(edifact())
    const header = "UNB+UNOC:3+A+B+261120:0915+1'"
    fc.assert(
      fc.property(elements, list => {
        const segment: WrittenSegment = ['FTX', ...list]
        const text = header + new TextDecoder().decode(writeSegments([segment], syntax))
        expect(segmentsOf(bytes(text)).slice(1).map(valuesOf)).toEqual([list])
      }),
    )
  })

  const x12Marks = fc.string({ unit: fc.constantFrom(...'*~>^AB 9\n'), maxLength: 8 })

  it('writes X12 of as many segments, elements and components as it was given, whatever they hold', () => {
    const syntax = syntaxOf(x12().replace('*U*00401', '*^*00501'))
    const header = x12().replace('*U*00401', '*^*00501').slice(0, 106)
    const parts = fc.array(fc.array(x12Marks, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 4 }), segments => {
        const written = segments.map((list): WrittenSegment => ['MSG', ...list.map(trimmed), ['END']])
        const text = header + new TextDecoder().decode(writeSegments(written, syntax))
        const expected = segments.map(list => [
          ...list.map(trimmed).map(values => values.map(value => value.replace(/[*~>^\n]/g, ' '))),
          ['END'],
        ])
        expect(segmentsOf(bytes(text)).slice(1).map(valuesOf)).toEqual(expected)
      }),
    )
  })

  it('never lets X12 data become a delimiter', () => {
    const syntax = syntaxOf(x12())
    expect(new TextDecoder().decode(writeSegments([['MSG', 'a*b~c>d\ne']], syntax))).toBe('MSG*a b c d e~')
  })

  it('leaves out trailing empty elements and components', () => {
    const written = writeSegments([['NAD', 'BY', ['1', '', ''], '', '']], syntaxOf(edifact()))
    expect(new TextDecoder().decode(written)).toBe("NAD+BY+1'")
  })

  it('writes the character set of the syntax', () => {
    const latin = syntaxOf(edifact())
    expect([...writeSegments([['FTX', 'é入']], latin)]).toEqual([...bytes("FTX+\u00e9.'")])
    const greek = syntaxOf(edifact({ unb: "UNB+UNOF:3+A+B+261120:0915+1'" }))
    expect([...writeSegments([['FTX', 'αβ']], greek)]).toEqual([...bytes("FTX+\u00e1\u00e2'")])
  })
})
