import { readFileSync } from 'node:fs'
import { buildClientSchema } from 'graphql'
import { expect, it } from 'vitest'
import { reduceIntrospection } from './reduceIntrospection.ts'

const whole = JSON.parse(readFileSync(new URL('src/generated/schema.json', import.meta.url), 'utf8'))

it('keeps the composite types, their possible types and nullability', () => {
  const { types } = reduceIntrospection(whole).__schema
  const type = (name: string) => types.find(each => each.name === name)
  expect(type('MoveDealResult')).toMatchObject({
    kind: 'UNION',
    possibleTypes: expect.arrayContaining([expect.objectContaining({ name: 'DealMoved' })]),
  })
  expect(type('Deal')).toMatchObject({
    fields: expect.arrayContaining([
      {
        name: 'title',
        args: [],
        type: { kind: 'NON_NULL', name: null, ofType: { kind: 'SCALAR', name: 'Any', ofType: null } },
      },
      { name: 'owner', args: [], type: { kind: 'OBJECT', name: 'Member', ofType: null } },
    ]),
  })
})
it('is a fraction of the whole', () => {
  expect(JSON.stringify(reduceIntrospection(whole)).length).toBeLessThan(JSON.stringify(whole).length / 2)
  expect(() => buildClientSchema(whole)).not.toThrow()
})
