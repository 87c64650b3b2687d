import { createClient } from 'graphql-ws'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { moveDeal } from './moveDeal.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

/** What a subscription says to somebody, as it comes in. */
async function listen(person: PersonName, query: string, variables: Record<string, unknown> = {}) {
  const cookie = await app.signIn(person)
  class SignedIn extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { cookie, origin: app.origin } })
    }
  }
  const client = createClient({
    url: `${app.origin.replace('http', 'ws')}/graphql`,
    webSocketImpl: SignedIn,
    lazy: false,
  })
  const heard: unknown[] = []
  await new Promise<void>(resolve => client.on('connected', () => resolve()))
  client.subscribe(
    { query, variables },
    { next: ({ data }) => heard.push(data), error: error => heard.push(error), complete: () => {} },
  )
  // A subscription is not acknowledged; it is there once the server has read the frame.
  await new Promise(resolve => setTimeout(resolve, 300))
  return { heard, close: () => client.dispose() }
}

describe('a change that others wait for', () => {
  it('of a deal reaches both firms, each with what it may see, and no third', async () => {
    const account = await app.make.sharedAccount({ notes: 'ours alone' }, [])
    const deal = await app.make.deal({ accountId: account.id })
    const query = 'subscription { dealChanged { id stage account { notes } } }'
    const listeners = await Promise.all(
      (['aiko', 'kenji', 'marta'] as const).map(person => listen(person, query)),
    )
    await moveDeal(app.as('kenji'), { dealId: deal.id, stage: 'PROPOSAL', expectedVersion: 1 })
    const [aiko, kenji, marta] = listeners
    await vi.waitFor(() => expect([aiko?.heard.length, kenji?.heard.length]).toEqual([1, 1]), 5000)
    expect(aiko?.heard).toEqual([
      { dealChanged: { id: deal.id, stage: 'PROPOSAL', account: { notes: 'ours alone' } } },
    ])
    expect(kenji?.heard).toEqual([
      { dealChanged: { id: deal.id, stage: 'PROPOSAL', account: { notes: null } } },
    ])
    expect(marta?.heard).toEqual([])
    for (const { close } of listeners) await close()
  })

  it('of a share reaches the two firms it lies between', async () => {
    const account = await app.make.sharedAccount()
    const query = 'subscription { grantChanged { grantId recordId grant { status recordName } } }'
    const listeners = await Promise.all((['kenji', 'marta'] as const).map(person => listen(person, query)))
    await app.graphql('aiko', 'mutation ($id: ID!) { revokeGrant(grantId: $id) { id } }', {
      id: account.grantId,
    })
    const [kenji, marta] = listeners
    await vi.waitFor(() => expect(kenji?.heard).toHaveLength(1), 5000)
    expect(kenji?.heard).toEqual([
      {
        grantChanged: {
          grantId: account.grantId,
          recordId: account.id,
          grant: { status: 'REVOKED', recordName: null },
        },
      },
    ])
    expect(marta?.heard).toEqual([])
    for (const { close } of listeners) await close()
  })

  it('of an import reaches its firm until it has finished, and nobody else', async () => {
    const sent = await app.fetch('/files/account-imports', {
      method: 'POST',
      as: 'aiko',
      body: 'Name\nSubscribed Works\n',
    })
    const { importId } = JSON.parse(await sent.text())
    const query = 'subscription ($id: ID!) { accountImportChanged(id: $id) { status processedCount } }'
    const listeners = await Promise.all(
      (['aiko', 'kenji'] as const).map(person => listen(person, query, { id: importId })),
    )
    await app.graphql(
      'aiko',
      'mutation ($id: ID!) { startAccountImport(input: { importId: $id, mapping: [{ index: 0, field: NAME }] }) { __typename } }',
      { id: importId },
    )
    const [aiko, kenji] = listeners
    await vi.waitFor(
      () =>
        expect(aiko?.heard.at(-1)).toEqual({
          accountImportChanged: { status: 'FINISHED', processedCount: 1 },
        }),
      5000,
    )
    expect(kenji?.heard).toEqual([])
    for (const { close } of listeners) await close()
  })
})
