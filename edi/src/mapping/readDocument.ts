import type { BusinessDocument } from '../canonical/document.ts'
import { COMPONENT, ELEMENT } from '../codec/delimiters.ts'
import type { Segment } from '../codec/segment.ts'
import { isEmptyValue, kindOf, rawSegment, valueAt, valueOf } from '../codec/values.ts'
import { compileMap, placeKey } from './bindings.ts'
import type { Binding, CompiledEntry } from './bindings.ts'
import { documentOf, emptyDraft } from './draftDocument.ts'
import type { Item } from './draftDocument.ts'
import { itemField } from './forms.ts'
import type { MessageMap } from './map.ts'
import type { DocumentMapper } from './mapper.ts'

interface OpenGroup {
  entry: CompiledEntry
  trail: string
  item: Item
}

export function createDocumentReader(map: MessageMap): DocumentMapper {
  const { byPlace } = compileMap(map)
  const draft = emptyDraft()
  const unmapped: BusinessDocument['unmapped'] = []
  const open: OpenGroup[] = []

  function take(segment: Segment, trail: string, position: number): void {
    closeLeft(trail, segment.tag)
    const candidates = byPlace.get(placeKey(trail, segment.tag)) ?? []
    const entry = candidates.find(candidate => isOpen(candidate) && matches(segment, candidate.bindings))
    if (!entry || !takeInto(segment, entry, trail)) {
      keep(segment, position)
    }
  }

  function keep(segment: Segment, position: number): void {
    unmapped.push({ segment: segment.tag, position, raw: rawSegment(segment) })
  }

  /** Groups end when the walker has left them, or when they begin again. */
  function closeLeft(trail: string, tag: string): void {
    for (let last = open.at(-1); last; last = open.at(-1)) {
      const isInside = trail === last.trail || trail.startsWith(`${last.trail}/`)
      if (isInside && !(trail === last.trail && tag === last.entry.tag && tag !== 'HL')) return
      open.pop()
    }
  }

  /** A level ends where one begins that is not below it. */
  function closeLevels(entry: CompiledEntry): void {
    for (let last = open.at(-1); last && !isAbove(last.entry, entry); last = open.at(-1)) open.pop()
  }

  function isOpen({ parent }: CompiledEntry): boolean {
    if (parent === null || open.some(({ entry }) => entry === parent)) return true
    return parent.isOptional && isOpen(parent)
  }

  /** The item the fields of an entry belong to: that of the innermost group with a list around it. */
  function itemFor(entry: CompiledEntry): Item {
    for (let parent = entry.parent; parent; parent = parent.parent) {
      const group = open.findLast(candidate => candidate.entry === parent)
      if (group && parent.each) return group.item
    }
    return draft.head
  }

  function takeInto(segment: Segment, entry: CompiledEntry, trail: string): boolean {
    let item = itemFor(entry)
    if (entry.each) {
      item = entry.each === 'lines' ? { package: currentPackage() } : {}
      draft.lists[entry.each].push(item)
    }
    if (entry.tag === 'HL') closeLevels(entry)
    if (entry.begins) open.push({ entry, trail, item })
    const covered = new Set<string>()
    let isWhole = true
    for (const binding of entry.bindings) isWhole = readBinding(segment, binding, item, covered) && isWhole
    return isWhole && isCovered(segment, covered)
  }

  // In a hierarchy the line itself names the package above it.
  const currentPackage = (): string | null => {
    const last = draft.lists.packages.at(-1)
    return last && last['hl'] === undefined ? (last['id'] ?? null) : null
  }

  return { take, keep, finish: () => documentOf(map.kind, draft, unmapped) }
}

function isAbove(upper: CompiledEntry, entry: CompiledEntry): boolean {
  for (let parent = entry.parent; parent; parent = parent.parent) if (parent === upper) return true
  return false
}

function matches(segment: Segment, bindings: readonly Binding[]): boolean {
  for (const { literals, element, component } of bindings) {
    if (literals && !literals.includes(valueOf(segment, element, component || 1))) return false
  }
  return true
}

const cell = (element: number, component: number): string => `${element}.${component || 1}`

/** False when a value was there that the field could not take. */
function readBinding(segment: Segment, binding: Binding, item: Item, covered: Set<string>): boolean {
  const { element, component, until, literals } = binding
  if (literals) {
    covered.add(cell(element, component))
    return true
  }
  if (binding.field === '#usual') {
    const value = valueOf(segment, element, component || 1)
    if (value === binding.fallback) covered.add(cell(element, component))
    return true
  }
  if (binding.items) return readItems(segment, binding, binding.items, item, covered)
  const parts: string[] = []
  const from = component === 0 ? element : component
  for (let at = from; at <= until; at++) {
    const place = component === 0 ? ([at, 1] as const) : ([element, at] as const)
    covered.add(cell(...place))
    const value = valueOf(segment, ...place).trim()
    if (value !== '') parts.push(value)
  }
  if (parts.length === 0 || binding.field.startsWith('#')) return true
  const text = parts.join(' ')
  const value = binding.form ? binding.form.read(text) : text
  return keep(item, binding.field, value, binding.isJoined)
}

function keep(item: Item, field: string, value: string | null, isJoined: boolean): boolean {
  if (value === null) return false
  const there = item[field] ?? null
  if (there === null) item[field] = value
  else if (isJoined) item[field] = `${there}; ${value}`
  else return there === value
  return true
}

/** X12: qualifier and number in turn; EDIFACT: number and qualifier in one element. */
function readItems(
  segment: Segment,
  { element, until }: Binding,
  list: string,
  item: Item,
  covered: Set<string>,
): boolean {
  const isX12 = segment.syntax.standard === 'X12'
  let isWhole = true
  for (let at = element; at <= until; at += isX12 ? 2 : 1) {
    const code = isX12 ? valueOf(segment, at) : valueOf(segment, at, 2)
    const value = (isX12 ? valueOf(segment, at + 1) : valueOf(segment, at)).trim()
    for (const place of isX12 ? [cell(at, 1), cell(at + 1, 1)] : [cell(at, 1), cell(at, 2)])
      covered.add(place)
    if (value === '') continue
    const field = itemField(list, code)
    isWhole = field !== undefined && keep(item, field, value, false) && isWhole
  }
  return isWhole
}

/** Whether every value of the segment has gone into the document. */
function isCovered(segment: Segment, covered: ReadonlySet<string>): boolean {
  let element = 0
  let component = 1
  for (let index = 1; index < segment.count; index++) {
    const kind = kindOf(segment, index)
    if (kind === ELEMENT) {
      element++
      component = 1
    } else if (kind === COMPONENT) component++
    else return false
    if (
      !isEmptyValue(segment, index) &&
      !covered.has(cell(element, component)) &&
      valueAt(segment, index).trim()
    )
      return false
  }
  return true
}
