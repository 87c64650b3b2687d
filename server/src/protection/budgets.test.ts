import { sql } from 'kysely'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { hire } from '../../../test/support/colleagues.ts'
import type { Colleague } from '../../../test/support/colleagues.ts'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { addContact } from '../accounts/addContact.ts'
import { startViewAs } from '../viewAs/startViewAs.ts'
import { allowMoreReading } from './allowMoreReading.ts'
import { changeReadingBudget } from './changeReadingBudget.ts'
import { changeTwoPersonRule } from './changeTwoPersonRule.ts'

let app: TestApp
let seller: Colleague
let cookie: string

beforeAll(async () => {
  app = await startTestApp()
  seller = await hire(app, 'aiko', ['SELLER'])
  cookie = await seller.signIn()
  for (let n = 0; n < 6; n++) {
    const { id } = await app.make.account({ name: `Customer ${n}` })
    await addContact(app.as('aiko'), id, { name: `Contact ${n}` })
  }
})

const owner = (text: string, values: unknown[] = []) =>
  withClient(app.ownerUrl, async client => (await client.query(text, values)).rows)

const ask = (query: string) => app.postGraphql({ query }, { cookie })
const readRows = async () =>
  (await owner('select read_rows from reading_tally where member_id = $1', [seller.memberId]))[0]?.read_rows
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 5000, interval: 50 })
const budget = (readRows: number, expectedVersion: number) =>
  changeReadingBudget(app.as('aiko'), { role: 'SELLER', readRows, exportRows: 10, expectedVersion })

describe('what somebody reads in lists', () => {
  it('is counted within a second, each page once, with what hangs on its rows, whichever way it is read', async () => {
    const list = '{ a: accounts(first: 3) { nodes { id } } }'
    await ask(list)
    await ask(list)
    await soon(async () => expect(await readRows()).toBe(3))
    await ask('{ accounts(first: 4) { nodes { name people: contacts { name } } pageInfo { hasNextPage } } }')
    await soon(async () => expect(await readRows()).toBe(3 + 8))
    await ask(
      '{ ...F shareableFields(recordType: ACCOUNT) { name } } fragment F on Query { accounts(first: 2) { nodes { city } } }',
    )
    await soon(async () => expect(await readRows()).toBe(3 + 8 + 2))
    await ask('{ members { id } }')
    const [account] = await owner('select id from account limit 1')
    await ask(`{ account(id: "${account?.id}") { name } }`)
    await new Promise(resolve => setTimeout(resolve, 900))
    expect(await readRows()).toBe(13)
  })

  it('ends for the day when it is as much as the role may, until an administrator allows more', async () => {
    await budget(14, 0)
    const next = '{ accounts(first: 5) { nodes { id name } } }'
    expect((await ask(next)).errors).toEqual([])
    await soon(async () => expect((await ask(next)).errors[0]?.extensions?.code).toBe('BUDGET_SPENT'))
    const [account] = await owner('select id from account limit 1')
    const page = `{ account(id: "${account?.id}") { ...F } } fragment F on Account { name deals { id } }`
    expect((await ask(page)).errors).toEqual([])
    expect((await app.graphql('aiko', next)).errors).toEqual([])
    await expect(allowMoreReading(seller.as(['ADMIN']), seller.memberId, 5)).rejects.toMatchObject({
      code: '42501',
    })
    await expect(allowMoreReading(app.as('aiko'), app.memberId('aiko'), 5)).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    await expect(allowMoreReading(app.as('kenji'), seller.memberId, 5)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await allowMoreReading(app.as('aiko'), seller.memberId, 100)
    await soon(async () => expect((await ask(next)).errors).toEqual([]))
    expect(await owner(`select details from audit_event where action = 'reading.allowed'`)).toEqual([
      { details: { rows: 100 } },
    ])
  })

  it('as a partner is the reader’s own, not the partner’s', async () => {
    await app.make.sharedAccount({ name: 'Looked at' })
    const { id } = await startViewAs(app.as('aiko'), {
      partnershipId: app.partnershipWith('kenji'),
      organizationId: app.organizationId('kenji'),
      memberId: app.memberId('kenji'),
    })
    const rowsOf = async (person: 'aiko' | 'kenji') =>
      (await owner('select read_rows from reading_tally where member_id = $1', [app.memberId(person)]))[0]
        ?.read_rows ?? 0
    await soon(async () => expect(await rowsOf('aiko')).toBe(5))
    const list = '{ accounts(first: 9) { nodes { id } } }'
    expect((await app.graphql('aiko', list, {}, { 'enishi-view-as': id })).errors).toEqual([])
    await soon(async () => expect(await rowsOf('aiko')).toBe(6))
    expect(await rowsOf('kenji')).toBe(0)
  })

  it('is counted by the server alone', async () => {
    const claim = JSON.stringify([{ memberId: seller.memberId, rows: -100 }])
    await expect(
      seller.as().write(tx => sql`select private.count_reading(${claim}::jsonb)`.execute(tx)),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      seller.as().write(tx => sql`update reading_tally set read_rows = 0`.execute(tx)),
    ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('budgets and the rule of two people', () => {
  it('are set by administrators, once for each version', async () => {
    expect(await budget(1000, 1)).toMatchObject({ __typename: 'ReadingBudgetSet', budget: { version: 2 } })
    expect(await budget(2000, 1)).toMatchObject({ __typename: 'ProtectionChanged' })
    const rule = { exportRows: 50, expectedVersion: 0 }
    expect(await changeTwoPersonRule(app.as('aiko'), rule)).toMatchObject({ __typename: 'TwoPersonRuleSet' })
    expect(await changeTwoPersonRule(app.as('aiko'), rule)).toMatchObject({ __typename: 'ProtectionChanged' })
    await expect(changeTwoPersonRule(app.as('aiko'), { ...rule, exportRows: 0 })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
    await expect(changeTwoPersonRule(seller.as(), rule)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(changeTwoPersonRule(seller.as(['OWNER']), rule)).rejects.toMatchObject({ code: '42501' })
  })

  it('are shown to administrators, with who read how much', async () => {
    const query = `{ readingBudgets { role readRows } twoPersonRule { exportRows version } readingToday { member { id } readRows readBudget } }`
    const { data, errors } = await app.graphql('aiko', query)
    expect(errors).toEqual([])
    expect(data).toMatchObject({
      readingBudgets: expect.arrayContaining([
        { role: 'SELLER', readRows: 1000 },
        { role: 'GUEST', readRows: 500 },
      ]),
      twoPersonRule: { exportRows: 50, version: 1 },
      readingToday: expect.arrayContaining([
        expect.objectContaining({ member: { id: seller.memberId }, readBudget: 1100 }),
      ]),
    })
    expect((await ask(query)).data).toEqual({ readingBudgets: [], twoPersonRule: null, readingToday: [] })
    expect((await app.graphql('kenji', query)).data).toMatchObject({ twoPersonRule: { version: 0 } })
  })
})
