import type { Name } from '../model.ts'
import { checkImported } from './directoryTables.ts'
import type { ImportedDirectory } from './directoryTables.ts'
import { elementEntry, entriesOf, partsEntry } from './uneceEntries.ts'
import { structureIn } from './uneceMessage.ts'

/** A text file of a directory as UNECE publishes it, by its own name ('EDSD.01B', 'ORDERS_D.01B'). */
export interface DirectoryFile {
  name: string
  text: string
}

const PARTS = /^(EDED|EDCD|EDSD)\.(\d\d[A-Z])$/i
const MESSAGE = /^([A-Z]{6})_D\.(\d\d[A-Z])$/i
const NEEDED = ['EDED', 'EDCD', 'EDSD'] as const

/** The names a directory's ZIP is known by, so that what else is in it need not be unpacked. */
export const isDirectoryFile = (name: string): boolean => PARTS.test(name) || MESSAGE.test(name)

/** Puts the text files of one directory together. Throws an error that names what is missing or cannot be read. */
export function importUnece(files: readonly DirectoryFile[]): ImportedDirectory {
  const tables = new Map<string, string>()
  const messages: Record<string, string> = {}
  let release = ''
  for (const { name, text } of files) {
    const [, kind, version] = PARTS.exec(name) ?? MESSAGE.exec(name) ?? []
    if (kind === undefined || version === undefined) continue
    if (PARTS.test(name)) tables.set(kind.toUpperCase(), text)
    else readMessage(kind.toUpperCase(), text)
    release = `D.${version.toUpperCase()}`
  }
  const missing = NEEDED.filter(kind => !tables.has(kind))
  if (missing.length > 0) throw new Error(`Of the directory ${missing.join(', ')} cannot be found.`)

  const elements = entriesOf(tables.get('EDED') ?? '').flatMap(entry => elementEntry(entry) ?? [])
  const composites = entriesOf(tables.get('EDCD') ?? '').flatMap(
    entry => partsEntry(entry, /[CE]\d{3}/) ?? [],
  )
  const segments = entriesOf(tables.get('EDSD') ?? '').flatMap(entry => partsEntry(entry, /[A-Z]{3}/) ?? [])
  const named = (list: readonly { tag: string; name: string }[]): [string, Name][] =>
    list.map(({ tag, name }) => [tag, [name, name]])
  return checkImported({
    release,
    messages,
    dictionary: {
      elements: elements.map(({ id, format }) => `${id} ${format}`).join('; '),
      composites: composites.map(written).join('; '),
      segments: segments.map(written).join('; '),
    },
    names: Object.fromEntries([
      ...elements.map(({ id, name }): [string, Name] => [id, [name, name]]),
      ...named(composites),
      ...named(segments),
    ]),
  })

  function readMessage(type: string, text: string): void {
    try {
      const structure = structureIn(text)
      if (structure !== null && structure !== '') messages[type] = structure
    } catch (error) {
      throw new Error(`${type}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
}

const written = ({ tag, parts }: NonNullable<ReturnType<typeof partsEntry>>): string =>
  [
    tag,
    ...parts.map(
      ({ id, isMandatory, times }) => `${isMandatory ? 'M' : 'O'}${id}${times === '1' ? '' : `*${times}`}`,
    ),
  ].join(' ')
