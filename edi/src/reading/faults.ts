import type { Standard } from '../codec/delimiters.ts'
import { ELEMENT_FAULTS } from './elementFaults.ts'
import { ENVELOPE_FAULTS } from './envelopeFaults.ts'
import type { FaultKind, FaultWords } from './faultKind.ts'
import type { Language } from './model.ts'
import { SEGMENT_FAULTS } from './segmentFaults.ts'

const KINDS = { ...ENVELOPE_FAULTS, ...SEGMENT_FAULTS, ...ELEMENT_FAULTS }

export type FaultCode = keyof typeof KINDS

export const faultKind = (code: FaultCode): FaultKind => KINDS[code]

export const standardCodeOf = (code: FaultCode, standard: Standard): string | null =>
  standard === 'X12' ? KINDS[code].x12 : KINDS[code].edifact

export const faultSentence = (code: FaultCode, language: Language, words: FaultWords): string =>
  KINDS[code][language](words)
