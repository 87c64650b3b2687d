import fc from 'fast-check'
import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { memorySecrets, people, startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { setAcceptsSharedRecords } from '../partnerships/setAcceptsSharedRecords.ts'
import { rotateKey } from './ledgerKeys.ts'
import { signLedgerHeads } from './signLedgerHeads.ts'
import { verifyLedgers } from './verifyLedgers.ts'

const secrets = memorySecrets()
const today = new Date('2026-05-12T00:10:00Z')
const tomorrow = new Date('2026-05-13T00:10:00Z')
let app: TestApp
let partnershipId: string

const owner = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  withClient(app.ownerUrl, async client => (await client.query<Row>(text, values)).rows)

beforeAll(async () => {
  app = await startTestApp()
  partnershipId = app.partnershipWith('kenji')
  for (let n = 0; n < 8; n++) await app.make.deal()
})

async function verify(with_ = secrets, id: string | null = partnershipId) {
  const lines: string[] = []
  const { db } = app.app.source
  const isWhole = await verifyLedgers({
    db,
    secrets: with_,
    partnershipId: id,
    say: line => lines.push(line),
  })
  return { isWhole, said: lines.join('\n') }
}

const headsOf = (id: string) =>
  owner<{ day: string; seq: number; key_id: string }>(
    'select day, seq, key_id from ledger_signed_head where partnership_id = $1 order by day',
    [id],
  )

const headMails = (email: string) =>
  owner<{ body_text: string; subject: string }>(
    `select body_text, subject from outgoing_mail where recipient = $1 and cause like 'ledger head %' order by created_at`,
    [email],
  )

describe('signed heads', () => {
  it('are signed once a day for what changed, by one of several servers, and sent to both firms', async () => {
    const { source } = app.app
    const both = await Promise.all([
      signLedgerHeads(source, secrets, today),
      signLedgerHeads(source, secrets, today),
    ])
    expect(both[0] + both[1]).toBe(2)
    expect(await signLedgerHeads(source, secrets, today)).toBe(0)
    expect(await headsOf(partnershipId)).toHaveLength(1)
    const mails = await headMails(people.kenji.email)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.subject).toContain(people.aiko.firm)
    const [head] = await owner<{ hash: string }>(
      `select encode(hash, 'hex') as hash from ledger_signed_head where partnership_id = $1`,
      [partnershipId],
    )
    expect(mails[0]?.body_text).toContain(`hash ${head?.hash}`)
    expect(await headMails(people.aiko.email)).toHaveLength(2)
    expect(await headMails(people.stranger.email)).toEqual([])
  })

  it('are signed the next day for that which changed since, by the key of that day', async () => {
    const { source } = app.app
    await setAcceptsSharedRecords(app.as('kenji'), partnershipId, false)
    await setAcceptsSharedRecords(app.as('kenji'), partnershipId, true)
    await rotateKey(source.db, secrets)
    expect(await signLedgerHeads(source, secrets, tomorrow)).toBe(1)
    const heads = await headsOf(partnershipId)
    expect(heads).toHaveLength(2)
    expect(new Set(heads.map(head => head.key_id)).size).toBe(2)
    expect(heads[1]?.seq).toBe((heads[0]?.seq ?? 0) + 2)
    expect(await headsOf(app.partnershipWith('marta'))).toHaveLength(1)
    expect(await verify()).toEqual({
      isWhole: true,
      said: expect.stringMatching(/^whole .* 2 signed heads\n1 ledgers are whole\.$/),
    })
  })

  it('are signed by nobody without the installation’s key, and believed by nobody', async () => {
    const others = memorySecrets()
    await expect(signLedgerHeads(app.app.source, others, new Date('2026-05-14T00:10:00Z'))).resolves.toBe(0)
    await app.make.account().then(({ id }) => app.make.grant(id))
    await expect(signLedgerHeads(app.app.source, others, new Date('2026-05-14T00:10:00Z'))).rejects.toThrow(
      'secrets',
    )
    expect((await verify(memorySecrets())).said).toContain('a key that this installation never had')
  })
})

