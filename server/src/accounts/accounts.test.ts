import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { addContact } from './addContact.ts'
import { archiveAccount } from './archiveAccount.ts'
import { createAccount } from './createAccount.ts'
import { restoreAccount } from './restoreAccount.ts'
import { updateAccount } from './updateAccount.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const read = async (person: PersonName, id: string) => {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { account(id: $id) { name website city phone notes annualRevenue { minor currency } isArchived version
      viewerCanEdit viewerCanShare owner { name } contacts { name email } } }`,
    { id },
  )
  expect(errors).toEqual([])
  return data?.['account']
}

const list = async (person: PersonName, args: string) => {
  const { data, errors } = await app.graphql(
    person,
    `{ accounts(${args}) { nodes { id name isOwn } pageInfo { endCursor hasNextPage } totalCount { value isCapped } } }`,
  )
  expect(errors).toEqual([])
  return data?.['accounts'] as {
    nodes: { id: string; name: string; isOwn: boolean }[]
    pageInfo: { endCursor: string | null; hasNextPage: boolean }
    totalCount: { value: number; isCapped: boolean }
  }
}

const values = {
  name: 'Fuji Metals',
  city: 'Fuji',
  phone: '0545-1',
  notes: 'pays late',
  annualRevenue: { minor: 500, currency: 'jpy' },
}

describe('an account', () => {
  it('belongs to its firm: nobody else finds, changes or archives it', async () => {
    const { id } = await app.make.account(values)
    expect(await read('aiko', id)).toMatchObject({
      ...values,
      annualRevenue: { minor: 500, currency: 'JPY' },
      owner: { name: 'Aiko Sato' },
    })
    for (const person of ['kenji', 'stranger'] as const) {
      expect(await read(person, id)).toBeNull()
      const gone = { code: 'NOT_FOUND' }
      await expect(
        updateAccount(app.as(person), { accountId: id, expectedVersion: 1, values }),
      ).rejects.toMatchObject(gone)
      await expect(archiveAccount(app.as(person), id)).rejects.toMatchObject(gone)
      await expect(restoreAccount(app.as(person), id)).rejects.toMatchObject(gone)
      await expect(addContact(app.as(person), id, { name: 'Mallory' })).rejects.toMatchObject(gone)
    }
    await expect(createAccount(app.as(undefined), values)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(createAccount(app.as('aiko', { roles: ['GUEST'] }), values)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('is changed as a whole, and shows the newer state to whoever was second', async () => {
    const { id } = await app.make.account(values)
    const change = { accountId: id, expectedVersion: 1, values: { name: 'Fuji Metal Works', city: 'Numazu' } }
    expect(await updateAccount(app.as('aiko'), change)).toMatchObject({ __typename: 'AccountUpdated' })
    expect(await updateAccount(app.as('aiko'), change)).toMatchObject({
      __typename: 'AccountChanged',
      account: { id },
    })
    expect(await read('aiko', id)).toMatchObject({
      name: 'Fuji Metal Works',
      city: 'Numazu',
      phone: null,
      notes: null,
      version: 2,
    })
  })

  it('is changed by a partner with the verb EDIT, in the shared fields only', async () => {
    const { id } = await app.make.account(values)
    const grant = await app.make.grant(id, { fields: ['city'] })
    const change = { accountId: id, expectedVersion: 1, values: { name: 'Fuji', city: 'Mishima' } }
    await expect(updateAccount(app.as('kenji'), change)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const { data } = await app.graphql(
      'aiko',
      `mutation ($grantId: ID!) { changeGrant(input: { grantId: $grantId, fields: ["city"], verbs: [EDIT], expectedVersion: 1 }) { __typename } }`,
      { grantId: grant.id },
    )
    expect(data).toEqual({ changeGrant: { __typename: 'GrantEdited' } })
    expect(await updateAccount(app.as('kenji'), change)).toMatchObject({ __typename: 'AccountUpdated' })
    expect(await updateAccount(app.as('kenji'), change)).toMatchObject({ __typename: 'AccountChanged' })
    const phone = updateAccount(app.as('kenji'), {
      ...change,
      expectedVersion: 2,
      values: { ...change.values, phone: '1' },
    })
    await expect(phone).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'phone' })
    await expect(archiveAccount(app.as('kenji'), id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await read('aiko', id)).toMatchObject({
      name: 'Fuji',
      city: 'Mishima',
      phone: '0545-1',
      notes: 'pays late',
    })
  })

  it('disappears from lists and from partners while archived, and comes back whole', async () => {
    const account = await app.make.sharedAccount({ name: 'Vanishing Works', city: 'Gifu' }, ['city'])
    await archiveAccount(app.as('aiko'), account.id)
    await archiveAccount(app.as('aiko'), account.id)
    expect(await read('kenji', account.id)).toBeNull()
    expect((await list('aiko', 'search: "vanishing"')).nodes).toEqual([])
    expect(await read('aiko', account.id)).toMatchObject({
      isArchived: true,
      viewerCanEdit: false,
      viewerCanShare: false,
    })
    const change = { accountId: account.id, expectedVersion: 2, values: { name: 'x' } }
    await expect(updateAccount(app.as('aiko'), change)).rejects.toMatchObject({ code: 'CONFLICT' })
    await restoreAccount(app.as('aiko'), account.id)
    expect(await read('kenji', account.id)).toMatchObject({ city: 'Gifu' })
    expect((await list('aiko', 'search: "vanishing"')).nodes).toHaveLength(1)
  })

  it('shows its contacts to a partner only when the grant names them', async () => {
    const hidden = await app.make.sharedAccount({}, ['city'])
    const open = await app.make.sharedAccount({}, ['contacts'])
    for (const { id } of [hidden, open])
      await addContact(app.as('aiko'), id, { name: 'Bob', email: 'bob@f.example' })
    expect(await read('kenji', hidden.id)).toMatchObject({ contacts: [] })
    expect(await read('kenji', open.id)).toMatchObject({
      contacts: [{ name: 'Bob', email: 'bob@f.example' }],
    })
    const wrong = addContact(app.as('aiko'), open.id, { name: 'Eve', email: 'not an address' })
    await expect(wrong).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'email' })
  })

  it.each([
    ['without a name', { name: ' ' }, 'name'],
    ['with a name too long', { name: 'x'.repeat(201) }, 'name'],
    ['with a negative number of employees', { name: 'x', employees: -1 }, 'employees'],
    [
      'with an unknown currency',
      { name: 'x', annualRevenue: { minor: 1, currency: 'YEN' } },
      'annualRevenue',
    ],
  ])('is refused %s', async (_, input, field) => {
    await expect(createAccount(app.as('aiko'), input)).rejects.toMatchObject({ code: 'BAD_INPUT', field })
  })
})

describe('the list of accounts', () => {
  it('holds own and shared ones by name, each scope its own, page by page', async () => {
    const prefix = '頁めくり'
    const names = ['あ', 'い', 'う', 'え', 'お'].map(end => `${prefix} ${end}`)
    for (const [index, name] of names.entries()) {
      if (index % 2 === 0) await app.make.sharedAccount({ name })
      else await app.make.account({ name }, 'kenji')
    }
    const seen: string[] = []
    for (let after = ''; ;) {
      const page = await list(
        'kenji',
        `search: "${prefix}", first: 2${after && `, after: ${JSON.stringify(after)}`}`,
      )
      expect(page.totalCount).toEqual({ value: 5, isCapped: false })
      seen.push(...page.nodes.map(({ name }) => name))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor ?? ''
    }
    expect(seen).toEqual(names)
    const own = await list('kenji', `scope: OWN, search: "${prefix}"`)
    expect(own.nodes.map(({ name, isOwn }) => [name, isOwn])).toEqual([
      [names[1], true],
      [names[3], true],
    ])
    const shared = await list('kenji', `scope: SHARED_WITH_US, search: "${prefix}"`)
    expect(shared.nodes.map(({ name, isOwn }) => [name, isOwn])).toEqual(
      [0, 2, 4].map(index => [names[index], false]),
    )
    expect((await list('marta', `search: "${prefix}"`)).nodes).toEqual([])
  })

  it('finds a shared account by what is shared of it, never by what is hidden', async () => {
    await app.make.sharedAccount(
      { name: 'Quiet Corp', city: 'Hiddencity', website: 'https://findable.example' },
      ['website'],
    )
    expect((await list('kenji', 'search: "findable"')).nodes).toHaveLength(1)
    expect((await list('kenji', 'search: "hiddencity"')).nodes).toEqual([])
    expect((await list('aiko', 'search: "hiddencity"')).nodes).toHaveLength(1)
  })

  it('refuses a page mark that is none, and takes wildcards as characters', async () => {
    const { errors } = await app.graphql('aiko', '{ accounts(after: "x") { nodes { id } } }')
    expect(errors[0]?.extensions?.code).toBe('BAD_INPUT')
    expect((await list('aiko', 'search: "%%%"')).nodes).toEqual([])
  })
})
