import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { readSample } from '../../../test/support/samples.ts'
import { addTradingIdentity, setDefaultDeal } from './tradingIdentities.ts'

let app: TestApp
let sample: string
/** Sakura's key; and Aurora's, which is bound to no partnership. */
let sakura: string
let aurora: string
let deal: { id: string; number: string }

beforeAll(async () => {
  app = await startTestApp()
  sample = await readSample('po-850.edi')
  deal = await app.make.deal()
  await app.make.tradingAgreement(deal.id)
  sakura = (await app.make.apiKey()).secret
  aurora = (await app.make.apiKey({ partnershipId: null }, 'aiko')).secret
})

interface Wording {
  control?: number
  number?: string
  dealNumber?: string
  sender?: string
  receiver?: string
}

let lastControl = 500
/** The sample 850 with its own control and order number. */
function order(wording: Wording = {}): string {
  const control = wording.control ?? ++lastControl
  const { number = `PO-${control}`, dealNumber = 'NONE', sender, receiver } = wording
  const [isa = '', ...rest] = sample
    .replaceAll('000000101', String(control).padStart(9, '0'))
    .replaceAll('SKT-PO-2026-0417', number)
    .replace('REF*CT*D-1001', `REF*CT*${dealNumber}`)
    .split('~')
  const header = isa
    .replace('*ZZ*SAKURATRADING  *', `*ZZ*${(sender ?? 'SAKURATRADING').padEnd(15)}*`)
    .replace('*ZZ*AURORASYSTEMS  *2', `*ZZ*${(receiver ?? 'AURORASYSTEMS').padEnd(15)}*2`)
  return [header, ...rest].join('~')
}

async function post(body: string, secret = sakura) {
  const headers = { 'x-api-key': secret }
  const response = await app.fetch('/edi/inbound', {
    method: 'POST',
    headers,
    body: Buffer.from(body, 'latin1'),
  })
  const list = (name: string) => response.headers.get(name)?.split(', ') ?? []
  const ids = list('enishi-interchange')
  return {
    code: response.status,
    ids,
    id: ids[0] ?? '',
    statuses: list('enishi-status'),
    acknowledgements: list('enishi-acknowledgement'),
    text: await response.text(),
  }
}

interface Reading {
  status: string
  reason: string | null
  deliveryCount: number
  acknowledgement: string | null
  viewerCanRetry: boolean
  faults: { severity: string; code: string; value: string | null; message: string }[]
  orders: {
    number: string
    deal: { id: string } | null
    lines: { priceBasis: string; unitPrice: string }[]
  }[]
}

