import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import { listed, seen, share, sharedFilter } from '../../../test/support/grantsWorld.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { archiveAccount } from '../accounts/archiveAccount.ts'
import { restoreAccount } from '../accounts/restoreAccount.ts'
import { updateAccount } from '../accounts/updateAccount.ts'
import { newId } from '../platform/ids.ts'
import { changeGrant } from './changeGrant.ts'
import { revokeGrant } from './revokeGrant.ts'
import { shareFilter } from './shareFilter.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

/** Other filters of this file would reach it too. */
let cities = 0
const newCity = () => `City ${++cities}`
const inCities = (...values: string[]) => [{ field: 'city', op: 'IN' as const, values }]
const move = async (id: string, version: number, city: string) =>
  updateAccount(app.as('aiko'), {
    accountId: id,
    expectedVersion: version,
    values: { name: `Moved ${id.slice(-4)}`, city },
  })

describe('a grant on a saved filter', () => {
  it('shows what matches, what will match, and no longer what stops to', async () => {
    const [osaka, kyoto, nagoya] = [newCity(), newCity(), newCity()]
    const before = await app.make.account({ city: osaka, phone: '06-1' })
    const elsewhere = await app.make.account({ city: nagoya })
    await sharedFilter(app, { filter: inCities(osaka, kyoto) })
    expect(await seen(app, 'kenji', before.id)).toMatchObject({ city: osaka, phone: null })
    expect(await seen(app, 'kenji', elsewhere.id)).toBeNull()
    expect(await seen(app, 'marta', before.id)).toBeNull()

    const after = await app.make.account({ city: kyoto })
    expect(await seen(app, 'kenji', after.id)).toMatchObject({ city: kyoto })
    await move(elsewhere.id, 1, osaka)
    expect(await seen(app, 'kenji', elsewhere.id)).toMatchObject({ city: osaka })
    await move(before.id, 1, nagoya)
    expect(await seen(app, 'kenji', before.id)).toBeNull()
    const ids = await listed(app, 'kenji')
    expect(ids).toEqual(expect.arrayContaining([after.id, elsewhere.id]))
    expect(ids).not.toContain(before.id)
  })

  it('leaves out what is archived, and shows it again when it is restored', async () => {
    const city = newCity()
    const account = await app.make.account({ city })
    await sharedFilter(app, { filter: inCities(city) })
    await archiveAccount(app.as('aiko'), account.id)
    expect(await seen(app, 'kenji', account.id)).toBeNull()
    await restoreAccount(app.as('aiko'), account.id)
    expect(await seen(app, 'kenji', account.id)).toMatchObject({ city })
  })

  it('is revoked by its one row, whatever it reached', async () => {
    const city = newCity()
    const accounts = await Promise.all([1, 2, 3].map(() => app.make.account({ city })))
    const grantId = await sharedFilter(app, { filter: inCities(city) })
    await revokeGrant(app.as('aiko'), grantId)
    for (const { id } of accounts) expect(await seen(app, 'kenji', id)).toBeNull()
    expect(await listed(app, 'kenji', city)).toEqual([])
  })

  it('adds to what other grants on the same record show', async () => {
    const city = newCity()
    const account = await app.make.account({ city, phone: '06-1', employees: 7 })
    await sharedFilter(app, { filter: inCities(city) })
    const grantId = await share(app, 'aiko', {
      recordId: account.id,
      partnershipId: app.partnershipWith('kenji'),
      fields: ['phone'],
      verbs: ['READ', 'EDIT'],
    })
    expect(await seen(app, 'kenji', account.id)).toMatchObject({
      city,
      phone: '06-1',
      employees: 7,
      viewerCanEdit: true,
    })
    expect((await listed(app, 'kenji', city)).filter(id => id === account.id)).toHaveLength(1)
    const edit = (changes: object) =>
      app.as('kenji').write(async tx => {
        const { rows } = await sql<{ outcome: string }>`
          select private.edit_shared_account(${account.id}::uuid, 1, ${JSON.stringify(changes)}::jsonb) as outcome`.execute(
          tx,
        )
        return rows[0]?.outcome
      })
    expect(await edit({ city: 'Elsewhere' })).toBe('FORBIDDEN')
    expect(await edit({ phone: '06-2' })).toBe('EDITED')
    await revokeGrant(app.as('aiko'), grantId)
    expect(await seen(app, 'kenji', account.id)).toMatchObject({ city, phone: null, viewerCanEdit: false })
  })

  it.each([
    [
      'a range',
      [{ field: 'employees', op: 'BETWEEN' as const, min: 900, max: 999 }],
      { employees: 950 },
      { employees: 1000 },
    ],
    [
      'no upper end',
      [{ field: 'employees', op: 'BETWEEN' as const, min: 90_000 }],
      { employees: 90_000 },
      { employees: 5 },
    ],
    [
      'an amount in its currency',
      [{ field: 'annualRevenue', op: 'BETWEEN' as const, max: 500, currency: 'SEK' }],
      { annualRevenue: { minor: 400, currency: 'SEK' } },
      { annualRevenue: { minor: 400, currency: 'NOK' } },
    ],
    [
      'a beginning',
      [{ field: 'name', op: 'STARTS_WITH' as const, value: "Zeta '; --" }],
      { name: "Zeta '; -- Works" },
      { name: 'Zeta' },
    ],
    ['being set', [{ field: 'address', op: 'IS_SET' as const }], { address: 'Main Street' }, {}],
  ])('compares by %s', async (_, filter, matching, other) => {
    const inside = await app.make.account(matching)
    await sharedFilter(app, { filter, fields: ['name', 'employees', 'annualRevenue', 'address'] })
    const outside = await app.make.account(other)
    expect(await seen(app, 'kenji', inside.id)).not.toBeNull()
    expect(await seen(app, 'kenji', outside.id)).toBeNull()
  })

  it('names no field that it does not share, also in bare SQL', async () => {
    const input = {
      recordType: 'ACCOUNT' as const,
      partnershipId: app.partnershipWith('kenji'),
      verbs: ['READ' as const],
    }
    const leaking = shareFilter(app.as('aiko'), {
      ...input,
      fields: ['city'],
      filter: [{ field: 'employees', op: 'IS_SET' }],
    })
    await expect(leaking).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'filter' })
    const forge = (filter: unknown) =>
      app.as('aiko').write(tx =>
        sql`insert into record_grant (id, org_id, owner_org_id, grantee_org_id, partnership_id, record_type, scope, filter, fields, verbs, status, proposed_by)
          values (${newId()}, ${app.organizationId('aiko')}, ${app.organizationId('aiko')}, ${app.organizationId('kenji')}, ${app.partnershipWith('kenji')},
            'ACCOUNT', 'FILTER', ${JSON.stringify(filter)}::jsonb, '{name}', '{READ}', 'ACTIVE', ${app.memberId('aiko')})`.execute(
          tx,
        ),
      )
    await expect(forge([{ field: 'city', op: 'IN', values: ['Osaka'] }])).rejects.toThrow(
      /only fields that it shares/,
    )
    await expect(forge([{ field: 'notes', op: 'IS_SET' }])).rejects.toThrow(/no filter on this field/)
    await expect(forge([])).rejects.toThrow(/one to ten/)
    await expect(forge([{ field: 'name', op: 'LIKE', value: '%' }])).rejects.toThrow(/no such condition/)
  })

  it('keeps the fields that its filter names when it is changed', async () => {
    const city = newCity()
    const account = await app.make.account({ city, employees: 3 })
    const grantId = await sharedFilter(app, { filter: inCities(city) })
    const change = { grantId, verbs: ['READ' as const], expectedVersion: 1 }
    await expect(changeGrant(app.as('aiko'), { ...change, fields: [] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
    await changeGrant(app.as('aiko'), { ...change, fields: ['city'] })
    expect(await seen(app, 'kenji', account.id)).toMatchObject({ city, employees: null })
  })

  it('is shared by those who may, of records they own, through a partnership of theirs', async () => {
    const input = {
      recordType: 'ACCOUNT' as const,
      filter: inCities('Osaka'),
      fields: ['city'],
      verbs: ['READ' as const],
    }
    const partnershipId = app.partnershipWith('kenji')
    for (const person of ['marta', 'stranger'] as const) {
      await expect(shareFilter(app.as(person), { ...input, partnershipId })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    }
    const agent = app.as('aiko', { roles: ['AGENT'] })
    await expect(shareFilter(agent, { ...input, partnershipId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    for (const filter of [
      [],
      [{ field: 'phone', op: 'IS_SET' as const }],
      [{ field: 'city', op: 'IN' as const, values: [' '] }],
      [{ field: 'city', op: 'BETWEEN' as const, min: 1 }],
      [{ field: 'employees', op: 'BETWEEN' as const }],
    ]) {
      const attempt = shareFilter(app.as('aiko'), {
        ...input,
        partnershipId,
        filter,
        fields: ['city', 'phone', 'employees'],
      })
      await expect(attempt).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'filter' })
    }
  })

  it('never shows a row that was written while it was filled, and misses none', async () => {
    const [inside, outside] = [newCity(), newCity()]
    const rows = await withClient(app.ownerUrl, async client => {
      const { rows } = await client.query<{ id: string }>(
        `insert into account (id, org_id, name, city) select gen_random_uuid(), $1, 'Bulk ' || n, case when n % 2 = 0 then $2 else $3 end
         from generate_series(1, 4000) n returning id`,
        [app.organizationId('aiko'), inside, outside],
      )
      return rows.map(({ id }) => id)
    })
    let isFilling = true
    const writing = (async () => {
      for (let n = 0; isFilling; n++) {
        const batch = Array.from({ length: 20 }, (_, k) => rows[(n * 37 + k * 101) % rows.length] ?? '')
        await app
          .as('aiko')
          .write(tx =>
            sql`update account set city = case when city = ${inside} then ${outside} else ${inside} end where id = any (${batch}::uuid[])`.execute(
              tx,
            ),
          )
      }
    })()
    const grantId = await sharedFilter(app, { filter: inCities(inside) })
    isFilling = false
    await writing
    const { wrong, right } = await withClient(app.ownerUrl, async client => {
      const { rows } = await client.query<{ wrong: number; right: number }>(
        `select (count(*) filter (where v.record_id is not null <> (a.city = $2)))::int as wrong, (count(*) filter (where a.city = $2))::int as right
         from account a left join visibility v on v.record_id = a.id and v.grant_id = $1 where a.city in ($2, $3)`,
        [grantId, inside, outside],
      )
      return rows[0] ?? { wrong: -1, right: 0 }
    })
    expect(right).toBeGreaterThan(1000)
    expect(wrong).toBe(0)
  })
})
