import { sql } from 'kysely'
import type { ContextSource } from '../platform/context.ts'
import type { Events } from '../platform/events.ts'
import { assessEnrolments } from './assessEnrolments.ts'

/** What changes a figure that a program may ask for. */
const topics = ['deal.', 'campaign.', 'order.', 'grant.', 'partnership.']
const quietMs = 250
const dayMs = 86_400_000

/**
 * Keeps tiers true: a partnership in which something happened is judged anew within a second, every program once a day
 * (windows move, certifications and overrides end) and at the start (for what happened while no server ran).
 */
export function keepAssessed({ source, events }: { source: ContextSource; events: Events }) {
  const due = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let nightly: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let isClosed = false

  /** One after the other; the next event tries again what failed. */
  function run(work: () => Promise<void>) {
    running = running.then(work).catch((error: unknown) => {
      if (!isClosed) source.log.error({ err: error }, 'programs could not be assessed')
    })
  }

  async function assessDue() {
    const partnerships = [...due]
    due.clear()
    for (const partnershipId of partnerships)
      await source.db.write(null, tx => assessEnrolments(tx, null, { partnershipId }))
  }

  function tomorrow() {
    const now = Date.now()
    // A minute into the day, so that the database's clock is in it too.
    const wait = dayMs - (now % dayMs) + 60_000
    nightly = setTimeout(() => {
      run(() => assessAll(source))
      tomorrow()
    }, wait).unref()
  }

  const stops = topics.map(topic =>
    events.on(topic, ({ partnershipId }) => {
      if (!partnershipId || isClosed) return
      due.add(partnershipId)
      timer ??= setTimeout(() => {
        timer = undefined
        run(assessDue)
      }, quietMs)
    }),
  )
  run(() => assessAll(source))
  tomorrow()

  return {
    async close() {
      isClosed = true
      for (const stop of stops) stop()
      clearTimeout(timer)
      clearTimeout(nightly)
      await running
    },
  }
}

/** Every program, each in a transaction of its own; tells of moved tiers alone. */
export async function assessAll(source: ContextSource): Promise<void> {
  const programs = await source.db.query(null, tx =>
    sql<{ id: string }>`select id from private.programs_to_assess() as id`.execute(tx),
  )
  for (const { id } of programs.rows)
    await source.db.write(null, tx => assessEnrolments(tx, null, { programId: id }, { onlyMoves: true }))
}
