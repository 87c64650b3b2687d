import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { shareFilter } from './shareFilter.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const recordCount = 6000
const madeIn = (city: string) =>
  withClient(app.ownerUrl, async client => {
    const { rows } = await client.query<{ id: string }>(
      `insert into account (id, org_id, name, city) select gen_random_uuid(), $1, 'Bulk ' || n, $2 from generate_series(1, $3) n returning id`,
      [app.organizationId('aiko'), city, recordCount],
    )
    return rows.map(({ id }) => id)
  })

async function shared(city: string): Promise<string> {
  const result = await shareFilter(app.as('aiko'), {
    recordType: 'ACCOUNT',
    partnershipId: app.partnershipWith('kenji'),
    filter: [{ field: 'city', op: 'IN', values: [city] }],
    fields: ['city'],
    verbs: ['READ'],
  })
  if (result.__typename !== 'FilterShared') throw new Error(result.message)
  return result.grant.id
}

const filling = (grantId: string) =>
  app
    .as('aiko')
    .query(tx =>
      tx.selectFrom('grant_filling').selectAll().where('grant_id', '=', grantId).executeTakeFirstOrThrow(),
    )

async function untilFilled(grantId: string) {
  while ((await filling(grantId)).finished_at === null) await setTimeout(20)
}

/** Stops it for a moment between two batches; one that was faster is left alone. */
async function whileHeld(grantId: string, work: () => Promise<void>) {
  await withClient(app.ownerUrl, async holder => {
    await holder.query('select pg_advisory_lock(private.filling_lock($1))', [grantId])
    while (!(await isWaitedFor(holder)) && (await filling(grantId)).finished_at === null) await setTimeout(1)
    await work()
  })
}

async function isWaitedFor(holder: pg.Client): Promise<boolean> {
  const { rowCount } = await holder.query(
    `select from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
     where l.locktype = 'advisory' and not l.granted`,
  )
  return (rowCount ?? 0) > 0
}

describe('filling a filter', () => {
  it('waits for nobody who changes a record meanwhile, and enters it as it then is', async () => {
    const [moved = '', renamed = '', deleted = '', archived = ''] = await madeIn('Open')
    const grantId = await shared('Open')
    const entered = await withClient(app.ownerUrl, async writer => {
      await whileHeld(grantId, async () => {
        await writer.query('begin')
        await writer.query(`update account set city = 'Elsewhere' where id = $1`, [moved])
        await writer.query(`update account set name = 'Renamed' where id = $1`, [renamed])
        await writer.query('delete from account where id = $1', [deleted])
        await writer.query('update account set archived_at = now() where id = $1', [archived])
      })
      await untilFilled(grantId)
      await writer.query('commit')
      const { rows } = await writer.query<{ record_id: string; list_key: string }>(
        'select record_id, list_key from visibility where grant_id = $1',
        [grantId],
      )
      return new Map(rows.map(({ record_id, list_key }) => [record_id, list_key]))
    })
    expect(entered.size).toBe(recordCount - 3)
    for (const id of [moved, deleted, archived]) expect(entered.has(id)).toBe(false)
    expect(entered.get(renamed)).toBe('Renamed')
  })

  it('enters what is made and undone meanwhile as it was kept', async () => {
    await madeIn('Half')
    const grantId = await shared('Half')
    const makeIn = (city: string, end: 'commit' | 'rollback') =>
      withClient(app.ownerUrl, async writer => {
        await writer.query('begin')
        const { rows } = await writer.query<{ id: string }>(
          `insert into account (id, org_id, name, city) values (gen_random_uuid(), $1, 'New', $2) returning id`,
          [app.organizationId('aiko'), city],
        )
        await writer.query(end)
        return rows[0]?.id
      })
    const kept = await makeIn('Half', 'commit')
    await makeIn('Half', 'rollback')
    await makeIn('Other', 'commit')
    await untilFilled(grantId)
    const { scanned_count, total_count } = await filling(grantId)
    expect(scanned_count).toBeGreaterThanOrEqual(total_count)
    const { rows } = await withClient(app.ownerUrl, client =>
      client.query<{ n: number; has: boolean }>(
        'select count(*)::int as n, bool_or(record_id = $2) as has from visibility where grant_id = $1',
        [grantId, kept],
      ),
    )
    expect(rows[0]).toEqual({ n: recordCount + 1, has: true })
  })
})
