import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import { becomePartners, seen, share } from '../../../test/support/grantsWorld.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { people } from '../../../test/support/people.ts'
import { newId } from '../platform/ids.ts'
import { changeGrant } from './changeGrant.ts'
import { revokeGrant } from './revokeGrant.ts'

let app: TestApp
let sakuraToNowhere: string
let nowhereToBorealis: string
beforeAll(async () => {
  app = await startTestApp()
  sakuraToNowhere = await becomePartners(app, 'kenji', 'stranger', people.stranger.email)
  nowhereToBorealis = await becomePartners(app, 'stranger', 'marta', people.marta.email)
})

const verbs: ('READ' | 'SHARE_ONWARD')[] = ['READ', 'SHARE_ONWARD']

/** Aurora's account, given to Sakura to pass on, and passed on to Nowhere. */
async function passedOn(terms: { expiresAt?: string } = {}) {
  const { id } = await app.make.account({ city: 'Nagoya', phone: '052-1', employees: 4 })
  const first = await share(app, 'aiko', {
    recordId: id,
    partnershipId: app.partnershipWith('kenji'),
    fields: ['city', 'phone'],
    verbs,
    ...terms,
  })
  const second = await share(app, 'kenji', {
    recordId: id,
    partnershipId: sakuraToNowhere,
    fields: ['city'],
    verbs,
    ...terms,
  })
  return { id, first, second }
}

const registerOf = async (person: PersonName, isGiven: boolean) => {
  const { data, errors } = await app.graphql(
    person,
    `query ($isGiven: Boolean!) { recordGrants(isGiven: $isGiven, first: 100) { nodes {
      id isOnward recordName partnership { id } grantor { name } grantee { name } owner { name } viewerCanRevoke } } }`,
    { isGiven },
  )
  expect(errors).toEqual([])
  return (data?.['recordGrants'] as { nodes: { id: string }[] }).nodes
}

