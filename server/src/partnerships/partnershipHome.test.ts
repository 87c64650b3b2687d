import { beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { connectSubscriptions, listen } from '../../../test/support/subscriptions.ts'
import { editDeal } from '../deals/editDeal.ts'
import { moveDeal } from '../deals/moveDeal.ts'
import { newId } from '../platform/ids.ts'
import { addPartnershipContact } from './addPartnershipContact.ts'
import { editPartnershipContact } from './editPartnershipContact.ts'
import { removePartnershipContact } from './removePartnershipContact.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

interface Contact {
  id: string
  role: string
  email: string | null
  version: number
}

async function home(person: PersonName) {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { partnership(id: $id) {
      contacts { id role email phone version viewerCanEdit member { name } organization { name } }
      records { recordType count { value isCapped } } grantsGiven { value } grantsReceived { value } } }`,
    { id: app.partnershipWith('kenji') },
  )
  expect(errors).toEqual([])
  return data?.['partnership'] as {
    contacts: Contact[]
    records: { recordType: string; count: { value: number } }[]
  } | null
}

interface Entry {
  id: string
  kind: string
  title: string | null
  became: string | null
}

async function timeline(person: PersonName, page: { first?: number; after?: string | null } = {}) {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!, $first: Int, $after: String) { partnershipEvents(partnershipId: $id, first: $first, after: $after) {
      nodes { id kind title became recordType member { name } organization { name } at } pageInfo { endCursor hasNextPage } } }`,
    { id: app.partnershipWith('kenji'), first: 50, ...page },
  )
  expect(errors).toEqual([])
  return data?.['partnershipEvents'] as {
    nodes: Entry[]
    pageInfo: { endCursor: string; hasNextPage: boolean }
  }
}

const add = (person: PersonName, values: Partial<Parameters<typeof addPartnershipContact>[1]> = {}) =>
  addPartnershipContact(app.as(person), {
    id: newId(),
    partnershipId: app.partnershipWith('kenji'),
    memberId: app.memberId(person),
    input: { role: 'TECHNICAL', email: 'tech@firm.example', phone: ' +81 3 1234 ' },
    ...values,
  })

const clear = () => withClient(app.ownerUrl, client => client.query('delete from partnership_contact'))