describe('enishi verify', () => {
  it('says so when there is no such partnership', async () => {
    expect(await verify(secrets, 'nonsense')).toMatchObject({ isWhole: false })
    expect(await verify(secrets, app.organizationId('aiko'))).toMatchObject({ isWhole: false })
    expect((await verify(secrets, null)).said).toContain('2 ledgers are whole.')
  })

  /** What an owner of the database could do who switches every guard off. */
  async function tamper(statement: string, values: unknown[] = []): Promise<void> {
    await withClient(app.ownerUrl, async client => {
      await client.query('set session_replication_role = replica')
      const { rowCount } = await client.query(statement, values)
      if (!rowCount) throw new Error('Nothing was tampered with.')
    })
  }
  async function restored(work: () => Promise<void>) {
    const tables = ['public.partnership_ledger_entry', 'public.ledger_signed_head', 'private.ledger_head']
    for (const table of tables)
      await owner(`create table private.kept_${table.split('.')[1]} as select * from ${table}`)
    try {
      await work()
    } finally {
      for (const table of tables) {
        const kept = `private.kept_${table.split('.')[1]}`
        await owner(
          `set session_replication_role = replica; delete from ${table}; insert into ${table} select * from ${kept}; drop table ${kept}`,
        )
      }
    }
    expect(await verify()).toMatchObject({ isWhole: true })
  }

  it('names the row whose smallest part was altered', async () => {
    const flipped = (column: string) =>
      `set_byte(${column}, $2::int % length(${column}), get_byte(${column}, $2::int % length(${column})) # 1)`
    const alterations = {
      recorded_at: `recorded_at + interval '1 microsecond'`,
      previous_hash: flipped('previous_hash'),
      body_hash: flipped('body_hash'),
      hash: flipped('hash'),
      nonce: flipped('nonce'),
      kind: `kind || ' '`,
      record_type: 'lower(record_type)',
      record_id: 'gen_random_uuid()',
      org_id: 'gen_random_uuid()',
      parties: 'parties[1:1]',
      payload: `payload || '{"x": 1}'`,
    }
    const [{ most } = { most: 0 }] = await owner<{ most: number }>(
      'select max(seq)::int as most from partnership_ledger_entry where partnership_id = $1',
      [partnershipId],
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.entries(alterations)),
        fc.integer({ min: 1, max: most }),
        fc.nat(31),
        ([column, value], seq, byte) =>
          restored(async () => {
            const uses = value.includes('$2') ? [seq, byte] : [seq]
            await tamper(
              `update partnership_ledger_entry set ${column} = ${value} where seq = $1 and partnership_id = '${partnershipId}'`,
              uses,
            )
            expect((await verify()).said).toContain(`entry ${seq} is not as it was written`)
          }),
      ),
      { numRuns: 25 },
    )
  })

  it('names the row that is gone, also at the end and in a ledger without any', async () => {
    const gone = (where: string) =>
      `delete from partnership_ledger_entry where partnership_id = '${partnershipId}' and ${where}`
    await restored(async () => {
      await tamper(gone('seq = 5'))
      expect((await verify()).said).toContain('entry 5 is missing')
    })
    await restored(async () => {
      await tamper(gone('seq > 6'))
      await tamper(`delete from private.ledger_head where partnership_id = '${partnershipId}'`)
      expect((await verify()).said).toContain('entry 7 is missing')
    })
    await restored(async () => {
      await tamper(gone('true'))
      await tamper(`delete from private.ledger_head where partnership_id = '${partnershipId}'`)
      await tamper(`delete from ledger_signed_head where partnership_id = '${partnershipId}'`)
      expect((await verify()).said).toContain('entry 1 is missing')
    })
  })

  it('names rows that changed places, and a head that was changed', async () => {
    await restored(async () => {
      await tamper(
        `update partnership_ledger_entry set seq = -seq where partnership_id = $1 and seq in (3, 9)`,
        [partnershipId],
      )
      await tamper(
        `update partnership_ledger_entry set seq = case seq when -3 then 9 else 3 end where partnership_id = $1 and seq < 0`,
        [partnershipId],
      )
      expect((await verify()).said).toContain('entry 3 is not as it was written')
    })
    await restored(async () => {
      await tamper(
        `update ledger_signed_head set signed_at = signed_at + interval '1 second' where partnership_id = $1`,
        [partnershipId],
      )
      expect((await verify()).said).toContain('signature of the head')
    })
  })
})
