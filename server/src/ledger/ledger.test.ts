import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { readSample } from '../../../test/support/samples.ts'
import { addCampaignBudgetLine } from '../campaigns/addCampaignBudgetLine.ts'
import { moveDeal } from '../deals/moveDeal.ts'
import { changeGrant } from '../grants/changeGrant.ts'
import { revokeGrant } from '../grants/revokeGrant.ts'
import { shareFilter } from '../grants/shareFilter.ts'
import { changePartnershipStatus } from '../partnerships/changePartnershipStatus.ts'
import { setAcceptsSharedRecords } from '../partnerships/setAcceptsSharedRecords.ts'
import { newId } from '../platform/ids.ts'

let app: TestApp
let partnershipId: string

const owner = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  withClient(app.ownerUrl, async client => (await client.query<Row>(text, values)).rows)

interface Entry {
  seq: number
  kind: string
  record_id: string
  org_id: string | null
  payload: Record<string, unknown>
}

const entriesOf = (person: PersonName, recordId: string): Promise<Entry[]> =>
  app.as(person).query(async tx => {
    const rows = await tx
      .selectFrom('partnership_ledger_entry')
      .select(['seq', 'kind', 'record_id', 'org_id', 'payload'])
      .where('record_id', '=', recordId)
      .orderBy('seq')
      .execute()
    return rows.map(row => ({ ...row, payload: row.payload as Record<string, unknown> }))
  })

const kindsOf = async (recordId: string) => (await entriesOf('kenji', recordId)).map(({ kind }) => kind)

beforeAll(async () => {
  app = await startTestApp()
  partnershipId = app.partnershipWith('kenji')
})

