import type { Standard } from '../codec/delimiters.ts'
import { ELEMENT_FAULTS } from './elementFaults.ts'
import { ENVELOPE_FAULTS } from './envelopeFaults.ts'
import type { FaultKind, FaultWords } from './faultKind.ts'
import type { FaultLevel, Language } from './model.ts'
import { PARTNER_FAULTS } from './partnerFaults.ts'
import { SEGMENT_FAULTS } from './segmentFaults.ts'

const KINDS = { ...ENVELOPE_FAULTS, ...SEGMENT_FAULTS, ...ELEMENT_FAULTS, ...PARTNER_FAULTS }

export type FaultCode = keyof typeof KINDS

export const isFaultCode = (code: string): code is FaultCode => Object.hasOwn(KINDS, code)

export const faultKind = (code: FaultCode): FaultKind => KINDS[code]

export const standardCodeOf = (code: FaultCode, standard: Standard): string | null =>
  standard === 'X12' ? KINDS[code].x12 : KINDS[code].edifact

// What a note is acknowledged with where a partner's rules make it a fault.
const UNSPECIFIED: Record<Standard, Record<FaultLevel, string>> = {
  X12: { interchange: '024', group: '2', message: '5', segment: '8', element: '7' },
  EDIFACT: { interchange: '18', group: '18', message: '18', segment: '18', element: '12' },
}

export const unspecifiedCodeOf = (level: FaultLevel, standard: Standard): string =>
  UNSPECIFIED[standard][level]

export const faultSentence = (code: FaultCode, language: Language, words: FaultWords): string =>
  KINDS[code][language](words)
