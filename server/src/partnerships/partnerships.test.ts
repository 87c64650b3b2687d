import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { createAccount } from '../accounts/createAccount.ts'
import { logDealActivity } from '../deals/logDealActivity.ts'
import { moveDeal } from '../deals/moveDeal.ts'
import { openDeal } from '../deals/openDeal.ts'
import { shareRecord } from '../grants/shareRecord.ts'
import { newId } from '../platform/ids.ts'
import { changePartnershipStatus } from './changePartnershipStatus.ts'
import { setAcceptsSharedRecords } from './setAcceptsSharedRecords.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

interface Partnership {
  status: 'ACTIVE' | 'SUSPENDED' | 'ENDED'
  version: number
}

const partnership = async (person: PersonName, id: string) => {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { partnership(id: $id) { name status version viewerCanManage viewerCanResume suspendedBy { name }
      parties { organization { name } acceptsSharedRecords } } }`,
    { id },
  )
  expect(errors).toEqual([])
  return (data as { partnership: Partnership | null }).partnership
}

async function become(status: Partnership['status'], by: PersonName, other: 'kenji' | 'marta' = 'kenji') {
  const partnershipId = app.partnershipWith(other)
  const expectedVersion = (await partnership(by, partnershipId))?.version ?? 0
  return changePartnershipStatus(app.as(by), { partnershipId, status, expectedVersion })
}

const seen = async (person: PersonName, type: 'account' | 'deal', id: string) =>
  (await app.graphql(person, `query ($id: ID!) { ${type}(id: $id) { id } }`, { id })).data?.[type]

describe('a partnership', () => {
  it('that is suspended closes what was shared at once, and opens it again when it is resumed', async () => {
    const account = await app.make.sharedAccount()
    const deal = await app.make.deal({ accountId: account.id })
    expect(await seen('kenji', 'account', account.id)).toEqual({ id: account.id })
    expect(await become('SUSPENDED', 'kenji')).toMatchObject({ __typename: 'PartnershipStatusChanged' })
    expect(await seen('kenji', 'account', account.id)).toBeNull()
    expect(await seen('aiko', 'account', account.id)).toEqual({ id: account.id })
    expect(await become('ACTIVE', 'kenji')).toMatchObject({ __typename: 'PartnershipStatusChanged' })
    expect(await seen('kenji', 'account', account.id)).toEqual({ id: account.id })
    expect(await seen('kenji', 'deal', deal.id)).toEqual({ id: deal.id })
  })

  it('that is suspended keeps its deals for both to read, and takes no change and nothing new', async () => {
    const deal = await app.make.deal()
    await become('SUSPENDED', 'aiko')
    for (const person of ['aiko', 'kenji'] as const) {
      expect(await seen(person, 'deal', deal.id)).toEqual({ id: deal.id })
      const move = { dealId: deal.id, stage: 'LOST', expectedVersion: 1 } as const
      await expect(moveDeal(app.as(person), move)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      const note = { dealId: deal.id, kind: 'NOTE', body: 'hello', clientId: newId() } as const
      await expect(logDealActivity(app.as(person), note)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    const partnershipId = app.partnershipWith('kenji')
    const open = { partnershipId, accountId: deal.accountId, title: 'New' }
    expect(await openDeal(app.as('aiko'), open)).toMatchObject({ __typename: 'PartnershipNotActive' })
    const { account } = await createAccount(app.as('aiko'), { name: 'Later' })
    const share = {
      recordType: 'ACCOUNT' as const,
      recordId: account.id,
      partnershipId,
      fields: [],
      verbs: ['READ' as const],
    }
    expect(await shareRecord(app.as('aiko'), share)).toMatchObject({ __typename: 'PartnershipNotActive' })
    await become('ACTIVE', 'aiko')
  })

  it('is resumed by the firm that suspended it alone, whatever the other runs', async () => {
    const id = app.partnershipWith('kenji')
    await become('SUSPENDED', 'aiko')
    expect(await partnership('kenji', id)).toMatchObject({
      suspendedBy: { name: 'Aurora Systems' },
      viewerCanResume: false,
    })
    expect(await partnership('aiko', id)).toMatchObject({ viewerCanResume: true })
    await expect(become('ACTIVE', 'kenji')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const bare = app
      .as('kenji')
      .write(tx => tx.updateTable('partnership').set({ status: 'ACTIVE' }).where('id', '=', id).execute())
    await expect(bare).rejects.toMatchObject({ code: '42501' })
    await become('ACTIVE', 'aiko')
    expect(await partnership('kenji', id)).toMatchObject({ status: 'ACTIVE', suspendedBy: null })
  })

  it('changes for one of two who change it at the same moment, and shows the second the newer one', async () => {
    const partnershipId = app.partnershipWith('kenji')
    const expectedVersion = (await partnership('aiko', partnershipId))?.version ?? 0
    const input = { partnershipId, status: 'SUSPENDED', expectedVersion } as const
    const results = await Promise.all([
      changePartnershipStatus(app.as('aiko'), input),
      changePartnershipStatus(app.as('kenji'), input),
    ])
    expect(results.map(result => result.__typename).sort()).toEqual([
      'PartnershipChanged',
      'PartnershipStatusChanged',
    ])
    expect(await partnership('kenji', partnershipId)).toMatchObject({
      status: 'SUSPENDED',
      version: expectedVersion + 1,
    })
    await become('ACTIVE', results[0]?.__typename === 'PartnershipStatusChanged' ? 'aiko' : 'kenji')
  })

  it('that does not exist for a stranger cannot be changed by one, nor by a role that may not', async () => {
    const partnershipId = app.partnershipWith('kenji')
    const input = { partnershipId, status: 'ENDED', expectedVersion: 1 } as const
    for (const person of ['marta', 'stranger'] as const) {
      expect(await partnership(person, partnershipId)).toBeNull()
      await expect(changePartnershipStatus(app.as(person), input)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
      await expect(setAcceptsSharedRecords(app.as(person), partnershipId, false)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    }
    const nonsense = { ...input, partnershipId: 'nonsense' }
    await expect(changePartnershipStatus(app.as('aiko'), nonsense)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const seller = app.as('aiko', { roles: ['SELLER'] })
    await expect(changePartnershipStatus(seller, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await partnership('aiko', partnershipId)).toMatchObject({ status: 'ACTIVE' })
  })

  it('keeps each firm’s own consent to what the other shares', async () => {
    const id = app.partnershipWith('marta')
    const consents = (aurora: boolean, borealis: boolean) => ({
      parties: expect.arrayContaining([
        { organization: { name: 'Aurora Systems' }, acceptsSharedRecords: aurora },
        { organization: { name: 'Borealis Retail' }, acceptsSharedRecords: borealis },
      ]),
    })
    await setAcceptsSharedRecords(app.as('aiko'), id, true)
    await setAcceptsSharedRecords(app.as('marta'), id, false)
    for (const person of ['aiko', 'marta'] as const) {
      expect(await partnership(person, id)).toMatchObject(consents(true, false))
    }
    await setAcceptsSharedRecords(app.as('aiko'), id, false)
    await setAcceptsSharedRecords(app.as('marta'), id, true)
    expect(await partnership('aiko', id)).toMatchObject(consents(false, true))
    const guest = app.as('aiko', { roles: ['GUEST'] })
    await expect(setAcceptsSharedRecords(guest, id, true)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is over once it is ended: no way leads back', async () => {
    const wrong = become('ACTIVE', 'marta', 'marta')
    await expect(wrong).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'status' })
    await become('ENDED', 'marta', 'marta')
    for (const status of ['ACTIVE', 'SUSPENDED', 'ENDED'] as const) {
      await expect(become(status, 'aiko', 'marta')).rejects.toMatchObject({
        code: 'BAD_INPUT',
        field: 'status',
      })
    }
    expect(await partnership('aiko', app.partnershipWith('marta'))).toMatchObject({
      status: 'ENDED',
      viewerCanManage: false,
    })
  })
})
