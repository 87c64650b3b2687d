import type { DocumentKind } from '../canonical/document.ts'
import type { Standard } from '../codec/delimiters.ts'

/** The lists of a document that segments come in for; `packages` groups the lines of a despatch. */
export type ListName = 'parties' | 'references' | 'notes' | 'lines' | 'packages'

/**
 * One segment of a map, for reading and for writing. `set` says in words separated by blanks what stands where:
 * `1=BY` always BY (`1=BY/BT`: read as either, written as the first); `2?NE`: NE unless the sender says otherwise; `2:name` the field `name`; `4.1-5:name` spread over
 * components one to five; `5:issuedOn|date` in the form `date`; `2:quantity~0` zero when there is none; `5:description+`
 * joined to what is there already. Fields that begin with `#` are counted while writing, `1:#` is passed over.
 */
export interface SegmentEntry {
  tag: string
  set: string
  /** Comes once for each item of the list. */
  each?: ListName
  /** Begins a group of the message. */
  isGroup?: boolean
  /** What stands inside the group it begins. */
  inside?: readonly SegmentEntry[]
  /** Written even when none of its fields has a value. */
  isFixed?: boolean
  /** The group need not begin with this segment: what is inside may stand without it. */
  isOptional?: boolean
}

/** How a message and a document become each other. The order of the entries is the order of writing. */
export interface MessageMap {
  standard: Standard
  type: string
  kind: DocumentKind
  /** Releases it is for; without them, those that no other map of the type is for. */
  releases?: readonly string[]
  /** GS01, for X12. */
  group?: string
  entries: readonly SegmentEntry[]
}
