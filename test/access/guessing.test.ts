import { newId } from '@enishi/server/src/platform/ids.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { documentOf, readSchema } from '../support/apiSchema.ts'
import { startTestApp } from '../support/index.ts'
import type { TestApp } from '../support/index.ts'
import { makeJointWorld } from './jointWorld.ts'
import { mutationCases } from './mutationCases.ts'
import { queryCases } from './queryCases.ts'
import type { Cases } from './rootFieldCase.ts'

const schema = readSchema()
const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Whoever guesses ids learns nothing: what is another's and what never was are answered alike. */
describe('a firm that guesses ids', () => {
  let app: TestApp
  let queries: Cases
  let mutations: Cases

  beforeAll(async () => {
    app = await startTestApp()
    const world = await makeJointWorld(app)
    queries = queryCases(world)
    mutations = mutationCases(world)
  })

  async function answerTo(root: 'Query' | 'Mutation', name: string, args: Record<string, unknown>) {
    const own = app.organizationId('stranger')
    const variables = JSON.parse(JSON.stringify(args).replaceAll('$viewer', own))
    const { data, errors } = await app.graphql(
      'stranger',
      documentOf(schema, root, name, Object.keys(args), 2),
      variables,
    )
    return { data, errors: errors.map(({ message, extensions }) => ({ message, code: extensions?.code })) }
  }

  /** The same, of records that never were. */
  const invented = (args: Record<string, unknown>): Record<string, unknown> => {
    const others = new Map<string, string>()
    const text = JSON.stringify(args).replace(anyId, id => {
      const other = others.get(id) ?? newId()
      others.set(id, other)
      return other
    })
    return JSON.parse(text)
  }

  it.each(['Query', 'Mutation'] as const)('is told the same by every %s', async root => {
    const cases = Object.entries(root === 'Query' ? queries : mutations).filter(
      ([, { outsider, args }]) => outsider !== 'own' && JSON.stringify(args).match(anyId),
    )
    expect(cases.length).toBeGreaterThan(20)
    for (const [name, { args }] of cases) {
      const foreign = await answerTo(root, name, args)
      expect({ name, ...(await answerTo(root, name, invented(args))) }).toEqual({ name, ...foreign })
    }
  })

  it('waits as long for one as for the other', async () => {
    for (const name of ['account', 'deal', 'plan', 'interchange', 'partnershipDocument', 'recordGrant']) {
      const args = queries[name]?.args ?? {}
      const times: Record<'foreign' | 'missing', number[]> = { foreign: [], missing: [] }
      // In turns, so that whatever else this machine does weighs on both alike.
      for (let round = 0; round < 40; round++) {
        for (const kind of ['foreign', 'missing'] as const) {
          const asked = kind === 'foreign' ? args : invented(args)
          const before = performance.now()
          await answerTo('Query', name, asked)
          times[kind].push(performance.now() - before)
        }
      }
      const [foreign, missing] = [median(times.foreign), median(times.missing)]
      expect({ name, foreign, isAlike: Math.abs(foreign - missing) < 0.5 * missing + 1 }).toEqual({
        name,
        foreign,
        isAlike: true,
      })
    }
  })
})

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
