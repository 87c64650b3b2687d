import type { CompositeEntry, Dictionary, ElementEntry, SegmentEntry } from './compile.ts'
import type { Name } from './model.ts'

/**
 * A directory as text, entries separated by semicolons: elements as `1004 an..35`, composites and segments as their tag
 * and the notation of `compile.ts` (`NAD M3035 OC082 …`).
 */
export interface DictionaryText {
  elements: string
  composites: string
  segments: string
}

const entriesOf = (text: string): (readonly [id: string, rest: string])[] =>
  text.split(';').map(entry => {
    const trimmed = entry.trim().replace(/\s+/g, ' ')
    const at = trimmed.indexOf(' ')
    return at < 0 ? [trimmed, ''] : [trimmed.slice(0, at), trimmed.slice(at + 1)]
  })

/** The entries with our names. Without one an element is called by its number. */
export function parseDictionary(
  text: DictionaryText,
  segmentNames: Readonly<Record<string, Name>>,
  elementNames: Readonly<Record<string, Name>>,
): Dictionary {
  const named = (names: Readonly<Record<string, Name>>, id: string): Name => names[id] ?? ['', '']
  const elements: Record<string, ElementEntry> = {}
  const composites: Record<string, CompositeEntry> = {}
  const segments: Record<string, SegmentEntry> = {}
  for (const [id, format] of entriesOf(text.elements)) elements[id] = [format, ...named(elementNames, id)]
  for (const [id, parts] of entriesOf(text.composites)) composites[id] = [...named(elementNames, id), parts]
  for (const [tag, parts] of entriesOf(text.segments)) segments[tag] = [...named(segmentNames, tag), parts]
  return { elements, composites, segments }
}
