import { sql } from 'kysely'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { listed, seen, share, sharedFilter } from '../../../test/support/grantsWorld.ts'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { addContact } from '../accounts/addContact.ts'
import type { Role } from '../platform/viewer.ts'
import { acceptGrant } from './acceptGrant.ts'
import { changeGrant } from './changeGrant.ts'
import { declineGrant } from './declineGrant.ts'
import { revokeGrant } from './revokeGrant.ts'
import { shareRecord } from './shareRecord.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const owner = (text: string, values: unknown[] = []) =>
  withClient(app.ownerUrl, async client => (await client.query(text, values)).rows)

const toSakura = (recordId: string, terms: object = {}) =>
  share(app, 'aiko', {
    recordId,
    partnershipId: app.partnershipWith('kenji'),
    fields: ['city'],
    verbs: ['READ'],
    ...terms,
  })

describe('whom a grant serves', () => {
  it('is decided by the roles that the database knows, whatever the caller says', async () => {
    const { id } = await app.make.account({ city: 'Nagoya' })
    await toSakura(id, { roles: ['SELLER'] })
    expect(await seen(app, 'kenji', id)).toBeNull()
    const claims: Role[] = ['SELLER']
    const claimed = await app
      .as('kenji', { roles: claims })
      .query(tx => tx.selectFrom('shared_account').select('id').where('id', '=', id).execute())
    expect(claimed).toEqual([])
    await owner(`update member set roles = '{SELLER}' where id = $1`, [app.memberId('kenji')])
    try {
      expect(await seen(app, 'kenji', id)).toMatchObject({ city: 'Nagoya' })
      expect(await listed(app, 'kenji', 'nagoya')).toContain(id)
    } finally {
      await owner(`update member set roles = '{OWNER}' where id = $1`, [app.memberId('kenji')])
    }
    expect(await listed(app, 'kenji', 'nagoya')).not.toContain(id)
  })

  it('may be named people, of the receiving firm alone', async () => {
    const { id } = await app.make.account({ city: 'Nagoya' })
    await expect(toSakura(id, { memberIds: [app.memberId('marta')] })).rejects.toMatchObject({
      field: 'memberIds',
    })
    await expect(toSakura(id, { memberIds: ['nobody'] })).rejects.toMatchObject({ field: 'memberIds' })
    await toSakura(id, { memberIds: [app.memberId('kenji')] })
    expect(await seen(app, 'kenji', id)).toMatchObject({ city: 'Nagoya' })
    const colleague = { ...app.identity('kenji') }
    const other = await app.app.source.db.query(
      colleague.viewer && { ...colleague, viewer: { ...colleague.viewer, memberId: app.memberId('aiko') } },
      tx => tx.selectFrom('shared_account').select('id').where('id', '=', id).execute(),
    )
    expect(other).toEqual([])
  })

  it('may differ from one grant to the next on the same record', async () => {
    const { id } = await app.make.account({ city: 'Nagoya', phone: '052-1' })
    await toSakura(id, { roles: ['OWNER'], fields: ['phone'] })
    await toSakura(id, { roles: ['SELLER'], fields: ['city'] })
    expect(await seen(app, 'kenji', id)).toMatchObject({ city: null, phone: '052-1' })
    const again = await shareRecord(app.as('aiko'), {
      recordType: 'ACCOUNT',
      recordId: id,
      partnershipId: app.partnershipWith('kenji'),
      fields: ['city'],
      verbs: ['READ'],
      roles: ['SELLER'],
    })
    expect(again).toMatchObject({ __typename: 'AlreadyShared' })
  })
})

