import { sql } from 'kysely'
import type pg from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { archiveAccount } from '../accounts/archiveAccount.ts'
import { exportAudit } from './exportAudit.ts'
import { openViewLog } from './viewLog.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const owner = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  withClient(app.ownerUrl, async client => (await client.query<Row>(text, values)).rows)

interface Entry {
  action: string
  recordName: string | null
  member: { name: string } | null
  organization: { name: string } | null
}

async function trail(person: PersonName, filter: Record<string, unknown> = {}): Promise<Entry[]> {
  const { data, errors } = await app.graphql(
    person,
    `query ($kind: AuditKind, $recordId: ID, $memberId: ID, $from: Date, $until: Date) {
      auditTrail(kind: $kind, recordId: $recordId, memberId: $memberId, from: $from, until: $until) {
        nodes { action recordName member { name } organization { name } } } }`,
    filter,
  )
  expect(errors).toEqual([])
  return (data as { auditTrail: { nodes: Entry[] } }).auditTrail.nodes
}

const open = (person: PersonName, field: string, id: string, beside = '') =>
  app.graphql(person, `query ($id: ID!) { ${field}(id: $id) { id } ${beside} }`, { id })

/** Within a second, and what a busy machine adds to it. */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 3000, interval: 50 })

describe('who saw what', () => {
  it('is noted within a second, once for a page that is read again, under the name of who looked', async () => {
    const account = await app.make.account({ name: 'Looked at' })
    for (let n = 0; n < 3; n++) await open('aiko', 'account', account.id)
    await soon(async () =>
      expect(await trail('aiko', { kind: 'VIEW', recordId: account.id })).toEqual([
        {
          action: 'account.viewed',
          recordName: 'Looked at',
          member: { name: 'Aiko Sato' },
          organization: null,
        },
      ]),
    )
  })

  it('is told to the firm that shares a record: which firm looked, not who', async () => {
    const account = await app.make.sharedAccount()
    await open('kenji', 'account', account.id)
    await soon(async () => {
      expect(await trail('aiko', { kind: 'VIEW', recordId: account.id })).toMatchObject([
        { action: 'account.viewedByPartner', member: null, organization: { name: 'Sakura Trading' } },
      ])
      expect(await trail('kenji', { kind: 'VIEW', recordId: account.id })).toMatchObject([
        { action: 'account.viewed', member: { name: 'Kenji Tanaka' } },
      ])
    })
  })

  it('is noted whichever way the query runs, and for deals, campaigns and plans too', async () => {
    const deal = await app.make.deal()
    await open('kenji', 'deal', deal.id, 'shareableFields(recordType: ACCOUNT) { name }')
    const campaign = await app.make.campaign()
    await app.graphql(
      'kenji',
      `query ($id: ID!, $plan: ID!) { c: campaign(id: $id) { id } ...P } fragment P on Query { plan(id: $plan) { id } }`,
      { id: campaign.id, plan: campaign.planId },
    )
    await soon(async () => {
      for (const recordId of [deal.id, campaign.id, campaign.planId])
        expect(await trail('kenji', { kind: 'VIEW', recordId })).toHaveLength(1)
    })
  })

  it('holds nothing of what was not shown', async () => {
    const account = await app.make.account()
    for (const person of ['marta', 'stranger'] as const) await open(person, 'account', account.id)
    await open('aiko', 'account', 'nonsense')
    await new Promise(resolve => setTimeout(resolve, 900))
    expect(await owner(`select * from audit_event where record_id = $1 and is_view`, [account.id])).toEqual(
      [],
    )
  })

  it('is written when the server ends, and tried again when the database was away', async () => {
    const account = await app.make.account()
    const { source } = app.app
    let isAway = true
    const db: typeof source.db = {
      ...source.db,
      write: (identity, work) =>
        isAway ? Promise.reject(new Error('away')) : source.db.write(identity, work),
    }
    const log = openViewLog({ ...source, db })
    log.note(app.identity('aiko'), 'ACCOUNT', account.id)
    await log.close()
    expect(await trail('aiko', { kind: 'VIEW', recordId: account.id })).toEqual([])
    isAway = false
    await log.close()
    expect(await trail('aiko', { kind: 'VIEW', recordId: account.id })).toHaveLength(1)
  })

  it('can be noted by the server alone', async () => {
    await expect(
      app.as('marta').write(tx => sql`select private.note_views('[]'::jsonb)`.execute(tx)),
    ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('the audit trail', () => {
  it('is for owners and administrators of the firm, filtered and in order', async () => {
    const account = await app.make.account()
    await archiveAccount(app.as('aiko'), account.id)
    const today = new Date().toISOString().slice(0, 10)
    expect((await trail('aiko', { recordId: account.id, kind: 'ACT' })).map(({ action }) => action)).toEqual([
      'account.archived',
      'account.created',
    ])
    expect(await trail('aiko', { recordId: account.id, from: today, until: today })).toHaveLength(2)
    expect(await trail('aiko', { recordId: account.id, until: '2020-01-01' })).toEqual([])
    expect(await trail('aiko', { memberId: app.memberId('kenji') })).toEqual([])
    for (const person of ['kenji', 'marta', 'stranger'] as const)
      expect(await trail(person, { recordId: account.id })).toEqual([])
    await owner(`update member set roles = '{SELLER}' where id = $1`, [app.memberId('aiko')])
    app.as('aiko').identityChanged(app.identity('aiko').personId)
    expect(await trail('aiko')).toEqual([])
    await owner(`update member set roles = '{OWNER}' where id = $1`, [app.memberId('aiko')])
    app.as('aiko').identityChanged(app.identity('aiko').personId)
  })

  it('is exported as a file in which nothing runs, and that is noted too', async () => {
    await owner(`update member set name = '=cmd()' where id = $1`, [app.memberId('aiko')])
    const lines: string[] = []
    for await (const line of await exportAudit(app.as('aiko'), { kind: 'ACT' })) lines.push(line)
    await owner(`update member set name = 'Aiko Sato' where id = $1`, [app.memberId('aiko')])
    expect(lines[0]).toBe('at,action,recordType,recordId,member,partner,details\r\n')
    expect(lines.length).toBeGreaterThan(5)
    expect(lines[2]).toContain(`,'=cmd(),`)
    expect((await trail('aiko', { kind: 'ACT' }))[0]).toMatchObject({ action: 'audit.exported' })
    await expect(exportAudit(app.as('aiko', { roles: ['SELLER'] }), {})).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(exportAudit(app.as('aiko'), { from: 'May' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect((await app.fetch('/files/audit.csv')).status).toBe(401)
    const sent = await app.fetch('/files/audit.csv?kind=ACT', { as: 'aiko' })
    expect(sent.headers.get('content-disposition')).toContain('audit.csv')
    expect(await sent.text()).toContain('account.archived')
  })
})
