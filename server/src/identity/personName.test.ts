import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const rename = async (person: 'kenji' | undefined, name: unknown) => {
  const response = await app.fetch('/auth/update-user', {
    as: person,
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.origin },
    body: JSON.stringify({ name }),
  })
  await response.text()
  return response.status
}

const names = async (person: 'kenji' | 'aiko') => {
  const { data } = await app.graphql(person, '{ viewer { name member { name } } members { name } }')
  return JSON.stringify(data)
}

describe("a person's name", () => {
  it('is changed by the person, in every firm at once, and of nobody else', async () => {
    const others = await names('aiko')
    expect(await rename('kenji', '  Kenji\n  Satō ')).toBe(200)
    const name = 'Kenji Satō'
    const { data } = await app.graphql('kenji', '{ viewer { name member { name } } }')
    expect(data?.['viewer']).toEqual({ name, member: { name } })
    expect(await names('aiko')).toBe(others)
  })

  it('is a line that can be read', async () => {
    const before = await names('kenji')
    for (const name of ['', '   ', 'x'.repeat(201), 7, null]) expect(await rename('kenji', name)).toBe(400)
    expect(await names('kenji')).toBe(before)
  })

  it('is not changed by nobody', async () => {
    expect(await rename(undefined, 'Somebody')).toBe(401)
  })
})
