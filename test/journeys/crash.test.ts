import { afterAll, beforeAll, describe, expect, it, inject } from 'vitest'
import { signInAt } from '../support/requests.ts'
import { cloneDatabase, urlOf } from '../support/testDatabase.ts'
import type { OwnDatabase } from '../support/testDatabase.ts'
import { startServerProcess } from '../support/serverProcess.ts'
import type { ServerProcess } from '../support/serverProcess.ts'
import { readSample } from '../support/samples.ts'
import { people } from '../support/people.ts'
import { withClient } from '../support/withClient.ts'

describe('a server that is killed while orders come in', () => {
  let database: OwnDatabase
  let server: ServerProcess
  let key: string
  let sample: string

  beforeAll(async () => {
    const given = inject('database')
    database = await cloneDatabase(given, given.peopled)
    server = await startServerProcess({
      command: 'serve',
      databaseUrl: urlOf(given.ownerUrl, database.name),
      env: { ENISHI_TRUSTED_DOCUMENTS: 'off' },
    })
    sample = await readSample('po-850.edi')
    const cookie = await signInAt(server.origin, people.kenji.email)
    const ask = async (query: string) => {
      const response = await fetch(`${server.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ query }),
      })
      const { data, errors } = await response.json()
      expect(errors).toBeUndefined()
      return data
    }
    const made = await ask(
      'mutation { createApiKey(input: { name: "System", scopes: [EDI_SEND] }) { secret } }',
    )
    key = made.createApiKey.secret
  })
  afterAll(async () => {
    await server.remove()
    await database.drop()
  })

  const interchange = (index: number) =>
    sample
      .replaceAll('000000101', String(100_000_000 + index))
      .replaceAll('SKT-PO-2026-0417', `CRASH-${index}`)
      .replace('REF*CT*D-1001~\n', '')
      .replace('SE*27*', 'SE*26*')

  const post = async (index: number) => {
    const response = await fetch(`${server.origin}/edi/inbound`, {
      method: 'POST',
      headers: { 'x-api-key': key },
      body: interchange(index),
    })
    return {
      status: response.status,
      verdict: response.headers.get('enishi-status'),
      text: await response.text(),
    }
  }

  it('loses no order it acknowledged, doubles none, and takes the others when they are sent again', async () => {
    const acknowledged = new Map<number, string>()
    let next = 0
    let isKilled = false
    const sender = async () => {
      while (!isKilled) {
        const index = next++
        const answer = await post(index).catch(() => null)
        if (answer?.verdict === 'ACCEPTED') acknowledged.set(index, answer.text)
        else if (answer) throw new Error(`${index}: ${JSON.stringify(answer)}`)
      }
    }
    const senders = Promise.all(Array.from({ length: 6 }, sender))
    await expect.poll(() => acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(20)
    const killed = server.kill()
    isKilled = true
    await Promise.all([killed, senders])
    await server.start()

    const numbers = () =>
      withClient(database.ownerUrl, async client =>
        (await client.query<{ number: string }>('select number from purchase_order')).rows.map(
          row => row.number,
        ),
      )
    const kept = await numbers()
    for (const index of acknowledged.keys())
      expect(kept.filter(number => number === `CRASH-${index}`)).toHaveLength(1)
    // The partner's system sends everything again: what was answered is answered the same, the rest now.
    for (let index = 0; index < next; index++) {
      const answer = await post(index)
      expect(answer).toMatchObject({ status: 200, verdict: 'ACCEPTED' })
      if (acknowledged.has(index)) expect(answer.text).toBe(acknowledged.get(index))
    }
    const all = await numbers()
    expect(all.toSorted()).toEqual(Array.from({ length: next }, (_, index) => `CRASH-${index}`).toSorted())
  })

  it('refuses sign-in from a page of another origin', async () => {
    const response = await fetch(`${server.origin}/auth/sign-in/email`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'https://evil.example',
        cookie: 'enishi.session_token=x',
      },
      body: JSON.stringify({ email: people.aiko.email, password: 'enishi-demo' }),
    })
    expect(response.status).toBe(403)
  })
})
