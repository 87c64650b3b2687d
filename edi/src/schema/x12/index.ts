import { compileMessage, compileSegments } from '../compile.ts'
import type { Dictionary } from '../compile.ts'
import type { MessageSchema, SegmentSchema } from '../model.ts'
import { composites, elements } from './004010/elements.ts'
import { segments } from './004010/segments.ts'
import { structures004010 } from './004010/structures.ts'
import * as changes from './005010/changes.ts'

/** The releases there are tables for; structures are the same in both. */
export type X12Release = '004010' | '005010'

const DICTIONARIES: Record<X12Release, () => Dictionary> = {
  '004010': () => ({ elements, composites, segments }),
  '005010': () => ({
    elements: { ...elements, ...changes.elements },
    composites: { ...composites, ...changes.composites },
    segments: { ...segments, ...changes.segments },
  }),
}

// 999 came with 005010.
const FIRST_RELEASE: Record<string, X12Release> = { '999': '005010' }

export const x12Types: readonly string[] = Object.keys(structures004010)

const segmentsOf = new Map<X12Release, ReadonlyMap<string, SegmentSchema>>()
const compiled = new Map<string, MessageSchema>()

/** The table of a transaction in a release, compiled when it is first asked for. */
export function x12Message(type: string, wanted: X12Release): MessageSchema | null {
  const structure = Object.hasOwn(structures004010, type) ? structures004010[type] : undefined
  if (structure === undefined) return null
  const release = FIRST_RELEASE[type] ?? wanted
  const key = `${type}/${release}`
  const known = compiled.get(key)
  if (known) return known
  const table = segmentsOf.get(release) ?? compileSegments(DICTIONARIES[release]())
  segmentsOf.set(release, table)
  const made = compileMessage('X12', type, release, structure, table)
  compiled.set(key, made)
  return made
}
