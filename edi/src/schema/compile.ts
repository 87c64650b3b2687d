import type { Standard } from '../codec/delimiters.ts'
import { flatten } from './flat.ts'
import type {
  ElementSchema,
  ElementType,
  GroupSchema,
  MessageSchema,
  Name,
  Rule,
  SegmentSchema,
  StructureNode,
} from './model.ts'

/** Dictionary entry: format ('R1/15', 'an..35') and our names. */
export type ElementEntry = readonly [format: string, en: string, ja: string]

/**
 * Segment entry: our names; elements as 'M353 O328 X330*9' (requirement, id, `*n` repetitions, `(X235 X234)x10` for a
 * run), null when not known; relational rules as 'C0302 P0607'.
 */
export type SegmentEntry = readonly [en: string, ja: string, elements: string | null, rules?: string]

/** Composite entry: our names and components in the same notation as segments. */
export type CompositeEntry = readonly [en: string, ja: string, components: string]

export interface Dictionary {
  elements: Record<string, ElementEntry>
  composites: Record<string, CompositeEntry>
  segments: Record<string, SegmentEntry>
}

const nameOf = (en: string, ja: string): Name | null => (en ? [en, ja] : null)

function parseFormat(format: string): { type: ElementType; min: number; max: number } {
  const x12 = /^(AN|ID|R|N|DT|TM|B)\d?? ?(\d+)\/(\d+)$/.exec(format)
  if (x12) return { type: elementType(x12[1] ?? ''), min: Number(x12[2]), max: Number(x12[3]) }
  const edifact = /^(an|a|n)(\.\.)?(\d+)$/.exec(format)
  if (!edifact) throw new Error(`Unknown element format "${format}".`)
  const max = Number(edifact[3])
  return { type: elementType(edifact[1] ?? ''), min: edifact[2] ? 1 : max, max }
}

function elementType(text: string): ElementType {
  switch (text) {
    case 'AN':
    case 'ID':
    case 'R':
    case 'N':
    case 'DT':
    case 'TM':
    case 'B':
    case 'a':
    case 'n':
    case 'an':
      return text
    default:
      throw new Error(`Unknown element type "${text}".`)
  }
}

const expandRuns = (text: string): string =>
  text.replace(/\(([^)]*)\)x(\d+)/g, (_, run: string, times: string) =>
    Array(Number(times)).fill(run).join(' '),
  )

function compileElements(text: string, dictionary: Dictionary): ElementSchema[] {
  return expandRuns(text)
    .split(/\s+/)
    .filter(Boolean)
    .map(entry => {
      const match = /^([MOX])([A-Z]?\d+)(?:\*(\d+))?$/.exec(entry)
      if (!match) throw new Error(`Unknown element entry "${entry}".`)
      const [, requirement = 'O', id = '', repeat = '1'] = match
      return compileElement(
        id,
        requirement === 'M' ? 'M' : requirement === 'X' ? 'X' : 'O',
        Number(repeat),
        dictionary,
      )
    })
}

function compileElement(
  id: string,
  requirement: ElementSchema['requirement'],
  repeat: number,
  dictionary: Dictionary,
): ElementSchema {
  const composite = dictionary.composites[id]
  if (composite) {
    const [en, ja, components] = composite
    const list = compileElements(components, dictionary)
    return {
      id,
      name: nameOf(en, ja),
      requirement,
      type: 'an',
      min: 0,
      max: Infinity,
      repeat,
      components: list,
    }
  }
  const entry = dictionary.elements[id]
  if (!entry) throw new Error(`Element ${id} is not in the dictionary.`)
  const [format, en, ja] = entry
  return { id, name: nameOf(en, ja), requirement, ...parseFormat(format), repeat, components: null }
}

function compileRules(text: string): Rule[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map(entry => {
      const kind = entry.charAt(0)
      const elements = (entry.slice(1).match(/\d\d/g) ?? []).map(Number)
      if (kind !== 'P' && kind !== 'R' && kind !== 'E' && kind !== 'C' && kind !== 'L') {
        throw new Error(`Unknown rule "${entry}".`)
      }
      return { kind, elements }
    })
}

export function compileSegments(dictionary: Dictionary): Map<string, SegmentSchema> {
  const segments = new Map<string, SegmentSchema>()
  for (const [tag, [en, ja, elements, rules = '']] of Object.entries(dictionary.segments)) {
    const list = elements === null ? null : compileElements(elements, dictionary)
    const compiled = compileRules(rules)
    const flat = list === null ? null : flatten(list, compiled)
    segments.set(tag, { tag, name: nameOf(en, ja), elements: list, rules: compiled, flat })
  }
  return segments
}

// As a property name it is the same string as every literal of these letters: comparing looks at no letter.
function joinTrail(parent: string, tag: string): string {
  const [trail = ''] = Object.keys({ [parent === '' ? tag : `${parent}/${tag}`]: true })
  return trail
}

/** Structure text: 'BEG M1, REF O>1, N1[O200](N1 M1, N2 O2)'. A group is begun by its first segment. */
function compileStructure(text: string, segments: ReadonlyMap<string, SegmentSchema>): GroupSchema {
  const plain = text.replace(/\s+/g, ' ')
  const tokens = plain.match(/[A-Z0-9]+ ?\[[MOC](?:>1|\d+)\]\(|[A-Z0-9]+ [MOC](?:>1|\d+)|\)|,/g) ?? []
  if (tokens.join('').replaceAll(' ', '') !== plain.replaceAll(' ', ''))
    throw new Error(`The structure beginning "${plain.slice(0, 40)}" cannot be read whole.`)
  let at = 0
  const parseGroup = (name: string, parentTrail: string): GroupSchema => {
    const nodes: StructureNode[] = []
    let trail = parentTrail
    while (at < tokens.length) {
      const token = tokens[at++] ?? ''
      if (token === ')') break
      if (token === ',') continue
      const match = /^([A-Z0-9]+) ?(\[)?([MOC])(>1|\d+)/.exec(token)
      if (!match) throw new Error(`Unknown structure "${token}".`)
      if (nodes.length === 0 && name !== '') trail = joinTrail(parentTrail, match[1] ?? '')
      const group = match[2] ? parseGroup(match[1] ?? '', trail) : null
      const tag = group ? (group.nodes[0]?.tag ?? '') : (match[1] ?? '')
      nodes.push({
        tag,
        isMandatory: match[3] === 'M',
        max: match[4] === '>1' ? Infinity : Number(match[4]),
        group,
        segment: segments.get(tag) ?? null,
      })
    }
    const mandatory = nodes.flatMap((node, index) => (node.isMandatory ? [index] : []))
    return { name, trail, nodes, byTag: indexByTag(nodes), mandatory }
  }
  return parseGroup('', '')
}

function indexByTag(nodes: readonly StructureNode[]): Map<string, number[]> {
  const byTag = new Map<string, number[]>()
  nodes.forEach((node, index) => byTag.set(node.tag, [...(byTag.get(node.tag) ?? []), index]))
  return byTag
}

export function compileMessage(
  standard: Standard,
  type: string,
  release: string,
  structure: string,
  segments: ReadonlyMap<string, SegmentSchema>,
): MessageSchema {
  const root = compileStructure(structure, segments)
  return { standard, type, release, root, tags: tagsOf(root), segments }
}

function tagsOf(group: GroupSchema, into = new Set<string>()): Set<string> {
  for (const node of group.nodes) {
    into.add(node.tag)
    if (node.group) tagsOf(node.group, into)
  }
  return into
}
