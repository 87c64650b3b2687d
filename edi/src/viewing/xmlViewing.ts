import { UBL_PREFIXES, readUbl } from '../ubl/documents.ts'
import { XmlRefusal, parseXml } from '../ubl/xml.ts'
import type { XmlElement } from '../ubl/xml.ts'
import type { BusinessDocument } from '../canonical/document.ts'
import type { ByteSource } from './byteSource.ts'
import { ViewingRefusal } from './model.ts'
import type { ViewedContent, ViewedRow, Viewing, ViewingOptions } from './model.ts'

const ENCODING = {
  en: 'The document is not valid UTF-8 text.',
  ja: '文書がUTF-8として正しくありません。',
}

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
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      throw new ViewingRefusal(ENCODING[language])
    }
    try {
      const root = parseXml(text, UBL_PREFIXES)
      place(root, 0)
      yield 0.5
      found = readUbl(bytes)
    } catch (error) {
      if (error instanceof XmlRefusal) throw new ViewingRefusal(refusal(error))
      throw error
    }
    return content()
  }

  function place(element: XmlElement, depth: number): void {
    placed.push({ element, depth })
    for (const child of element.children) place(child, depth + 1)
  }

  function refusal({ message, offset }: XmlRefusal): string {
    const before = text.slice(0, offset)
    const line = before.split('\n').length
    return language === 'en' ? `Line ${line}: ${message}` : `${line}行目: ${message}`
  }

  function content(): ViewedContent {
    const type = placed[0]?.element.name ?? ''
    const nobody = { qualifier: '', id: '' }
    const number = found?.number ?? ''
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
          verdict: 'accepted',
          row: 0,
          messages: [{ type, release: '', controlNumber: number, accepted: true, row: 0 }],
        },
      ],
      faults: [],
      furtherFaults: 0,
    }
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
