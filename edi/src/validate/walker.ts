import type { GroupSchema, MessageSchema, StructureNode } from '../schema/model.ts'

/** What the walker says of one segment. */
type Step =
  | { kind: 'placed'; path: string; loop: string; missing: MissingNode[]; tooOften: StructureNode | null }
  | { kind: 'out-of-sequence'; path: string; loop: string; allowed: string[] }
  | { kind: 'not-in-message'; path: string; loop: string }

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

export interface Walker {
  step(tag: string): Step
  /** Mandatory segments and groups still missing when the message ends. */
  finish(): MissingNode[]
}

/**
 * Follows a message through its table of segments and groups. A segment that does not fit leaves the place unchanged,
 * so that what follows is still judged where it stands.
 */
export function createWalker(schema: MessageSchema): Walker {
  const frames: Frame[] = [{ group: schema.root, at: -1, count: 0 }]
  const tags = tagsOfMessage(schema)

  const here = (): Frame => frames[frames.length - 1] ?? { group: schema.root, at: -1, count: 0 }

  function step(tag: string): Step {
    for (const isExcessAllowed of [false, true]) {
      for (let depth = frames.length - 1; depth >= 0; depth--) {
        const frame = frames[depth]
        const index = frame ? findNode(frame, tag, isExcessAllowed) : -1
        if (frame && index >= 0) return take(depth, frame, index)
      }
    }
    const { path, name: loop } = here().group
    if (tags.has(tag)) return { kind: 'out-of-sequence', path, loop, allowed: allowedNext(frames) }
    return { kind: 'not-in-message', path, loop }
  }

  function take(depth: number, frame: Frame, index: number): Step {
    const missing: MissingNode[] = []
    for (let inner = frames.length - 1; inner > depth; inner--) {
      const closed = frames[inner]
      if (closed) collectMissing(closed, closed.group.nodes.length, missing)
    }
    frames.length = depth + 1
    collectMissing(frame, index, missing)
    frame.count = index === frame.at ? frame.count + 1 : 1
    frame.at = index
    const node = frame.group.nodes[index]
    const tooOften = node && frame.count > node.max ? node : null
    if (node?.group) frames.push({ group: node.group, at: 0, count: 1 })
    const { path, name: loop } = here().group
    return { kind: 'placed', path, loop, missing, tooOften }
  }

  function finish(): MissingNode[] {
    const missing: MissingNode[] = []
    for (let depth = frames.length - 1; depth >= 0; depth--) {
      const frame = frames[depth]
      if (frame) collectMissing(frame, frame.group.nodes.length, missing)
    }
    return missing
  }

  return { step, finish }
}

/** The node the tag stands for from the current place on. `isExcessAllowed`: also the current one past its limit. */
function findNode(frame: Frame, tag: string, isExcessAllowed: boolean): number {
  for (const index of frame.group.byTag.get(tag) ?? []) {
    if (index > frame.at) return index
    if (index < frame.at) continue
    // The trigger of a group belongs to the parent: a second one begins the next repetition there.
    if (frame.group.name !== '' && index === 0) continue
    if (isExcessAllowed || frame.count < (frame.group.nodes[index]?.max ?? 0)) return index
  }
  return -1
}

function collectMissing(frame: Frame, until: number, missing: MissingNode[]): void {
  for (let index = frame.at + 1; index < until; index++) {
    const node = frame.group.nodes[index]
    if (node?.isMandatory) missing.push({ tag: node.tag, loop: node.group?.name ?? frame.group.name })
  }
}

const knownTags = new WeakMap<MessageSchema, ReadonlySet<string>>()

function tagsOfMessage(schema: MessageSchema): ReadonlySet<string> {
  const known = knownTags.get(schema) ?? tagsOf(schema.root)
  knownTags.set(schema, known)
  return known
}

function tagsOf(group: GroupSchema, into = new Set<string>()): Set<string> {
  for (const node of group.nodes) {
    into.add(node.tag)
    if (node.group) tagsOf(node.group, into)
  }
  return into
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
