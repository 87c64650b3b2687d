import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { ContextSource } from '../platform/context.ts'
import type { Events } from '../platform/events.ts'

type Source = Pick<ContextSource, 'db' | 'log'>

const batch = 1000
/** Milliseconds that a batch of a filter may keep others from committing. */
const heldTarget = 15
/** A clock that was set, an event that was lost: looked at again after this long at the latest. */
const longestWait = 30_000

export interface GrantKeeper {
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
    await sweep(source, ending.signal)
  }

  const stopListening = events.on('grant.', ({ topic }) => {
    if (topic === 'grant.filling' || topic === 'grant.expired') return
    wake()
    timer.abort()
  })
  let timer = new AbortController()
  const watching = watch()

  /** Asks again at each change, when the next grant ends, and now and then. */
  async function watch() {
    let since: Date | null = null
    let isDue = true
    while (!ending.signal.aborted) {
      timer = new AbortController()
      try {
        const { at, wait } = await tellEnded(source, since)
        since = at
        if (isDue) wake()
        isDue = false
        const signal = AbortSignal.any([timer.signal, ending.signal])
        await setTimeout(Math.min(wait ?? longestWait, longestWait) + 1, undefined, { ref: false, signal })
        isDue = true
      } catch (error) {
        if (ending.signal.aborted || timer.signal.aborted) continue
        source.log.error({ err: error }, 'ends of grants could not be told; trying again')
        await setTimeout(1000, undefined, { ref: false })
      }
    }
  }

  return {
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
  const [[begun] = []] = await source.db.send(null, [
    { name: 'transaction_id', text: 'select pg_current_xact_id()', values: [] },
  ])
  let told = Date.now()
  let size = 200
  const tell = async () => {
    told = Date.now()
    await source.db.send(null, [
      { name: 'tell_filling', text: 'select private.tell_filling($1)', values: [grantId] },
    ])
  }
  for (let waits = 0; !signal.aborted && waits < 100;) {
    const [[row] = []] = await source.db.send(null, [
      {
        name: 'fill_grant',
        text: 'select state, held_ms from private.fill_grant($1, $2, $3)',
        values: [grantId, begun?.[0], size],
      },
    ])
    const [state, heldMs] = row ?? []
    if (state === 'FILLED' || (state === 'MORE' && Date.now() - told > 500)) await tell()
    if (state === 'FILLED' || state === 'CLOSED') return
    if (state === 'MORE') {
      size = nextSize(size, Number(heldMs))
      continue
    }
    // Somebody writes since before the grant was there, or another server is at it; the watch looks again.
    if (state === 'WAITING') waits++
    await setTimeout(state === 'WAITING' ? 100 : 5, undefined, { ref: false })
  }
}

/** As many as others wait for no longer than a commit takes, however busy the machine is. */
const nextSize = (size: number, heldMs: number) =>
  Math.round(Math.min(1000, Math.max(200, size * Math.min(2, heldTarget / Math.max(heldMs, 1)))))

async function sweep(source: Source, signal: AbortSignal): Promise<void> {
  for (let waits = 0; !signal.aborted && waits < 100;) {
    const [[row] = []] = await source.db.send(null, [
      { name: 'sweep_visibility', text: 'select private.sweep_visibility($1)', values: [batch] },
    ])
    if (row?.[0] === 'SWEPT') return
    if (row?.[0] === 'MORE') continue
    waits++
    await setTimeout(100, undefined, { ref: false })
  }
}

/** @returns the database's clock, to ask from next, and the milliseconds until the next grant ends. */
async function tellEnded(source: Source, since: Date | null) {
  const told = since ?? new Date(Date.now() - longestWait)
  return source.db.write(null, async tx => {
    const { rows } = await sql<{ at: Date; wait: number | null }>`
      select private.tell_ended_grants(${told}) as at, private.next_grant_end() as wait,
        private.leave_ended_grants(coalesce(${since}::timestamptz, '-infinity'))`.execute(tx)
    const [row] = rows
    if (!row) throw new Error('The database told no time.')
    return row
  })
}
