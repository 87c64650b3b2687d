import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { newId } from '../platform/ids.ts'

let app: TestApp
let account: { id: string; grantId: string }
beforeAll(async () => {
  app = await startTestApp()
  account = await app.make.sharedAccount({ city: 'Nagoya', phone: '052-1234', notes: 'ours alone' }, ['city'])
})

/** Any SQL, as the application's login in somebody's signed context: what an injection could do. */
const run = (person: PersonName, text: ReturnType<typeof sql>) => app.as(person).write(tx => text.execute(tx))
const denied =
  /row-level security|permission denied|what it is about|accepts or declines|shares only what it owns|not active|closed/

describe('SQL in the context of a firm that received an account', () => {
  it('reads no row of the account itself, and of the shared one only what the grant names', async () => {
    expect((await run('kenji', sql`select * from account where id = ${account.id}`)).rows).toEqual([])
    const { rows } = await run('kenji', sql`select * from shared_account`)
    expect(rows).toMatchObject([{ city: 'Nagoya', phone: null, owner_member_id: null }])
    expect(rows[0]).not.toHaveProperty('notes')
    expect((await run('marta', sql`select * from shared_account`)).rows).toEqual([])
    expect((await run('marta', sql`select * from record_grant`)).rows).toEqual([])
  })

  it.each([
    ['more fields', sql`fields = '{name,city,phone}'`],
    ['more verbs', sql`verbs = '{READ,EDIT}'`],
    ['a later end', sql`expires_at = now() + interval '10 years'`],
    ['another record', sql`record_id = gen_random_uuid()`],
    ['another giver', sql`org_id = grantee_org_id`],
    ['the state REVOKED', sql`status = 'REVOKED'`],
  ])('cannot give itself %s', async (_, change) => {
    await expect(
      run('kenji', sql`update record_grant set ${change} where id = ${account.grantId}`),
    ).rejects.toThrow(denied)
  })

  it('cannot grant itself what another firm owns', async () => {
    const forge = (person: PersonName, organizationId: string) =>
      run(
        person,
        sql`insert into record_grant (id, org_id, grantee_org_id, partnership_id, record_type, record_id, fields, verbs, status, proposed_by)
          values (${newId()}, ${organizationId}, ${app.organizationId('marta')}, ${app.partnershipWith('marta')}, 'ACCOUNT', ${account.id}, '{name,phone}',
            '{READ,EDIT}', 'ACTIVE', ${app.memberId(person)})`,
      )
    await expect(forge('kenji', app.organizationId('aiko'))).rejects.toThrow(denied)
    await expect(forge('marta', app.organizationId('aiko'))).rejects.toThrow(denied)
    await expect(forge('kenji', app.organizationId('kenji'))).rejects.toThrow(denied)
  })

  it('edits nothing without the verb, and no field beyond the grant', async () => {
    const edit = (changes: object) =>
      run(
        'kenji',
        sql`select private.edit_shared_account(${account.id}, 1, ${JSON.stringify(changes)}::jsonb) as outcome`,
      )
    expect((await edit({ city: 'Osaka' })).rows).toEqual([{ outcome: 'FORBIDDEN' }])
    await run('aiko', sql`update record_grant set verbs = '{READ,EDIT}' where id = ${account.grantId}`)
    for (const changes of [
      { phone: '1' },
      { notes: 'x' },
      { org_id: app.organizationId('kenji') },
      { archived_at: null },
    ]) {
      expect((await edit(changes)).rows).toEqual([{ outcome: 'FORBIDDEN' }])
    }
    expect((await edit({ city: 'Osaka' })).rows).toEqual([{ outcome: 'EDITED' }])
    expect((await edit({ city: 'Kobe' })).rows).toEqual([{ outcome: 'CHANGED' }])
    const update = await run('kenji', sql`update account set city = 'Kobe' where id = ${account.id}`)
    expect(update.numAffectedRows).toBe(0n)
    const stranger = await run(
      'marta',
      sql`select private.edit_shared_account(${account.id}, 2, '{"name": "x"}') as outcome`,
    )
    expect(stranger.rows).toEqual([{ outcome: 'NOT_FOUND' }])
  })

  it('puts no contact into an account that is not its own', async () => {
    const other = await app.make.sharedAccount({}, ['contacts'])
    await run(
      'marta',
      sql`insert into contact (id, org_id, account_id, name) values (${newId()}, ${app.organizationId('marta')}, ${other.id}, 'Mallory')`,
    )
    expect(
      (await run('kenji', sql`select name from visible_contact where account_id = ${other.id}`)).rows,
    ).toEqual([])
    expect(
      (await run('aiko', sql`select name from visible_contact where account_id = ${other.id}`)).rows,
    ).toEqual([])
  })
})

describe('SQL in the context of the firm that shares', () => {
  it('cannot accept for the other firm', async () => {
    await run(
      'marta',
      sql`update partnership_party set accepts_shared_records = false where org_id = ${app.organizationId('marta')}`,
    )
    const { id } = await app.make.account()
    const grant = await app.make.grant(id, { partnershipId: app.partnershipWith('marta') })
    await run(
      'aiko',
      sql`update record_grant set status = 'ACTIVE', accepted_at = now(), accepted_by = ${app.memberId('marta')} where id = ${grant.id}`,
    )
    const { rows } = await run(
      'aiko',
      sql`select status, accepted_at, accepted_by from record_grant where id = ${grant.id}`,
    )
    expect(rows).toEqual([{ status: 'PROPOSED', accepted_at: null, accepted_by: null }])
    const { numAffectedRows } = await run(
      'aiko',
      sql`update partnership_party set accepts_shared_records = true where org_id = ${app.organizationId('marta')}`,
    )
    expect(numAffectedRows).toBe(0n)
  })
})

describe('a context that the server did not sign', () => {
  it.each([
    ['no context', () => ''],
    [
      'a made-up signature',
      () => `${app.organizationId('aiko')}.${app.memberId('aiko')}..1.${Date.now()}.${'0'.repeat(64)}`,
    ],
    ['nonsense', () => 'x.y.z'],
  ])('reads and writes nothing: %s', async (_, context) => {
    await withClient(app.logins.appUrl, async client => {
      await client.query('begin')
      await client.query(`select set_config('app.context', $1, true)`, [context()])
      for (const table of [
        'account',
        'shared_account',
        'visible_account',
        'contact',
        'record_grant',
        'deal',
        'deal_activity',
        'account_import',
      ]) {
        expect((await client.query(`select 1 from ${table}`)).rowCount, table).toBe(0)
      }
      expect((await client.query(`select private.search_accounts('%a%')`)).rowCount).toBe(0)
      expect((await client.query(`select private.search_deals('%d%')`)).rowCount).toBe(0)
      expect((await client.query(`update account set name = 'x'`)).rowCount).toBe(0)
      const insert = client.query(`insert into account (id, org_id, name) values ($1, $2, 'x')`, [
        newId(),
        app.organizationId('aiko'),
      ])
      await expect(insert).rejects.toThrow(denied)
      await client.query('rollback')
    })
  })
})