async function read(id: string, person: PersonName = 'kenji') {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { interchange(id: $id) { status reason deliveryCount acknowledgement viewerCanRetry
      faults { severity code value message } orders { number deal { id } lines { priceBasis unitPrice } } } }`,
    { id },
  )
  expect(errors).toEqual([])
  return (data as { interchange: Reading | null }).interchange
}

const retry = (person: PersonName, id: string) =>
  app.graphql(person, 'mutation ($id: ID!) { retryInterchange(id: $id) { status } }', { id })

const ordersNumbered = (number: string) =>
  withClient(app.ownerUrl, async client => {
    const { rows } = await client.query('select 1 from purchase_order where number = $1', [number])
    return rows.length
  })

describe('an accepted interchange', () => {
  it('puts its order on the deal whose number it quotes, else on the agreed one, else on none', async () => {
    const other = await app.make.deal()
    const quoting = await post(order({ dealNumber: ` ${other.number.toLowerCase()}` }))
    expect(quoting).toMatchObject({ code: 200, statuses: ['ACCEPTED'], acknowledgements: ['997'] })
    expect((await read(quoting.id))?.orders).toMatchObject([{ deal: { id: other.id } }])
    const silent = await post(order({ dealNumber: 'D-999999' }))
    expect((await read(silent.id))?.orders).toMatchObject([{ deal: { id: deal.id } }])
    await setDefaultDeal(app.as('kenji'), app.partnershipWith('kenji'), null)
    const homeless = await post(order())
    expect((await read(homeless.id, 'aiko'))?.orders).toMatchObject([{ deal: null }])
    await setDefaultDeal(app.as('kenji'), app.partnershipWith('kenji'), deal.id)
  })

  it('says of how many units a price is', async () => {
    const { id } = await post(order())
    expect((await read(id, 'aiko'))?.orders[0]?.lines).toMatchObject([
      { unitPrice: '12.345', priceBasis: '1' },
      { unitPrice: '48.2', priceBasis: '1' },
      { unitPrice: '3.75', priceBasis: '100' },
    ])
  })

  it('is one order and one answer for the same bytes, also twice at once', async () => {
    const body = order({ number: 'PO-ONCE' })
    const answers = await Promise.all([post(body), post(body)])
    const later = await post(body)
    expect(new Set([...answers, later].map(answer => `${answer.id} ${answer.text}`)).size).toBe(1)
    expect(await ordersNumbered('PO-ONCE')).toBe(1)
    expect(await read(later.id)).toMatchObject({ deliveryCount: 3, faults: [] })
  })

  it('with an order number that came before warns, and orders nothing twice', async () => {
    await post(order({ number: 'PO-AGAIN' }))
    const second = await post(order({ number: 'PO-AGAIN' }))
    expect(second.statuses).toEqual(['ACCEPTED'])
    const reading = await read(second.id)
    expect(reading).toMatchObject({
      orders: [],
      faults: [{ severity: 'warning', code: 'order-number-used' }],
    })
    // Kenji reads Japanese.
    expect(reading?.faults[0]?.message).toContain('注文 PO-AGAIN は受信済みです')
    expect(await ordersNumbered('PO-AGAIN')).toBe(1)
    const { data } = await app.graphql(
      'aiko',
      'query ($id: ID!) { deal(id: $id) { activities(first: 100) { nodes { kind body } } } }',
      { id: deal.id },
    )
    expect(JSON.stringify(data).split('PO-AGAIN')).toHaveLength(2)
  })

  it('may come with others in one body: each is kept, decided and answered by itself', async () => {
    const [first, second] = [order(), order()]
    const answer = await post(first + second.replace('*120*EA*', '*many*EA*') + order())
    expect(answer.statuses).toEqual(['ACCEPTED', 'REJECTED', 'ACCEPTED'])
    expect(new Set(answer.ids).size).toBe(3)
    expect(answer.text.match(/ISA\*/g)).toHaveLength(3)
    const readings = await Promise.all(answer.ids.map(id => read(id)))
    expect(readings.map(reading => reading?.orders.length)).toEqual([1, 0, 1])
    expect(await post(first)).toMatchObject({ id: answer.ids[0] })
  })

  it('is answered under numbers without gaps, also when ten come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(order())))
    const numbers = answers.map(({ text }) => Number(text.split('*')[13])).sort((a, b) => a - b)
    const [lowest = 0] = numbers
    expect(lowest).toBeGreaterThan(0)
    expect(numbers).toEqual(Array.from({ length: 10 }, (_, index) => lowest + index))
  })
})

describe('a refused interchange', () => {
  it('has other content under a used control number, also when both come at once', async () => {
    const [one, two] = [order({ control: 9001, number: 'PO-A' }), order({ control: 9001, number: 'PO-B' })]
    const answers = await Promise.all([post(one), post(two)])
    expect(answers.map(answer => answer.code)).toEqual([200, 200])
    expect(answers.flatMap(answer => answer.statuses).sort()).toEqual(['ACCEPTED', 'REJECTED'])
    const refused = answers.find(answer => answer.statuses[0] === 'REJECTED')
    expect(refused?.acknowledgements).toEqual(['TA1'])
    expect((await read(refused?.id ?? ''))?.reason).toContain('000009001')
    expect((await ordersNumbered('PO-A')) + (await ordersNumbered('PO-B'))).toBe(1)
  })

  it('names a sender that belongs to another firm', async () => {
    const answer = await post(order({ sender: 'AURORASYSTEMS', number: 'PO-FALSE' }))
    expect(answer).toMatchObject({ statuses: ['REJECTED'], acknowledgements: ['TA1'] })
    expect((await read(answer.id))?.reason).toContain('AURORASYSTEMS')
    expect(await ordersNumbered('PO-FALSE')).toBe(0)
  })

  it('is for a partner outside the partnership of its key', async () => {
    await addTradingIdentity(app.as('aiko'), {
      partnershipId: app.partnershipWith('marta'),
      organizationId: app.organizationId('marta'),
      qualifier: 'ZZ',
      identifier: 'BOREALIS',
    })
    const { secret } = await app.make.apiKey({ partnershipId: app.partnershipWith('kenji') }, 'aiko')
    const words = { sender: 'AURORASYSTEMS', receiver: 'BOREALIS' }
    const bound = await post(order(words), secret)
    expect(bound.statuses).toEqual(['REJECTED'])
    expect((await read(bound.id, 'aiko'))?.reason).toContain('in the partnership of this API key')
    const free = await post(order(words), aurora)
    expect(free.statuses).toEqual(['ACCEPTED'])
    expect((await read(free.id, 'marta'))?.orders).toHaveLength(1)
    expect(await read(free.id, 'kenji')).toBeNull()
  })

  it('becomes an order by a retry once its receiver is registered; the first answer stays', async () => {
    const answer = await post(
      order({ sender: 'AURORASYSTEMS', receiver: 'NEWSTORE', number: 'PO-LATE' }),
      aurora,
    )
    expect(answer).toMatchObject({ statuses: ['REJECTED'], acknowledgements: ['TA1'] })
    expect(await read(answer.id, 'aiko')).toMatchObject({ orders: [], viewerCanRetry: true })
    expect((await retry('aiko', answer.id)).data).toEqual({ retryInterchange: { status: 'REJECTED' } })
    for (const person of ['kenji', 'marta', 'stranger'] as const) {
      expect(await read(answer.id, person)).toBeNull()
      expect((await retry(person, answer.id)).errors[0]?.extensions?.code).toBe('NOT_FOUND')
    }
    await addTradingIdentity(app.as('marta'), {
      partnershipId: app.partnershipWith('marta'),
      organizationId: app.organizationId('marta'),
      qualifier: 'ZZ',
      identifier: 'NEWSTORE',
    })
    const retries = await Promise.all([retry('aiko', answer.id), retry('aiko', answer.id)])
    for (const { data } of retries) expect(data).toEqual({ retryInterchange: { status: 'ACCEPTED' } })
    expect(await read(answer.id, 'marta')).toMatchObject({
      status: 'ACCEPTED',
      reason: null,
      acknowledgement: answer.text,
      orders: [{ number: 'PO-LATE' }],
      faults: [],
      viewerCanRetry: false,
    })
  })

  it('is set aside when it is no EDI, for its own firm alone, and stays so when it is read again', async () => {
    const answer = await post('Dear Aurora, we would like ten gateways.')
    expect(answer).toMatchObject({ code: 422, statuses: ['QUARANTINED'], acknowledgements: [] })
    expect((await retry('kenji', answer.id)).data).toEqual({ retryInterchange: { status: 'QUARANTINED' } })
    expect(await read(answer.id)).toMatchObject({ status: 'QUARANTINED', acknowledgement: null, orders: [] })
    expect(await read(answer.id, 'aiko')).toBeNull()
  })
})
