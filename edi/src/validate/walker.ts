import type { GroupSchema, MessageSchema, StructureNode } from '../schema/model.ts'

export const PLACED = 0
export const OUT_OF_SEQUENCE = 1
export const NOT_IN_MESSAGE = 2

export interface MissingNode {
  tag: string
  loop: string
}

interface Frame {
  group: GroupSchema
  /** Node of the last segment or group taken, -1 before the first. */
  at: number
  /** How often that node was taken in a row. */
  count: number
}

/** Follows a message; what the last step found is told by its properties, so that a step that finds nothing costs nothing. */
export interface Walker {
  /** Takes the next segment: PLACED, OUT_OF_SEQUENCE or NOT_IN_MESSAGE. */
  step(tag: string): number
  /** The group the last segment stands in. */
  group: GroupSchema
  /** The node the last segment was placed at. */
  node: StructureNode | null
  /** Mandatory nodes passed over by the last step. */
  missing: readonly MissingNode[]
  /** Whether that node has now come more often than it may. */
  isTooOften: boolean
  /** What could stand here instead. */
  allowedNext(): string[]
  /** Mandatory segments and groups still missing when the message ends. */
  finish(): MissingNode[]
}

const NOTHING_MISSING: readonly MissingNode[] = []

/**
 * Follows a message through its table of segments and groups. A segment that does not fit leaves the place unchanged,
 * so that what follows is still judged where it stands.
 */
export function createWalker(schema: MessageSchema): Walker {
  const frames: Frame[] = [{ group: schema.root, at: -1, count: 0 }]
  let depth = 0
  const walker: Walker = {
    step,
    group: schema.root,
    node: null,
    missing: NOTHING_MISSING,
    isTooOften: false,
    allowedNext: () => allowedNext(frames.slice(0, depth + 1)),
    finish,
  }

  function step(tag: string): number {
    walker.missing = NOTHING_MISSING
    walker.isTooOften = false
    return seek(tag, false) || seek(tag, true)
      ? PLACED
      : schema.tags.has(tag)
        ? OUT_OF_SEQUENCE
        : NOT_IN_MESSAGE
  }

  function seek(tag: string, isExcessAllowed: boolean): boolean {
    for (let level = depth; level >= 0; level--) {
      const frame = frames[level]
      if (!frame) continue
      const index = findNode(frame, tag, isExcessAllowed)
      if (index < 0) continue
      take(level, frame, index)
      return true
    }
    return false
  }

  function take(level: number, frame: Frame, index: number): void {
    for (let inner = depth; inner > level; inner--) {
      const closed = frames[inner]
      if (closed) collectMissing(closed, closed.group.nodes.length, walker)
    }
    depth = level
    collectMissing(frame, index, walker)
    frame.count = index === frame.at ? frame.count + 1 : 1
    frame.at = index
    const node = frame.group.nodes[index] ?? null
    walker.node = node
    walker.isTooOften = node !== null && frame.count > node.max
    if (node?.group) open(node.group)
    walker.group = node?.group ?? frame.group
  }

  /** Frames of closed groups are used again. */
  function open(group: GroupSchema): void {
    depth++
    const frame = frames[depth]
    if (frame) {
      frame.group = group
      frame.at = 0
      frame.count = 1
    } else frames.push({ group, at: 0, count: 1 })
  }

  function finish(): MissingNode[] {
    walker.missing = NOTHING_MISSING
    for (let level = depth; level >= 0; level--) {
      const frame = frames[level]
      if (frame) collectMissing(frame, frame.group.nodes.length, walker)
    }
    return [...walker.missing]
  }

  return walker
}

/** The node the tag stands for from the current place on. `isExcessAllowed`: also the current one past its limit. */
function findNode(frame: Frame, tag: string, isExcessAllowed: boolean): number {
  const candidates = frame.group.byTag.get(tag)
  if (candidates === undefined) return -1
  for (const index of candidates) {
    if (index > frame.at) return index
    if (index < frame.at) continue
    // The trigger of a group belongs to the parent: a second one begins the next repetition there.
    if (frame.group.name !== '' && index === 0) continue
    if (isExcessAllowed || frame.count < (frame.group.nodes[index]?.max ?? 0)) return index
  }
  return -1
}

function collectMissing(frame: Frame, until: number, walker: Walker): void {
  const { nodes, mandatory, name } = frame.group
  for (const index of mandatory) {
    const node = nodes[index]
    if (index <= frame.at || index >= until || !node) continue
    walker.missing = [...walker.missing, { tag: node.tag, loop: node.group?.name ?? name }]
  }
}

const MOST_SUGGESTIONS = 8

function allowedNext(frames: readonly Frame[]): string[] {
  const allowed = new Set<string>()
  for (let depth = frames.length - 1; depth >= 0 && allowed.size < MOST_SUGGESTIONS; depth--) {
    const frame = frames[depth]
    if (!frame) continue
    for (const [index, node] of frame.group.nodes.entries()) {
      if (index < frame.at || allowed.size >= MOST_SUGGESTIONS) continue
      if (index === frame.at && (frame.count >= node.max || (frame.group.name !== '' && index === 0)))
        continue
      allowed.add(node.tag)
      if (node.isMandatory && index > frame.at) break
    }
  }
  return [...allowed]
}
