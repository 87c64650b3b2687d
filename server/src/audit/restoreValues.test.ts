import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { updateAccount } from '../accounts/updateAccount.ts'
import { editDeal } from '../deals/editDeal.ts'
import { restoreAccountValues, restoreDealValues } from './restoreValues.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const owner = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  withClient(app.ownerUrl, async client => (await client.query<Row>(text, values)).rows)

interface Version {
  id: string
  version: number
  isDeletion: boolean
  changedFields: string[]
  values: string
  viewerCanRestore: boolean
}

async function history(person: PersonName, recordId: string): Promise<Version[]> {
  const { data, errors } = await app.graphql(
    person,
    `query ($recordId: ID!) { recordHistory(recordId: $recordId) {
      nodes { id version isDeletion changedFields values viewerCanRestore } } }`,
    { recordId },
  )
  expect(errors).toEqual([])
  return (data as { recordHistory: { nodes: Version[] } }).recordHistory.nodes
}

describe('what a record was', () => {
  it('comes back as a change of its own, with the version checked', async () => {
    const account = await app.make.account({ name: 'Before', city: 'Osaka' })
    const change = { accountId: account.id, expectedVersion: 1, values: { name: 'After' } }
    await updateAccount(app.as('aiko'), change)
    const [version] = await history('aiko', account.id)
    expect(version).toMatchObject({ version: 1, changedFields: ['city', 'name'], viewerCanRestore: true })
    const versionId = version?.id ?? ''
    expect(await restoreAccountValues(app.as('aiko'), { versionId, expectedVersion: 1 })).toMatchObject({
      __typename: 'AccountChanged',
    })
    expect(await restoreAccountValues(app.as('aiko'), { versionId, expectedVersion: 2 })).toMatchObject({
      __typename: 'AccountUpdated',
    })
    const [now] = await owner<{ name: string; city: string; version: number }>(
      'select name, city, version from account where id = $1',
      [account.id],
    )
    expect(now).toEqual({ name: 'Before', city: 'Osaka', version: 3 })
    expect((await history('aiko', account.id)).map(each => each.version)).toEqual([2, 1])
  })

  it('is kept of what is deleted, whoever deleted it and how', async () => {
    const account = await app.make.account({ name: 'Gone' })
    await app.as('aiko').write(tx => tx.deleteFrom('account').where('id', '=', account.id).execute())
    const [version] = await history('aiko', account.id)
    expect(version).toMatchObject({ isDeletion: true, viewerCanRestore: false })
    expect(JSON.parse(version?.values ?? '{}')).toMatchObject({ name: 'Gone' })
    const attempt = restoreAccountValues(app.as('aiko'), { versionId: version?.id ?? '', expectedVersion: 1 })
    await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is seen and brought back on a deal by both its firms', async () => {
    const deal = await app.make.deal({ title: 'Ten gateways' })
    await editDeal(app.as('kenji'), { dealId: deal.id, expectedVersion: 1, title: 'Two gateways' })
    const [version] = await history('aiko', deal.id)
    const input = { versionId: version?.id ?? '', expectedVersion: 2 }
    expect(await restoreDealValues(app.as('aiko'), input)).toMatchObject({ __typename: 'DealEdited' })
    const [now] = await owner('select title, amount_minor::int as amount from deal where id = $1', [deal.id])
    expect(now).toEqual({ title: 'Ten gateways', amount: 1_250_000 })
  })

  it('is not there for other firms, nor what a partner may not see of an account', async () => {
    const account = await app.make.sharedAccount({ phone: '1' })
    const input = { accountId: account.id, expectedVersion: 1, values: { name: 'Renamed' } }
    await updateAccount(app.as('aiko'), input)
    const deal = await app.make.deal()
    await editDeal(app.as('aiko'), { dealId: deal.id, expectedVersion: 1, title: 'Other' })
    const [mine] = await history('aiko', account.id)
    const [joint] = await history('aiko', deal.id)
    expect(await history('kenji', account.id)).toEqual([])
    for (const person of ['marta', 'stranger'] as const) {
      expect(await history(person, account.id)).toEqual([])
      expect(await history(person, deal.id)).toEqual([])
      for (const [restore, id] of [
        [restoreAccountValues, mine?.id],
        [restoreDealValues, joint?.id],
        [restoreDealValues, 'nonsense'],
      ] as const)
        await expect(
          restore(app.as(person), { versionId: id ?? '', expectedVersion: 1 }),
        ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(owner('delete from record_history')).rejects.toMatchObject({ code: '42501' })
  })
})
