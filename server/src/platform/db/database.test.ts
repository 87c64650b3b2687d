import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../../test/support/index.ts'
import type { TestApp } from '../../../../test/support/index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await withClient(app.ownerUrl, client =>
    client.query('create table tally (n int primary key); grant select, insert on tally to enishi_app'),
  )
})

const tally = (n: number) => ({ name: 'tally', text: 'insert into tally values ($1)', values: [n] })
const counted = () =>
  app.as('aiko').query(async tx => {
    const { rows } = await sql<{ n: number }>`select n from tally where n > ${0} order by n`.execute(tx)
    return rows.map(({ n }) => n)
  })

describe('statements sent at once', () => {
  it('are kept together, or none of them', async () => {
    const { db } = app.app.source
    await db.send(null, [tally(1), tally(2)])
    await expect(db.send(null, [tally(3), tally(1)])).rejects.toThrow(/duplicate key/)
    await db.send(null, [tally(4)])
    expect(await counted()).toEqual([1, 2, 4])
  })

  it('run in the signed context of whoever asks', async () => {
    const asked = { name: 'who', text: 'select app_org()', values: [] }
    expect(await app.app.source.db.send(app.as('kenji').identity, [asked])).toEqual([
      [[app.organizationId('kenji')]],
    ])
    expect(await app.app.source.db.send(null, [asked])).toEqual([[[null]]])
  })
})

describe('a transaction', () => {
  it('plans again what a newer version changed under it', async () => {
    const all = () =>
      app.as('aiko').query(tx => sql`select * from tally where n = ${1}`.execute(tx).then(({ rows }) => rows))
    for (let times = 0; times < 3; times++) expect(await all()).toEqual([{ n: 1 }])
    await withClient(app.ownerUrl, client => client.query(`alter table tally add word text default 'one'`))
    expect(await all()).toEqual([{ n: 1, word: 'one' }])
  })

  it('leaves nothing of work that gives up', async () => {
    const attempt = app.as('aiko').write(async tx => {
      await sql`insert into tally values (${9})`.execute(tx)
      throw new Error('given up')
    })
    await expect(attempt).rejects.toThrow('given up')
    expect(await counted()).not.toContain(9)
  })
})
