import type { Document } from '@hocuspocus/server'
import * as Y from 'yjs'
import type { ContextSource } from '../platform/context.ts'
import type { Identity } from '../platform/viewer.ts'
import type { openAppender } from './appendUpdates.ts'
import { checkUpdate } from './checkUpdate.ts'
import type { PlanSession } from './planAccess.ts'
import { compactPlan, readOwners, readPlan, readPlanSince } from './planLog.ts'
import { refused, tryAgain } from './planRefusal.ts'

const mostState = 5 * 1024 * 1024
const compactRows = 500
const compactBytes = 256 * 1024

/** What comes from another process: already in the log. Hocuspocus knows such origins by this name. */
const elsewhere = { source: 'redis' }

export type LivePlan = Awaited<ReturnType<typeof openLivePlan>>

/**
 * A plan that people of this process have open: beside Hocuspocus's document a shadow that every update is tried on
 * first, who owns which client id, and how far the log has been applied.
 */
export async function openLivePlan(
  source: ContextSource,
  appender: ReturnType<typeof openAppender>,
  document: Document,
  opener: PlanSession,
) {
  const { planId } = opener
  const { stored, clients } = await source.db.write(opener.identity, async tx => ({
    stored: await readPlan(source, tx, planId, document),
    clients: await readOwners(tx, planId),
  }))
  const owners = new Map(clients.map(client => [client.client_id, client.member_id]))
  let shadow = copyOf(document)
  let hasReset = false
  let { rows, bytes } = stored
  let logBytes = 0
  /** Every row up to here is in the document; later ones that are too wait in `ahead`. */
  let appliedSeq = stored.seq
  const ahead = new Set<number>()
  let catching: Promise<void> | null = null
  let nextCatching: Promise<void> | null = null
  let compacting: Promise<void> | null = null
  let lastIdentity = opener.identity

  function applied(seq: number) {
    if (seq > appliedSeq) ahead.add(seq)
    while (ahead.delete(appliedSeq + 1)) appliedSeq++
  }

  /** Brings what other processes have acknowledged by now: who asks while it is being read is served by the next reading. */
  function catchUp(): Promise<void> {
    if (catching) {
      nextCatching ??= catching
        .catch(() => {})
        .then(() => {
          nextCatching = null
          return catchUp()
        })
      return nextCatching
    }
    catching = readOthers().finally(() => (catching = null))
    return catching
  }

  async function readOthers() {
    const { missing, clients } = await source.db.query(lastIdentity, async tx => ({
      missing: await readPlanSince(tx, planId, appliedSeq),
      clients: await readOwners(tx, planId),
    }))
    for (const row of missing) {
      Y.applyUpdate(document, row.bytes, elsewhere)
      Y.applyUpdate(shadow, row.bytes)
    }
    appliedSeq = Math.max(appliedSeq, missing.at(-1)?.seq ?? 0)
    for (const seq of ahead) if (seq <= appliedSeq) ahead.delete(seq)
    applied(appliedSeq)
    for (const client of clients) owners.set(client.client_id, client.member_id)
  }

  /**
   * Checks an update and puts it on disk. When this resolves, Hocuspocus applies it and says that it is saved.
   * @throws PlanRefusal
   */
  async function take(session: PlanSession, update: Uint8Array): Promise<void> {
    lastIdentity = session.identity
    const check = () => checkUpdate({ doc: document, owners, memberId: session.viewer.memberId }, update)
    let checked
    try {
      checked = check()
    } catch {
      // It may build on what only another process has yet.
      await catchUp()
      checked = check()
    }
    if (!checked.isNew) return
    if (bytes + update.length > mostState) throw tryAgain('plan-full')
    const pendingBefore = pendingBytes()
    tryOut(update)
    if (pendingBytes() > pendingBefore) await closeGap(pendingBefore)
    const seq = await appender.append(session, update, checked.claims)
    for (const client of checked.claims) owners.set(client, session.viewer.memberId)
    applied(seq)
    rows++
    bytes += update.length
    logBytes += update.length
    if (rows >= compactRows || logBytes >= compactBytes) void compact()
  }

  /** Some updates pass every reading of their form and fail only when applied: they fail here, not on people's document. */
  function tryOut(update: Uint8Array) {
    try {
      Y.applyUpdate(shadow, update)
    } catch {
      resetShadow()
      throw refused('malformed')
    }
  }

  function resetShadow() {
    shadow.destroy()
    shadow = copyOf(document)
    hasReset = true
  }

  const pendingBytes = () =>
    (shadow.store.pendingStructs?.update.length ?? 0) + (shadow.store.pendingDs?.length ?? 0)
  /**
   * The update builds on something that is not here. Another process may have it; else the client's earlier words were
   * lost with a connection, and it comes back with all of them. What waits for missing parts is never kept: it would cost
   * everybody, and more with every further piece.
   */
  async function closeGap(pendingBefore: number) {
    await catchUp()
    if (pendingBytes() <= pendingBefore) return
    resetShadow()
    throw tryAgain('updates-missing')
  }

  function compact(): Promise<void> {
    compacting ??= compactPlan(source, lastIdentity, planId)
      .then(() => {
        rows = 0
        logBytes = 0
        bytes = Y.encodeStateAsUpdate(document).length
      })
      .catch((error: unknown) =>
        source.log.warn({ err: error, planId }, 'a plan could not be compacted; its log goes on'),
      )
      .finally(() => (compacting = null))
    return compacting
  }

  document.on('update', (update: Uint8Array) => {
    // After a reset the shadow may lack what others had on its way to the log.
    if (hasReset) Y.applyUpdate(shadow, update)
  })

  return {
    planId,
    document,
    take,
    catchUp,
    identity: (): Identity => lastIdentity,
    appliedSeq: () => appliedSeq,
    async close() {
      shadow.destroy()
      await compacting
      if (rows > 0) await compact()
    },
  }
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
