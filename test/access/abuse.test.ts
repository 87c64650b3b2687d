import { once } from 'node:events'
import { connect } from 'node:net'
import { createApiKey } from '@enishi/server/src/identity/createApiKey.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { startTestApp } from '../support/index.ts'
import type { TestApp } from '../support/index.ts'

describe('abuse', () => {
  let app: TestApp
  let cookie: string
  let key: string

  beforeAll(async () => {
    app = await startTestApp({ env: { onlyTrustedDocuments: true } })
    cookie = await app.signIn('aiko')
    key = (await createApiKey(app.as('aiko'), { name: 'Any document', scopes: ['READ'] })).secret
  })

  const ask = (query: string, headers: Record<string, string> = { 'x-api-key': key }) =>
    app.postGraphql({ query }, headers)
  const codesOf = (answer: { errors: { extensions?: { code?: string } }[] }) =>
    answer.errors.map(error => error.extensions?.code)
  const stillAnswers = async () =>
    expect((await ask('{ partnerships { nodes { name } } }')).errors).toEqual([])

  it('a session runs only the documents of the client', async () => {
    expect(codesOf(await ask('{ partnerships { nodes { id } } }', { cookie }))).toEqual(['NOT_TRUSTED'])
    expect(codesOf(await app.postGraphql({ documentId: `sha256:${'0'.repeat(64)}` }, { cookie }))).toEqual([
      'BAD_INPUT',
    ])
  })

  it('introspection is for keys, not for sessions or strangers', async () => {
    const query = '{ __schema { queryType { name } } }'
    expect((await ask(query)).data).toEqual({ __schema: { queryType: { name: 'Query' } } })
    expect(codesOf(await ask(query, { cookie }))).toEqual(['NOT_TRUSTED'])
    expect(codesOf(await ask(query, {}))).toEqual(['NOT_TRUSTED'])
  })

  it('a key reads no more than its scopes say', async () => {
    const answer = await ask('mutation { createAccount(input: { name: "X" }) { account { id } } }')
    expect(codesOf(answer)).toEqual(['FORBIDDEN'])
    const bad = await ask('{ partnerships { nodes { id } } }', { 'x-api-key': `${key}x` })
    expect(codesOf(bad)).not.toEqual([])
    expect(bad.data).toBeNull()
  })

  it('depth, width and size are refused at once, and the server goes on', async () => {
    const deep = `{ deals { nodes { account { ${'deals { account { '.repeat(12)} id ${'} } '.repeat(12)} } } } }`
    const wide = `{ ${Array.from({ length: 200 }, (_, index) => `a${index}: partnerships { nodes { id } }`).join(' ')} }`
    const costly = `{ ${Array.from({ length: 25 }, (_, index) => `a${index}: deals(first: 200) { nodes { activities(first: 200) { nodes { author { organization { name } } } } } }`).join(' ')} }`
    const tokens = `{ partnerships { nodes { ${'id '.repeat(5000)} } } }`
    const spread = `fragment A on Partnership { ...B } fragment B on Partnership { ...A } { partnerships { nodes { ...A } } }`
    for (const [name, query] of Object.entries({ deep, wide, tokens, spread })) {
      const began = performance.now()
      const { data, errors } = await ask(query)
      expect({ name, data, isRefused: errors.length > 0 }).toEqual({ name, data: null, isRefused: true })
      expect(codesOf({ errors }), name).not.toContain('INTERNAL')
      expect(performance.now() - began, name).toBeLessThan(5000)
    }
    const began = performance.now()
    expect(codesOf(await ask(costly))).not.toContain('INTERNAL')
    expect(performance.now() - began).toBeLessThan(10_000)
    await stillAnswers()
  })

  it('a list gives no more than a page, however much is asked', async () => {
    const answer = await ask('{ accounts(first: 1000000) { nodes { id } } }')
    expect(codesOf(answer)).not.toContain('INTERNAL')
  })

  it('5 MB of query are not read to the end', async () => {
    const body = JSON.stringify({
      query: `{ partnerships { nodes { id } } } # ${'x'.repeat(5 * 1024 * 1024)}`,
    })
    const status = await fetch(`${app.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': key },
      body,
    }).then(
      response => response.status,
      // The server may hang up while the rest is still on its way.
      () => 413,
    )
    expect(status).toBe(413)
    await stillAnswers()
  })

  it('batches, GET and broken JSON are refused in words', async () => {
    const post = (body: string) =>
      fetch(`${app.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': key },
        body,
      })
    for (const body of ['[{"query":"{ __typename }"}]', '{"query":', 'null', '"text"', '']) {
      const response = await post(body)
      expect(response.status).toBe(400)
      const { errors } = await response.json()
      expect(errors[0].message.length).toBeGreaterThan(10)
    }
    const got = await fetch(
      `${app.origin}/graphql?query=${encodeURIComponent('mutation { updatePreferences(input: {}) { name } }')}`,
      {
        headers: { cookie },
      },
    )
    expect(got.status).toBeGreaterThanOrEqual(400)
  })

  it('a misspelt field brings no suggestion of what there is', async () => {
    const { errors } = await ask('{ partnershps { nodes { id } } }')
    expect(errors).not.toEqual([])
    expect(JSON.stringify(errors)).not.toMatch(/did you mean/i)
  })

  it('refuses pages of other origins', async () => {
    const foreign = 'https://evil.example'
    const upload = await fetch(`${app.origin}/files/account-imports?name=x.csv`, {
      method: 'POST',
      headers: { origin: foreign, cookie },
      body: 'name\nX\n',
    })
    expect(upload.status).toBe(403)
    for (const path of ['/graphql', '/socket.io/?EIO=4&transport=websocket', '/collab']) {
      const socket = new WebSocket(app.origin.replace('http', 'ws') + path, {
        headers: { origin: foreign, cookie },
      })
      socket.on('error', () => {})
      const [, response] = await once(socket, 'unexpected-response')
      expect({ path, status: response.statusCode }).toEqual({ path, status: 403 })
      socket.terminate()
    }
  })

  it('sockets that speak nonsense are closed and hurt nobody', async () => {
    const noise = [
      'not json',
      '{"type":"subscribe"}',
      '{}',
      '[]',
      '\u0000'.repeat(1000),
      '42["chat:send",null]',
      '{"type":"connection_init","payload":42}',
    ]
    for (const path of [
      '/graphql',
      '/socket.io/?EIO=4&transport=websocket',
      '/collab',
      '/collab/plan:x',
      '/nowhere',
    ]) {
      for (const headers of [{}, { cookie }]) {
        const protocols = path === '/graphql' ? ['graphql-transport-ws'] : []
        const socket = new WebSocket(app.origin.replace('http', 'ws') + path, protocols, { headers })
        socket.on('error', () => {})
        const opened = await Promise.race([
          once(socket, 'open').then(
            () => true,
            () => false,
          ),
          once(socket, 'close').then(
            () => false,
            () => false,
          ),
        ])
        if (opened) {
          for (const text of noise) socket.send(text)
          socket.send(Buffer.alloc(64 * 1024, 0xff))
          await Promise.race([once(socket, 'close'), new Promise(resolve => setTimeout(resolve, 500))])
        }
        socket.terminate()
      }
    }
    await stillAnswers()
  })

  it('raw bytes on the port get an answer or a closed line', async () => {
    const { port } = new URL(app.origin)
    for (const bytes of [
      '\u0016\u0003\u0001 hello',
      'GET / HTTP/9.9\r\n\r\n',
      `GET /${'a'.repeat(200_000)} HTTP/1.1\r\n\r\n`,
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n',
    ]) {
      const socket = connect(Number(port), '127.0.0.1')
      socket.on('error', () => {})
      socket.resume()
      socket.end(bytes)
      await once(socket, 'close')
    }
    await stillAnswers()
  })

  it('paths outside the client are not served', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/../../package.json',
      '/%00',
      '/assets/%c0%ae%c0%ae/x',
    ]) {
      const response = await fetch(app.origin + path)
      expect(await response.text()).not.toContain('"private"')
    }
    await stillAnswers()
  })
})
