import { sql } from 'kysely'
import type { ContextSource } from './context.ts'

type Source = Pick<ContextSource, 'db' | 'log'>

/** A process that could not hear for longer has to start anew. */
export const eventDays = 7
const batch = 5000
const firstAfter = 60_000
const every = 60 * 60_000

/** Drops events that every process heard or caught up on long ago, batch by batch; how many. */
export async function dropOldEvents(source: Source, signal?: AbortSignal): Promise<number> {
  let count = 0
  while (!signal?.aborted) {
    const { rows } = await source.db.write(null, tx =>
      sql<{
        n: number
      }>`select private.drop_old_events(make_interval(days => ${eventDays}), ${batch}) as n`.execute(tx),
    )
    const dropped = rows[0]?.n ?? 0
    count += dropped
    if (dropped < batch) break
  }
  return count
}

/** Once an hour; of several servers one does it, the others find nothing to do. */
export function startEventRetention(source: Source): { close(): Promise<void> } {
  const ending = new AbortController()
  let running: Promise<void> | null = null
  const look = () => {
    running ??= dropOldEvents(source, ending.signal)
      .then(dropped => {
        if (dropped > 0) source.log.info({ dropped }, 'old events were dropped')
      })
      .catch((error: unknown) => source.log.error({ err: error }, 'old events could not be dropped'))
      .finally(() => (running = null))
  }
  const first = setTimeout(look, firstAfter).unref()
  const timer = setInterval(look, every).unref()
  return {
    async close() {
      ending.abort()
      clearTimeout(first)
      clearInterval(timer)
      await running
    },
  }
}
