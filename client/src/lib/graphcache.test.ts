import { readFileSync } from 'node:fs'
import { buildClientSchema, isObjectType } from 'graphql'
import { expect, it } from 'vitest'
import { keys, staleLists, staleOnEvent } from './graphcache.ts'

const schema = buildClientSchema(
  JSON.parse(readFileSync(new URL('../generated/schema.json', import.meta.url), 'utf8')),
)
const queries = Object.keys(schema.getQueryType()?.getFields() ?? {})

it('names only types that exist and have no id of their own', () => {
  for (const name of Object.keys(keys)) {
    const type = schema.getType(name)
    expect(isObjectType(type), name).toBe(true)
    if (isObjectType(type) && name !== 'SearchHit') expect(type.getFields()['id'], name).toBeUndefined()
  }
})
it('names only writes, events and lists that exist', () => {
  expect(Object.keys(schema.getMutationType()?.getFields() ?? {})).toEqual(
    expect.arrayContaining(Object.keys(staleLists)),
  )
  expect(Object.keys(schema.getSubscriptionType()?.getFields() ?? {})).toEqual(
    expect.arrayContaining(Object.keys(staleOnEvent)),
  )
  expect(queries).toEqual(
    expect.arrayContaining([...Object.values(staleLists), ...Object.values(staleOnEvent)].flat()),
  )
})
it('keeps every value that is shared between records inside its record', () => {
  const isPayload = (name: string) =>
    /(Created|Updated|Registered|Revoked|Invited|Accepted|Closed|Partners|Changed|Edited|Shared|Active|Opened|Moved|Logged|Started|Replied|Locked|Added|Taken|Undone|Mapping)$/.test(
      name,
    )
  const forgotten = Object.values(schema.getTypeMap()).filter(
    type =>
      isObjectType(type) &&
      !type.name.startsWith('__') &&
      !type.getFields()['id'] &&
      !(type.name in keys) &&
      !isPayload(type.name) &&
      !['Query', 'Mutation', 'Subscription'].includes(type.name),
  )
  expect(forgotten.map(({ name }) => name)).toEqual([])
})
