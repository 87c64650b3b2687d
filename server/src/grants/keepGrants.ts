import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { ContextSource } from '../platform/context.ts'
import type { Events } from '../platform/events.ts'

type Source = Pick<ContextSource, 'db' | 'log'>

const batch = 1000
/** A clock that was set, an event that was lost: looked at again after this long at the latest. */
const longestWait = 30_000

export interface GrantKeeper {
  /** Resolves when nothing is left to fill or sweep. */
  settled(): Promise<void>
  close(): Promise<void>
}

/**
 * What grants need beside the requests of people: records of a new filter are entered batch by batch (again from where
 * it stands after a crash), rows of closed grants are swept up, and open screens hear the moment a grant ends.
 */
export function keepGrants(source: Source, events: Events): GrantKeeper {
  const ending = new AbortController()
  let working: Promise<void> | null = null
  let isWanted = false

  function wake() {
    isWanted = true
    working ??= work()
      .catch((error: unknown) => {
        if (!ending.signal.aborted) source.log.error({ err: error }, 'grants could not be kept; trying again')
      })
      .finally(() => {
        working = null
        if (isWanted && !ending.signal.aborted) wake()
      })
  }

  async function work() {
    isWanted = false
    for (const id of await openFillings(source)) await fill(source, id, ending.signal)
    while (!ending.signal.aborted && (await sweep(source)) === batch);
  }

  const stopListening = events.on('grant.', ({ topic }) => {
    if (topic === 'grant.filling' || topic === 'grant.expired') return
    wake()
    timer.abort()
  })
  let timer = new AbortController()
  const watching = watchEnds()

  async function watchEnds() {
    let since = new Date(Date.now() - longestWait)
    while (!ending.signal.aborted) {
      try {
        since = await tellEnded(source, since)
        const next = await nextEnd(source)
        timer = new AbortController()
        const signal = AbortSignal.any([timer.signal, ending.signal])
        await setTimeout(Math.min(next ?? longestWait, longestWait) + 1, undefined, { ref: false, signal })
      } catch (error) {
        if (ending.signal.aborted || timer.signal.aborted) continue
        source.log.error({ err: error }, 'ends of grants could not be told; trying again')
        await setTimeout(1000, undefined, { ref: false })
      }
    }
  }

  wake()
  return {
    async settled() {
      while (working) await working
    },
    async close() {
      stopListening()
      ending.abort()
      await Promise.all([working, watching])
    },
  }
}

async function openFillings(source: Source): Promise<string[]> {
  const { rows } = await source.db.query(null, tx =>
    sql<{ grant_id: string }>`select grant_id from private.open_fillings()`.execute(tx),
  )
  return rows.map(({ grant_id }) => grant_id)
}

/** To its end, or until another server is found at it. Screens hear of progress now and then. */
async function fill(source: Source, grantId: string, signal: AbortSignal): Promise<void> {
  const { rows } = await source.db.write(null, tx =>
    sql<{ xid: string }>`select pg_current_xact_id()::text as xid`.execute(tx),
  )
  const since = rows[0]?.xid
  let told = Date.now()
  for (let waits = 0; !signal.aborted;) {
    const state = await source.db.write(null, async tx => {
      const { rows } = await sql<{ state: string }>`
        select private.fill_grant(${grantId}::uuid, ${since}, ${batch}) as state`.execute(tx)
      const state = rows[0]?.state
      if (state === 'FILLED' || (state === 'MORE' && Date.now() - told > 500)) {
        told = Date.now()
        await sql`select private.tell_filling(${grantId}::uuid)`.execute(tx)
      }
      return state
    })
    if (state === 'FILLED' || state === 'CLOSED') return
    if (state === 'MORE') continue
    // Somebody writes since before the grant was there, or another server is at it.
    if (++waits > 100) return
    await setTimeout(100, undefined, { ref: false })
  }
}

async function sweep(source: Source): Promise<number> {
  const { rows } = await source.db.write(null, tx =>
    sql<{ swept: number }>`select private.sweep_visibility(${batch}) as swept`.execute(tx),
  )
  return rows[0]?.swept ?? 0
}

async function tellEnded(source: Source, since: Date): Promise<Date> {
  const { rows } = await source.db.write(null, tx =>
    sql<{ at: Date }>`select private.tell_ended_grants(${since}) as at`.execute(tx),
  )
  return rows[0]?.at ?? since
}

async function nextEnd(source: Source): Promise<number | null> {
  const { rows } = await source.db.query(null, tx =>
    sql<{ wait: number | null }>`select private.next_grant_end() as wait`.execute(tx),
  )
  return rows[0]?.wait ?? null
}
