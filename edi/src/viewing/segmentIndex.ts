import type { Syntax } from '../codec/delimiters.ts'
import type { Segment } from '../codec/segment.ts'
import { valueOf } from '../codec/values.ts'
import { chooseEdifact, chooseX12 } from '../schema/choose.ts'
import type { SchemaChoice } from '../schema/model.ts'
import { PLACED, createWalker } from '../validate/walker.ts'
import type { Walker } from '../validate/walker.ts'

export interface IndexedInterchange {
  row: number
  syntax: Syntax
}

export interface IndexedMessage {
  row: number
  lastRow: number
  interchange: number
  choice: SchemaChoice | null
}

/** Where every segment of an input stands: numbers alone, so that a file of millions of segments fits. */
export interface SegmentIndex {
  interchanges: IndexedInterchange[]
  messages: IndexedMessage[]
  count(): number
  take(segment: Segment): void
  offsetOf(row: number): number
  lengthOf(row: number): number
  depthOf(row: number): number
  /** The last row that begins at the byte or before it. */
  rowAt(offset: number): number
  messageOf(row: number): IndexedMessage | null
  interchangeOf(row: number): IndexedInterchange | null
}

const FIRST_ROOM = 4096
const DEEPEST = 255

/** The last of the ascending numbers that is not above the wanted one; -1 when all are. */
function lastUpTo(count: number, numberAt: (index: number) => number, wanted: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numberAt(middle) <= wanted) low = middle + 1
    else high = middle
  }
  return low - 1
}

export function createSegmentIndex(): SegmentIndex {
  let offsets = new Float64Array(FIRST_ROOM)
  let lengths = new Uint32Array(FIRST_ROOM)
  let depths = new Uint8Array(FIRST_ROOM)
  let count = 0
  const interchanges: IndexedInterchange[] = []
  const messages: IndexedMessage[] = []
  let depth = createDepth()
  let groupRelease = ''

  function grow(): void {
    const [oldOffsets, oldLengths, oldDepths] = [offsets, lengths, depths]
    offsets = new Float64Array(count * 2)
    lengths = new Uint32Array(count * 2)
    depths = new Uint8Array(count * 2)
    offsets.set(oldOffsets)
    lengths.set(oldLengths)
    depths.set(oldDepths)
  }

  function take(segment: Segment): void {
    if (count === offsets.length) grow()
    if (segment.syntax !== interchanges.at(-1)?.syntax) {
      interchanges.push({ row: count, syntax: segment.syntax })
      depth = createDepth()
    }
    const { tag } = segment
    if (tag === 'GS') groupRelease = valueOf(segment, 8).trim()
    if (tag === 'ST' || tag === 'UNH') {
      const choice = choiceOf(segment, groupRelease)
      depth.open(choice)
      messages.push({ row: count, lastRow: count, interchange: interchanges.length - 1, choice })
    }
    const open = messages.at(-1)
    if (open && depth.isInMessage()) open.lastRow = count
    offsets[count] = segment.offset
    lengths[count] = segment.length
    depths[count] = Math.min(DEEPEST, depth.take(segment))
    count++
  }

  const rowAt = (offset: number): number => lastUpTo(count, row => offsets[row] ?? 0, offset)

  function messageOf(row: number): IndexedMessage | null {
    const message = messages[lastUpTo(messages.length, index => messages[index]?.row ?? 0, row)]
    return message && row <= message.lastRow ? message : null
  }

  const interchangeOf = (row: number): IndexedInterchange | null =>
    interchanges[lastUpTo(interchanges.length, index => interchanges[index]?.row ?? 0, row)] ?? null

  return {
    interchanges,
    messages,
    count: () => count,
    take,
    offsetOf: row => offsets[row] ?? 0,
    lengthOf: row => lengths[row] ?? 0,
    depthOf: row => depths[row] ?? 0,
    rowAt,
    messageOf,
    interchangeOf,
  }
}

const choiceOf = (header: Segment, groupRelease: string): SchemaChoice | null =>
  header.tag === 'ST'
    ? chooseX12(valueOf(header, 1).trim(), groupRelease)
    : chooseEdifact(valueOf(header, 2), `${valueOf(header, 2, 2)}.${valueOf(header, 2, 3)}`)

const OUTER = new Set(['ISA', 'IEA', 'UNB', 'UNZ'])
const GROUP = new Set(['GS', 'GE', 'UNG', 'UNE'])

/** Follows how deep each segment stands: envelopes, loops, and the levels of a despatch. */
interface Depth {
  open(choice: SchemaChoice | null): void
  isInMessage(): boolean
  take(segment: Segment): number
}

function createDepth(): Depth {
  let walker: Walker | null = null
  let header = 0
  let isOpen = false
  let hasGroup = false
  let level = 0
  const levels = new Map<string, number>()

  function open(choice: SchemaChoice | null): void {
    isOpen = true
    header = hasGroup ? 2 : 1
    level = 0
    levels.clear()
    walker = choice ? createWalker(choice.schema) : null
  }

  function take(segment: Segment): number {
    const { tag } = segment
    if (OUTER.has(tag)) return 0
    if (GROUP.has(tag)) {
      isOpen = false
      hasGroup = true
      return 1
    }
    if (tag === 'ST' || tag === 'UNH') return header
    if (tag === 'SE' || tag === 'UNT') {
      isOpen = false
      return header
    }
    if (!isOpen) return 1
    return header + 1 + within(segment)
  }

  function within(segment: Segment): number {
    if (!walker || walker.step(segment.tag) !== PLACED) return 0
    const { trail } = walker.group
    if (segment.tag === 'HL' || segment.tag === 'CPS') {
      level = levels.get(valueOf(segment, 2).trim()) ?? 0
      levels.set(valueOf(segment, 1).trim(), level + 1)
    }
    const loops = trail === '' ? 0 : trail.split('/').length
    const isBeginning = trail === segment.tag || trail.endsWith(`/${segment.tag}`)
    return (isBeginning ? loops - 1 : loops) + (/^(HL|CPS)/.test(trail) ? level : 0)
  }

  return { open, isInMessage: () => isOpen, take }
}
