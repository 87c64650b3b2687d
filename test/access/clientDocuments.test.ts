import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getOperationAST, parse, validate } from 'graphql'
import type { FieldNode, TypeNode } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSchema } from '../support/apiSchema.ts'
import { startTestApp } from '../support/index.ts'
import type { TestApp } from '../support/index.ts'
import { makeJointWorld } from './jointWorld.ts'
import type { JointWorld } from './jointWorld.ts'
import { mutationCases } from './mutationCases.ts'
import { queryCases } from './queryCases.ts'
import type { Case } from './rootFieldCase.ts'

const manifest = fileURLToPath(
  new URL('../../client/src/generated/persisted-documents.json', import.meta.url),
)
const documents = Object.entries<string>(JSON.parse(readFileSync(manifest, 'utf8'))).map(([id, text]) => {
  const document = parse(text)
  const operation = getOperationAST(document)
  if (!operation) throw new Error(`${id} has no operation.`)
  return { id, document, operation, kind: operation.operation, name: operation.name?.value ?? id }
})

describe('the documents of the client', () => {
  let app: TestApp
  let world: JointWorld
  let cases: Record<string, Case>

  beforeAll(async () => {
    app = await startTestApp({ env: { onlyTrustedDocuments: true } })
    world = await makeJointWorld(app)
    cases = { ...queryCases(world), ...mutationCases(world) }
  })

  const rootsOf = ({ operation }: (typeof documents)[number]) =>
    operation.selectionSet.selections.filter(
      (node): node is FieldNode => node.kind === 'Field' && node.name.value !== '__typename',
    )

  /** Each variable gets what its case says for the argument it fills. */
  function variablesOf(each: (typeof documents)[number]): Record<string, unknown> {
    const values = new Map<string, unknown>()
    for (const root of rootsOf(each)) {
      for (const { name, value } of root.arguments ?? []) {
        const given = cases[root.name.value]?.args[name.value]
        if (value.kind === 'Variable' && given !== undefined) values.set(value.name.value, given)
      }
    }
    for (const { variable, type } of each.operation.variableDefinitions ?? []) {
      if (!values.has(variable.name.value) && type.kind === 'NonNullType')
        values.set(variable.name.value, plain(type.type))
    }
    return JSON.parse(
      JSON.stringify(Object.fromEntries(values)).replaceAll('$viewer', app.organizationId('kenji')),
    )
  }

  function plain(type: TypeNode): unknown {
    const name = type.kind === 'NamedType' ? type.name.value : ''
    const values: Record<string, unknown> = {
      Int: 5,
      Boolean: true,
      String: 'secret',
      ID: world.partnershipId,
      AccountScope: 'ALL',
      DateTime: '2030-01-01T00:00:00.000Z',
    }
    if (!(name in values)) throw new Error(`Say in this test what a ${name} is.`)
    return values[name]
  }

  it('all fit the schema', () => {
    const schema = readSchema()
    expect(documents.length).toBeGreaterThan(40)
    for (const { document, name } of documents)
      expect({ name, faults: validate(schema, document) }).toEqual({ name, faults: [] })
  })

  it.each(documents.filter(each => each.kind === 'query').map(each => [each.name, each] as const))(
    'query %s answers its firms, and tells outsiders nothing',
    async (_name, each) => {
      const body = { documentId: each.id, variables: variablesOf(each) }
      const insider = cases[rootsOf(each)[0]?.name.value ?? '']?.insider ?? 'kenji'
      const answer = await app.postGraphql(body, { cookie: await app.signIn(insider) })
      expect(answer).toMatchObject({ status: 200, errors: [] })
      for (const person of ['marta', 'stranger'] as const) {
        const foreign = await app.postGraphql(body, { cookie: await app.signIn(person) })
        expect(foreign.errors.filter(error => error.extensions?.code !== 'NOT_FOUND')).toEqual([])
        expect(world.leaks(JSON.stringify(foreign))).toEqual([])
      }
    },
  )

  it('mutations all run for whom they are for', async () => {
    const order = Object.keys(mutationCases(world))
    const mutations = documents
      .filter(each => each.kind === 'mutation')
      .toSorted(
        (a, b) =>
          order.indexOf(rootsOf(a)[0]?.name.value ?? '') - order.indexOf(rootsOf(b)[0]?.name.value ?? ''),
      )
    const faults: Record<string, unknown> = {}
    for (const each of mutations) {
      const insider = cases[rootsOf(each)[0]?.name.value ?? '']?.insider ?? 'kenji'
      const answer = await app.postGraphql(
        { documentId: each.id, variables: variablesOf(each) },
        { cookie: await app.signIn(insider) },
      )
      const codes = answer.errors.map(error => error.extensions?.code)
      if (codes.some(code => code === undefined || code === 'INTERNAL' || code === 'UNAUTHENTICATED'))
        faults[each.name] = answer.errors
    }
    expect(faults).toEqual({})
  })
})
