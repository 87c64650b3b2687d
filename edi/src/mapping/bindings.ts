import { formNamed } from './forms.ts'
import type { Form } from './forms.ts'
import { ITEM_CODES } from './itemCodes.ts'
import type { ListName, MessageMap, SegmentEntry } from './map.ts'

/** What stands at one place of a segment. */
export interface Binding {
  element: number
  /** 0: the element itself. */
  component: number
  /** Last element or component of a run. */
  until: number
  /** Codes it may have; the first is written. null: a field. */
  literals: readonly string[] | null
  field: string
  form: Form | null
  /** Name of the list of item codes, for pairs of qualifier and number. */
  items: string | null
  fallback: string
  isJoined: boolean
}

/** An entry ready for use. */
export interface CompiledEntry {
  tag: string
  /** Segments that begin the groups around it, its own group included: as the walker tells. */
  trail: string
  bindings: readonly Binding[]
  each: ListName | null
  isFixed: boolean
  isOptional: boolean
  begins: boolean
  inside: readonly CompiledEntry[]
  parent: CompiledEntry | null
}

export interface CompiledMap {
  map: MessageMap
  entries: readonly CompiledEntry[]
  /** By trail and tag. */
  byPlace: ReadonlyMap<string, readonly CompiledEntry[]>
}

const known = new WeakMap<MessageMap, CompiledMap>()

export const placeKey = (trail: string, tag: string): string => `${trail} ${tag}`

export function compileMap(map: MessageMap): CompiledMap {
  const made = known.get(map)
  if (made) return made
  const byPlace = new Map<string, CompiledEntry[]>()
  const entries = map.entries.map(entry => compileEntry(entry, '', null, byPlace))
  const compiled = { map, entries, byPlace }
  known.set(map, compiled)
  return compiled
}

function compileEntry(
  entry: SegmentEntry,
  around: string,
  parent: CompiledEntry | null,
  byPlace: Map<string, CompiledEntry[]>,
): CompiledEntry {
  const begins = entry.isGroup === true
  // All levels of a hierarchy stand beside each other in X12.
  const isLevel = entry.tag === 'HL' && around === 'HL'
  const trail = !begins || isLevel ? around : around === '' ? entry.tag : `${around}/${entry.tag}`
  const inside: CompiledEntry[] = []
  const compiled: CompiledEntry = {
    tag: entry.tag,
    trail,
    bindings: entry.set.split(/\s+/).filter(Boolean).map(bindingOf),
    each: entry.each ?? null,
    isFixed: entry.isFixed ?? false,
    isOptional: entry.isOptional ?? false,
    begins,
    inside,
    parent,
  }
  const key = placeKey(trail, entry.tag)
  byPlace.set(key, [...(byPlace.get(key) ?? []), compiled])
  for (const inner of entry.inside ?? []) inside.push(compileEntry(inner, trail, compiled, byPlace))
  return compiled
}

const WORD = /^(\d+)(?:\.(\d+))?(?:-(\d+))?([=:?])(.*)$/

function bindingOf(word: string): Binding {
  const match = WORD.exec(word)
  if (!match) throw new Error(`Unknown word "${word}" in a map.`)
  const [, element = '', component = '0', until, sign, rest = ''] = match
  const place = {
    element: Number(element),
    component: Number(component),
    until: Number(until ?? (component === '0' ? element : component)),
  }
  if (sign === '=')
    return {
      ...place,
      literals: rest.split('/'),
      field: '',
      form: null,
      items: null,
      fallback: '',
      isJoined: false,
    }
  if (sign === '?')
    return {
      ...place,
      literals: null,
      field: '#usual',
      form: null,
      items: null,
      fallback: rest,
      isJoined: false,
    }
  const [body = '', fallback = ''] = rest.split('~')
  const [field = '', formName] = body.replace(/\+$/, '').split('|')
  const items = formName !== undefined && Object.hasOwn(ITEM_CODES, formName) ? formName : null
  const form = formName === undefined || items ? null : formNamed(formName)
  if (formName !== undefined && !form && !items) throw new Error(`Unknown form "${formName}" in a map.`)
  return { ...place, literals: null, field, form, items, fallback, isJoined: body.endsWith('+') }
}
