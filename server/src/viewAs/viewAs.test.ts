import { beforeAll, describe, expect, it } from 'vitest'
import { share } from '../../../test/support/grantsWorld.ts'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { revokeGrant } from '../grants/revokeGrant.ts'
import { newId } from '../platform/ids.ts'
import { endViewAs } from './endViewAs.ts'
import { startViewAs } from './startViewAs.ts'

let app: TestApp
let account: { id: string; grantId: string }
beforeAll(async () => {
  app = await startTestApp()
  account = await app.make.sharedAccount({ city: 'Nagoya', phone: '052-1234', notes: 'ours alone' }, ['city'])
})

const sakura = () => ({
  partnershipId: app.partnershipWith('kenji'),
  organizationId: app.organizationId('kenji'),
})
const start = async (whom: object = {}) => (await startViewAs(app.as('aiko'), { ...sakura(), ...whom })).id

const looking = (
  viewId: string,
  query: string,
  variables: Record<string, unknown> = {},
  person: 'aiko' | 'marta' = 'aiko',
) => app.graphql(person, query, variables, { 'enishi-view-as': viewId })

const accountQuery = `query ($id: ID!) { account(id: $id) { isOwn name city phone notes sharedFields viewerCanEdit organization { name isViewers }
  visibleBecause { field grants { id purpose grantor { name } } } } }`

