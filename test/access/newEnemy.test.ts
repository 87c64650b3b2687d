import { once } from 'node:events'
import { updateAccount } from '@enishi/server/src/accounts/updateAccount.ts'
import { revokeGrant } from '@enishi/server/src/grants/revokeGrant.ts'
import { createApp } from '@enishi/server/src/app.ts'
import type { Client } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../support/freePort.ts'
import { startTestApp } from '../support/index.ts'
import type { TestApp } from '../support/index.ts'
import { memorySecrets } from '../support/memorySecrets.ts'
import { connectSubscriptions, listen } from '../support/subscriptions.ts'
import { testEnv } from '../support/testEnv.ts'

const rounds = 100

/** What a firm was shown, it may remember; what is written after it was shut out, it must never learn. */
describe('the new enemy', () => {
  let app: TestApp
  let other: Awaited<ReturnType<typeof createApp>>
  let otherOrigin: string
  const clients: Client[] = []

  beforeAll(async () => {
    app = await startTestApp()
    const port = await freePort()
    otherOrigin = `http://127.0.0.1:${port}`
    other = await createApp(testEnv({ port, origin: otherOrigin }), app.logins, memorySecrets())
    other.server.listen(port, '127.0.0.1')
    await once(other.server, 'listening')
  })
  afterAll(async () => {
    await Promise.all(clients.map(client => client.dispose()))
    await other.close()
  })

  const query = 'query ($id: ID!) { account(id: $id) { id city } accounts(first: 100) { nodes { id city } } }'
  const document = `subscription { grantChanged { grantId grant { id recordName } } }`

  it('reads nothing that was written after the revocation, on any process, however often it asks', async () => {
    const { secret } = await app.make.apiKey({ name: 'Reader', scopes: ['READ'] })
    const ask = async (origin: string, id: string) => {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': secret },
        body: JSON.stringify({ query, variables: { id } }),
      })
      return response.text()
    }
    const client = connectSubscriptions(app.origin, await app.signIn('kenji'))
    clients.push(client)
    const told = listen(client, document, {})
    const leaks: string[] = []
    for (let round = 0; round < rounds; round++) {
      const later = `Later${round}town`
      const account = await app.make.sharedAccount({ name: `Enemy ${round}`, city: 'Before' }, ['city'])
      // Both processes have answered it once: whatever they keep of an answer is warm.
      const before = await Promise.all([ask(app.origin, account.id), ask(otherOrigin, account.id)])
      expect(before.every(answer => answer.includes('Before'))).toBe(true)
      await revokeGrant(app.as('aiko'), account.grantId)
      const write = updateAccount(app.as('aiko'), {
        accountId: account.id,
        expectedVersion: 1,
        values: { name: `Enemy ${round}`, city: later },
      })
      // Asked while it is written, and after.
      const during = await Promise.all([ask(app.origin, account.id), ask(otherOrigin, account.id), write])
      const after = await Promise.all([ask(app.origin, account.id), ask(otherOrigin, account.id)])
      for (const answer of [...during.slice(0, 2), ...after]) {
        if (typeof answer === 'string' && (answer.includes(later) || answer.includes(account.id)))
          leaks.push(`round ${round}: ${answer}`)
      }
    }
    expect(leaks).toEqual([])
    expect(JSON.stringify(told.events)).not.toMatch(/Later\d+town/)
    expect(told.events.length).toBeGreaterThan(0)
  }, 120_000)
})
