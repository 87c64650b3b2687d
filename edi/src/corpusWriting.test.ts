import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { tokenize } from './codec/tokenizer.ts'
import { valueOf, writtenForm } from './codec/values.ts'
import { writeSegments } from './codec/writer.ts'
import type { WrittenSegment } from './codec/writer.ts'
import { readAcknowledgements } from './index.ts'
import { serviceAdvice } from './writing/interchanges.ts'

// Real files of other projects, beside the repository where they are at hand; none is part of it.
const CORPUS = new URL('../../../shared/edi-corpus/', import.meta.url)

/** Values of every segment, empty ones at the end left out. */
const valuesIn = (bytes: Uint8Array): unknown[] =>
  [...tokenize(bytes)].flatMap(token => (token.kind === 'segment' ? [trimmed(writtenForm(token))] : []))

function trimmed([tag, ...elements]: WrittenSegment): unknown[] {
  if (tag === 'ISA') return [tag, ...elements]
  const kept = elements.map(element => {
    const repetitions =
      typeof element === 'object' && 'repetitions' in element ? element.repetitions : [element]
    return withoutEmptyEnd(
      repetitions.map(value => withoutEmptyEnd(typeof value === 'string' ? [value] : [...value])),
    )
  })
  while (kept.length > 0 && kept.at(-1)?.flat().join('') === '') kept.pop()
  return [tag, ...kept]
}

function withoutEmptyEnd<Value extends string | string[]>(list: Value[]): Value[] {
  while (list.length > 1 && (list.at(-1)?.length === 0 || [list.at(-1)].flat().join('') === '')) list.pop()
  return list
}

/** All interchanges of a file, read and written in their own syntax. */
function rewritten(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  for (const token of tokenize(bytes)) {
    if (token.kind === 'junk') continue
    if (token.tag === 'UNB') {
      const isVersion4 = (valueOf(token, 1, 2) || '') >= '4'
      parts.push(new TextEncoder().encode(serviceAdvice(token.syntax, isVersion4)))
    }
    parts.push(writeSegments([writtenForm(token)], token.syntax))
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** What no writer can put into its own delimiters or characters. */
const UMLAUT = 'An umlaut under UNOA or UNOB, which have none.'
const LINE_END = 'A line end within a value: written as a blank.'
const CANNOT_BE_WRITTEN: Record<string, string> = {
  'edifact/edifabric-mit__Edi_Edifact_INVOIC_D00A_BOM.txt': UMLAUT,
  'edifact/edifabric-mit__Edi_Edifact_INVOIC_D00A_DefaultUNA.txt': UMLAUT,
  'edifact/edifabric-mit__Edi_Edifact_INVOIC_D00A_InvalidTrailers.txt': UMLAUT,
  'edifact/edifabric-mit__Edi_Edifact_INVOIC_D00A_LF.txt': UMLAUT,
  'edifact/edifabric-mit__Edi_Edifact_INVOIC_D00A_MultipleInterchange.txt': UMLAUT,
  'edifact/edifabric-mit__Edi_Edifact_INVOIC_D00A_MultipleInvalidMessages.txt': UMLAUT,
  'edifact/edifabric-mit__Edi_Edifact_INVOIC_D00A_TrailingBlanks.txt': UMLAUT,
  'edifact/edifabric-mit__Edi_Edifact_INVOIC_D00A_ValidAndInvalidMessage.txt': UMLAUT,
  'edifact/staedi__EDIFACT_invoic_d93a_una.edi': UMLAUT,
  'edifact/edinet__Samples_edifact.D01B.IFCSUM.NewLines.EDI': LINE_END,
  'edifact/phpedifact__files_example_multiline.edi': LINE_END,
  'x12/oopfactory__860_Example1.txt': LINE_END,
  'x12/edifabric-mit__Edi_X12_810_00204_MultipleInvalidMessages.txt': LINE_END,
  'x12/edinet__Samples_x12.850.issue135.edi':
    'ISA16 is empty, which only a line end behind it makes readable.',
}

describe.runIf(existsSync(CORPUS))('what other people wrote', () => {
  const files = existsSync(CORPUS)
    ? ['x12', 'edifact'].flatMap(folder =>
        readdirSync(new URL(folder, CORPUS)).map(name => `${folder}/${name}`),
      )
    : []

  it('is the same after it was written again', { timeout: 60_000 }, () => {
    const different = files.filter(file => {
      const bytes = readFileSync(new URL(file, CORPUS))
      return !isDeepStrictEqual(valuesIn(rewritten(bytes)), valuesIn(bytes))
    })
    expect(different.toSorted()).toEqual(Object.keys(CANNOT_BE_WRITTEN).toSorted())
  })

  it('holds acknowledgements that say what they are about', () => {
    const said = files.flatMap(file => readAcknowledgements(readFileSync(new URL(file, CORPUS))))
    expect(said.length).toBeGreaterThan(10)
    expect(said.filter(({ reference }) => reference === '')).toEqual([])
  })
})
