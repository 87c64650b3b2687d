import { isObjectType } from 'graphql'
import { revokeGrant } from '@enishi/server/src/grants/revokeGrant.ts'
import { changePartnershipStatus } from '@enishi/server/src/partnerships/changePartnershipStatus.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSchema } from '../support/apiSchema.ts'
import { share } from '../support/grantsWorld.ts'
import { startTestApp } from '../support/index.ts'
import type { PersonName, TestApp } from '../support/index.ts'
import { audiences, fieldsFor } from './fieldAudiences.ts'

const schema = readSchema()
const roots = ['Query', 'Mutation', 'Subscription']
const types = Object.values(schema.getTypeMap()).filter(
  type => isObjectType(type) && !type.name.startsWith('__') && !roots.includes(type.name),
)

describe('the audience of a field', () => {
  it.each(types.map(type => type.name))('is said, once, for every field of %s', name => {
    const type = schema.getType(name)
    const fields = isObjectType(type) ? Object.keys(type.getFields()) : []
    const said = Object.values(audiences[name] ?? {}).flatMap(each => each.split(' '))
    expect(said.toSorted()).toEqual(fields.toSorted())
  })

  it('is said of no type that is not there', () => {
    expect(Object.keys(audiences).sort()).toEqual(types.map(type => type.name).sort())
  })
})

const granted = fieldsFor('Account', 'granted')
const values = {
  website: 'https://matrix.example',
  industry: 'Steel',
  phone: '+81 1',
  country: 'JP',
  city: 'Matrixtown',
  address: '1 Main Street',
  employees: 7,
  annualRevenue: { minor: 5, currency: 'JPY' },
  notes: 'Ours alone',
}
const selection = `id isOwn name website industry phone country city address employees annualRevenue { minor currency }
  owner { id } contacts { id } notes sharedFields`

/** How firms may stand to the firm whose account it is. */
const relationships: Record<string, { person: PersonName | undefined; sees: string[] | null }> = {
  own: { person: 'aiko', sees: [...granted, ...fieldsFor('Account', 'own')] },
  'partner with a grant': { person: 'kenji', sees: [] },
  'former partner': { person: 'marta', sees: null },
  stranger: { person: 'stranger', sees: null },
  nobody: { person: undefined, sees: null },
}

const paths: Record<
  string,
  (id: string, field: string) => [query: string, pick: (data: Answered) => unknown]
> = {
  detail: id => [`{ account(id: "${id}") { ${selection} } }`, data => data['account']],
  list: id => [`{ accounts(first: 100) { nodes { ${selection} } } }`, data => nodeOf(data, id)],
  'search by name': id => [
    `{ accounts(search: "Named", first: 100) { nodes { ${selection} } } }`,
    data => nodeOf(data, id),
  ],
  // It brings eight hits at most.
  'the palette': (id, field) => [
    `{ search(text: "Named ${field}") { id name: title city: subtitle } }`,
    data => (data['search'] as { id: string }[]).find(hit => hit.id === id) ?? null,
  ],
}

type Answered = Record<string, unknown>
const nodeOf = (data: Answered, id: string) =>
  (data['accounts'] as { nodes: { id: string }[] }).nodes.find(node => node.id === id) ?? null

describe('an account, field by field', () => {
  let app: TestApp
  const accounts = new Map<string, string>()

  beforeAll(async () => {
    app = await startTestApp()
    const marta = { partnershipId: app.partnershipWith('marta'), fields: granted, verbs: ['READ' as const] }
    const kenji = { partnershipId: app.partnershipWith('kenji'), verbs: ['READ' as const] }
    for (const field of [...granted, 'none', 'revoked']) {
      const { id } = await app.make.account({ ...values, name: `Named ${field}` })
      accounts.set(field, id)
      await share(app, 'aiko', { recordId: id, ...marta })
      const fields = field === 'revoked' ? granted : field === 'none' ? [] : [field]
      const grantId = await share(app, 'aiko', { recordId: id, fields, ...kenji })
      if (field === 'revoked') await revokeGrant(app.as('aiko'), grantId)
    }
    await changePartnershipStatus(app.as('aiko'), {
      partnershipId: marta.partnershipId,
      status: 'ENDED',
      expectedVersion: 1,
    })
  })

  const cases = Object.keys(relationships).flatMap(relationship =>
    Object.keys(paths).map(path => [relationship, path] as const),
  )

  it.each(cases)('%s, by %s: sees what its audience says and no more', async (relationship, path) => {
    const { person, sees } = relationships[relationship] ?? { person: undefined, sees: null }
    for (const [field, id] of accounts) {
      const [query, pick] = paths[path]?.(id, field) ?? ['', () => null]
      const { data, errors } = await app.graphql(person, query)
      if (person === undefined)
        expect(errors.map(error => error.extensions?.code)).toEqual(['UNAUTHENTICATED'])
      const node = data ? pick(data) : null
      const isShown = sees !== null && (relationship === 'own' || field !== 'revoked')
      expect({ field, isShown: node !== null }).toEqual({ field, isShown })
      if (!isShown || typeof node !== 'object' || node === null) continue
      const open: string[] = relationship === 'own' ? [...granted, 'notes'] : [field]
      for (const [name, value] of Object.entries(values)) {
        if (name in node)
          expect({ field, name, value: new Map(Object.entries(node)).get(name) }).toEqual({
            field,
            name,
            value: open.includes(name) ? value : null,
          })
      }
    }
  })
})
