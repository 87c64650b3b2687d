import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contextSigner } from '@enishi/server/src/platform/db/database.ts'
import type { Database } from '@enishi/server/src/platform/db/database.ts'
import { newId } from '@enishi/server/src/platform/ids.ts'
import { documentOf, readSchema } from '../support/apiSchema.ts'
import { startTestApp } from '../support/index.ts'
import type { TestApp } from '../support/index.ts'
import { makeJointWorld } from './jointWorld.ts'
import type { JointWorld } from './jointWorld.ts'
import { queryCases } from './queryCases.ts'

type Statements = Parameters<Database['read']>[1]

/** Pages of the database that an index and a row behind it take: no network tells such microseconds apart. */
const fewPages = 12

describe('an id of others', () => {
  let app: TestApp
  let world: JointWorld
  let client: pg.Client
  const schema = readSchema()

  beforeAll(async () => {
    app = await startTestApp()
    world = await makeJointWorld(app)
    client = new pg.Client({ connectionString: app.logins.appUrl })
    await client.connect()
  })
  afterAll(() => client.end())

  /** What the stranger is answered, and the statements that it takes. */
  async function ask(name: string, args: Record<string, unknown>) {
    const { db } = app.app.source
    const { read } = db
    const statements: Statements = []
    db.read = (identity, wanted) => {
      statements.push(...wanted)
      return read(identity, wanted)
    }
    try {
      const { data, errors } = await app.graphql(
        'stranger',
        documentOf(schema, 'Query', name, Object.keys(args), 3),
        args,
      )
      return { answer: JSON.stringify({ data, errors }), statements }
    } finally {
      db.read = read
    }
  }

  /** Pages touched by a statement in the stranger's own context, once everything is in memory. */
  async function workOf(statements: Statements) {
    const sign = contextSigner(app.logins.contextSecret)
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    let plan = ''
    let pages = 0
    await client.query('begin read only')
    await client.query(`select set_config('app.context', $1, true)`, [
      sign(app.identity('stranger'), Number(rows[0]?.pid)),
    ])
    for (const { text, values } of statements) {
      // The first run fills the caches of the connection.
      for (let run = 0; run < 2; run++) {
        const explained = await client.query<{ 'QUERY PLAN': PlanOutput }>({
          text: `explain (analyze, buffers, timing off, format json) ${text}`,
          values,
        })
        const [output] = explained.rows[0]?.['QUERY PLAN'] ?? []
        if (run === 0 || !output) continue
        pages += output.Plan['Shared Hit Blocks'] + output.Plan['Shared Read Blocks']
        plan += shapeOf(output.Plan)
      }
    }
    await client.query('rollback')
    return { plan, pages }
  }

  const byId = () =>
    Object.entries(queryCases(world)).filter(
      ([, { args, outsider }]) => outsider === 'null' && Object.keys(args).join() === 'id',
    )

  it('is answered like one that is not there, byte for byte, by the same plan and the same work', async () => {
    expect(byId().length).toBeGreaterThan(8)
    for (const [name, { args }] of byId()) {
      const foreign = await ask(name, args)
      const missing = await ask(name, { id: newId() })
      expect(foreign.answer, name).toBe(missing.answer)
      expect(
        foreign.statements.map(({ text }) => text),
        name,
      ).toEqual(missing.statements.map(({ text }) => text))
      const [one, other] = [await workOf(foreign.statements), await workOf(missing.statements)]
      expect(one.plan, name).toBe(other.plan)
      expect(
        Math.abs(one.pages - other.pages),
        `${name}: ${one.pages} and ${other.pages} pages`,
      ).toBeLessThanOrEqual(fewPages)
    }
  })
})

interface PlanNode {
  'Node Type': string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  'Index Name'?: string
  Plans?: PlanNode[]
}
type PlanOutput = { Plan: PlanNode }[]

const shapeOf = (node: PlanNode): string =>
  `${node['Node Type']} ${node['Index Name'] ?? ''}(${(node.Plans ?? []).map(shapeOf).join()})`
