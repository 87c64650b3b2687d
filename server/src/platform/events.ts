import pg from 'pg'
import type { Logger } from 'pino'

/** Something that happened and committed, on any process. */
export interface DomainEvent {
  id: string
  topic: string
  recordId: string
  partnershipId: string | null
  orgId: string | null
  memberId: string | null
  payload: Record<string, string | number | boolean | null>
}

export type Listener = (event: DomainEvent) => void

export interface Events {
  /** Hears of topics that begin with `prefix`, e.g. `deal.`; returns how to stop. */
  on(prefix: string, listener: Listener): () => void
  close(): Promise<void>
}

const backlog = `select id, topic, record_id as "recordId", partnership_id as "partnershipId", org_id as "orgId", member_id as "memberId", payload
  from outbox_event where created_at > $1 order by created_at, id limit 10000`

/**
 * Hears what every process committed: NOTIFY brings it at once; after a broken connection the outbox gives what was missed.
 * @param url login of the jobs role.
 */
export async function openEvents(url: string, log: Logger): Promise<Events> {
  const listeners = new Set<{ prefix: string; listener: Listener }>()
  const seen = new Set<string>()
  let client: pg.Client | null = null
  let isClosed = false
  let heardUntil = new Date()

  function deliver(event: DomainEvent) {
    if (seen.has(event.id)) return
    seen.add(event.id)
    if (seen.size > 20_000) for (const old of [...seen].slice(0, 10_000)) seen.delete(old)
    heardUntil = new Date()
    for (const { prefix, listener } of listeners) {
      if (!event.topic.startsWith(prefix)) continue
      try {
        listener(event)
      } catch (error) {
        log.error({ err: error, topic: event.topic }, 'a listener failed')
      }
    }
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'enishi events', keepAlive: true })
    next.on('notification', message => deliver(JSON.parse(message.payload ?? '{}') as DomainEvent))
    next.on('error', () => {})
    next.on('end', () => {
      client = null
      if (!isClosed) void reconnect()
    })
    await next.connect()
    await next.query('listen outbox_event')
    // Ten seconds of overlap: a transaction may commit after a later one.
    const { rows } = await next.query<DomainEvent>(backlog, [new Date(heardUntil.getTime() - 10_000)])
    if (client === null && hasConnectedOnce) rows.forEach(deliver)
    else rows.forEach(row => seen.add(row.id))
    hasConnectedOnce = true
    client = next
  }
  let hasConnectedOnce = false

  async function reconnect() {
    for (let wait = 100; !isClosed; wait = Math.min(wait * 2, 5000)) {
      await new Promise(resolve => setTimeout(resolve, wait))
      try {
        await connect()
        log.info('events are heard again')
        return
      } catch (error) {
        log.warn({ err: error }, 'events cannot be heard; trying again')
      }
    }
  }

  await connect()
  return {
    on(prefix, listener) {
      const entry = { prefix, listener }
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
    async close() {
      isClosed = true
      await client?.end()
    },
  }
}
