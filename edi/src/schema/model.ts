import type { Standard } from '../codec/delimiters.ts'
import type { FlatSegment } from './flat.ts'

/** A short name of ours in English and Japanese. */
export type Name = readonly [en: string, ja: string]

/** X12: AN ID R N0…N9 DT TM B. EDIFACT: a, n, an. */
export type ElementType = 'AN' | 'ID' | 'R' | 'N' | 'DT' | 'TM' | 'B' | 'a' | 'n' | 'an'

export interface ElementSchema {
  /** Number in the standard's element dictionary ('330', 'C212', '6060'). */
  id: string
  name: Name | null
  /** M mandatory, O optional (EDIFACT C), X conditional on a rule of the segment. */
  requirement: 'M' | 'O' | 'X'
  type: ElementType
  min: number
  max: number
  repeat: number
  components: readonly ElementSchema[] | null
}

/** X12 relational condition: P all or none, R at least one, E at most one, C first needs the rest, L first needs one of the rest. */
export interface Rule {
  kind: 'P' | 'R' | 'E' | 'C' | 'L'
  elements: readonly number[]
}

export interface SegmentSchema {
  tag: string
  name: Name | null
  /** null: the table knows the segment, not its elements; its content is not checked. */
  elements: readonly ElementSchema[] | null
  rules: readonly Rule[]
  /** The same as numbers, for the quick check; null when only the full check will do. */
  flat: FlatSegment | null
}

/** A place in the message: one segment, or a group (loop) begun by that segment. */
export interface StructureNode {
  tag: string
  isMandatory: boolean
  max: number
  group: GroupSchema | null
  /** What is known of the segment's elements. */
  segment: SegmentSchema | null
}

export interface GroupSchema {
  /** 'PO1', 'SG25'; '' for the message itself. */
  name: string
  /** Segments that begin the groups from the top: 'PO1/N1', 'LIN/PRI'. The same in all releases, as names are not. */
  trail: string
  nodes: readonly StructureNode[]
  /** Indexes of the nodes a tag can stand for, ascending. */
  byTag: ReadonlyMap<string, readonly number[]>
  /** Indexes of the mandatory nodes, ascending. */
  mandatory: readonly number[]
}

export interface MessageSchema {
  standard: Standard
  type: string
  release: string
  root: GroupSchema
  /** Every tag of the structure. */
  tags: ReadonlySet<string>
  segments: ReadonlyMap<string, SegmentSchema>
}

/** A schema for a received release: the exact table, or the nearest we have. */
export interface SchemaChoice {
  schema: MessageSchema
  isExact: boolean
}
