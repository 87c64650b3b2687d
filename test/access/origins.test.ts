import { request as httpRequest } from 'node:http'
import { routes } from '@enishi/server/src/domains.ts'
import { openOrigins } from '@enishi/server/src/platform/http/origins.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { people, password, startTestApp } from '../support/index.ts'
import type { TestApp } from '../support/index.ts'

describe('a host without a public address', () => {
  const { ofHost } = openOrigins({ origin: 'http://localhost:4000', isOriginGiven: false })

  it.each([
    'localhost:4000',
    'enishi.localhost',
    '127.0.0.1:4000',
    '127.8.8.8',
    '10.1.2.3:4000',
    '172.16.0.1',
    '172.31.255.255:80',
    '192.168.1.20:4000',
    '169.254.1.1',
    '[::1]:4000',
    '[fd12::1]:4000',
    '[fe80::1]',
  ])('is ours at %s', host => {
    expect(ofHost(host)).toContain(`http://${host}`)
  })

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.1.20@evil.example',
    '8.8.8.8',
    '172.32.0.1',
    '0x7f.1',
    '2130706433',
    '[2001:db8::1]',
    '[::ffff:8.8.8.8]',
    'localhost:4000/x',
    '',
    null,
  ])('is not ours at %s', host => {
    expect(ofHost(host)).toEqual(['http://localhost:4000'])
  })

  it('is ours nowhere else once the address is given', () => {
    const given = openOrigins({ origin: 'https://enishi.example/', isOriginGiven: true })
    for (const host of ['localhost:4000', '10.1.2.3', 'evil.example']) {
      expect(given.ofHost(host)).toEqual(['https://enishi.example'])
    }
  })
})

describe('what changes something', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })

  /** fetch would not send a Host or an Origin of our choice. */
  const send = async (path: string, method: string, headers: Record<string, string>, body = '') =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const sent = httpRequest(app.origin + path, { method, headers }, response => {
        let text = ''
        response
          .on('data', chunk => (text += chunk))
          .on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      })
      sent.on('upgrade', (response, socket) => {
        socket.destroy()
        resolve({ status: response.statusCode ?? 0, text: '' })
      })
      sent.on('error', reject).end(body)
    })
  const own = () => new URL(app.origin).host
  const foreign = (): Record<string, string>[] => [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: app.origin.replace(/:\d+$/, ':1') },
    { 'sec-fetch-site': 'cross-site', origin: app.origin },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://evil.example', host: 'evil.example' },
  ]
  const writing = [
    ...routes.filter(route => route.method !== 'GET').map(route => [route.method, route.path] as const),
    ['POST', '/graphql'],
    ['POST', '/auth/sign-out'],
    ['POST', '/auth/update-user'],
    ['POST', '/edi/inbound'],
    ['PUT', '/anything'],
  ] as const

  it.each(writing)('is refused to a page of another address: %s %s', async (method, path) => {
    const cookie = await app.signIn('kenji')
    for (const headers of foreign()) {
      const { status, text } = await send(
        path,
        method,
        { cookie, 'content-type': 'application/json', ...headers },
        '{}',
      )
      expect([status, text], JSON.stringify(headers)).toEqual([403, expect.stringContaining('ENISHI_ORIGIN')])
    }
  })

  it('is open to our own page and to programs', async () => {
    const cookie = await app.signIn('kenji')
    const body = JSON.stringify({ query: '{ members { id } }' })
    const ours: Record<string, string>[] = [
      { origin: app.origin },
      { 'sec-fetch-site': 'same-origin', origin: app.origin },
      { 'sec-fetch-site': 'none' },
      {},
    ]
    for (const headers of ours) {
      const sent = { cookie, 'content-type': 'application/json', ...headers }
      expect(await send('/graphql', 'POST', sent, body)).toMatchObject({ status: 200 })
    }
  })

  it.each(['/graphql', '/collab', '/socket.io/?EIO=4&transport=websocket'])(
    'includes a socket: %s',
    async path => {
      const cookie = await app.signIn('kenji')
      const upgrade = {
        cookie,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-protocol': 'graphql-transport-ws',
      }
      for (const headers of foreign()) {
        expect(await send(path, 'GET', { ...upgrade, ...headers })).toMatchObject({ status: 403 })
      }
      expect(await send(path, 'GET', { ...upgrade, origin: app.origin })).toMatchObject({ status: 101 })
    },
  )

  it('includes the socket that is made of requests', async () => {
    const cookie = await app.signIn('kenji')
    const path = '/socket.io/?EIO=4&transport=polling'
    for (const headers of foreign()) {
      expect(await send(path, 'GET', { cookie, ...headers })).toMatchObject({ status: 403 })
    }
    expect(await send(path, 'GET', { cookie, origin: app.origin })).toMatchObject({ status: 200 })
  })

  it('includes signing in, under a name that somebody else let point here', async () => {
    const body = JSON.stringify({ email: people.kenji.email, password })
    const json = { 'content-type': 'application/json' }
    const rebound = { ...json, host: 'evil.example', origin: 'http://evil.example' }
    expect(await send('/auth/sign-in/email', 'POST', rebound, body)).toMatchObject({ status: 403 })
    // To a browser this is a page's request to its own host.
    const called = { ...rebound, 'sec-fetch-site': 'same-origin' }
    expect(await send('/auth/sign-in/email', 'POST', called, body)).toMatchObject({ status: 403 })
    const ours = { ...json, host: own(), origin: app.origin }
    expect(await send('/auth/sign-in/email', 'POST', ours, body)).toMatchObject({ status: 200 })
  })
})
