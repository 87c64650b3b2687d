import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { newId } from '../platform/ids.ts'
import { editDeal } from './editDeal.ts'
import { logDealActivity } from './logDealActivity.ts'
import { moveDeal } from './moveDeal.ts'
import { openDeal } from './openDeal.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const read = async (person: 'aiko' | 'kenji' | 'marta' | 'stranger', id: string) => {
  const { data } = await app.graphql(
    person,
    `query ($id: ID!) { deal(id: $id) { title stage version amount { minor currency } closeDate probability owner { name }
      account { name website notes } viewerCanMove viewerCanEdit lastActivity { kind body author { name } }
      participants { role organization { name } } activities { nodes { kind body } } } }`,
    { id },
  )
  return data?.['deal']
}

describe('a joint deal', () => {
  it('is numbered within its partnership and read by both firms, by nobody else', async () => {
    const first = await app.make.deal()
    const second = await app.make.deal()
    expect(Number(second.number.slice(2))).toBe(Number(first.number.slice(2)) + 1)
    for (const person of ['aiko', 'kenji'] as const) {
      expect(await read(person, first.id)).toMatchObject({
        stage: 'REGISTERED',
        amount: { minor: 1_250_000, currency: 'USD' },
        participants: [
          { organization: { name: 'Aurora Systems' } },
          { organization: { name: 'Sakura Trading' } },
        ],
        viewerCanMove: true,
      })
    }
    expect(await read('marta', first.id)).toBeNull()
    expect(await read('stranger', first.id)).toBeNull()
  })

  it('needs an account that the partner sees', async () => {
    const account = await app.make.account()
    const input = { partnershipId: app.partnershipWith('kenji'), accountId: account.id, title: 'Too early' }
    const result = await openDeal(app.as('aiko'), input)
    expect(result).toMatchObject({ __typename: 'AccountNotShared', account: { id: account.id } })
    await expect(openDeal(app.as('kenji'), input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(openDeal(app.as('marta'), input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await app.make.grant(account.id)
    expect(await openDeal(app.as('kenji'), input)).toMatchObject({ __typename: 'DealOpened' })
  })

  it('shows each firm of the account what it may see, and nothing once the grant is revoked', async () => {
    const account = await app.make.sharedAccount({ website: 'https://a.example', notes: 'ours alone' }, [
      'website',
    ])
    const deal = await app.make.deal({ accountId: account.id })
    expect(await read('aiko', deal.id)).toMatchObject({
      account: { website: 'https://a.example', notes: 'ours alone' },
    })
    expect(await read('kenji', deal.id)).toMatchObject({
      account: { website: 'https://a.example', notes: null },
    })
    await app.graphql('aiko', 'mutation ($id: ID!) { revokeGrant(grantId: $id) { id } }', {
      id: account.grantId,
    })
    expect(await read('kenji', deal.id)).toMatchObject({ account: null, title: 'Ten gateways' })
  })

  it('moves for both, and shows the newer deal to whoever was second', async () => {
    const { id } = await app.make.deal()
    const moved = await moveDeal(app.as('kenji'), { dealId: id, stage: 'QUALIFIED', expectedVersion: 1 })
    expect(moved).toMatchObject({ __typename: 'DealMoved' })
    const second = await moveDeal(app.as('aiko'), { dealId: id, stage: 'LOST', expectedVersion: 1 })
    expect(second).toMatchObject({ __typename: 'DealChanged', deal: { id } })
    expect(await read('aiko', id)).toMatchObject({
      stage: 'QUALIFIED',
      version: 2,
      lastActivity: {
        kind: 'STAGE_CHANGE',
        body: 'REGISTERED → QUALIFIED',
        author: { name: 'Kenji Tanaka' },
      },
    })
  })

  it('is moved by one of two who move it at the same moment', async () => {
    const { id } = await app.make.deal()
    const results = await Promise.all([
      moveDeal(app.as('aiko'), { dealId: id, stage: 'WON', expectedVersion: 1 }),
      moveDeal(app.as('kenji'), { dealId: id, stage: 'LOST', expectedVersion: 1 }),
    ])
    expect(results.map(result => result.__typename).sort()).toEqual(['DealChanged', 'DealMoved'])
  })

  it('is not found by a stranger, and not moved by a guest', async () => {
    const { id } = await app.make.deal()
    const input = { dealId: id, stage: 'LOST', expectedVersion: 1 } as const
    await expect(moveDeal(app.as('marta'), input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(moveDeal(app.as('stranger'), { ...input, dealId: 'nonsense' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(moveDeal(app.as(undefined), input)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(moveDeal(app.as('kenji', { roles: ['GUEST'] }), input)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const edit = { dealId: id, title: 'Mine', expectedVersion: 1 }
    await expect(editDeal(app.as('marta'), edit)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const note = { dealId: id, kind: 'NOTE', body: 'hello', clientId: newId() } as const
    await expect(logDealActivity(app.as('marta'), note)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is edited as a whole and says what changed', async () => {
    const { id } = await app.make.deal({ closeDate: '2027-01-31' })
    const values = {
      title: ' Twelve gateways ',
      amount: { minor: 990_000, currency: 'jpy' },
      probability: 60,
      ownerId: app.memberId('kenji'),
    }
    expect(await editDeal(app.as('kenji'), { dealId: id, expectedVersion: 1, ...values })).toMatchObject({
      __typename: 'DealEdited',
    })
    expect(await read('aiko', id)).toMatchObject({
      title: 'Twelve gateways',
      amount: { minor: 990_000, currency: 'JPY' },
      closeDate: null,
      probability: 60,
      owner: { name: 'Kenji Tanaka' },
      lastActivity: {
        kind: 'EDIT',
        body: [
          'title: Ten gateways → Twelve gateways',
          'amount: USD 12500.00 → JPY 990000',
          'closeDate: 2027-01-31 → –',
          'probability: – → 60%',
          'owner: Aiko Sato → Kenji Tanaka',
        ].join('\n'),
      },
    })
    expect(await editDeal(app.as('aiko'), { dealId: id, expectedVersion: 1, title: 'Old' })).toMatchObject({
      __typename: 'DealChanged',
    })
  })

  it.each([
    ['an owner of a firm that is not in it', () => ({ ownerId: app.memberId('marta') }), 'ownerId'],
    ['a probability beyond 100', () => ({ probability: 101 }), 'probability'],
    ['an unknown currency', () => ({ amount: { minor: 1, currency: 'XXQ' } }), 'amount'],
    ['an empty title', () => ({ title: '  ' }), 'title'],
  ])('refuses %s', async (_, values, field) => {
    const { id } = await app.make.deal()
    const attempt = editDeal(app.as('aiko'), { dealId: id, expectedVersion: 1, title: 'Deal', ...values() })
    await expect(attempt).rejects.toMatchObject({ code: 'BAD_INPUT', field })
  })

  it('logs a note once, however often it is sent, and without a new version', async () => {
    const { id } = await app.make.deal()
    const note = { dealId: id, kind: 'NOTE', body: 'They like it.', clientId: newId() } as const
    const first = await logDealActivity(app.as('kenji'), note)
    const again = await logDealActivity(app.as('kenji'), note)
    expect(again.activity.id).toBe(first.activity.id)
    expect(await read('aiko', id)).toMatchObject({
      version: 1,
      activities: { nodes: [{ kind: 'NOTE', body: 'They like it.' }] },
      lastActivity: { body: 'They like it.' },
    })
    const forged = logDealActivity(app.as('kenji'), { ...note, kind: 'STAGE_CHANGE' })
    await expect(forged).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'kind' })
  })
})

describe('a deal of a partnership that is not active', () => {
  it('is read, and neither opened, moved nor edited', async () => {
    const partnershipId = app.partnershipWith('marta')
    const account = await app.make.account()
    await app.make.grant(account.id, { partnershipId })
    const open = { partnershipId, accountId: account.id, title: 'Soon over' }
    const opened = await openDeal(app.as('marta'), open)
    if (opened.__typename !== 'DealOpened') throw new Error(opened.message)
    const { id } = opened.deal
    const { data } = await app.graphql(
      'aiko',
      'mutation ($id: ID!) { changePartnershipStatus(input: { partnershipId: $id, status: SUSPENDED, expectedVersion: 1 }) { __typename } }',
      { id: partnershipId },
    )
    expect(data).toEqual({ changePartnershipStatus: { __typename: 'PartnershipStatusChanged' } })
    expect(await read('marta', id)).toMatchObject({
      title: 'Soon over',
      viewerCanMove: false,
      viewerCanEdit: false,
      account: null,
    })
    const move = moveDeal(app.as('marta'), { dealId: id, stage: 'WON', expectedVersion: 1 })
    await expect(move).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await openDeal(app.as('aiko'), open)).toMatchObject({ __typename: 'PartnershipNotActive' })
  })
})
