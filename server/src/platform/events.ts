import { sql } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Database, Transaction } from './db/database.ts'
import { isId, newId } from './ids.ts'
import { openSeal } from './sealing.ts'

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
  /** Tells the processes something that is kept nowhere, when `tx` commits. Below PostgreSQL's 8,000 bytes. */
  whisper(tx: Transaction, said: Pick<DomainEvent, 'topic' | 'recordId' | 'payload'>): Promise<void>
  close(): Promise<void>
}

interface KeptEvent extends DomainEvent {
  /** When, by the database's clock. */
  at: string
}

const toldStatement = {
  name: 'events_told',
  text: 'select to_json(e)::text from private.events_told($1::uuid[]) e',
}
const sinceStatement = {
  name: 'events_since',
  text: 'select to_json(e)::text from private.events_since($1::timestamptz, $2::uuid, $3::int) e',
}
const pageOfMissed = 5000
const pauseMs = 250

export interface EventsOptions {
  /** A login that listens; it reads nothing. */
  url: string
  db: Database
  /** What every process of this installation knows; hexadecimal. */
  secret: string
  log: Logger
}

/**
 * Hears what every process committed. NOTIFY brings an id at once, and the row is read under the server's own signed
 * context: who else listens on the database learns nothing. After a broken connection the outbox gives what was missed.
 */
export async function openEvents({ url, db, secret, log }: EventsOptions): Promise<Events> {
  const listeners = new Set<{ prefix: string; listener: Listener }>()
  const seal = openSeal(secret, 'enishi whispers')
  const seen = new Set<string>()
  let told: string[] = []
  let isReading = false
  let client: pg.Client | null = null
  let isClosed = false
  let heardUntil: string | null = null

  function isNew(id: string): boolean {
    if (seen.has(id)) return false
    seen.add(id)
    if (seen.size > 20_000) for (const old of [...seen].slice(0, 10_000)) seen.delete(old)
    return true
  }

  function deliver(event: DomainEvent) {
    for (const { prefix, listener } of listeners) {
      if (!event.topic.startsWith(prefix)) continue
      try {
        listener(event)
      } catch (error) {
        log.error({ err: error, topic: event.topic }, 'a listener failed')
      }
    }
  }

  async function read(statement: { name: string; text: string }, ...values: unknown[]): Promise<KeptEvent[]> {
    const [rows] = await db.read(null, [{ ...statement, values }])
    return (rows ?? []).map(([text]) => JSON.parse(String(text)) as KeptEvent)
  }

  function take(events: KeptEvent[]) {
    for (const event of events) {
      heardUntil = event.at
      if (isNew(event.id)) deliver(event)
    }
  }

  /** However much was missed, a page at a time. */
  async function catchUp(since: string) {
    for (let last: { at: string; id: string | null } = { at: since, id: null }; ;) {
      const missed = await read(sinceStatement, last.at, last.id, pageOfMissed)
      take(missed)
      const newest = missed.at(-1)
      if (!newest || missed.length < pageOfMissed) return
      last = newest
    }
  }

  /** One read after the other keeps the order; what is told meanwhile is read together. */
  async function readTold() {
    if (isReading) return
    isReading = true
    while (told.length > 0 && !isClosed) {
      const ids = told
      told = []
      try {
        take(await read(toldStatement, ids))
      } catch (error) {
        told = [...ids, ...told]
        if (!isClosed) log.warn({ err: error }, 'events cannot be read; trying again')
        await new Promise(resolve => setTimeout(resolve, pauseMs))
      }
    }
    isReading = false
  }

  function hear({ channel, payload = '' }: pg.Notification) {
    if (channel === 'outbox_event') {
      // Anybody who can connect may notify: what is no event of ours is read in vain, and nothing more.
      if (!isId(payload) || seen.has(payload)) return
      told.push(payload)
      return void readTold()
    }
    const said = seal.open(payload)
    if (said === null) return
    const event = JSON.parse(said) as DomainEvent
    if (isNew(event.id)) deliver(event)
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'enishi events', keepAlive: true })
    next.on('notification', hear)
    next.on('error', () => {})
    let hasEnded = false
    next.on('end', () => {
      hasEnded = true
      // One that fell before it was heard is tried again by who opened it: never by two.
      if (client !== next) return
      client = null
      if (!isClosed) void reconnect()
    })
    try {
      await next.connect()
      await next.query('listen outbox_event; listen whisper')
      if (heardUntil) await catchUp(heardUntil)
      else
        heardUntil =
          (await next.query<{ at: string }>('select clock_timestamp()::text as at')).rows[0]?.at ?? null
      if (hasEnded) throw new Error('The connection fell while it was opened.')
    } catch (error) {
      void next.end().catch(() => {})
      throw error
    }
    client = next
    if (isClosed) await next.end()
  }

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
    async whisper(tx, said) {
      const event: DomainEvent = { id: newId(), partnershipId: null, orgId: null, memberId: null, ...said }
      await sql`select pg_notify('whisper', ${seal.close(JSON.stringify(event))})`.execute(tx)
    },
    async close() {
      isClosed = true
      await client?.end()
    },
  }
}
