import { createDirectory } from '../edifact/directory.ts'
import type { Directory } from '../edifact/directory.ts'
import type { DictionaryText } from '../dictionary.ts'
import type { Name } from '../model.ts'

/** An EDIFACT directory in our notation: what `schema import` writes, and what reading accepts beside its own. */
export interface ImportedDirectory {
  /** 'D.07A' */
  release: string
  /** Structure of each message by type. */
  messages: Record<string, string>
  dictionary: DictionaryText
  /** What its elements, composites and segments are called there, where we have no name of our own. */
  names?: Readonly<Record<string, Name>>
}

/** The tables of a directory as text, rows of values separated by semicolons (EDMD, EDSD, EDCD and EDED). */
export interface DirectoryTables {
  messages: string
  segments: string
  composites: string
  elements: string
}

const rowsOf = (text: string): string[][] =>
  text
    .split(/\r?\n/)
    .filter(line => line.trim() !== '')
    .map(line => line.replace(/;+$/, '').split(';'))

const partsOf = (row: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.floor((row.length - 2) / size) }, (_, index) =>
    row.slice(2 + index * size, 2 + (index + 1) * size),
  )

/** Throws an error that names the table when one is not what it should be. */
export function importDirectory(tables: DirectoryTables, release: string): ImportedDirectory {
  const imported = {
    release,
    messages: structuresIn(rowsOf(tables.messages)),
    dictionary: {
      segments: entriesIn(rowsOf(tables.segments), ([, id, requirement, times]) =>
        entry(id, requirement, times),
      ),
      composites: entriesIn(rowsOf(tables.composites), ([, id, requirement]) => entry(id, requirement, '1')),
      elements: rowsOf(tables.elements)
        .map(([id = '', format = '']) => `${id} ${format}`)
        .join('; '),
    },
  }
  return checkImported(imported)
}

/** Compiles every message once: what cannot be used later is refused now. */
export function checkImported(imported: ImportedDirectory): ImportedDirectory {
  const directory = directoryOf(imported)
  if (directory.types.length === 0) throw new Error('The table of messages holds none.')
  for (const type of directory.types) directory.message(type)
  return imported
}

export const directoryOf = ({ release, messages, dictionary, names }: ImportedDirectory): Directory =>
  createDirectory(release, messages, dictionary, names)

function structuresIn(rows: readonly string[][]): Record<string, string> {
  const messages = new Map<string, Map<string, string[][]>>()
  for (const row of rows) {
    const [type = '', , , , , group = ''] = (row[0] ?? '').split(':')
    const groups = messages.get(type) ?? new Map<string, string[][]>()
    groups.set(group, partsOf(row, 3))
    messages.set(type, groups)
  }
  return Object.fromEntries([...messages].map(([type, groups]) => [type, structureOf(groups, '', 0)]))
}

const DEEPEST = 20

function structureOf(groups: ReadonlyMap<string, string[][]>, group: string, depth: number): string {
  if (depth > DEEPEST) throw new Error(`Group ${group} of the table of messages holds itself.`)
  return (groups.get(group) ?? [])
    .filter(([tag]) => tag !== 'UNH' && tag !== 'UNT')
    .map(([tag = '', requirement = '', times = '']) =>
      groups.has(tag)
        ? `${tag}[${requirement}${times}](${structureOf(groups, tag, depth + 1)})`
        : `${tag} ${requirement}${times}`,
    )
    .join(', ')
}

const entriesIn = (rows: readonly string[][], write: (part: string[]) => string): string =>
  rows.map(row => `${row[0]} ${partsOf(row, 4).map(write).join(' ')}`).join('; ')

const entry = (id = '', requirement = '', times = '1'): string =>
  `${requirement === 'M' ? 'M' : 'O'}${id}${times === '1' || times === '' ? '' : `*${times}`}`

/** An imported directory as it was written to a file; throws when it is none. */
export function parseImported(text: string): ImportedDirectory {
  const value: unknown = JSON.parse(text)
  if (!isImported(value)) throw new Error('This is not a directory written by schema import.')
  return value
}

function isImported(value: unknown): value is ImportedDirectory {
  if (typeof value !== 'object' || value === null) return false
  return (
    'release' in value && 'messages' in value && 'dictionary' in value && typeof value.release === 'string'
  )
}