describe('the contacts of a partnership', () => {
  it('are named by their own firm and seen by both', async () => {
    await add('aiko')
    await add('kenji', { input: { role: 'FINANCE' } })
    expect((await home('kenji'))?.contacts).toMatchObject([
      {
        role: 'TECHNICAL',
        email: 'tech@firm.example',
        phone: '+81 3 1234',
        member: { name: 'Aiko Sato' },
        organization: { name: 'Aurora Systems' },
        viewerCanEdit: false,
      },
      { role: 'FINANCE', email: null, phone: null, member: { name: 'Kenji Tanaka' }, viewerCanEdit: true },
    ])
    await clear()
  })

  it('are added once, however often the same is sent, and each person once per part', async () => {
    const id = newId()
    const results = [await add('aiko', { id }), await add('aiko', { id }), await add('aiko')]
    expect(results.map(result => result.__typename)).toEqual([
      'PartnershipContactSaved',
      'PartnershipContactSaved',
      'PartnershipContactChanged',
    ])
    expect((await home('aiko'))?.contacts).toHaveLength(1)
    await clear()
  })

  it('change for one of two who change them at once', async () => {
    const id = newId()
    await add('aiko', { id })
    const results = await Promise.all(
      ['one@firm.example', 'two@firm.example'].map(email =>
        editPartnershipContact(app.as('aiko'), { id, expectedVersion: 1, input: { role: 'SALES', email } }),
      ),
    )
    expect(results.map(result => result.__typename).sort()).toEqual([
      'PartnershipContactChanged',
      'PartnershipContactSaved',
    ])
    expect((await home('kenji'))?.contacts).toMatchObject([{ role: 'SALES', version: 2, phone: null }])
    await clear()
  })

  it('are refused with what is wrong: another firm’s person, an address that is none, a role that may not', async () => {
    await expect(add('aiko', { memberId: app.memberId('kenji') })).rejects.toMatchObject({
      field: 'memberId',
    })
    await expect(add('aiko', { memberId: 'x' })).rejects.toMatchObject({ field: 'memberId' })
    await expect(add('aiko', { input: { role: 'SALES', email: 'nobody' } })).rejects.toMatchObject({
      field: 'email',
    })
    const marketer = app.as('aiko', { roles: ['MARKETER'] })
    await expect(removePartnershipContact(marketer, newId())).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('of one firm cannot be touched by the other, nor seen by a stranger', async () => {
    const id = newId()
    await add('aiko', { id })
    for (const person of ['kenji', 'marta', 'stranger'] as const) {
      await expect(removePartnershipContact(app.as(person), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      const edit = { id, expectedVersion: 1, input: { role: 'LEGAL' } as const }
      await expect(editPartnershipContact(app.as(person), edit)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    const bare = app.as('kenji').write(tx => tx.deleteFrom('partnership_contact').executeTakeFirst())
    expect((await bare).numDeletedRows).toBe(0n)
    for (const person of ['marta', 'stranger'] as const) {
      await expect(add(person)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect(await home(person)).toBeNull()
    }
    await removePartnershipContact(app.as('aiko'), id)
    expect((await home('kenji'))?.contacts).toEqual([])
  })
})

describe('the home of a partnership', () => {
  it('counts what the firms have together', async () => {
    const before = (await home('kenji'))?.records.find(each => each.recordType === 'DEAL')?.count.value ?? 0
    await app.make.deal()
    const records = (await home('kenji'))?.records
    expect(records).toContainEqual({ recordType: 'DEAL', count: { value: before + 1, isCapped: false } })
    expect(await home('aiko')).toMatchObject({ grantsReceived: { value: 0 } })
  })
})

describe('the timeline of a partnership', () => {
  it('tells what happened, newest first, by whom and to what, page by page', async () => {
    const deal = await app.make.deal({ title: 'Timely' })
    await moveDeal(app.as('kenji'), { dealId: deal.id, stage: 'WON', expectedVersion: 1 })
    const all = (await timeline('aiko')).nodes
    expect(all.slice(0, 3)).toMatchObject([
      { kind: 'deal.moved', title: 'Timely', became: 'WON', member: { name: 'Kenji Tanaka' } },
      { kind: 'deal.opened', title: 'Timely', organization: { name: 'Aurora Systems' } },
      { kind: expect.stringMatching(/^grant\./), title: null },
    ])
    const paged: string[] = []
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo } = await timeline('aiko', { first: 2, after })
      paged.push(...nodes.map(node => node.id))
      if (!pageInfo.hasNextPage) break
      after = pageInfo.endCursor
    }
    expect(paged).toEqual(all.map(node => node.id))
  })

  it('makes one entry of an hour’s work on a deal', async () => {
    const deal = await app.make.deal()
    for (const version of [1, 2, 3]) {
      const values = { title: `Renamed ${version}` }
      await editDeal(app.as('aiko'), { dealId: deal.id, expectedVersion: version, ...values })
    }
    const kinds = (await timeline('kenji')).nodes.map(node => node.kind)
    expect(kinds.slice(0, 2)).toEqual(['deal.edited', 'deal.opened'])
  })

  it('is empty for other firms', async () => {
    for (const person of ['marta', 'stranger'] as const) expect((await timeline(person)).nodes).toEqual([])
  })

  it('comes live to its firms alone', async () => {
    const open = async (person: PersonName) =>
      listen(
        connectSubscriptions(app.origin, await app.signIn(person)),
        'subscription ($id: ID!) { partnershipEventAdded(partnershipId: $id) { kind title } }',
        { id: app.partnershipWith('kenji') },
      )
    const [kenji, marta] = [await open('kenji'), await open('marta')]
    await vi.waitFor(
      async () => {
        await app.make.room('Live room')
        expect(JSON.stringify(kenji.events)).toContain('room.opened')
      },
      { timeout: 10_000, interval: 500 },
    )
    expect(marta.events).toEqual([])
  })
})
