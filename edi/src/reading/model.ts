import type { BusinessDocument } from '../canonical/document.ts'
import type { Standard, Syntax } from '../codec/delimiters.ts'

export type Language = 'en' | 'ja'
export type Verdict = 'accepted' | 'partially-accepted' | 'rejected'
export type FaultLevel = 'interchange' | 'group' | 'message' | 'segment' | 'element'
export type Severity = 'error' | 'warning'

/** One thing wrong, located to the byte. Errors reject what they are in; warnings do not. */
export interface Fault {
  level: FaultLevel
  /** Our stable code, kebab-case. */
  code: string
  /** The TA1 note, 997 (AK3/AK4/AK5/AK9) or CONTRL (0085) code it is acknowledged with; null for warnings that have none. */
  standardCode: string | null
  segmentTag: string | null
  /** Position in the message, ST or UNH = 1; in the interchange for faults outside a message. */
  segmentPosition: number | null
  loop: string | null
  element: number | null
  component: number | null
  repetition: number | null
  /** Data element number of the standard's dictionary, when the table knows it. */
  elementId: string | null
  /** Byte offset in the input. */
  offset: number
  /** The bad data, cut at 200 characters. */
  value: string | null
  severity: Severity
  /** One sentence for a person: what is wrong where, why, and what is expected. */
  message: string
}

export interface SegmentView {
  tag: string
  position: number
  offset: number
  length: number
  raw: string
  elements: { position: number; value: string; name: string | null }[]
  name: string | null
}

export interface MessageReading {
  /** '850', 'ORDERS' … as the message says. */
  type: string
  /** '004010', 'D.96A' … as the message says. */
  release: string
  controlNumber: string
  /** Control number of the functional group, null when there is none. */
  group: string | null
  faults: Fault[]
  /** False when the message, its group or its interchange is rejected. */
  accepted: boolean
  /** The business document in our words, mapped as far as possible even when not accepted; null for types without a map. */
  document: BusinessDocument | null
  /** Built when first asked for. */
  readonly segments: SegmentView[]
}

/** A functional group (GS…GE, UNG…UNE) as the acknowledgement needs it. */
export interface GroupEnvelope {
  functionalId: string
  /** GS02 or UNG S006, as received. */
  sender: string[]
  receiver: string[]
  controlNumber: string
  agency: string
  version: string
  /** What the trailer counted; null without a trailer. */
  declaredCount: string | null
  /** Indexes into `messages`. */
  messages: number[]
  faults: Fault[]
}

/** The envelope as received, for the acknowledgement. */
export interface Envelope {
  syntax: Syntax
  /** ISA01…ISA16, or the UNB elements with their components. */
  header: string[][]
  /** False when the header is too damaged to be answered. */
  isReadable: boolean
  groups: GroupEnvelope[]
  /** Message identifiers as received (UNH S009, or the ST01 in one part), by message. */
  identifiers: string[][]
  /** True when all it carries are acknowledgements: they are never acknowledged. */
  isAcknowledgement: boolean
}

export interface InterchangeReading {
  standard: Standard
  sender: { qualifier: string; id: string }
  receiver: { qualifier: string; id: string }
  controlNumber: string
  isTest: boolean
  /** Local time of the sender, ISO 8601 without zone. */
  sentAt: string | null
  /** ISA12, or UNB S001 as `UNOC:3`. */
  version: string
  /** Byte offsets in the input. */
  start: number
  end: number
  messages: MessageReading[]
  counts: { groups: number; messages: number; segments: number }
  /** All faults, interchange level and below, in input order. */
  faults: Fault[]
  verdict: Verdict
  envelope: Envelope
}