describe('the end of a grant', () => {
  it('is told to open screens by the database’s clock', async () => {
    const { id } = await app.make.account({ city: 'Nagoya' })
    const [row] = await owner(`select (now() + interval '700 milliseconds') as at`)
    const grantId = await toSakura(id, { expiresAt: row.at.toISOString() })
    expect(await seen(app, 'kenji', id)).toMatchObject({ city: 'Nagoya' })
    const told = () =>
      owner(`select 1 from outbox_event where topic = 'grant.expired' and record_id = $1`, [grantId])
    await vi.waitFor(async () => expect(await told()).toHaveLength(1), { timeout: 5000, interval: 50 })
    expect(await seen(app, 'kenji', id)).toBeNull()
  })

  it('closes it to whoever was editing: nothing of it is changed or accepted any more', async () => {
    const { id } = await app.make.account({ city: 'Nagoya' })
    const grantId = await toSakura(id, { verbs: ['READ', 'EDIT'] })
    await owner(`update record_grant set expires_at = now() - interval '1 second' where id = $1`, [grantId])
    const edit = await app.as('kenji').write(async tx => {
      const { rows } =
        await sql`select private.edit_shared_account(${id}::uuid, 1, '{"city": "Kobe"}') as outcome`.execute(
          tx,
        )
      return rows[0]
    })
    expect(edit).toEqual({ outcome: 'NOT_FOUND' })
    const terms = { grantId, fields: ['city'], verbs: ['READ' as const], expectedVersion: 1 }
    await expect(changeGrant(app.as('aiko'), terms)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(acceptGrant(app.as('kenji'), grantId)).rejects.toMatchObject({ code: 'CONFLICT' })
    await declineGrant(app.as('kenji'), grantId)
  })

  it('is measured by one clock: an end that only this process takes for past is not', async () => {
    const { id } = await app.make.account()
    const late = { ...app.as('aiko'), now: new Date(Date.now() + 3_600_000) }
    const result = await shareRecord(late, {
      recordType: 'ACCOUNT',
      recordId: id,
      partnershipId: app.partnershipWith('kenji'),
      fields: [],
      verbs: ['READ'],
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    })
    expect(result).toMatchObject({ __typename: 'RecordShared' })
  })
})

describe('two administrators at once', () => {
  it('who change and revoke leave a revoked grant, whoever is first', async () => {
    for (let round = 0; round < 5; round++) {
      const account = await app.make.sharedAccount({ city: 'Nagoya' }, ['city'])
      const change = {
        grantId: account.grantId,
        fields: ['phone'],
        verbs: ['READ' as const],
        expectedVersion: 1,
      }
      const outcomes = await Promise.allSettled([
        changeGrant(app.as('aiko'), change),
        revokeGrant(app.as('aiko'), account.grantId),
        changeGrant(app.as('aiko'), change),
      ])
      expect(outcomes[1]?.status).toBe('fulfilled')
      expect(await seen(app, 'kenji', account.id)).toBeNull()
      expect(await owner('select status from record_grant where id = $1', [account.grantId])).toEqual([
        { status: 'REVOKED' },
      ])
    }
  })

  it('of an ended partnership share nothing through it', async () => {
    const { id } = await app.make.account()
    await owner(`update partnership set status = 'ENDED' where id = $1`, [app.partnershipWith('marta')])
    const result = await shareRecord(app.as('aiko'), {
      recordType: 'ACCOUNT',
      recordId: id,
      partnershipId: app.partnershipWith('marta'),
      fields: [],
      verbs: ['READ'],
    })
    expect(result).toMatchObject({ __typename: 'PartnershipNotActive' })
  })
})

describe('a contact', () => {
  it('is shared by itself, masked by its own fields', async () => {
    const account = await app.make.account()
    const contact = await addContact(app.as('aiko'), account.id, {
      name: 'Mori',
      email: 'mori@c.example',
      title: 'Buyer',
    })
    const result = await shareRecord(app.as('aiko'), {
      recordType: 'CONTACT',
      recordId: contact.id,
      partnershipId: app.partnershipWith('kenji'),
      fields: ['title'],
      verbs: ['READ'],
    })
    expect(result).toMatchObject({ __typename: 'RecordShared' })
    const read = (person: 'kenji' | 'marta') =>
      app
        .as(person)
        .query(tx =>
          tx
            .selectFrom('visible_contact')
            .select(['name', 'title', 'email', 'account_id'])
            .where('id', '=', contact.id)
            .execute(),
        )
    expect(await read('kenji')).toEqual([{ name: 'Mori', title: 'Buyer', email: null, account_id: null }])
    expect(await read('marta')).toEqual([])
  })
})

describe('a thousand requests of mixed firms on four connections', () => {
  it('see each what their own firm may see', async () => {
    const city = 'Pooltown'
    await app.make.account({ name: 'Pool of Aurora', city })
    await app.make.account({ name: 'Pool of Sakura', city }, 'kenji')
    await app.make.account({ name: 'Pool of Nowhere', city }, 'stranger')
    await sharedFilter(app, { filter: [{ field: 'city', op: 'IN', values: [city] }] })
    const expected = {
      aiko: ['Pool of Aurora'],
      kenji: ['Pool of Aurora', 'Pool of Sakura'],
      marta: [],
      stranger: ['Pool of Nowhere'],
    }
    const people = ['aiko', 'kenji', 'marta', 'stranger'] as const
    const { openDatabase } = await import('../platform/db/database.ts')
    const db = openDatabase(app.logins.appUrl, app.logins.contextSecret, { connections: 4 })
    try {
      const answers = await Promise.all(
        Array.from({ length: 1000 }, async (_, n) => {
          const person = people[n % 4] ?? 'aiko'
          const rows = await db.query(app.identity(person), tx =>
            tx
              .selectFrom('visible_account')
              .select('name')
              .where('name', 'like', 'Pool of %')
              .orderBy('name')
              .execute(),
          )
          return { person, names: rows.map(({ name }) => name) }
        }),
      )
      for (const { person, names } of answers) expect(names).toEqual(expected[person])
    } finally {
      await db.close()
    }
  })
})
