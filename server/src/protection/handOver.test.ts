import { once } from 'node:events'
import { beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { hire } from '../../../test/support/colleagues.ts'
import type { Colleague } from '../../../test/support/colleagues.ts'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { addCampaignTask } from '../campaigns/addCampaignTask.ts'
import { createAccount } from '../accounts/createAccount.ts'
import { createApiKey } from '../identity/createApiKey.ts'
import { newId } from '../platform/ids.ts'
import { handOver } from './handOver.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const owner = (text: string, values: unknown[] = []) =>
  withClient(app.ownerUrl, async client => (await client.query(text, values)).rows)

/** A colleague with one of each: an account, a deal, an open and a finished task, a key. */
async function busy(roles: Parameters<typeof hire>[2] = ['CHANNEL_MANAGER']) {
  const leaver = await hire(app, 'aiko', roles)
  const { account } = await createAccount(leaver.as(), { name: 'Looked after' })
  await owner('update account set owner_member_id = $1 where id = $2', [leaver.memberId, account.id])
  const deal = await app.make.deal()
  await owner('update deal set owner_member_id = $1 where id = $2', [leaver.memberId, deal.id])
  const campaign = await app.make.campaign()
  const tasks = [newId(), newId()]
  for (const [index, id] of tasks.entries()) {
    const input = { title: 'Book a hall', isDone: index === 1, assigneeId: leaver.memberId }
    await addCampaignTask(leaver.as(), { campaignId: campaign.id, id, input })
  }
  const { secret } = await createApiKey(leaver.as(), { name: 'Mine', scopes: ['READ'] })
  return { leaver, accountId: account.id, dealId: deal.id, tasks, secret }
}

const preview = async (memberId: string, as: 'aiko' | 'kenji' = 'aiko') =>
  (
    await app.graphql(
      as,
      `{ lookedAfter(memberId: "${memberId}") { accounts deals tasks apiKeys member { id } } }`,
    )
  ).data?.['lookedAfter']

describe('a colleague who leaves', () => {
  it('hands all they look after to a successor, with history, as the preview said', async () => {
    const { leaver, accountId, dealId, tasks } = await busy()
    const counts = { accounts: 1, deals: 1, tasks: 1, apiKeys: 1 }
    expect(await preview(leaver.memberId)).toEqual({ ...counts, member: { id: leaver.memberId } })
    const successor = await hire(app, 'aiko', ['SELLER'])
    expect(
      await handOver(app.as('aiko'), { memberId: leaver.memberId, successorId: successor.memberId }),
    ).toMatchObject(counts)
    const [account] = await owner('select owner_member_id, version from account where id = $1', [accountId])
    expect(account).toEqual({ owner_member_id: successor.memberId, version: 2 })
    expect(await owner('select owner_member_id from deal where id = $1', [dealId])).toEqual([
      { owner_member_id: successor.memberId },
    ])
    const assigned = await owner(
      'select id, assignee_member_id as who from campaign_task where id = any ($1) order by is_done',
      [tasks],
    )
    expect(assigned.map(({ who }) => who)).toEqual([successor.memberId, leaver.memberId])
    const history = await owner(
      `select before ->> 'owner_member_id' as was, by_member_id from record_history where record_id = $1 and 'owner_member_id' = any (changed_fields) order by at desc limit 1`,
      [accountId],
    )
    expect(history).toEqual([{ was: leaver.memberId, by_member_id: app.memberId('aiko') }])
    expect(await owner(`select details from audit_event where action = 'member.left'`)).toEqual([
      { details: { successorId: successor.memberId, ...counts } },
    ])
    expect(await preview(leaver.memberId)).toMatchObject({ accounts: 0, deals: 0, tasks: 0, apiKeys: 0 })
  })

  it('is out at once: session, open socket and key', async () => {
    const { leaver, secret } = await busy()
    const cookie = await leaver.signIn()
    const socket = new WebSocket(`${app.origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { cookie, origin: app.origin },
    })
    await once(socket, 'open')
    const acknowledged = once(socket, 'message')
    socket.send(JSON.stringify({ type: 'connection_init' }))
    await acknowledged
    const closed = once(socket, 'close')
    const asks = (headers: Record<string, string>) =>
      app.postGraphql({ query: '{ members { id } }' }, headers)
    expect((await asks({ cookie })).errors).toEqual([])
    expect((await asks({ 'x-api-key': secret })).errors).toEqual([])
    await handOver(app.as('aiko'), { memberId: leaver.memberId, successorId: app.memberId('aiko') })
    await closed
    const ended: Record<string, string>[] = [{ cookie }, { 'x-api-key': secret }]
    for (const headers of ended)
      expect((await asks(headers)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    // Signing in anew leads nowhere.
    expect((await asks({ cookie: await leaver.signIn() })).errors[0]?.extensions?.code).toBe(
      'NO_ORGANIZATION',
    )
  })

  it('goes once, by an administrator of the own firm, never by themselves', async () => {
    const { leaver } = await busy()
    const input = { memberId: leaver.memberId, successorId: app.memberId('aiko') }
    await expect(handOver(leaver.as(), input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(handOver(leaver.as(['ADMIN']), input)).rejects.toMatchObject({ code: '42501' })
    await expect(
      handOver(app.as('aiko'), { memberId: app.memberId('aiko'), successorId: leaver.memberId }),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    for (const person of ['kenji', 'stranger'] as const)
      await expect(
        handOver(app.as(person), { ...input, successorId: app.memberId(person) }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const successorId of [app.memberId('kenji'), leaver.memberId, 'nobody'])
      await expect(handOver(app.as('aiko'), { ...input, successorId })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    expect(await preview(leaver.memberId, 'kenji')).toBeNull()
    await handOver(app.as('aiko'), input)
    await expect(handOver(app.as('aiko'), input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('who owns the firm is let go by an owner alone, and two owners cannot let each other go', async () => {
    const admin: Colleague = await hire(app, 'aiko', ['ADMIN'])
    await expect(
      handOver(admin.as(), { memberId: app.memberId('aiko'), successorId: admin.memberId }),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    const [one, two] = [await hire(app, 'aiko', ['OWNER']), await hire(app, 'aiko', ['OWNER'])]
    const successorId = app.memberId('aiko')
    const results = await Promise.allSettled([
      handOver(one.as(), { memberId: two.memberId, successorId }),
      handOver(two.as(), { memberId: one.memberId, successorId }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