describe('a record that was given to be passed on', () => {
  it('shows the third firm what both let through, and tells the owner of it', async () => {
    const { id, second } = await passedOn()
    expect(await seen(app, 'stranger', id)).toMatchObject({
      city: 'Nagoya',
      phone: null,
      employees: null,
      organization: { name: 'Aurora Systems' },
    })
    expect((await registerOf('aiko', true)).find(grant => grant.id === second)).toMatchObject({
      isOnward: true,
      partnership: null,
      grantor: { name: 'Sakura Trading' },
      grantee: { name: 'Nowhere Tools' },
      owner: { name: 'Aurora Systems' },
      viewerCanRevoke: false,
    })
    expect((await registerOf('marta', true)).map(grant => grant.id)).not.toContain(second)
    // The owner learns the firm's name, and of its people nothing.
    const members = await app
      .as('aiko')
      .query(tx =>
        tx.selectFrom('member').select('id').where('org_id', '=', app.organizationId('stranger')).execute(),
      )
    expect(members).toEqual([])
  })

  it('is gone for everybody further on when a grant above is revoked', async () => {
    const { id, first } = await passedOn()
    const third = await share(app, 'stranger', {
      recordId: id,
      partnershipId: nowhereToBorealis,
      fields: ['city'],
      verbs: ['READ'],
    })
    expect(await seen(app, 'marta', id)).toMatchObject({ city: 'Nagoya' })
    await revokeGrant(app.as('aiko'), first)
    for (const person of ['kenji', 'stranger', 'marta'] as const)
      expect(await seen(app, person, id)).toBeNull()
    const told = await withClient(app.ownerUrl, async client => {
      const { rows } = await client.query(
        `select 1 from outbox_event where topic = 'grant.changed' and record_id = $1`,
        [third],
      )
      return rows.length
    })
    expect(told).toBe(1)
  })

  it('narrows with the grant above, and is dark while that waits for consent', async () => {
    const { id, first } = await passedOn()
    await changeGrant(app.as('aiko'), { grantId: first, fields: ['phone'], verbs, expectedVersion: 1 })
    expect(await seen(app, 'stranger', id)).toMatchObject({ city: null, phone: null })
    await withClient(app.ownerUrl, client =>
      client.query(`update record_grant set status = 'PROPOSED' where id = $1`, [first]),
    )
    expect(await seen(app, 'stranger', id)).toBeNull()
  })

  it('is gone while a partnership on the way is suspended', async () => {
    const { id } = await passedOn()
    const set = (status: string) =>
      withClient(app.ownerUrl, client =>
        client.query('update partnership set status = $2 where id = $1', [
          app.partnershipWith('kenji'),
          status,
        ]),
      )
    await set('SUSPENDED')
    expect(await seen(app, 'stranger', id)).toBeNull()
    await set('ACTIVE')
    expect(await seen(app, 'stranger', id)).toMatchObject({ city: 'Nagoya' })
  })

  it('goes no wider, no longer, no further, and never back', async () => {
    const expiresAt = new Date(Date.now() + 60_000).toISOString()
    const { id, second } = await passedOn({ expiresAt })
    const on = (by: PersonName, partnershipId: string, terms: object) =>
      share(app, by, { recordId: id, partnershipId, fields: ['city'], verbs: ['READ'], expiresAt, ...terms })
    await expect(
      on('kenji', sakuraToNowhere, { fields: ['employees'], roles: ['OWNER'] }),
    ).rejects.toMatchObject({ field: 'fields' })
    await expect(
      on('kenji', sakuraToNowhere, { verbs: ['READ', 'EDIT'], roles: ['OWNER'] }),
    ).rejects.toMatchObject({ field: 'verbs' })
    await expect(on('kenji', sakuraToNowhere, { expiresAt: null, roles: ['OWNER'] })).rejects.toMatchObject({
      field: 'expiresAt',
    })
    await expect(on('kenji', app.partnershipWith('kenji'), {})).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(on('stranger', sakuraToNowhere, {})).rejects.toMatchObject({ code: 'CONFLICT' })
    await on('stranger', nowhereToBorealis, { verbs })
    // Borealis is the third; its partner Aurora is the owner.
    await expect(on('marta', app.partnershipWith('marta'), {})).rejects.toMatchObject({ code: 'CONFLICT' })
    const wider = changeGrant(app.as('kenji'), {
      grantId: second,
      fields: ['employees'],
      verbs,
      expiresAt,
      expectedVersion: 1,
    })
    await expect(wider).rejects.toMatchObject({ field: 'fields' })
  })

  it('is passed on only by leave', async () => {
    const account = await app.make.sharedAccount({}, ['city'])
    const attempt = share(app, 'kenji', {
      recordId: account.id,
      partnershipId: sakuraToNowhere,
      fields: [],
      verbs: ['READ'],
    })
    await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const never = share(app, 'stranger', {
      recordId: account.id,
      partnershipId: nowhereToBorealis,
      fields: [],
      verbs: ['READ'],
    })
    await expect(never).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('cannot be forged in SQL: no circle, no wider child, no parent of others', async () => {
    const { id, first, second } = await passedOn()
    const forge = (
      by: PersonName,
      values: { to: PersonName; through: string; parent: string | null; fields?: string },
    ) =>
      app.as(by).write(tx =>
        sql`insert into record_grant (id, org_id, owner_org_id, grantee_org_id, partnership_id, record_type, record_id, parent_grant_id, fields, verbs, status, proposed_by)
          values (${newId()}, ${app.organizationId(by)}, ${app.organizationId(by)}, ${app.organizationId(values.to)}, ${values.through}, 'ACCOUNT', ${id},
            ${values.parent}, ${values.fields ?? '{name}'}, '{READ}', 'ACTIVE', ${app.memberId(by)})`.execute(
          tx,
        ),
      )
    await expect(
      forge('kenji', { to: 'aiko', through: app.partnershipWith('kenji'), parent: first }),
    ).rejects.toThrow(/has it already/)
    await expect(
      forge('stranger', { to: 'kenji', through: sakuraToNowhere, parent: second }),
    ).rejects.toThrow(/has it already/)
    await expect(
      forge('stranger', { to: 'marta', through: nowhereToBorealis, parent: second, fields: '{name,phone}' }),
    ).rejects.toThrow(/more than was given/)
    await expect(
      forge('stranger', { to: 'marta', through: nowhereToBorealis, parent: first }),
    ).rejects.toThrow(/only what it owns/)
    await expect(
      forge('stranger', { to: 'marta', through: nowhereToBorealis, parent: null }),
    ).rejects.toThrow(/only what it owns/)
    const loop = app
      .as('kenji')
      .write(tx => sql`update record_grant set parent_grant_id = id where id = ${second}`.execute(tx))
    await expect(loop).rejects.toThrow(/what it is about/)
  })
})
