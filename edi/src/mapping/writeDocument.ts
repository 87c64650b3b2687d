import type { BusinessDocument } from '../canonical/document.ts'
import type { WrittenSegment } from '../codec/writer.ts'
import type { ElementSchema, MessageSchema, Rule, SegmentSchema } from '../schema/model.ts'
import { compileMap } from './bindings.ts'
import type { Binding, CompiledEntry } from './bindings.ts'
import { draftOf } from './draftDocument.ts'
import type { DraftDocument, Item } from './draftDocument.ts'
import { ITEM_CODES } from './itemCodes.ts'
import type { MessageMap } from './map.ts'

/** What is counted while a message is written. */
interface Progress {
  draft: DraftDocument
  segments: WrittenSegment[]
  schema: MessageSchema
  /** Numbers of the hierarchy levels that are open. */
  levels: string[]
  level: number
}

/** The segments of a message between its header and trailer. */
export function writeDocument(
  document: BusinessDocument,
  map: MessageMap,
  schema: MessageSchema,
): WrittenSegment[] {
  const progress: Progress = { draft: draftOf(document), segments: [], schema, levels: [], level: 0 }
  for (const entry of compileMap(map).entries) writeEntry(entry, progress.draft.head, 1, progress)
  return progress.segments
}

function writeEntry(entry: CompiledEntry, item: Item, index: number, progress: Progress): void {
  if (!entry.each) return writeOne(entry, item, index, progress)
  itemsOf(entry, item, progress).forEach((each, at) => writeOne(entry, each, at + 1, progress))
}

/** Lines inside a package are those that are in it. */
function itemsOf({ each, parent }: CompiledEntry, around: Item, { draft }: Progress): Item[] {
  if (!each) return []
  const items = draft.lists[each]
  return each === 'lines' && parent?.each === 'packages'
    ? items.filter(line => (line['package'] ?? null) === (around['id'] ?? null))
    : items
}

function writeOne(entry: CompiledEntry, item: Item, index: number, progress: Progress): void {
  const { levels, segments } = progress
  const isCalledFor = entry.isFixed || hasContent(entry, item) || hasContentInside(entry, item, progress)
  if (!isCalledFor && !entry.each && !entry.isOptional) return
  const isWritten = isCalledFor || !entry.isOptional
  const depth = levels.length
  if (isWritten) {
    if (entry.tag === 'HL') levels.push(String(++progress.level))
    segments.push(segmentOf(entry, item, index, progress))
  }
  for (const inner of entry.inside) writeEntry(inner, item, index, progress)
  levels.length = depth
}

const hasContent = ({ bindings }: CompiledEntry, item: Item): boolean =>
  bindings.some(binding =>
    binding.items
      ? (ITEM_CODES[binding.items] ?? []).some(
          ([code, field]) => !code.startsWith('<') && item[field] != null,
        )
      : !binding.literals && !binding.field.startsWith('#') && item[binding.field] != null,
  )

/** Lists do not call for a group that may be left out: they may stand without it. */
const hasContentInside = (entry: CompiledEntry, item: Item, progress: Progress): boolean =>
  entry.inside.some(inner =>
    inner.each
      ? !entry.isOptional && itemsOf(inner, item, progress).length > 0
      : inner.isFixed || hasContent(inner, item) || hasContentInside(inner, item, progress),
  )

function segmentOf(entry: CompiledEntry, item: Item, index: number, progress: Progress): WrittenSegment {
  const { schema } = progress
  const table = schema.segments.get(entry.tag) ?? null
  const elements: string[][] = []
  const put = (element: number, component: number, value: string): void => {
    while (elements.length < element) elements.push([''])
    const parts = elements[element - 1] ?? []
    while (parts.length < (component || 1)) parts.push('')
    parts[(component || 1) - 1] = value
  }
  const constants = new Set<number>()
  for (const binding of entry.bindings) {
    if (binding.literals || binding.field === '#usual') constants.add(binding.element)
    if (binding.literals) put(binding.element, binding.component, binding.literals[0] ?? '')
    else if (binding.items) putItems(binding, binding.items, item, schema.standard === 'X12', put)
    else putField(binding, fieldValue(binding, item, index, progress), table, put)
  }
  dropLoneConstants(elements, constants, table?.rules ?? [])
  return [entry.tag, ...elements]
}

/** A qualifier that is always the same is left out where what it qualifies has no value. */
function dropLoneConstants(
  elements: string[][],
  constants: ReadonlySet<number>,
  rules: readonly Rule[],
): void {
  const isThere = (element: number): boolean => elements[element - 1]?.some(value => value !== '') ?? false
  for (const { kind, elements: paired } of rules) {
    if (kind !== 'P' && kind !== 'C') continue
    const there = paired.filter(isThere)
    if (there.length === paired.length || !there.every(element => constants.has(element))) continue
    for (const element of there) elements[element - 1] = ['']
  }
}

type Put = (element: number, component: number, value: string) => void

function fieldValue(
  { field, form, fallback }: Binding,
  item: Item,
  index: number,
  progress: Progress,
): string {
  switch (field) {
    case '#':
    case '#usual':
      return fallback
    case '#index':
      return String(index)
    case '#lines':
      return String(progress.draft.lists.lines.length)
    case 'hl':
    case '#hl':
      return progress.levels.at(-1) ?? ''
    case 'hlParent':
    case '#hlParent':
      return progress.levels.at(-2) ?? ''
  }
  const value = item[field] ?? null
  if (value === null) return fallback === '#index' ? String(index) : fallback
  return form ? (form.write(value) ?? '') : value
}

/** Spread over as many elements or components as the map allows, each as long as it may be. */
function putField(
  { element, component, until }: Binding,
  value: string,
  table: SegmentSchema | null,
  put: Put,
): void {
  const from = component === 0 ? element : component
  let rest = value
  for (let at = from; at <= until && rest !== ''; at++) {
    const place = component === 0 ? ([at, 0] as const) : ([element, at] as const)
    const max = lengthAt(table, ...place)
    const cut = at === until || rest.length <= max ? max : wordEnd(rest, max)
    put(...place, rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
}

const wordEnd = (text: string, max: number): number => {
  const blank = text.lastIndexOf(' ', max)
  return blank > 0 ? blank : max
}

function lengthAt(table: SegmentSchema | null, element: number, component: number): number {
  const whole: ElementSchema | undefined = table?.elements?.[element - 1]
  const part = whole?.components?.[(component || 1) - 1] ?? whole
  if (!part) return Infinity
  // A sign and a decimal mark do not count.
  return part.type === 'R' || part.type === 'N' || part.type === 'n' ? part.max + 2 : part.max
}

function putItems({ element, until }: Binding, list: string, item: Item, inPairs: boolean, put: Put): void {
  const written = new Set<string>()
  let at = element
  for (const [code, field] of ITEM_CODES[list] ?? []) {
    const value = item[field] ?? null
    if (value === null || written.has(field) || at > until || code.startsWith('<')) continue
    written.add(field)
    if (inPairs) {
      put(at, 0, code)
      put(at + 1, 0, value)
    } else {
      put(at, 1, value)
      put(at, 2, code)
    }
    at += inPairs ? 2 : 1
  }
}
