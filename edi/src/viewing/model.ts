import type { BusinessDocument } from '../canonical/document.ts'
import type { Fault, InterchangeReading, Language, Verdict } from '../reading/model.ts'

/** A value with what it is called and, for a code or a date, what it says. */
export interface ViewedValue {
  position: number
  value: string
  name: string | null
  meaning: string | null
}

export interface ViewedElement extends ViewedValue {
  repetition: number
  /** Components, where there may be several. */
  parts: ViewedValue[]
}

/** One segment (or XML element) for a person to look at. */
export interface ViewedRow {
  row: number
  tag: string
  name: string | null
  /** In its message, ST or UNH = 1; null outside one. */
  position: number | null
  /** How deep it stands in the tree of loops. */
  depth: number
  offset: number
  raw: string
  /** Longer than what is shown. */
  isCut: boolean
  elements: ViewedElement[]
}

export interface ViewedFault {
  fault: Fault
  row: number
}

export interface ViewedMessage {
  type: string
  release: string
  controlNumber: string
  accepted: boolean
  row: number
}

export interface ViewedInterchange extends Pick<
  InterchangeReading,
  'sender' | 'receiver' | 'controlNumber' | 'isTest' | 'sentAt' | 'version'
> {
  standard: 'X12' | 'EDIFACT' | 'XML'
  verdict: Verdict
  row: number
  messages: ViewedMessage[]
}

/** What was found when the work is done. */
export interface ViewedContent {
  interchanges: ViewedInterchange[]
  faults: ViewedFault[]
  /** Faults past those listed. */
  furtherFaults: number
}

/** One input opened to be looked at: rows and documents are made when they are asked for. */
export interface Viewing {
  /** Does the work step by step, each giving how much of it is done (0 … 1). */
  work(): Generator<number, ViewedContent>
  /** Known as soon as the first half of the work is done. */
  rowCount(): number
  rows(from: number, to: number): ViewedRow[]
  document(interchange: number, message: number): BusinessDocument | null
  acknowledgement(
    interchange: number,
    functional: '997' | '999',
    now: Date,
  ): { type: string; text: string } | null
  /** Everything that was read, as JSON, in pieces. */
  json(): Generator<string>
}

/** The input cannot be looked at; the message says why in the language asked for. */
export class ViewingRefusal extends Error {}

export interface ViewingOptions {
  language: Language
}
