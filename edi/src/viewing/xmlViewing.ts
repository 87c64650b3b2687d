import type { BusinessDocument } from '../canonical/document.ts'
import type { Fault } from '../reading/model.ts'
import { PREFIXES, documentFrom, parseUbl } from '../ubl/documents.ts'
import { checkUbl } from '../ubl/rules/checkUbl.ts'
import type { UblFault } from '../ubl/rules/checkUbl.ts'
import { parseXml } from '../ubl/xml.ts'
import type { XmlElement } from '../ubl/xml.ts'
import { XML_REFUSALS, XmlRefusal } from '../ubl/xmlRefusals.ts'
import { createPlaces, xmlText } from '../ubl/xmlText.ts'
import type { ByteSource } from './byteSource.ts'
import { ViewingRefusal } from './model.ts'
import type { ViewedContent, ViewedRow, Viewing, ViewingOptions } from './model.ts'

interface Placed {
  element: XmlElement
  depth: number
}

/** UBL and other XML: every element is a row, its attributes are the elements of the row. */
export function openXml(source: ByteSource, { language }: ViewingOptions): Viewing {
  const placed: Placed[] = []
  let text = ''
  let found: BusinessDocument | null = null

  function* work(): Generator<number, ViewedContent> {
    const bytes = source.read(0, source.size)
    yield 0.2
    try {
      text = xmlText(bytes)
      place(parseXml(text, PREFIXES), 0)
      yield 0.5
      const ours = parseUbl(text)
      found = ours && documentFrom(ours)
      return content(ours ? checkUbl(ours, text, language) : [])
    } catch (error) {
      if (error instanceof XmlRefusal) throw new ViewingRefusal(refusal(error))
      throw error
    }
  }

  function place(element: XmlElement, depth: number): void {
    placed.push({ element, depth })
    for (const child of element.children) place(child, depth + 1)
  }

  function refusal({ code, value, offset }: XmlRefusal): string {
    const { line } = createPlaces(text)(offset)
    const reason = XML_REFUSALS[code][language](value)
    return language === 'en' ? `Line ${line}: ${reason}` : `${line}行目: ${reason}`
  }

  function content(faults: readonly UblFault[]): ViewedContent {
    const type = placed[0]?.element.name ?? ''
    const nobody = { qualifier: '', id: '' }
    const number = found?.number ?? ''
    const accepted = faults.every(({ severity }) => severity === 'warning')
    const starts = lineStarts()
    return {
      interchanges: [
        {
          standard: 'XML',
          sender: nobody,
          receiver: nobody,
          controlNumber: number,
          isTest: false,
          sentAt: null,
          version: '',
          verdict: accepted ? 'accepted' : 'rejected',
          row: 0,
          messages: [{ type, release: '', controlNumber: number, accepted, row: 0 }],
        },
      ],
      faults: faults.map(each => {
        const fault = faultOf(each, (starts[each.line - 1] ?? 0) + each.column - 1)
        return {
          fault,
          row: Math.max(
            0,
            placed.findLastIndex(({ element }) => element.offset <= fault.offset),
          ),
        }
      }),
      furtherFaults: 0,
    }
  }

  function lineStarts(): number[] {
    const starts = [0]
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    return starts
  }

  /** A leaf whole; of an element with others in it the tag. */
  function rawOf({ offset, children }: XmlElement): string {
    const end = children.length > 0 ? text.indexOf('>', offset) + 1 : endOfLeaf(offset)
    return text.slice(offset, end)
  }

  function endOfLeaf(offset: number): number {
    const tagEnd = text.indexOf('>', offset)
    return text[tagEnd - 1] === '/' ? tagEnd + 1 : text.indexOf('>', tagEnd + 1) + 1
  }

  const rows = (from: number, to: number): ViewedRow[] =>
    placed.slice(from, to).map(({ element, depth }, at) => ({
      row: from + at,
      tag: element.name,
      name: element.text || null,
      position: null,
      depth,
      offset: element.offset,
      raw: rawOf(element),
      isCut: false,
      elements: Object.entries(element.attributes).map(([name, value], index) => ({
        position: index + 1,
        value,
        name,
        meaning: null,
        repetition: 1,
        parts: [],
      })),
    }))

  function* json(): Generator<string> {
    yield `${JSON.stringify([{ standard: 'XML', type: placed[0]?.element.name, document: found }], null, 2)}\n`
  }

  return {
    work,
    rowCount: () => placed.length,
    rows,
    document: () => found,
    acknowledgement: () => null,
    json,
  }
}

/** A rule of UBL that is broken, as the faults of the other standards are told. */
const faultOf = ({ rule, severity, path, value, message }: UblFault, offset: number): Fault => ({
  level: 'element',
  code: rule,
  standardCode: rule,
  segmentTag: path.split('/').at(-1) ?? null,
  segmentPosition: null,
  loop: null,
  element: null,
  component: null,
  repetition: null,
  elementId: null,
  offset,
  value,
  severity,
  message,
})
