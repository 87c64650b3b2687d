import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { ElementSchema, GroupSchema, MessageSchema } from '../model.ts'
import { directoryD01B } from './d01b/index.ts'
import { directoryD96A } from './d96a/index.ts'
import type { Directory } from './directory.ts'

// The directories as Debian's libbusiness-edi-perl has them; another place can be named for machines without it.
const INSTALLED = '/usr/share/perl5/Business/EDI/data/edifact/untdid/'
const TABLES = pathToFileURL(process.env['ENISHI_EDIFACT_TABLES'] ?? INSTALLED)

const rowsOf = (name: string): string[][] =>
  readFileSync(new URL(name, TABLES), 'latin1')
    .split(/\r?\n/)
    .filter(line => line !== '')
    .map(line => line.replace(/;$/, '').split(';'))

const partsOf = (row: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.floor((row.length - 2) / size) }, (_, index) =>
    row.slice(2 + index * size, 2 + (index + 1) * size),
  )

/** Structure of a message as `tag requirement repetitions`, groups indented by their depth. */
function structureThere(rows: readonly string[][], type: string): string[] {
  const groups = new Map<string, string[][]>()
  for (const row of rows) {
    const [message, , , , , group = ''] = (row[0] ?? '').split(':')
    if (message === type) groups.set(group, partsOf(row, 3))
  }
  const list = (group: string, depth: string): string[] =>
    (groups.get(group) ?? []).flatMap(([tag = '', requirement = '', times = '']) => {
      if (tag === 'UNH' || tag === 'UNT') return []
      return [`${depth}${tag} ${requirement}${times}`, ...(groups.has(tag) ? list(tag, `${depth}  `) : [])]
    })
  return list('', '')
}

const structureHere = ({ nodes }: GroupSchema, depth = ''): string[] =>
  nodes.flatMap(({ tag, isMandatory, max, group }) => [
    `${depth}${group?.name ?? tag} ${isMandatory ? 'M' : 'C'}${max}`,
    ...(group ? structureHere(group, `${depth}  `) : []),
  ])

const formatHere = ({ type, min, max }: ElementSchema): string =>
  min === max && min > 0 ? `${type}${max}` : `${type}..${max}`

const requirementHere = ({ requirement }: ElementSchema): string => (requirement === 'M' ? 'M' : 'C')

function messageOf(directory: Directory, type: string): MessageSchema {
  const message = directory.message(type)
  if (!message) throw new Error(`${type} has no table.`)
  return message
}

describe.runIf(existsSync(new URL('EDMD.d96a.csv', TABLES)))('our EDIFACT tables', () => {
  describe.each([
    ['d96a', directoryD96A],
    ['d01b', directoryD01B],
  ] as const)('of %s', (release, directory) => {
    it.each(directory.types)('have the structure of %s that the directory has', type => {
      const there = structureThere(rowsOf(`EDMD.${release}.csv`), type)
      expect(there.length).toBeGreaterThan(4)
      expect(structureHere(messageOf(directory, type).root)).toEqual(there)
    })

    it('have the elements, components and formats of every segment', () => {
      const composites = new Map(rowsOf(`EDCD.${release}.csv`).map(row => [row[0], partsOf(row, 4)]))
      const formats = new Map(rowsOf(`EDED.${release}.csv`).map(row => [row[0], row[1]]))
      const used = new Set(directory.types.flatMap(type => [...messageOf(directory, type).tags]))
      const { segments } = messageOf(directory, 'ORDERS')
      const checked = rowsOf(`EDSD.${release}.csv`).filter(([tag = '']) => used.has(tag))
      for (const row of checked) {
        const there = partsOf(row, 4).map(([, id = '', requirement, times]) => [
          `${id} ${requirement}${times}`,
          ...(composites.get(id)?.map(([, part, need, format]) => `${part} ${need} ${format}`) ?? [
            formats.get(id),
          ]),
        ])
        const here = segments
          .get(row[0] ?? '')
          ?.elements?.map(element => [
            `${element.id} ${requirementHere(element)}${element.repeat}`,
            ...(element.components?.map(
              part => `${part.id} ${requirementHere(part)} ${formatHere(part)}`,
            ) ?? [formatHere(element)]),
          ])
        expect(here, `${row[0]} of ${release}`).toEqual(there)
      }
      expect(checked.length).toBeGreaterThan(50)
    })
  })
})
