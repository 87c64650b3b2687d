import { planBodyFragment } from '@enishi/schema/plan.ts'
import { describe, expect, inject, it } from 'vitest'
import { withClient } from '../support/withClient.ts'
import { sleep, until } from './liveServer.ts'
import { both, join, liveWorld, rowsOf, world } from './planWorld.ts'

liveWorld()

describe('a plan', () => {
  it('begins with the text the server wrote, once, however many open it', async () => {
    const { aiko, ben } = await both()
    expect(aiko.text()).toContain('<heading level="1">Spring fair</heading>')
    expect(ben.text()).toBe(aiko.text())
    expect(aiko.text().split('Forty new customers')).toHaveLength(2)
  })

  it('becomes the same on both sides when both type at once', async () => {
    const { aiko, ben } = await both()
    for (let i = 0; i < 20; i++) {
      aiko.write(`aiko ${i}`)
      ben.write(`ben ${i}`)
      if (i % 5 === 0) await sleep(5)
    }
    await Promise.all([aiko.saved(), ben.saved()])
    await until(
      () => [aiko.text(), ben.text()],
      ([one, other]) => one === other,
    )
    for (let i = 0; i < 20; i++) {
      expect(aiko.text()).toContain(`<paragraph>aiko ${i}</paragraph>`)
      expect(aiko.text()).toContain(`<paragraph>ben ${i}</paragraph>`)
    }
  })

  it('loses nothing that was shown as saved when the server is killed', async () => {
    const { planId, aiko } = await both()
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 30; i++) aiko.write(`round ${round} line ${i}`)
      await aiko.saved()
      await world.server.kill()
      await world.server.start()
      await aiko.synced()
    }
    aiko.close()
    const later = join(world.ben, planId)
    await later.synced()
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 30; i++) expect(later.text().split(`round ${round} line ${i}<`)).toHaveLength(2)
    }
  }, 60_000)

  it('takes what was written while the server was away', async () => {
    const { planId, aiko } = await both()
    await world.server.kill()
    aiko.write('written offline')
    await world.server.start()
    await aiko.saved()
    const later = join(world.ben, planId)
    await later.synced()
    expect(later.text()).toContain('written offline')
  }, 30_000)

  it('loses nothing when the database drops every connection', async () => {
    const { planId, aiko, ben } = await both()
    for (let round = 0; round < 5; round++) {
      for (let i = 0; i < 10; i++) aiko.write(`round ${round} line ${i}`)
      await world.server.sql.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      )
      for (let i = 10; i < 20; i++) aiko.write(`round ${round} line ${i}`)
      await sleep(100)
    }
    await aiko.saved()
    await until(
      () => [aiko.text(), ben.text()],
      ([one, other]) => one === other,
    )
    const later = join(world.ben, planId)
    await later.synced()
    expect(later.text().match(/round \d line \d+</g)).toHaveLength(100)
  }, 60_000)

  it('is "come back later", never a no, to who returns while the database is away', async () => {
    const { planId, aiko } = await both()
    const { ownerUrl } = inject('database')
    const { rows } = await world.server.sql.query('select current_database() as name')
    const setReachable = (isReachable: boolean) =>
      withClient(ownerUrl, client =>
        client.query(`alter database ${rows[0].name} with allow_connections ${isReachable}`),
      )
    await setReachable(false)
    try {
      await withClient(ownerUrl, client =>
        client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
          rows[0].name,
        ]),
      )
      aiko.write('typed meanwhile')
      aiko.socket.webSocket?.close()
      await until(
        () => aiko.refusals,
        refusals => refusals.length > 0,
      )
    } finally {
      await setReachable(true)
    }
    expect(new Set(aiko.refusals)).toEqual(new Set(['unavailable']))
    await aiko.saved()
    const later = join(world.ben, planId)
    await later.synced()
    expect(later.text()).toContain('typed meanwhile')
    // However often that failed meanwhile, one connection hears events again.
    const listeners = async () =>
      (
        await world.server.sql.query(
          `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'enishi events'`,
        )
      ).rows[0].n
    await until(listeners, count => count > 0)
    await sleep(1500)
    expect(await listeners()).toBe(1)
  }, 60_000)

  it('is found by the words that were just typed, and again after a crash', async () => {
    const { planId, aiko } = await both()
    aiko.write('a booth at the harbour')
    await aiko.saved()
    const excerpt = async () =>
      (await world.ben.ask('query($id: ID!) { plan(id: $id) { excerpt } }', { id: planId })).plan.excerpt
    await until(excerpt, text => text.includes('a booth at the harbour'))
    aiko.write('and a lantern')
    await aiko.saved()
    await world.server.kill()
    await world.server.start()
    await until(excerpt, text => text.includes('and a lantern'))
  }, 30_000)

  it('keeps its text when its log is folded into a snapshot', async () => {
    const { planId, aiko, ben } = await both()
    for (let i = 0; i < 520; i++) {
      aiko.write(`line ${i}`)
      if (i % 4 === 0) await sleep(8)
    }
    await aiko.saved()
    await until(
      () => world.server.sql.query('select seq from plan_snapshot where plan_id = $1', [planId]),
      ({ rows }) => rows.length === 1,
    )
    await until(
      () => ben.text(),
      text => text === aiko.text(),
    )
    const text = aiko.text()
    aiko.close()
    ben.close()
    await until(
      () => rowsOf(planId),
      rows => rows.length === 0,
    )
    const later = join(world.ben, planId)
    await later.synced()
    expect(later.text()).toBe(text)
  }, 60_000)

  it('is one document over two server processes', async () => {
    const { planId, aiko } = await both()
    const another = await world.server.startAnother()
    const ben = join(world.ben, planId, { port: another.port })
    await ben.synced()
    for (let i = 0; i < 20; i++) {
      aiko.write(`left ${i}`)
      ben.write(`right ${i}`)
      await sleep(5)
    }
    await Promise.all([aiko.saved(), ben.saved()])
    await until(
      () => [aiko.text(), ben.text()],
      ([one, other]) => one === other,
    )
    expect(aiko.text().split('right ')).toHaveLength(21)
    expect(ben.text().split('left ')).toHaveLength(21)
    // Each deletes what the other wrote.
    const body = ben.doc.getXmlFragment(planBodyFragment)
    body.delete(body.length - 40, 40)
    await ben.saved()
    await until(
      () => aiko.text(),
      text => !text.includes('left ') && !text.includes('right '),
    )
  }, 60_000)

  it('says goodbye with everything on disk when the server is asked to end', async () => {
    const { planId, aiko } = await both()
    for (let i = 0; i < 20; i++) aiko.write(`last words ${i}`)
    await world.server.stop()
    await world.server.start()
    await aiko.saved()
    const later = join(world.ben, planId)
    await later.synced()
    expect(later.text().split('last words')).toHaveLength(21)
  }, 30_000)
})
