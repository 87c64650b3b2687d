import { compileMessage, compileSegments } from '../compile.ts'
import { parseDictionary } from '../dictionary.ts'
import type { DictionaryText } from '../dictionary.ts'
import type { MessageSchema, Name, SegmentSchema } from '../model.ts'
import { elementNames, segmentNames } from './names.ts'
import { serviceDictionary } from './service/segments.ts'

/** The messages of one directory, each compiled when it is first asked for. */
export interface Directory {
  release: string
  types: readonly string[]
  message(type: string): MessageSchema | null
}

export function createDirectory(
  release: string,
  structures: Readonly<Record<string, string>>,
  text: DictionaryText,
  names: Readonly<Record<string, Name>> = {},
): Directory {
  const compiled = new Map<string, MessageSchema>()
  let segments: ReadonlyMap<string, SegmentSchema> | null = null
  return { release, types: Object.keys(structures), message }

  function message(type: string): MessageSchema | null {
    const known = compiled.get(type)
    if (known) return known
    const structure = Object.hasOwn(structures, type) ? structures[type] : undefined
    if (structure === undefined) return null
    segments ??= compileSegments(
      withService(parseDictionary(text, { ...names, ...segmentNames }, { ...names, ...elementNames })),
    )
    const made = compileMessage('EDIFACT', type, release, structure, segments)
    compiled.set(type, made)
    return made
  }
}

/** The service segments may stand in any message. */
const withService = (own: ReturnType<typeof parseDictionary>): ReturnType<typeof parseDictionary> => ({
  elements: { ...serviceDictionary.elements, ...own.elements },
  composites: { ...serviceDictionary.composites, ...own.composites },
  segments: { ...serviceDictionary.segments, ...own.segments },
})
