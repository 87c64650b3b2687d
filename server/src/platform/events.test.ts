import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { announce } from './context.ts'
import { openDatabase } from './db/database.ts'
import { openEvents } from './events.ts'
import type { DomainEvent, Events } from './events.ts'
import { newId } from './ids.ts'
import { openSeal } from './sealing.ts'

let app: TestApp
let heard: DomainEvent[] = []
let events: Events
beforeAll(async () => {
  app = await startTestApp()
  const db = openDatabase(app.logins.appUrl, app.logins.contextSecret)
  events = await openEvents({
    url: app.logins.jobsUrl,
    db,
    secret: app.logins.contextSecret,
    log: app.app.source.log,
  })
  events.on('test.', event => heard.push(event))
  return async () => {
    await events.close()
    await db.close()
  }
})

const tell = (payload: Record<string, string | number>) => {
  const recordId = newId()
  return app
    .as('aiko')
    .write(tx => announce(tx, app.identity('aiko'), { topic: 'test.told', recordId, payload }))
    .then(() => recordId)
}

/** Listens as whoever can log in. */
async function eavesdrop<T>(
  url: string,
  work: (client: pg.Client, notes: string[]) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const notes: string[] = []
  client.on('notification', note => notes.push(note.payload ?? ''))
  await client.query('listen outbox_event; listen whisper')
  try {
    return await work(client, notes)
  } finally {
    await client.end()
  }
}

describe('what happened', () => {
  it('is heard in its order, each once', async () => {
    heard = []
    for (let number = 1; number <= 20; number++) await tell({ number })
    await vi.waitFor(() => expect(heard).toHaveLength(20))
    expect(heard.map(event => event.payload['number'])).toEqual([...Array(20).keys()].map(each => each + 1))
    expect(heard[0]).toMatchObject({ topic: 'test.told', orgId: app.organizationId('aiko') })
  })

  it('is told to the processes again that lost their connection meanwhile', async () => {
    heard = []
    const owner = new pg.Client({ connectionString: app.ownerUrl })
    await owner.connect()
    const { rowCount } = await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'enishi events' and datname = current_database()`,
    )
    await owner.end()
    expect(rowCount).toBeGreaterThan(0)
    const recordId = await tell({ number: 1 })
    await vi.waitFor(() => expect(heard.map(event => event.recordId)).toEqual([recordId]), { timeout: 5000 })
  })

  it('is told again in full, however much was missed', async () => {
    heard = []
    const count = 12_000
    await withClient(app.ownerUrl, async owner => {
      // Nobody is notified: as if the connection had been broken all the while.
      await owner.query('set session_replication_role = replica')
      await owner.query(
        `insert into outbox_event (id, topic, record_id, payload)
         select gen_random_uuid(), 'test.missed', gen_random_uuid(), jsonb_build_object('number', n) from generate_series(1, $1::int) n`,
        [count],
      )
      await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'enishi events' and datname = current_database()`,
      )
    })
    await vi.waitFor(() => expect(heard).toHaveLength(count), { timeout: 10_000 })
    expect(new Set(heard.map(event => event.payload['number'])).size).toBe(count)
  })

  it.each(['appUrl', 'authUrl', 'jobsUrl'] as const)(
    'is an id, and nothing more, to a listener with %s',
    login =>
      eavesdrop(app.logins[login], async (client, notes) => {
        const recordId = await tell({ word: 'confidential' })
        await app.app.source.db.query(null, tx =>
          events.whisper(tx, { topic: 'test.whisper', recordId, payload: { word: 'confidential' } }),
        )
        await vi.waitFor(() => expect(notes.length).toBeGreaterThanOrEqual(2))
        expect(notes.join()).not.toMatch(/confidential|test\./)
        expect(notes.join()).not.toContain(recordId)
        const [id] = notes
        for (const read of [
          client.query('select * from private.events_told($1)', [[id]]),
          client.query(`select * from private.events_since(now() - interval '1 hour', null, 100)`),
          client.query('select * from public.outbox_event'),
        ]) {
          const rows = await read.then(
            result => result.rows,
            (error: pg.DatabaseError) => error.code,
          )
          expect([[], '42501']).toContainEqual(rows)
        }
      }),
  )

  it('cannot be invented by who can only notify', async () => {
    heard = []
    await eavesdrop(app.logins.appUrl, async client => {
      const forged = { id: newId(), topic: 'test.forged', recordId: newId(), payload: {} }
      const foreign = openSeal(randomBytes(32).toString('hex'), 'enishi whispers').close(
        JSON.stringify(forged),
      )
      for (const [channel, payload] of [
        ['outbox_event', JSON.stringify(forged)],
        ['outbox_event', forged.id],
        ['outbox_event', ''],
        ['whisper', JSON.stringify(forged)],
        ['whisper', foreign],
        ['whisper', 'AAAA'],
      ]) {
        await client.query('select pg_notify($1, $2)', [channel, payload])
      }
    })
    const recordId = await tell({ number: 1 })
    await vi.waitFor(() => expect(heard.map(event => event.recordId)).toEqual([recordId]))
  })
})
