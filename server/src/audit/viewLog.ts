import { sql } from 'kysely'
import type { ContextSource } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import type { Identity } from '../platform/viewer.ts'

/** Written together, so that reading waits for nothing. */
const writeAfter = 700
const retryAfter = 5000
/** The same person on the same page is one view: pages read again when something changes. */
const onceIn = 60_000
const mostWaiting = 20_000
const mostAtOnce = 1000

export interface ViewLog {
  note(identity: Identity | null, recordType: string, recordId: string): void
  /** Writes what waits. */
  close(): Promise<void>
}

/** Opened while looking as a partner. */
interface ViewAs {
  viewAsId: string
  recordType: string
  recordId: string
  at: string
}

interface View {
  orgId: string
  memberId: string
  recordType: string
  recordId: string
  at: string
}

/** Who opened which record: noted in memory, written at most a second later and when the server ends. */
export function openViewLog(source: ContextSource): ViewLog {
  const seen = new Map<string, number>()
  let waiting: (View | ViewAs)[] = []
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  let isClosed = false

  function wake(after: number) {
    timer ??= setTimeout(() => {
      timer = null
      writing = writing.then(write)
    }, after)
  }

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostAtOnce)
      try {
        await source.db.write(null, tx => noteViews(tx, batch))
      } catch (error) {
        source.log.error({ err: error, waiting: waiting.length }, 'views could not be written; trying again')
        if (!isClosed) wake(retryAfter)
        return
      }
      waiting = waiting.slice(batch.length)
    }
  }

  function isRepeated(key: string, now: number): boolean {
    if (seen.size > 50_000) for (const [each, at] of seen) if (now - at > onceIn) seen.delete(each)
    const before = seen.get(key)
    if (before !== undefined && now - before < onceIn) return true
    seen.set(key, now)
    return false
  }

  return {
    note(identity, recordType, recordId) {
      const viewer = identity?.viewer
      const now = Date.now()
      if (!viewer || isRepeated(`${identity?.viewAs?.id ?? viewer.memberId} ${recordId}`, now)) return
      if (waiting.length === mostWaiting) {
        source.log.error({ waiting: waiting.length }, 'views wait longer than they can be kept')
        return
      }
      const at = new Date(now).toISOString()
      const record = { recordType, recordId, at }
      waiting.push(
        identity?.viewAs
          ? { viewAsId: identity.viewAs.id, ...record }
          : { orgId: viewer.organizationId, memberId: viewer.memberId, ...record },
      )
      wake(writeAfter)
    },
    async close() {
      isClosed = true
      if (timer) clearTimeout(timer)
      await writing
      await write()
    },
  }
}

async function noteViews(tx: Transaction, batch: (View | ViewAs)[]): Promise<void> {
  const asPartner = batch.filter(each => 'viewAsId' in each)
  const asThemselves = batch.filter(each => !('viewAsId' in each))
  await sql`select private.note_views(${JSON.stringify(asThemselves)}::jsonb)`.execute(tx)
  if (asPartner.length > 0)
    await sql`select private.note_views_as(${JSON.stringify(asPartner)}::jsonb)`.execute(tx)
}
