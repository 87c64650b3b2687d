import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { withClient } from '../support/index.ts'
import { everything, judge, readTruth } from './databaseLeg.ts'
import type { Answer, Truth, Verdict } from './databaseLeg.ts'
import { documentsOf } from './graphqlDocuments.ts'
import type { Leg } from './graphqlDocuments.ts'
import { judgeAnswers } from './graphqlLeg.ts'
import { randomWorlds } from './model/randomWorld.ts'
import { tableRules } from './model/tableRules.ts'
import { viewRules } from './model/views.ts'
import type { Member, World } from './model/world.ts'
import { contextOf, databaseOf, processOf, serverOn } from './worldServer.ts'

/** ENISHI_ACCESS_SEED=… looks at other worlds, or brings a run back; ENISHI_ACCESS_WORLDS=… makes it longer. */
const seed = Number(process.env['ENISHI_ACCESS_SEED'] ?? 337_457_276)
const worlds = randomWorlds(seed, Number(process.env['ENISHI_ACCESS_WORLDS'] ?? 8))
const replay = `replay with ENISHI_ACCESS_SEED=${seed}`

describe(`what anybody sees in ${worlds.length} worlds of seed ${seed}`, () => {
  let database: Awaited<ReturnType<typeof databaseOf>>
  let truth: Truth
  let decisions = 0

  beforeAll(async () => {
    database = await databaseOf(worlds)
    truth = await withClient(database.ownerUrl, readTruth)
  })

  async function everyViewer(ask: (world: World, viewer: Member) => Promise<Verdict>) {
    const disagreements: string[] = []
    let asked = 0
    for (const world of worlds) {
      for (const viewer of world.members) {
        const verdict = await ask(world, viewer)
        asked += verdict.decisions
        disagreements.push(...verdict.disagreements)
      }
    }
    decisions += asked
    expect(disagreements.slice(0, 20), replay).toEqual([])
    return asked
  }

  it('has a rule for every table and view that the application reads', async () => {
    const names = await withClient(database.ownerUrl, async owner => {
      const { rows } = await owner.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
         and has_table_privilege('enishi_app', oid, 'select') order by 1`,
      )
      return rows.map(row => row.name)
    })
    expect(
      [...new Set([...Object.keys(tableRules), ...Object.keys(viewRules), 'ledger_link'])].sort(),
    ).toEqual(names)
  })

  it('is what the rules say, whatever statement the application’s login runs', async () => {
    const client = new pg.Client({ connectionString: database.logins.appUrl })
    await client.connect()
    const processId = await processOf(client)
    try {
      const asked = await everyViewer(async (world, viewer) => {
        await client.query('begin read only')
        await client.query(`select set_config('app.context', $1, true)`, [
          contextOf(database.logins.contextSecret, processId, viewer),
        ])
        const { rows } = await client.query<Answer[number]>(everything)
        await client.query('commit')
        return judge(world, viewer, truth, rows)
      })
      expect(asked).toBeGreaterThan(worlds.length * 15_000)
    } finally {
      await client.end()
    }
  })

  it('is what the rules say over GraphQL, by list, id, search and count', async () => {
    await overGraphql('EVERYTHING')
  })

  it('is what the rules say of lists where the database would show all', async () => {
    const login = new URL(database.logins.appUrl).username
    await withClient(database.ownerUrl, owner => owner.query(`alter role ${login} bypassrls`))
    try {
      await overGraphql('LISTS')
    } finally {
      await withClient(database.ownerUrl, owner => owner.query(`alter role ${login} nobypassrls`))
    }
  })

  it('was asked more than a hundred thousand times', ({ annotate }) => {
    void annotate(`${decisions} decisions`)
    expect(decisions).toBeGreaterThan(100_000)
  })

  async function overGraphql(leg: Leg) {
    const ask = await serverOn(database)
    await everyViewer(async (world, viewer) => {
      const answer: Record<string, unknown> = {}
      for (const document of documentsOf(leg, world)) {
        const found = await ask(viewer, document)
        for (const [key, value] of Object.entries(found))
          answer[key in answer || key === 'all' ? `${key}Count` : key] = value
      }
      return judgeAnswers(leg, world, viewer, answer)
    })
  }
})
