import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { acceptGrant } from './acceptGrant.ts'
import { changeGrant } from './changeGrant.ts'
import { declineGrant } from './declineGrant.ts'
import { revokeGrant } from './revokeGrant.ts'
import { shareRecord } from './shareRecord.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const secrets = {
  website: 'https://a.example',
  city: 'Nagoya',
  phone: '052-1234',
  notes: 'ours alone',
  employees: 12,
}

const seen = async (person: PersonName, id: string) => {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { account(id: $id) { name website city phone notes employees sharedFields isOwn viewerCanEdit viewerCanShare
      owner { name } contacts { name } grants { id status viewerCanRevoke viewerCanAccept } } }`,
    { id },
  )
  expect(errors).toEqual([])
  return data?.['account']
}

const grantOf = async (person: PersonName, isGiven: boolean, id: string) => {
  const { data } = await app.graphql(
    person,
    `query ($isGiven: Boolean!) { recordGrants(isGiven: $isGiven, first: 100) {
      nodes { id recordName fields verbs status version expiresAt viewerCanRevoke viewerCanAccept grantor { name } grantee { name } } } }`,
    { isGiven },
  )
  return (data?.['recordGrants'] as { nodes: { id: string; version: number }[] }).nodes.find(
    node => node.id === id,
  )
}

describe('a shared account', () => {
  it('shows the partner the named fields only, and a third firm nothing', async () => {
    const account = await app.make.sharedAccount(secrets, ['website'])
    expect(await seen('aiko', account.id)).toMatchObject({
      ...secrets,
      isOwn: true,
      sharedFields: null,
      viewerCanShare: true,
    })
    expect(await seen('kenji', account.id)).toMatchObject({
      website: 'https://a.example',
      city: null,
      phone: null,
      notes: null,
      employees: null,
      owner: null,
      contacts: [],
      sharedFields: ['name', 'website'],
      isOwn: false,
      viewerCanEdit: false,
      viewerCanShare: false,
      grants: [{ id: account.grantId, status: 'ACTIVE', viewerCanRevoke: false }],
    })
    expect(await seen('marta', account.id)).toBeNull()
    expect(await seen('stranger', account.id)).toBeNull()
  })

  it('is shared once: a second time names the share there is, also when two do it at once', async () => {
    const { id } = await app.make.account()
    const input = {
      recordType: 'ACCOUNT',
      recordId: id,
      partnershipId: app.partnershipWith('kenji'),
      fields: [],
      verbs: ['READ'],
    } as const
    const results = await Promise.all(
      [1, 2, 3].map(() => shareRecord(app.as('aiko'), { ...input, fields: [], verbs: ['READ'] })),
    )
    expect(results.map(result => result.__typename).sort()).toEqual([
      'AlreadyShared',
      'AlreadyShared',
      'RecordShared',
    ])
  })

  it('is shared by its owner alone, through a partnership of theirs, with fields that may be shared', async () => {
    const account = await app.make.sharedAccount()
    const input = {
      recordType: 'ACCOUNT' as const,
      recordId: account.id,
      partnershipId: app.partnershipWith('marta'),
      fields: ['city'],
    }
    for (const person of ['kenji', 'marta', 'stranger'] as const) {
      await expect(shareRecord(app.as(person), { ...input, verbs: ['READ'] })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    }
    const notes = shareRecord(app.as('aiko'), { ...input, verbs: ['READ'], fields: ['notes'] })
    await expect(notes).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'fields' })
    const past = shareRecord(app.as('aiko'), { ...input, verbs: ['READ'], expiresAt: '2020-01-01T00:00:00Z' })
    await expect(past).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'expiresAt' })
    const guest = shareRecord(app.as('aiko', { roles: ['AGENT'] }), { ...input, verbs: ['READ'] })
    await expect(guest).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is gone for the partner the moment it is revoked; revoking twice is the same', async () => {
    const account = await app.make.sharedAccount(secrets, ['website'])
    await expect(revokeGrant(app.as('kenji'), account.grantId)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(revokeGrant(app.as('marta'), account.grantId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await revokeGrant(app.as('aiko'), account.grantId)
    await revokeGrant(app.as('aiko'), account.grantId)
    expect(await seen('kenji', account.id)).toBeNull()
    expect(await grantOf('kenji', false, account.grantId)).toMatchObject({
      status: 'REVOKED',
      recordName: null,
      version: 2,
    })
    const { data } = await app.graphql(
      'kenji',
      '{ accounts(scope: SHARED_WITH_US, search: "nagoya") { nodes { name } } }',
    )
    expect(JSON.stringify(data)).not.toContain(account.id)
  })

  it('has other terms after a change, and shows the newer share to whoever was second', async () => {
    const account = await app.make.sharedAccount(secrets, ['website'])
    const change = {
      grantId: account.grantId,
      fields: ['city', 'phone'],
      verbs: ['READ' as const],
      expectedVersion: 1,
    }
    expect(await changeGrant(app.as('aiko'), change)).toMatchObject({ __typename: 'GrantEdited' })
    expect(await seen('kenji', account.id)).toMatchObject({
      website: null,
      city: 'Nagoya',
      phone: '052-1234',
    })
    expect(await changeGrant(app.as('aiko'), change)).toMatchObject({ __typename: 'GrantChanged' })
    await expect(changeGrant(app.as('kenji'), { ...change, expectedVersion: 2 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(changeGrant(app.as('marta'), change)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('ends by itself, and can be shared again afterwards', async () => {
    const { id } = await app.make.account(secrets)
    const soon = new Date(Date.now() + 400).toISOString()
    const grant = await app.make.grant(id, { fields: ['city'], expiresAt: soon })
    expect(await seen('kenji', id)).toMatchObject({ city: 'Nagoya' })
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(await seen('kenji', id)).toBeNull()
    expect(await grantOf('aiko', true, grant.id)).toMatchObject({ status: 'EXPIRED', viewerCanRevoke: false })
    await app.make.grant(id, { fields: ['city'] })
    expect(await seen('kenji', id)).toMatchObject({ city: 'Nagoya' })
  })
})

describe('a firm that did not agree beforehand', () => {
  beforeAll(async () => {
    const { errors } = await app.graphql(
      'marta',
      'mutation ($id: ID!) { setAcceptsSharedRecords(partnershipId: $id, accepts: false) { id } }',
      { id: app.partnershipWith('marta') },
    )
    expect(errors).toEqual([])
  })
  const propose = async () => {
    const { id } = await app.make.account(secrets)
    const grant = await app.make.grant(id, { partnershipId: app.partnershipWith('marta'), fields: ['city'] })
    return { accountId: id, id: grant.id }
  }

  it('sees nothing until it accepts', async () => {
    const grant = await propose()
    expect(await seen('marta', grant.accountId)).toBeNull()
    expect(await grantOf('marta', false, grant.id)).toMatchObject({
      status: 'PROPOSED',
      recordName: null,
      viewerCanAccept: true,
    })
    await expect(acceptGrant(app.as('aiko'), grant.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(acceptGrant(app.as('kenji'), grant.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await acceptGrant(app.as('marta'), grant.id)
    await acceptGrant(app.as('marta'), grant.id)
    expect(await seen('marta', grant.accountId)).toMatchObject({ city: 'Nagoya', phone: null })
  })

  it('is asked again when more is shared than it agreed to, not when less is', async () => {
    const grant = await propose()
    await acceptGrant(app.as('marta'), grant.id)
    const terms = { grantId: grant.id, verbs: ['READ' as const] }
    await changeGrant(app.as('aiko'), { ...terms, fields: [], expectedVersion: 2 })
    expect(await grantOf('marta', false, grant.id)).toMatchObject({ status: 'ACTIVE', fields: ['name'] })
    await changeGrant(app.as('aiko'), { ...terms, fields: ['phone'], expectedVersion: 3 })
    expect(await grantOf('marta', false, grant.id)).toMatchObject({ status: 'PROPOSED' })
    expect(await seen('marta', grant.accountId)).toBeNull()
  })

  it('declines, or gives back what it had accepted', async () => {
    const grant = await propose()
    await acceptGrant(app.as('marta'), grant.id)
    await expect(declineGrant(app.as('kenji'), grant.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await declineGrant(app.as('marta'), grant.id)
    await declineGrant(app.as('marta'), grant.id)
    expect(await seen('marta', grant.accountId)).toBeNull()
    await expect(acceptGrant(app.as('marta'), grant.id)).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})
