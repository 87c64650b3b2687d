import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { memorySecrets, startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { signInAt } from '../../../test/support/requests.ts'
import { people } from '../../../test/support/people.ts'
import { testEnv } from '../../../test/support/testEnv.ts'
import { createApp } from '../app.ts'

/** Two processes of one installation. */
let here: string
let there: string
let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
  const secrets = memorySecrets()
  const processes = await Promise.all(
    [1, 2].map(() => createApp(testEnv({ origin: 'http://127.0.0.1' }), app.logins, secrets)),
  )
  const [first = '', second = ''] = await Promise.all(
    processes.map(async ({ server }) => {
      await once(server.listen(0, '127.0.0.1'), 'listening')
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    }),
  )
  here = first
  there = second
  return async () => void (await Promise.all(processes.map(each => each.close())))
})

const asks = async (origin: string, cookie: string) => {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin },
    body: JSON.stringify({ query: '{ members { id } }' }),
  })
  const { errors = [] } = JSON.parse(await response.text())
  return errors[0]?.extensions?.code ?? 'answered'
}

async function openSocket(origin: string, cookie: string): Promise<{ closed: Promise<number> }> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { cookie, origin },
  })
  await once(socket, 'open')
  const acknowledged = once(socket, 'message')
  socket.send(JSON.stringify({ type: 'connection_init' }))
  expect(String((await acknowledged)[0])).toContain('connection_ack')
  return { closed: once(socket, 'close').then(([code]) => Number(code)) }
}

describe('a session', () => {
  const signOut = (cookie: string) =>
    fetch(`${there}/auth/sign-out`, { method: 'POST', headers: { cookie, origin: there } })

  const dropSession = (cookie: string) =>
    withClient(app.ownerUrl, client =>
      client.query('delete from auth."session" where token = $1', [
        decodeURIComponent(/session_token=([^;]+)/.exec(cookie)?.[1] ?? '').split('.')[0],
      ]),
    )

  it.each([
    ['by signing out', signOut],
    ['in the database', dropSession],
  ])('that ended on another process, %s, is over here within a second', async (_how, end) => {
    const cookie = await signInAt(here, people.marta.email)
    const other = await signInAt(here, people.kenji.email)
    const [socket, untouched] = [await openSocket(here, cookie), await openSocket(here, other)]
    let wasClosed = false
    void untouched.closed.then(() => (wasClosed = true))
    expect(await asks(here, cookie)).toBe('answered')
    const began = performance.now()
    await end(cookie)
    expect(await socket.closed).toBe(4403)
    await vi.waitFor(async () => expect(await asks(here, cookie)).toBe('UNAUTHENTICATED'), { interval: 20 })
    expect(performance.now() - began).toBeLessThan(1000)
    expect(await asks(here, other)).toBe('answered')
    expect(wasClosed).toBe(false)
  })
})