describe('looking as a partner', () => {
  it('shows a record as the partner’s own query does, and why each field is seen', async () => {
    const viewId = await start()
    const viewed = await looking(viewId, accountQuery, { id: account.id })
    const theirs = await app.graphql('kenji', accountQuery, { id: account.id })
    expect(viewed.errors).toEqual([])
    expect(viewed.data).toEqual({
      account: { ...(theirs.data?.['account'] as object), viewerCanEdit: false },
    })
    expect(viewed.data?.['account']).toMatchObject({
      isOwn: false,
      city: 'Nagoya',
      phone: null,
      notes: null,
      organization: { name: 'Aurora Systems', isViewers: false },
      visibleBecause: [
        { field: 'city', grants: [{ id: account.grantId, grantor: { name: 'Aurora Systems' } }] },
        { field: 'name', grants: [{ id: account.grantId }] },
      ],
    })
  })

  it('lists and finds what is shared, and neither what is not nor what the partner owns', async () => {
    const hidden = await app.make.account({ name: 'Nagoya Hidden', city: 'Nagoya' })
    const theirs = newId()
    await app.as('kenji').write(tx =>
      tx
        .insertInto('account')
        .values({ id: theirs, org_id: app.organizationId('kenji'), name: 'Nagoya of Sakura', city: 'Nagoya' })
        .execute(),
    )
    const viewId = await start()
    const { data } = await looking(
      viewId,
      '{ accounts(scope: ALL, search: "nagoya", first: 10) { nodes { id } totalCount { value } } }',
    )
    expect(data).toEqual({ accounts: { nodes: [{ id: account.id }], totalCount: { value: 1 } } })
    for (const id of [hidden.id, theirs])
      expect((await looking(viewId, accountQuery, { id })).data).toEqual({ account: null })
  })

  it('shows a joint deal, and none that the partner has with others', async () => {
    const joint = await app.make.deal({ title: 'Ours and theirs' })
    const viewId = await start()
    const read = 'query ($id: ID!) { deal(id: $id) { title } deals(first: 10) { nodes { id } } }'
    const { data, errors } = await looking(viewId, read, { id: joint.id })
    expect(errors).toEqual([])
    expect(data).toEqual({ deal: { title: 'Ours and theirs' }, deals: { nodes: [{ id: joint.id }] } })
  })

  it('depends on the role or the person looked at', async () => {
    const { id } = await app.make.account({ name: 'For marketers', city: 'Sendai' })
    const terms = { recordId: id, partnershipId: app.partnershipWith('kenji'), verbs: ['READ' as const] }
    await share(app, 'aiko', { ...terms, fields: ['city'], roles: ['MARKETER'] })
    await share(app, 'aiko', { ...terms, fields: ['phone'], memberIds: [app.memberId('kenji')] })
    const sharedWith = async (whom: object) => {
      const { data } = await looking(await start(whom), accountQuery, { id })
      return (data?.['account'] as { sharedFields: string[] } | null)?.sharedFields ?? null
    }
    expect(await sharedWith({})).toBeNull()
    expect(await sharedWith({ role: 'SELLER' })).toBeNull()
    expect(await sharedWith({ role: 'MARKETER' })).toEqual(['name', 'city'])
    expect(await sharedWith({ memberId: app.memberId('kenji') })).toEqual(['name', 'phone'])
  })

  it('follows a revocation at once', async () => {
    const shared = await app.make.sharedAccount({ city: 'Otsu' }, ['city'])
    const viewId = await start()
    expect((await looking(viewId, accountQuery, { id: shared.id })).data?.['account']).not.toBeNull()
    await revokeGrant(app.as('aiko'), shared.grantId)
    expect((await looking(viewId, accountQuery, { id: shared.id })).data).toEqual({ account: null })
  })

  it('changes nothing, whatever is asked', async () => {
    const viewId = await start()
    const commands = [
      `mutation { createAccount(input: { name: "Mole" }) { account { id } } }`,
      `mutation { revokeGrant(grantId: "${account.grantId}") { id } }`,
      `mutation { endViewAs(id: "${viewId}") { id } }`,
    ]
    for (const command of commands) {
      const { errors } = await looking(viewId, command)
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
      expect(errors[0]?.message).toContain('looking as a partner')
    }
    const identity = {
      ...app.identity('aiko'),
      viewAs: { id: viewId, organizationId: app.organizationId('aiko'), memberId: app.memberId('aiko') },
    }
    await expect(app.app.source.db.write(identity, async () => 1)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('is logged: who looked as whom, at what, and when they stopped', async () => {
    const viewId = await start({ role: 'SELLER' })
    await looking(viewId, accountQuery, { id: account.id })
    await endViewAs(app.as('aiko'), viewId)
    await endViewAs(app.as('aiko'), viewId)
    const logged = async () =>
      withClient(app.ownerUrl, async client => {
        const { rows } = await client.query<{ action: string; org_id: string; member_id: string }>(
          `select action, org_id, member_id from audit_event where details ->> 'viewAsId' = $1 order by at`,
          [viewId],
        )
        return rows
      })
    await expect.poll(async () => (await logged()).length, { timeout: 5000 }).toBe(3)
    const byAiko = { org_id: app.organizationId('aiko'), member_id: app.memberId('aiko') }
    expect(await logged()).toEqual(
      expect.arrayContaining([
        { action: 'viewAs.started', ...byAiko },
        { action: 'account.viewedAsPartner', ...byAiko },
        { action: 'viewAs.ended', ...byAiko },
      ]),
    )
    const { errors } = await looking(viewId, accountQuery, { id: account.id })
    expect(errors).toMatchObject([{ extensions: { code: 'VIEW_ENDED' } }])
  })

  it('is nobody else’s, and takes no made-up id', async () => {
    const viewId = await start()
    for (const [person, id] of [
      ['marta', viewId],
      ['aiko', newId()],
      ['aiko', 'x'],
    ] as const) {
      const { errors } = await looking(id, '{ accounts(scope: ALL, first: 1) { nodes { id } } }', {}, person)
      expect(errors).toMatchObject([{ extensions: { code: 'VIEW_ENDED' } }])
    }
    await expect(endViewAs(app.as('marta'), viewId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is for those who share, at a firm of their own partnerships', async () => {
    await expect(startViewAs(app.as('aiko', { roles: ['MARKETER'] }), sakura())).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(startViewAs(app.as('stranger'), sakura())).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(start({ partnershipId: app.partnershipWith('marta') })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(start({ organizationId: app.organizationId('aiko') })).rejects.toMatchObject({
      field: 'organizationId',
    })
    await expect(start({ memberId: app.memberId('marta') })).rejects.toMatchObject({ field: 'memberId' })
    await expect(start({ memberId: 'nobody' })).rejects.toMatchObject({ field: 'memberId' })
    await expect(start({ role: 'SELLER', memberId: app.memberId('kenji') })).rejects.toMatchObject({
      field: 'role',
    })
  })
})
