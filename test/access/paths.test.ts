import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routes } from '@enishi/server/src/domains.ts'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../support/index.ts'
import { readTruth } from './databaseLeg.ts'
import { worldsOfEverySituation } from './model/situations.ts'
import { pathLegs } from './pathLegs.ts'
import type { Setting } from './pathLeg.ts'
import { routePaths } from './paths.ts'
import { appOn, contextOf, databaseOf, processOf } from './worldServer.ts'

const seed = Number(process.env['ENISHI_ACCESS_SEED'] ?? 18)
const worlds = worldsOfEverySituation(seed)
/** What the files of the worlds hold, by the name they lie under. */
const bytesNamed = ['cd', 'ab']

describe(`every other way out, in ${worlds.length} worlds of seed ${seed}`, () => {
  let setting: Setting
  let home: string
  let client: pg.Client

  beforeAll(async () => {
    const database = await databaseOf(worlds)
    home = await mkdtemp(join(tmpdir(), 'enishi-paths-'))
    for (const pair of bytesNamed) {
      await mkdir(join(home, 'files', pair), { recursive: true })
      await writeFile(join(home, 'files', pair, pair.repeat(32)), 'x')
    }
    const truth = await withClient(database.ownerUrl, readTruth)
    client = new pg.Client({ connectionString: database.logins.appUrl })
    await client.connect()
    const processId = await processOf(client)
    const attempt: Setting['attempt'] = async (viewer, text, values) => {
      await client.query('begin')
      try {
        const context = contextOf(database.logins.contextSecret, processId, viewer)
        await client.query(`select set_config('app.context', $1, true)`, [context])
        return await client.query(text, values)
      } finally {
        await client.query('rollback')
      }
    }
    setting = { ...(await appOn(database, { home })), truth, attempt }
  })
  afterAll(async () => {
    await client.end()
    await rm(home, { recursive: true, force: true })
  })

  it('is named, with what holds it against the rules', () => {
    expect(Object.keys(routePaths).sort()).toEqual([...new Set(routes.map(({ path }) => path))].sort())
  })

  it.each(Object.keys(pathLegs))('%s gives everybody what is theirs, and nothing else', async name => {
    const leg = pathLegs[name]
    const disagreements: string[] = []
    let decisions = 0
    for (const world of worlds) {
      for (const viewer of world.members) {
        const verdict = (await leg?.(setting, world, viewer)) ?? { decisions: 0, disagreements: [] }
        decisions += verdict.decisions
        disagreements.push(...verdict.disagreements.map(each => `world ${world.number}, ${each}`))
      }
    }
    expect(disagreements.slice(0, 20), `replay with ENISHI_ACCESS_SEED=${seed}`).toEqual([])
    expect(decisions).toBeGreaterThan(worlds.length * 100)
  })
})
