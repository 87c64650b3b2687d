/** Which segments a rule looks at, and where. */
export interface RulePlace {
  segment: string
  /** The loop it stands in, as the tags that begin the loops from the top ('PO1/N1'); anywhere when null. */
  within: string | null
  /** Only segments whose element holds one of these. */
  when: { element: number; component: number; is: readonly string[] } | null
}

/** How often such a segment must or may come: in each of the loops named, else in the message. */
export interface SegmentRule extends RulePlace {
  kind: 'segment'
  atLeast: number
  atMost: number
}

/** What one element (or component) of such a segment must look like. */
export interface ElementRule extends RulePlace {
  kind: 'element'
  element: number
  component: number | null
  require: boolean
  forbid: boolean
  codes: readonly string[] | null
  minLength: number
  maxLength: number
}

export type PartnerRule = SegmentRule | ElementRule

/** A deviation that is let through: its fault is kept as a note. */
export interface Tolerance {
  code: string
  segment: string | null
  element: number | null
}

/** What one partner asks beyond the standard, and what is forgiven. */
export interface PartnerRules {
  name: string
  /** 'strict' makes faults of what are notes otherwise. */
  profile: 'standard' | 'strict'
  tolerate: readonly Tolerance[]
  /** By message type: '850', 'ORDERS'. */
  messages: ReadonlyMap<string, readonly PartnerRule[]>
}
