import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../support/index.ts'
import type { PersonName, TestApp } from '../support/index.ts'
import { readSample } from '../support/samples.ts'

const orderQuery = `query ($dealId: ID!) { purchaseOrders(dealId: $dealId) { nodes { id number total currency documentType
  buyer { name } supplier { name } deal { number }
  lines { number buyerItem supplierItem quantity unit unitPrice amount } } } }`

const interchangeQuery = `query ($id: ID!) { interchange(id: $id) { status reason deliveryCount acknowledgementType acknowledgement
  messages { type isAccepted } faults { code segmentTag segmentPosition element value message } orders { number } } }`

interface Order {
  id: string
  number: string
  lines: Record<string, string>[]
}

interface Reading {
  status: string
  reason: string | null
  deliveryCount: number
  faults: {
    segmentTag: string
    segmentPosition: number
    element: number | null
    message: string
    value: string | null
  }[]
  orders: { number: string }[]
}

describe('a partner’s system posts orders', () => {
  let app: TestApp
  let deal: { id: string; number: string }
  let key: string
  let x850: string
  let orders: string

  beforeAll(async () => {
    app = await startTestApp()
    deal = await app.make.deal()
    await app.make.tradingAgreement(deal.id)
    key = (await app.make.apiKey()).secret
    x850 = await readSample('po-850.edi')
    orders = await readSample('orders-d96a.edi')
  })

  const post = (body: string, secret: string | null = key) =>
    app.fetch('/edi/inbound', {
      method: 'POST',
      headers: secret ? { 'x-api-key': secret } : {},
      body: Buffer.from(body, 'latin1'),
    })

  async function ordersOf(person: PersonName): Promise<Order[]> {
    const { data, errors } = await app.graphql(person, orderQuery, { dealId: deal.id })
    expect(errors).toEqual([])
    return (data as { purchaseOrders: { nodes: Order[] } }).purchaseOrders.nodes
  }

  async function readingOf(response: Response, person: PersonName = 'kenji'): Promise<Reading> {
    const id = response.headers.get('enishi-interchange')
    const { data, errors } = await app.graphql(person, interchangeQuery, { id })
    expect(errors).toEqual([])
    return (data as { interchange: Reading }).interchange
  }

  const countOf = (table: string) =>
    withClient(app.ownerUrl, async client =>
      Number((await client.query(`select count(*) from ${table}`)).rows[0].count),
    )

  const segmentsOf = (acknowledgement: string, terminator: string) =>
    acknowledgement
      .split(terminator)
      .map(segment => segment.trim())
      .filter(segment => segment !== '')

  it('an X12 850 becomes an order on the deal it names, seen exactly alike by both firms, and gets its 997', async () => {
    const response = await post(x850)
    expect(response.status).toBe(200)
    expect(response.headers.get('enishi-status')).toBe('ACCEPTED')
    const segments = segmentsOf(await response.text(), '~')
    // From the receiver of the order to its sender.
    expect(segments[0]).toMatch(/^ISA\*00\* {10}\*00\* {10}\*ZZ\*AURORASYSTEMS {2}\*ZZ\*SAKURATRADING {2}\*/)
    expect(segments).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^ST\*997\*/),
        'AK1*PO*101',
        'AK2*850*0001',
        'AK5*A',
        'AK9*A*1*1*1',
      ]),
    )
    const [order] = await ordersOf('aiko')
    expect(order).toMatchObject({
      number: 'SKT-PO-2026-0417',
      total: '1639.4',
      currency: 'USD',
      documentType: '850',
      buyer: { name: 'Sakura Trading' },
      supplier: { name: 'Aurora Systems' },
      deal: { number: 'D-1001' },
    })
    // The price is as the buyer wrote it, here of a hundred pieces (HP); the amount says what it comes to.
    expect(order?.lines).toMatchObject([
      {
        number: '1',
        buyerItem: 'SK-7001',
        supplierItem: 'AUR-GW-100',
        quantity: '120',
        unitPrice: '12.345',
        amount: '1481.4',
      },
      { number: '2', buyerItem: 'SK-7002', quantity: '2.5', unitPrice: '48.2', amount: '120.5' },
      { number: '3', buyerItem: 'SK-7003', quantity: '1000', unitPrice: '3.75', amount: '37.5' },
    ])
    expect(await ordersOf('kenji')).toEqual(await ordersOf('aiko'))
    expect(await ordersOf('marta')).toEqual([])
  })

  it('an EDIFACT ORDERS does the same, and gets its CONTRL', async () => {
    const response = await post(orders)
    expect(response.status).toBe(200)
    const segments = segmentsOf(await response.text(), "'")
    expect(segments).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^UNH\+1\+CONTRL:/),
        expect.stringMatching(/^UCI\+SK00000201\+SAKURATRADING:ZZ\+AURORASYSTEMS:ZZ\+[78]/),
      ]),
    )
    const order = (await ordersOf('aiko')).find(each => each.number === 'SKT-PO-2026-0418')
    expect(order).toMatchObject({
      total: '1639.4',
      currency: 'USD',
      documentType: 'ORDERS',
      deal: { number: 'D-1001' },
    })
    expect(order?.lines).toMatchObject([
      { quantity: '120', unitPrice: '12.345' },
      { quantity: '2.5', unit: 'KGM', unitPrice: '48.2' },
      { quantity: '1000', unitPrice: '3.75', amount: '37.5' },
    ])
  })

  it('the same bytes again get the same answer and make nothing new', async () => {
    const before = [
      await countOf('purchase_order'),
      await countOf('interchange'),
      await countOf('deal_activity'),
    ]
    const [first, second] = [await post(x850), await post(x850)]
    expect(first.status).toBe(200)
    expect(await second.text()).toBe(await first.clone().text())
    expect(second.headers.get('enishi-interchange')).toBe(first.headers.get('enishi-interchange'))
    expect([
      await countOf('purchase_order'),
      await countOf('interchange'),
      await countOf('deal_activity'),
    ]).toEqual(before)
    expect((await readingOf(first)).deliveryCount).toBeGreaterThanOrEqual(3)
  })

  it('posted ten times at once they are one order', async () => {
    const once = x850.replaceAll('000000101', '000000301').replaceAll('SKT-PO-2026-0417', 'SKT-PO-TWICE')
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post(once).then(response => response.text())),
    )
    expect(new Set(answers).size).toBe(1)
    expect((await ordersOf('aiko')).filter(each => each.number === 'SKT-PO-TWICE')).toHaveLength(1)
  })

  it('other bytes under a control number that was used are refused', async () => {
    const orderCount = await countOf('purchase_order')
    const response = await post(x850.replace('120*EA', '121*EA'))
    expect(response.status).toBe(200)
    expect(response.headers.get('enishi-status')).toBe('REJECTED')
    const reading = await readingOf(response)
    expect(reading).toMatchObject({ status: 'REJECTED', orders: [] })
    expect(reading.reason).toContain('000000101')
    expect(await countOf('purchase_order')).toBe(orderCount)
  })

  it.each([
    ['broken-850.edi', 'PO1', /AK4\*|AK3\*PO1/],
    ['broken-orders.edi', 'QTY', /UC[SD]\+/],
  ])(
    '%s is rejected, kept, and shows which segment and element is wrong, to both firms',
    async (name, tag, note) => {
      const orderCount = await countOf('purchase_order')
      const response = await post(await readSample(name))
      expect(response.status).toBe(200)
      expect(response.headers.get('enishi-status')).toBe('REJECTED')
      expect(await response.clone().text()).toMatch(note)
      for (const person of ['kenji', 'aiko'] as const) {
        const reading = await readingOf(response, person)
        expect(reading).toMatchObject({ status: 'REJECTED', orders: [] })
        const fault = reading.faults.find(each => each.segmentTag === tag && each.element !== null)
        expect(fault?.segmentPosition).toBeGreaterThan(1)
        expect(fault?.message.length).toBeGreaterThan(10)
      }
      expect(await countOf('purchase_order')).toBe(orderCount)
      const { data } = await app.graphql('marta', interchangeQuery, {
        id: response.headers.get('enishi-interchange'),
      })
      expect(data).toEqual({ interchange: null })
    },
  )

  it('a receiver that nobody knows is refused with what to do', async () => {
    // Borealis' own partner list has one firm; the key of Aurora has two, so that the receiver decides.
    const { secret } = await app.make.apiKey({ partnershipId: null }, 'aiko')
    const strange = x850
      .replaceAll('SAKURATRADING  ', 'AURORASYSTEMS  ')
      .replace('*ZZ*AURORASYSTEMS  *ZZ*AURORASYSTEMS  *', '*ZZ*AURORASYSTEMS  *ZZ*NOBODYATALL    *')
    const response = await post(strange, secret)
    expect(response.headers.get('enishi-status')).toMatch(/REJECTED|QUARANTINED/)
    const reading = await readingOf(response, 'aiko')
    expect(reading.reason).toContain('NOBODYATALL')
    expect(reading.orders).toEqual([])
  })

  it('without a key, or with one that may not send, nothing is taken', async () => {
    const count = await countOf('interchange')
    expect((await post(orders, null)).status).toBe(401)
    expect((await post(orders, `${key}x`)).status).toBe(401)
    const { secret } = await app.make.apiKey({ scopes: ['READ'] })
    expect((await post(orders, secret)).status).toBe(403)
    const signedIn = await app.fetch('/edi/inbound', { as: 'kenji', method: 'POST', body: orders })
    expect(signedIn.status).toBe(403)
    expect(await countOf('interchange')).toBe(count)
  })

  it('what is no EDI at all is kept and answered in words', async () => {
    for (const body of ['hello, I would like ten gateways', '{"order": 1}', '\u0000\u0001\u0002', 'ISA']) {
      const response = await post(body)
      expect(response.status).toBe(422)
      const answer = await response.json()
      expect(answer.message.length).toBeGreaterThan(15)
      const { data } = await app.graphql('kenji', interchangeQuery, { id: answer.interchangeId })
      expect(data).toMatchObject({ interchange: { status: 'QUARANTINED' } })
    }
    expect((await post('')).status).toBe(400)
  })

  it('50 MB are refused before they are read', async () => {
    const noise = Buffer.alloc(50 * 1024 * 1024, 'ISA*')
    const status = await fetch(`${app.origin}/edi/inbound`, {
      method: 'POST',
      headers: { 'x-api-key': key },
      body: noise,
    }).then(
      response => response.status,
      // The server may hang up while the rest is still on its way.
      () => 413,
    )
    expect(status).toBe(413)
    expect((await post(x850)).status).toBe(200)
  })

  it('cut off at any byte it is never an order, and always answered', async () => {
    const orderCount = await countOf('purchase_order')
    const fresh = x850.replaceAll('000000101', '000000777').replaceAll('SKT-PO-2026-0417', 'SKT-PO-CUT')
    for (const length of [
      3,
      50,
      105,
      106,
      107,
      200,
      400,
      700,
      fresh.length - 40,
      fresh.length - 20,
      fresh.length - 5,
    ]) {
      const response = await post(fresh.slice(0, length))
      expect([200, 202, 422], String(length)).toContain(response.status)
      expect(response.headers.get('enishi-status'), String(length)).not.toBe('ACCEPTED')
    }
    expect(await countOf('purchase_order')).toBe(orderCount)
    // What was refused for being cut does not stand in the way of the whole.
    const whole = await post(fresh)
    expect(whole.headers.get('enishi-status')).toBe('ACCEPTED')
    expect((await ordersOf('kenji')).map(each => each.number)).toContain('SKT-PO-CUT')
  })

  it('a key that was revoked is refused at once', async () => {
    const { id, secret } = await app.make.apiKey()
    expect((await post(x850, secret)).status).toBe(200)
    await app.graphql('kenji', 'mutation ($id: ID!) { revokeApiKey(id: $id) { id } }', { id })
    await expect.poll(async () => (await post(x850, secret)).status, { timeout: 3000 }).toBe(401)
  })
})
