import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { readSample } from '../../../test/support/samples.ts'
import { assignOrderToDeal } from './assignOrderToDeal.ts'

let app: TestApp
let orderId: string

interface Order {
  id: string
  deal: { id: string } | null
  viewerCanAssign: boolean
}

async function orders(person: PersonName, filter: Record<string, unknown> = {}): Promise<Order[]> {
  const { data, errors } = await app.graphql(
    person,
    `query ($dealId: ID, $isUnassigned: Boolean, $partnershipId: ID) {
      purchaseOrders(dealId: $dealId, isUnassigned: $isUnassigned, partnershipId: $partnershipId) {
        nodes { id deal { id } viewerCanAssign } } }`,
    filter,
  )
  expect(errors).toEqual([])
  return (data as { purchaseOrders: { nodes: Order[] } }).purchaseOrders.nodes
}

const orderNotes = async (dealId: string) => {
  const { data } = await app.graphql(
    'aiko',
    'query ($id: ID!) { deal(id: $id) { activities(first: 100) { nodes { kind body } } orders { id } } }',
    { id: dealId },
  )
  const { activities } = (data as { deal: { activities: { nodes: { kind: string; body: string }[] } } }).deal
  return activities.nodes.filter(activity => activity.kind === 'ORDER')
}

beforeAll(async () => {
  app = await startTestApp()
  const { secret } = await app.make.apiKey()
  const body = (await readSample('po-850.edi')).replace('REF*CT*D-1001', 'REF*CT*NONE')
  const response = await app.fetch('/edi/inbound', { method: 'POST', headers: { 'x-api-key': secret }, body })
  expect(response.headers.get('enishi-status')).toBe('ACCEPTED')
  const [order] = await orders('aiko', { isUnassigned: true })
  expect(order).toMatchObject({ deal: null, viewerCanAssign: true })
  orderId = order?.id ?? ''
})

describe('an order without a deal', () => {
  it('is assigned by either firm, once however often it is said, and shows on the deal', async () => {
    const { id } = await app.make.deal()
    await assignOrderToDeal(app.as('kenji'), orderId, id)
    await assignOrderToDeal(app.as('aiko'), orderId, id)
    expect(await orderNotes(id)).toEqual([{ kind: 'ORDER', body: 'SKT-PO-2026-0417' }])
    for (const person of ['aiko', 'kenji'] as const) {
      expect(await orders(person, { dealId: id })).toMatchObject([{ id: orderId, deal: { id } }])
    }
    expect(await orders('aiko', { isUnassigned: true })).toEqual([])
    const next = await app.make.deal()
    await assignOrderToDeal(app.as('aiko'), orderId, next.id)
    expect(await orders('kenji', { dealId: id })).toEqual([])
    expect(await orderNotes(next.id)).toHaveLength(1)
  })

  it('finds no deal of another partnership, and none that is not there', async () => {
    const before = await orders('aiko')
    const partnershipId = app.partnershipWith('marta')
    const account = await app.make.account()
    await app.make.grant(account.id, { partnershipId })
    const foreign = await app.make.deal({ accountId: account.id, partnershipId })
    for (const dealId of [foreign.id, orderId, 'nonsense']) {
      await expect(assignOrderToDeal(app.as('aiko'), orderId, dealId)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    }
    expect(await orders('aiko')).toEqual(before)
    expect(await orders('aiko', { partnershipId })).toEqual([])
  })

  it('is not there for a third firm, and is assigned only by roles that may', async () => {
    const { id } = await app.make.deal()
    for (const person of ['marta', 'stranger'] as const) {
      expect(await orders(person)).toEqual([])
      await expect(assignOrderToDeal(app.as(person), orderId, id)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    }
    const guest = app.as('aiko', { roles: ['GUEST'] })
    await expect(assignOrderToDeal(guest, orderId, id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(assignOrderToDeal(app.as(undefined), orderId, id)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })
})
