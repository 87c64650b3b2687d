import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { becomePartners, showOutside } from '../../../test/support/grantsWorld.ts'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { people } from '../../../test/support/people.ts'
import { revokeGrant } from '../grants/revokeGrant.ts'

let app: TestApp
let sakuraToNowhere: string
let orderId: string
beforeAll(async () => {
  app = await startTestApp()
  sakuraToNowhere = await becomePartners(app, 'kenji', 'stranger', people.stranger.email)
  const deal = await app.make.deal()
  await app.make.tradingAgreement(deal.id)
  const { secret } = await app.make.apiKey()
  const body = await readFile(fileURLToPath(import.meta.resolve('@enishi/edi/samples/po-850.edi')))
  const posted = await app.fetch('/edi/inbound', { method: 'POST', headers: { 'x-api-key': secret }, body })
  expect(posted.status).toBe(200)
  const order = await app
    .as('kenji')
    .query(tx => tx.selectFrom('purchase_order').select('id').executeTakeFirstOrThrow())
  orderId = order.id
})

const show = (fields: string[]) =>
  showOutside(app, {
    recordType: 'PURCHASE_ORDER',
    recordId: orderId,
    partnershipId: sakuraToNowhere,
    fields,
  })

async function seen(person: PersonName) {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { sharedPurchaseOrder(id: $id) { number buyerName supplierName shipToName currency total notes
      lines { quantity unit unitPrice amount } } purchaseOrder(id: $id) { id } }`,
    { id: orderId },
  )
  expect(errors).toEqual([])
  return data?.['sharedPurchaseOrder'] as { lines: { unitPrice: string | null }[] | null } | null
}

describe('an order shown to a firm outside of it', () => {
  it('shows its lines without what they cost, unless prices are shared too', async () => {
    const grantId = await show(['lines', 'parties'])
    const order = await seen('stranger')
    expect(order).toMatchObject({
      buyerName: 'Sakura Trading',
      supplierName: 'Aurora Systems',
      shipToName: null,
      total: null,
      currency: null,
      notes: null,
    })
    expect(order?.lines?.length).toBeGreaterThan(0)
    expect(order?.lines?.every(line => line.unitPrice === null)).toBe(true)
    for (const person of ['aiko', 'kenji', 'marta'] as const) expect(await seen(person)).toBeNull()
    await revokeGrant(app.as('kenji'), grantId)
    expect(await seen('stranger')).toBeNull()
  })

  it('shows what it costs in all, and no lines, where prices alone are shared', async () => {
    const grantId = await show(['prices'])
    const order = await seen('stranger')
    expect(order).toMatchObject({ lines: null, buyerName: null, currency: expect.any(String) })
    await revokeGrant(app.as('kenji'), grantId)
    const second = await show(['prices', 'lines'])
    expect((await seen('stranger'))?.lines?.some(line => line.unitPrice !== null)).toBe(true)
    await revokeGrant(app.as('kenji'), second)
  })
})
