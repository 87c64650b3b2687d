import * as Y from 'yjs'
import { refused } from './planRefusal.ts'

/** 256 kB: a page of text is 3 kB. */
export const largestUpdate = 256 * 1024

export interface UpdateContext {
  doc: Y.Doc
  /** Who may write under which Yjs client id; null is the server. */
  owners: Map<number, string | null>
  memberId: string
}

export interface CheckedUpdate {
  /** False when the document already has all of it. */
  isNew: boolean
  /** Client ids that this update is the first to write under. */
  claims: number[]
}

/**
 * What an update may do, before it is applied anywhere: write under one's own client ids, and delete only what is there.
 * Deleting what somebody has yet to write would make their words vanish for everybody but them.
 * @throws PlanRefusal
 */
export function checkUpdate({ doc, owners, memberId }: UpdateContext, update: Uint8Array): CheckedUpdate {
  if (update.length > largestUpdate) throw refused('message-too-large')
  const { structs, ds } = decode(update)
  const ends = new Map<number, number>()
  const claims = new Set<number>()
  for (const { id, length, constructor } of structs) {
    if (constructor === Y.Skip) continue
    const end = id.clock + length
    if (!Number.isSafeInteger(id.client) || id.client < 0 || id.client > 0xffff_ffff)
      throw refused('malformed')
    if (end <= stateOf(doc, id.client)) continue
    ends.set(id.client, Math.max(ends.get(id.client) ?? 0, end))
    if (!owners.has(id.client)) claims.add(id.client)
    else if (owners.get(id.client) !== memberId) throw refused('not-your-client-id')
  }
  let isNew = ends.size > 0
  for (const [client, ranges] of ds.clients) {
    isNew ||= ranges.some(({ clock, len }) => !isDeleted(doc, client, clock, clock + len))
    const isOwn = claims.has(client) || owners.get(client) === memberId
    const known = Math.max(stateOf(doc, client), ends.get(client) ?? 0)
    if (!isOwn && ranges.some(({ clock, len }) => clock + len > known))
      throw refused('deletes-what-is-not-there')
  }
  return { isNew, claims: [...claims] }
}

const stateOf = (doc: Y.Doc, client: number) => Y.getState(doc.store, client)

function decode(update: Uint8Array) {
  try {
    return Y.decodeUpdate(update)
  } catch {
    throw refused('malformed')
  }
}

/** Every client sends all deletions it knows whenever it connects: most of them are no news. */
function isDeleted(doc: Y.Doc, client: number, from: number, to: number): boolean {
  const structs = doc.store.clients.get(client)
  if (!structs || stateOf(doc, client) < to) return false
  let low = 0
  let high = structs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((structs[middle]?.id.clock ?? 0) <= from) low = middle
    else high = middle - 1
  }
  for (let index = low; index < structs.length; index++) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= to) return true
    if (!struct.deleted) return false
  }
  return true
}
