import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../../test/support/index.ts'
import type { TestApp } from '../../../../test/support/index.ts'

const manifest = fileURLToPath(
  new URL('../../../../client/src/generated/persisted-documents.json', import.meta.url),
)
const documents = Object.entries<string>(JSON.parse(readFileSync(manifest, 'utf8')))
const idOf = (operation: string) => documents.find(([, text]) => text.includes(operation))?.[0]

describe("a query of the client's own", () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
    await app.make.deal()
  })

  async function post(body: object, accept: string, cookie: string) {
    const response = await fetch(`${app.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, cookie },
      body: JSON.stringify(body),
    })
    const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'date'))
    return { status: response.status, headers, text: await response.text() }
  }

  /** A quality makes Apollo choose the type, so it answers; without one the answer is direct. */
  async function bothWays(body: object, cookie: string) {
    const direct = await post(body, 'application/json', cookie)
    const apollos = await post(body, 'application/json;q=1', cookie)
    return { direct, apollos }
  }

  it.each([
    ['with its list', { first: 10 }],
    ['with a page mark that is not ours', { first: 10, after: 'nonsense' }],
    ['with variables that are no object', ['first']],
  ])('is answered %s as Apollo would answer it', async (_what, variables) => {
    const { direct, apollos } = await bothWays(
      { documentId: idOf('query Deals('), variables },
      await app.signIn('aiko'),
    )
    expect(direct).toEqual(apollos)
  })

  it.each([
    ['of another type', { first: 'many' }],
    ['left out', {}],
  ])(
    'names a variable %s, without a place in a text that the client never sent',
    async (_what, variables) => {
      const body = { documentId: idOf('query Deals('), variables }
      const { direct, apollos } = await bothWays(body, await app.signIn('aiko'))
      expect(direct.status).toBe(apollos.status)
      const fault = JSON.parse(apollos.text).errors[0]
      delete fault.locations
      expect(JSON.parse(direct.text)).toEqual({ errors: [fault] })
    },
  )

  it('is refused to somebody who is not signed in as Apollo would refuse it', async () => {
    const { direct, apollos } = await bothWays(
      { documentId: idOf('query Deals('), variables: { first: 10 } },
      '',
    )
    expect(direct).toEqual(apollos)
    expect(direct.text).toContain('UNAUTHENTICATED')
  })

  it('is answered to somebody who names another operation as Apollo would answer it', async () => {
    const body = { documentId: idOf('query Deals('), operationName: 'Unheard', variables: { first: 10 } }
    const { direct, apollos } = await bothWays(body, await app.signIn('aiko'))
    expect(direct).toEqual(apollos)
  })

  it('names the type that the browser asks for', async () => {
    const accept =
      'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed'
    const body = { documentId: idOf('query Deals('), variables: { first: 10 } }
    const direct = await post(body, accept, await app.signIn('aiko'))
    const apollos = await post(body, `${accept};q=0.5`, await app.signIn('aiko'))
    expect(direct).toEqual(apollos)
    expect(JSON.parse(direct.text).data.deals.nodes).toHaveLength(1)
  })

  it('is not answered to a form that another page sends', async () => {
    const response = await fetch(`${app.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', cookie: await app.signIn('aiko') },
      body: JSON.stringify({ documentId: idOf('query Deals('), variables: { first: 10 } }),
    })
    expect(response.status).toBe(400)
    expect(await response.text()).not.toContain('nodes')
  })
})
