import { sql } from 'kysely'
import type pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { dropOldEvents, eventDays } from './dropOldEvents.ts'

let app: TestApp
const owner = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  withClient(app.ownerUrl, async client => (await client.query<Row>(text, values)).rows)

const keptDays = async () => {
  const rows = await owner<{ days: number }>(
    `select round(extract(epoch from now() - created_at) / 86400)::int as days from outbox_event where topic = 'test.old' order by 1`,
  )
  return [...new Set(rows.map(row => row.days))]
}

beforeAll(async () => {
  app = await startTestApp()
})
beforeEach(async () => {
  await owner(`delete from outbox_event where topic = 'test.old'`)
  await owner(
    `insert into outbox_event (id, topic, record_id, created_at)
     select gen_random_uuid(), 'test.old', gen_random_uuid(), now() - make_interval(days => age)
     from unnest($1::int[]) age, generate_series(1, 3000)`,
    [[0, eventDays - 1, eventDays + 1, 400]],
  )
})

describe('events', () => {
  it('are dropped once nobody can still have to catch up on them, all of them, and no others', async () => {
    expect(await dropOldEvents(app.app.source)).toBe(6000)
    expect(await keptDays()).toEqual([0, eventDays - 1])
    expect(await dropOldEvents(app.app.source)).toBe(0)
  })

  it('are dropped by one server at a time', async () => {
    await withClient(app.ownerUrl, async other => {
      await other.query('begin')
      await other.query(`select pg_advisory_xact_lock(hashtextextended('enishi old events', 0))`)
      expect(await dropOldEvents(app.app.source)).toBe(0)
      await other.query('commit')
    })
    expect(await dropOldEvents(app.app.source)).toBe(6000)
  })

  it('of the last day stay, whatever is asked, and a person drops none', async () => {
    const drop = (tx: Parameters<Parameters<typeof app.app.source.db.write>[1]>[0]) =>
      sql<{ n: number }>`select private.drop_old_events(interval '0', 100000) as n`.execute(tx)
    expect((await app.as('aiko').write(drop)).rows).toEqual([{ n: 0 }])
    expect(await keptDays()).toHaveLength(4)
    expect((await app.app.source.db.write(null, drop)).rows).toEqual([{ n: 9000 }])
    expect(await keptDays()).toEqual([0])
  })
})
