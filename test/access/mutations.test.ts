import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everything, judge, readTruth } from './databaseLeg.ts'
import type { Answer, Truth } from './databaseLeg.ts'
import { loadWorlds } from './loadWorlds.ts'
import { randomWorlds } from './model/randomWorld.ts'
import { worldsOfEverySituation } from './model/situations.ts'
import type { Member, World } from './model/world.ts'
import { mutants } from './mutants.ts'
import type { Definitions, Mutant } from './mutant.ts'
import { contextOf, databaseOf, processOf } from './worldServer.ts'
import { judgeEdits, judgeProbe, probesOf } from './writeProbes.ts'
import type { Probe } from './writeProbes.ts'

const worlds = worldsOfEverySituation(18)
const later = randomWorlds(1, 2, 1001)

/** Every bug is planted, tried and undone in one transaction, whose role is the application's. */
describe('bugs planted into the border', () => {
  let client: pg.Client
  let secret: string
  let processId: number
  let truth: Truth
  const survivors: string[] = []

  beforeAll(async () => {
    const database = await databaseOf(worlds)
    secret = database.logins.contextSecret
    client = new pg.Client({ connectionString: database.ownerUrl })
    await client.connect()
    // As the application's login has it: compiling what is asked here takes longer than the answer.
    await client.query('set jit to off')
    processId = await processOf(client)
    truth = await readTruth(client)
    for (const table of probeTables()) {
      await client.query(`create temporary table probe_${table} as select * from "${table}"`)
      await client.query(`grant select on probe_${table} to enishi_app`)
    }
  })
  afterAll(() => client.end())

  const probeTables = () => [
    ...new Set(worlds.flatMap(probesOf).flatMap(({ text }) => text.match(/(?<=from probe_)\w+/g) ?? [])),
  ]

  const definitions = async (names: string[]) => {
    const texts = new Map<string, string>()
    for (const name of names) {
      const { rows } = await client.query<{ text: string }>(
        `select case when to_regclass($1) is not null then pg_get_viewdef(to_regclass($1)) else
          (select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname || '.' || p.proname = $1) end as text`,
        [name],
      )
      texts.set(name, rows[0]?.text ?? '')
    }
    return texts
  }

  async function statementsOf(mutant: Mutant): Promise<string[]> {
    const names: string[] = []
    const note = (name: string) => (names.push(name), '')
    mutant.weaken({ view: note, function: note })
    const texts = await definitions(names)
    const changed = (name: string, from: string | RegExp, to: string) => {
      const text = texts.get(name) ?? ''
      const weaker = text.replace(from, to)
      if (weaker === text) throw new Error(`${mutant.name}: there is nothing to change in ${text}`)
      return weaker
    }
    const weaken: Definitions = {
      view: (name, from, to) =>
        `create or replace view ${name} ${name.startsWith('private.') ? '' : 'with (security_barrier)'} as ${changed(name, from, to)}`,
      function: changed,
    }
    return mutant.weaken(weaken)
  }

  async function act(member: Member | null) {
    await client.query(`select set_config('app.context', $1, true)`, [contextOf(secret, processId, member)])
  }

  /** The first thing that anybody sees or does against the rules; null when nobody does. */
  async function firstFault(tried: World[], known: Truth, shows: 'READ' | 'WRITTEN'): Promise<string | null> {
    await client.query('set local role enishi_app')
    for (const world of tried) {
      const [fault] = shows === 'READ' ? await readingFaults(world, known) : await writingFaults(world)
      if (fault) return fault
    }
    return forgedContext(tried)
  }

  async function readingFaults(world: World, known: Truth): Promise<string[]> {
    for (const viewer of world.members) {
      await act(viewer)
      const { rows } = await client.query<Answer[number]>(everything)
      const { disagreements } = judge(world, viewer, known, rows)
      if (disagreements.length > 0) return disagreements
    }
    return []
  }

  async function writingFaults(world: World): Promise<string[]> {
    for (const viewer of world.members) {
      await act(viewer)
      const faults = await judgeEdits(client, world, viewer)
      if (faults.length > 0) return faults
    }
    for (const probe of probesOf(world)) {
      const faults = await tryProbe(probe)
      if (faults.length > 0) return faults
    }
    return []
  }

  async function tryProbe(probe: Probe) {
    await act(probe.viewer)
    return judgeProbe(client, probe)
  }

  async function forgedContext([world]: World[]): Promise<string | null> {
    const [member] = world?.members ?? []
    const forged = contextOf('00'.repeat(32), processId, member ?? null)
    await client.query(`select set_config('app.context', $1, true)`, [forged])
    const { rows } = await client.query('select from account')
    return rows.length > 0 ? 'a forged context reads accounts' : null
  }

  async function faultOf(weaken: string[], shows: 'READ' | 'WRITTEN' | 'KEPT'): Promise<string | null> {
    await client.query('begin')
    try {
      for (const statement of weaken) await client.query(statement)
      if (shows !== 'KEPT') return await firstFault(worlds, truth, shows)
      await loadWorlds(client, later, contextOf(secret, processId, null))
      return await firstFault(later, await readTruth(client), 'READ')
    } finally {
      await client.query('rollback')
    }
  }

  it.each(['READ', 'WRITTEN', 'KEPT'] as const)(
    'without one, nothing is %s against the rules',
    async shows => {
      expect(await faultOf([], shows)).toBeNull()
    },
  )

  it.each(mutants)('$name', async mutant => {
    const fault = await faultOf(await statementsOf(mutant), mutant.shows)
    if (!fault) survivors.push(mutant.name)
    expect(fault, 'this bug was not noticed').not.toBeNull()
  })

  it('are all caught', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(85)
    expect(survivors).toEqual([])
  })
})
