import type { BusinessDocument } from '../canonical/document.ts'
import type { Language } from '../reading/model.ts'
import { documentFrom, parseUbl } from './documents.ts'
import { checkUbl } from './rules/checkUbl.ts'
import type { UblFault } from './rules/checkUbl.ts'
import { profileOf } from './rules/profiles.ts'
import type { XmlElement } from './xml.ts'
import { XML_REFUSALS, XmlRefusal } from './xmlRefusals.ts'
import { createPlaces, xmlText } from './xmlText.ts'

/** One UBL document: what it is, what is wrong with it, and the document in our words. */
export interface UblReading {
  standard: 'UBL'
  /** Name of the document element; null when it is no UBL document we know, or cannot be read. */
  type: string | null
  /** Peppol's number of the transaction: 'T01'; null when we have no rules for it. */
  transaction: string | null
  customization: string | null
  elements: number
  accepted: boolean
  faults: UblFault[]
  document: BusinessDocument | null
}

/** Reads and checks a UBL document. Never throws: what cannot be read is a fault at its place. */
export function readUblDocument(bytes: Uint8Array, language: Language = 'en'): UblReading {
  let text = ''
  try {
    text = xmlText(bytes)
    const root = parseUbl(text)
    return root ? readingOf(root, text, language) : unreadable([])
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error
    return unreadable([faultOf(error, text || latin(bytes), language)])
  }
}

const latin = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes)

function readingOf(root: XmlElement, text: string, language: Language): UblReading {
  const customization = root.children.find(({ name }) => name === 'cbc:CustomizationID')?.text ?? null
  const faults = checkUbl(root, text, language)
  return {
    standard: 'UBL',
    type: root.name,
    transaction: profileOf(root.name, customization ?? '')?.transaction ?? null,
    customization,
    elements: elementsIn(root),
    accepted: faults.every(({ severity }) => severity === 'warning'),
    faults,
    document: documentFrom(root),
  }
}

const elementsIn = ({ children }: XmlElement): number =>
  children.reduce((count, child) => count + elementsIn(child), 1)

const unreadable = (faults: UblFault[]): UblReading => ({
  standard: 'UBL',
  type: null,
  transaction: null,
  customization: null,
  elements: 0,
  accepted: false,
  faults,
  document: null,
})

const faultOf = ({ code, value, offset }: XmlRefusal, text: string, language: Language): UblFault => ({
  rule: 'XML',
  severity: 'error',
  path: '/',
  ...createPlaces(text)(offset),
  value: value === '' ? null : value.slice(0, 200),
  message: XML_REFUSALS[code][language](value),
})