describe('the ledger of a partnership', () => {
  it('begins with its start and the consent of both', async () => {
    expect(await kindsOf(partnershipId)).toEqual([
      'partnership.started',
      'party.consented',
      'party.consented',
    ])
  })

  it('records who suspended, resumed and ended it', async () => {
    const other = app.partnershipWith('marta')
    for (const [index, status] of (['SUSPENDED', 'ACTIVE', 'ENDED'] as const).entries())
      await changePartnershipStatus(app.as('marta'), {
        partnershipId: other,
        status,
        expectedVersion: index + 1,
      })
    const rows = await owner<Entry>(
      `select kind, org_id from partnership_ledger_entry where partnership_id = $1 and kind like 'partnership.%' order by seq`,
      [other],
    )
    expect(rows.map(({ kind }) => kind)).toEqual([
      'partnership.started',
      'partnership.suspended',
      'partnership.resumed',
      'partnership.ended',
    ])
    expect(rows.map(({ org_id }) => org_id)).toEqual(Array(4).fill(app.organizationId('marta')))
  })

  it('records each step of a grant, with what it allows and without words about people', async () => {
    const account = await app.make.account()
    const grant = await app.make.grant(account.id, { fields: ['city'], purpose: 'Deal with Ms. Mori' })
    const input = {
      grantId: grant.id,
      fields: ['city', 'phone'],
      verbs: ['READ' as const],
      expectedVersion: 1,
    }
    await changeGrant(app.as('aiko'), { ...input, purpose: 'Deal with Ms. Mori' })
    await revokeGrant(app.as('aiko'), grant.id)
    const entries = await entriesOf('kenji', grant.id)
    expect(entries.map(({ kind }) => kind)).toEqual([
      'grant.proposed',
      'grant.accepted',
      'grant.changed',
      'grant.revoked',
    ])
    expect(entries[2]).toMatchObject({
      org_id: app.organizationId('aiko'),
      payload: { recordId: account.id, fields: expect.arrayContaining(['city', 'phone']), status: 'ACTIVE' },
    })
    const text = JSON.stringify(await owner('select payload from partnership_ledger_entry'))
    for (const word of ['Mori', 'Aiko', 'Sato', app.memberId('aiko')]) expect(text).not.toContain(word)
    const [purpose] = await owner<{ value: string; fits: boolean }>(
      `select d.value, encode(sha256(d.salt || convert_to(d.value, 'UTF8')), 'hex') = e.payload -> 'purpose' ->> 'commitment' as fits
       from ledger_disclosure d join partnership_ledger_entry e using (partnership_id, seq) where e.record_id = $1 and d.name = 'purpose'`,
      [grant.id],
    )
    expect(purpose).toEqual({ value: 'Deal with Ms. Mori', fits: true })
  })

  it('records a proposal that waits for consent, and its acceptance or refusal', async () => {
    await setAcceptsSharedRecords(app.as('kenji'), partnershipId, false)
    const account = await app.make.account()
    const grant = await app.make.grant(account.id)
    const answer = `mutation ($id: ID!) { acceptGrant(grantId: $id) { status } }`
    await app.graphql('kenji', answer, { id: grant.id })
    const refused = await app.make.grant((await app.make.account()).id)
    await app.graphql('kenji', answer.replace('acceptGrant', 'declineGrant'), { id: refused.id })
    await setAcceptsSharedRecords(app.as('kenji'), partnershipId, true)
    expect(await kindsOf(grant.id)).toEqual(['grant.proposed', 'grant.accepted'])
    expect(await kindsOf(refused.id)).toEqual(['grant.proposed', 'grant.declined'])
    expect((await kindsOf(partnershipId)).slice(-2)).toEqual([
      'party.standingConsentChanged',
      'party.standingConsentChanged',
    ])
  })

  it('records a grant on a filter and whom it serves, its words as commitments', async () => {
    const result = await shareFilter(app.as('aiko'), {
      recordType: 'ACCOUNT',
      filter: [{ field: 'city', op: 'IN', values: ['Mori no Machi'] }],
      partnershipId,
      fields: ['city'],
      roles: ['SELLER'],
      memberIds: [app.memberId('kenji')],
    })
    if (result.__typename !== 'FilterShared') throw new Error(result.message)
    const [proposed, accepted] = await entriesOf('kenji', result.grant.id)
    expect([proposed?.kind, accepted?.kind]).toEqual(['grant.proposed', 'grant.accepted'])
    expect(proposed?.payload).toMatchObject({
      scope: 'FILTER',
      recordId: null,
      granteeRoles: ['SELLER'],
      filter: { commitment: expect.stringMatching(/^[0-9a-f]{64}$/) },
      granteeMembers: { commitment: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(JSON.stringify(proposed)).not.toContain('Mori')
    expect(await kindsOf(result.grant.id)).toHaveLength(2)
  })

  it('records deals, budgets, orders and interchanges', async () => {
    const deal = await app.make.deal()
    await moveDeal(app.as('kenji'), { dealId: deal.id, stage: 'PROPOSAL', expectedVersion: 1 })
    await moveDeal(app.as('kenji'), { dealId: deal.id, stage: 'WON', expectedVersion: 2 })
    expect(await kindsOf(deal.id)).toEqual(['deal.opened', 'deal.won'])

    const campaign = await app.make.campaign()
    const amount = { minor: 50_000, currency: 'USD' }
    const line = { label: 'Booth', payerId: app.organizationId('kenji'), amount }
    await addCampaignBudgetLine(app.as('aiko'), { campaignId: campaign.id, id: newId(), input: line })
    expect(await entriesOf('kenji', campaign.id)).toMatchObject([
      { kind: 'budgetLine.added', payload: { payerId: app.organizationId('kenji'), amount } },
    ])

    const { secret } = await app.make.apiKey()
    const body = (await readSample('po-850.edi')).replace('REF*CT*D-1001', `REF*CT*${deal.number}`)
    const sent = await app.fetch('/edi/inbound', { method: 'POST', headers: { 'x-api-key': secret }, body })
    expect(sent.headers.get('enishi-status')).toBe('ACCEPTED')
    expect(await kindsOf(sent.headers.get('enishi-interchange') ?? '')).toEqual([
      'interchange.received',
      'interchange.acknowledged',
    ])
    const [order] = await owner<{ id: string }>('select id from purchase_order')
    expect(await entriesOf('aiko', order?.id ?? '')).toMatchObject([
      { kind: 'order.placed', org_id: app.organizationId('kenji'), payload: { number: 'SKT-PO-2026-0417' } },
    ])
  })

  it('records the end of a grant that time brought, once', async () => {
    const account = await app.make.account()
    const grant = await app.make.grant(account.id)
    await owner(
      `set session_replication_role = replica; update record_grant set expires_at = now() - interval '1 minute' where id = '${grant.id}'`,
    )
    const { db } = app.app.source
    const note = () =>
      db.write(null, async tx => {
        const { rows } = await sql<{ n: number }>`select private.record_expired_grants() as n`.execute(tx)
        return rows[0]?.n
      })
    expect([await note(), await note()]).toEqual([1, 0])
    expect(await kindsOf(grant.id)).toEqual(['grant.proposed', 'grant.accepted', 'grant.expired'])
  })

  it('holds nothing of what was rolled back', async () => {
    const before = await entriesOf('aiko', partnershipId)
    await expect(
      app.as('aiko').write(async tx => {
        await tx
          .updateTable('partnership')
          .set({ status: 'SUSPENDED' })
          .where('id', '=', partnershipId)
          .execute()
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    expect(await entriesOf('aiko', partnershipId)).toEqual(before)
    expect(await owner('select * from private.ledger_pending')).toEqual([])
  })
})
