import { beforeAll, describe, expect, it } from 'vitest'
import { documentOf, readSchema, rootFields } from '../support/apiSchema.ts'
import { startTestApp } from '../support/index.ts'
import type { PersonName, TestApp } from '../support/index.ts'
import { fingerprint } from './fingerprint.ts'
import { makeJointWorld } from './jointWorld.ts'
import type { JointWorld } from './jointWorld.ts'
import { mutationCases } from './mutationCases.ts'
import { queryCases } from './queryCases.ts'
import type { Case } from './rootFieldCase.ts'

const schema = readSchema()
const names = (root: 'Query' | 'Mutation') => rootFields(schema, root).map(field => field.name)

describe('what strangers get', () => {
  let app: TestApp
  let world: JointWorld
  let queries: Record<string, Case>
  let mutations: Record<string, Case>

  beforeAll(async () => {
    app = await startTestApp()
    world = await makeJointWorld(app)
    queries = queryCases(world)
    mutations = mutationCases(world)
  })

  function ask(
    root: 'Query' | 'Mutation',
    name: string,
    { args, anonymous }: Case,
    person: PersonName | undefined,
  ) {
    // Where a firm names itself, it names itself truly: the refusal must come from the record.
    const own = person ? app.organizationId(person) : app.organizationId('stranger')
    const variables = JSON.parse(JSON.stringify(args).replaceAll('$viewer', own))
    // What nobody may ask is already refused deeper in; the open fields themselves answer.
    const depth = person === undefined && anonymous ? 1 : 3
    return app.graphql(person, documentOf(schema, root, name, Object.keys(args), depth), variables)
  }

  function caseOf(cases: Record<string, Case>, name: string): Case {
    const found = cases[name]
    if (!found)
      throw new Error(`${name} has no case in queryCases.ts or mutationCases.ts: say what an outsider gets.`)
    return found
  }

  it('is decided for every field of the schema', () => {
    expect(Object.keys(queries).sort()).toEqual(names('Query').sort())
    expect(Object.keys(mutations).sort()).toEqual(names('Mutation').sort())
  })

  it.each(names('Query'))('Query.%s: its firms see it, nobody else', async name => {
    const queried = caseOf(queries, name)
    const insider = await ask('Query', name, queried, queried.insider)
    expect(insider.errors).toEqual([])
    if (queried.outsider === 'nothing' || (queried.outsider === 'null' && name !== 'partnershipInvitation')) {
      if (name === 'dealStages') expect(JSON.stringify(insider.data)).toContain('"count":1')
      else expect(world.leaks(JSON.stringify(insider.data))).not.toEqual([])
    }

    const anonymous = await ask('Query', name, queried, undefined)
    const nothing = queried.anonymous === 'empty' ? [] : null
    if (queried.anonymous) expect(anonymous).toMatchObject({ data: { [name]: nothing }, errors: [] })
    else expect(anonymous.errors.map(error => error.extensions?.code)).toEqual(['UNAUTHENTICATED'])

    for (const person of ['marta', 'stranger'] as const) {
      const outsider = await ask('Query', name, queried, person)
      expect(world.leaks(JSON.stringify(outsider))).toEqual([])
      if (queried.outsider === 'not-found')
        expect(outsider.errors.map(error => error.extensions?.code)).toEqual(['NOT_FOUND'])
      else expect(outsider.errors).toEqual([])
      if (queried.outsider === 'null') expect(outsider.data).toEqual({ [name]: null })
      if (name === 'dealStages') expect(JSON.stringify(outsider.data)).not.toContain('"count":1')
    }
  })

  it('no mutation of nobody or of an outsider changes anything', async () => {
    // What was opened until now is noted within a second.
    await new Promise(resolve => setTimeout(resolve, 1200))
    const before = await fingerprint(app.ownerUrl)
    const refusals: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    for (const name of names('Mutation')) {
      const { outsider } = caseOf(mutations, name)
      const persons = outsider === 'own' ? [undefined] : ([undefined, 'marta', 'stranger'] as const)
      for (const person of persons) {
        const answer = await ask('Mutation', name, caseOf(mutations, name), person)
        refusals[`${name} ${person}`] =
          answer.errors.map(error => error.extensions?.code).join() || answer.data
        expected[`${name} ${person}`] = person ? 'NOT_FOUND' : 'UNAUTHENTICATED'
        expect(world.leaks(JSON.stringify(answer))).toEqual([])
      }
    }
    expect(refusals).toEqual(expected)
    expect(await fingerprint(app.ownerUrl)).toEqual(before)
  })

  it('what concerns only oneself gives away nothing of others', async () => {
    for (const [name, mutation] of Object.entries(mutations)) {
      if (mutation.outsider !== 'own') continue
      for (const person of ['marta', 'stranger'] as const) {
        const answer = await ask('Mutation', name, mutation, person)
        expect(answer.errors).toEqual([])
        expect(world.leaks(JSON.stringify(answer))).toEqual([])
      }
    }
  })

  it('the firms themselves are not refused the same', async () => {
    // An invitation to somebody else, a firm's other people, and writing from outside are no insiders' either.
    const needOther = [
      'acceptInvitation',
      'declineInvitation',
      'erasePersonalData',
      'replyToSharedTopic',
      'writeToSharedRoom',
    ]
    const outcomes: Record<string, string> = {}
    for (const name of Object.keys(mutations)) {
      if (needOther.includes(name)) continue
      const { errors } = await ask('Mutation', name, caseOf(mutations, name), caseOf(mutations, name).insider)
      const code = errors[0]?.extensions?.code
      if (
        code === 'NOT_FOUND' ||
        code === 'UNAUTHENTICATED' ||
        code === 'INTERNAL' ||
        (errors.length > 0 && !code)
      )
        outcomes[name] = `${code} ${errors[0]?.message}`
    }
    expect(outcomes).toEqual({})
  })
})
