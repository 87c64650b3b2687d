import fc from 'fast-check'
import { sql } from 'kysely'
import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { memorySecrets, startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { newId } from '../platform/ids.ts'
import { canonicalJson } from './canonicalJson.ts'
import type { Json } from './canonicalJson.ts'
import { checkLedger } from './checkLedger.ts'
import { readLinks } from './readLedger.ts'
import { verifyLedgers } from './verifyLedgers.ts'

let app: TestApp
let partnershipId: string

const owner = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  withClient(app.ownerUrl, async client => (await client.query<Row>(text, values)).rows)

const entriesOf = (person: PersonName, recordId: string) =>
  app
    .as(person)
    .query(tx =>
      tx.selectFrom('partnership_ledger_entry').select('kind').where('record_id', '=', recordId).execute(),
    )

async function verify(): Promise<string[]> {
  const lines: string[] = []
  const { db } = app.app.source
  await verifyLedgers({ db, secrets: memorySecrets(), partnershipId, say: line => lines.push(line) })
  return lines
}

beforeAll(async () => {
  app = await startTestApp()
  partnershipId = app.partnershipWith('kenji')
  for (let n = 0; n < 4; n++) await app.make.deal()
})

describe('the ledger', () => {
  it('is not there for other firms, and not for a party that came later', async () => {
    const [any] = await owner<{ record_id: string }>(
      'select record_id from partnership_ledger_entry order by seq limit 1',
    )
    for (const person of ['marta', 'stranger'] as const) {
      expect(await entriesOf(person, any?.record_id ?? '')).toEqual([])
      for await (const link of readLinks(app.as(person), partnershipId)) expect(link).toBeUndefined()
    }
    // A third firm that is admitted sees hashes alone of what was before, and they hold.
    await owner(
      `insert into admission (org_id, record_id, record_type, partnership_id) values ($1, $2, 'PARTNERSHIP', $2)`,
      [app.organizationId('marta'), partnershipId],
    )
    expect(await entriesOf('marta', partnershipId)).toEqual([])
    const links = readLinks(app.as('marta'), partnershipId)
    const check = await checkLedger({ partnershipId, links, heads: [], keys: [] })
    expect(check).toMatchObject({ fault: null })
    expect(check.entries).toBeGreaterThan(10)
    for await (const link of readLinks(app.as('marta'), partnershipId)) expect(link.body).toBeNull()
    await owner(`delete from admission where org_id = $1 and record_id = $2`, [
      app.organizationId('marta'),
      partnershipId,
    ])
  })

  it('cannot be changed, emptied or written by any login of the server', async () => {
    for (const url of [app.logins.appUrl, app.logins.authUrl, app.logins.jobsUrl]) {
      await withClient(url, async client => {
        for (const statement of [
          `update public.partnership_ledger_entry set kind = 'x'`,
          'delete from public.partnership_ledger_entry',
          'truncate public.partnership_ledger_entry',
          'insert into public.partnership_ledger_entry (seq) values (1)',
          'delete from public.ledger_signed_head',
          'update public.ledger_disclosure set salt = null',
          'delete from private.ledger_head',
          `select private.record_in_ledger(gen_random_uuid(), 'x', 'x', gen_random_uuid(), '{}')`,
          `select private.member_secret(gen_random_uuid())`,
        ])
          await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' })
      })
    }
    // Not by its owner either, as long as he does not switch the guard off.
    await expect(owner('delete from partnership_ledger_entry')).rejects.toMatchObject({ code: '42501' })
  })

  it('tells all of it to the server alone', async () => {
    const rows = (person: PersonName | undefined) =>
      app.as(person).query(async tx => {
        const { rows } =
          await sql`select seq from private.ledger_rows(${partnershipId}::uuid, 0, 10)`.execute(tx)
        return rows.length
      })
    expect(await rows('aiko')).toBe(0)
    expect(
      await app.app.source.db.query(
        null,
        async tx =>
          (await sql`select 1 from private.ledger_rows(${partnershipId}::uuid, 0, 10)`.execute(tx)).rows
            .length,
      ),
    ).toBe(10)
  })
})

describe('a chain that many write', () => {
  it('stays one chain when many write at the same moment', async () => {
    const accounts = await Promise.all(Array.from({ length: 12 }, () => app.make.account()))
    const other = app.partnershipWith('marta')
    await Promise.all([
      ...accounts.map(account => app.make.grant(account.id)),
      ...accounts.map(account => app.make.grant(account.id, { partnershipId: other })),
    ])
    expect(await verify()).toEqual([expect.stringMatching(/^whole/), '1 ledgers are whole.'])
  })

  it('is written by transactions over several partnerships in either order, and none waits in a circle', async () => {
    const ids = [app.partnershipWith('kenji'), app.partnershipWith('marta')]
    const accounts = await Promise.all(Array.from({ length: 10 }, () => app.make.account()))
    const grantees = [app.organizationId('kenji'), app.organizationId('marta')]
    const shareBoth = (accountId: string, order: number[]) =>
      app.as('aiko').write(async tx => {
        for (const index of order) {
          const values = {
            id: newId(),
            org_id: app.organizationId('aiko'),
            grantee_org_id: grantees[index] ?? '',
            partnership_id: ids[index] ?? '',
            record_type: 'ACCOUNT',
            record_id: accountId,
            fields: ['city'],
            verbs: ['READ'],
            status: 'ACTIVE',
            proposed_by: app.memberId('aiko'),
          }
          await tx.insertInto('record_grant').values(values).execute()
        }
      })
    const deadlocks = 'select deadlocks::int from pg_stat_database where datname = current_database()'
    const before = await owner(deadlocks)
    await Promise.all(accounts.map(({ id }, index) => shareBoth(id, index % 2 ? [0, 1] : [1, 0])))
    expect(await owner(deadlocks)).toEqual(before)
    expect(await verify()).toContainEqual('1 ledgers are whole.')
  })
})

describe('the canonical form', () => {
  it('is the same in the database as here', async () => {
    const name = fc.string({ unit: fc.constantFrom(...'abcXYZ019_-"\\ '), maxLength: 6 })
    const { value } = fc.letrec<{ value: Json }>(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger(),
        // PostgreSQL keeps no NUL.
        fc.string({ unit: 'binary' }).map(text => text.replaceAll('\u0000', '')),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(name, tie('value'), { maxKeys: 5 }),
      ),
    }))
    await withClient(app.ownerUrl, client =>
      fc.assert(
        fc.asyncProperty(value, async document => {
          const { rows } = await client.query<{ text: string }>(
            'select private.canonical_json($1::jsonb) as text',
            [JSON.stringify(document)],
          )
          expect(rows[0]?.text).toBe(canonicalJson(document))
        }),
        { numRuns: 300 },
      ),
    )
  })
})
