import type pg from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { memorySecrets, people, startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { connectSubscriptions, listen } from '../../../test/support/subscriptions.ts'
import { logDealActivity } from '../deals/logDealActivity.ts'
import { verifyLedgers } from '../ledger/index.ts'
import { newId } from '../platform/ids.ts'
import { erasePersonalData } from './erasePersonalData.ts'
import { exportPersonData } from './exportPersonData.ts'
import { exportProvision } from './exportProvision.ts'

let app: TestApp
let admin: string
beforeAll(async () => {
  app = await startTestApp()
  // Kenji leaves; a colleague stays who answers for the firm.
  admin = newId()
  await owner(
    `insert into member (id, org_id, person_id, name, roles) select $1, $2, person_id, 'Hana Mori', '{ADMIN}' from member where id = $3`,
    [admin, app.organizationId('kenji'), app.memberId('stranger')],
  )
})

const owner = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  withClient(app.ownerUrl, async client => (await client.query<Row>(text, values)).rows)

/** The colleague, as the server knows them once signed in. */
const asAdmin = () => {
  const ctx = app.as('kenji')
  const identity = app.identity('kenji')
  const viewer = {
    personId: app.identity('stranger').personId,
    organizationId: app.organizationId('kenji'),
    memberId: admin,
    roles: ['ADMIN' as const],
  }
  const acting = { ...identity, personId: viewer.personId, viewer }
  const { db } = app.app.source
  return {
    ...ctx,
    identity: acting,
    write: <T>(work: Parameters<typeof db.write<T>>[1]) => db.write(acting, work),
    query: <T>(work: Parameters<typeof db.query<T>>[1]) => db.query(acting, work),
  }
}

describe('what a firm holds of a person', () => {
  it('is exported with every row that names the member, to the person and to who answers for the firm', async () => {
    const deal = await app.make.deal({}, 'aiko')
    const note = { dealId: deal.id, kind: 'NOTE' as const, body: 'Called them', clientId: newId() }
    await logDealActivity(app.as('kenji'), note)
    for (const ctx of [app.as('kenji', { roles: ['SELLER'] }), asAdmin()]) {
      const { member, records } = await exportPersonData(ctx, app.memberId('kenji'))
      expect(member.name).toBe(people.kenji.name)
      expect(records.map(({ table }) => table)).toEqual(
        expect.arrayContaining(['deal_activity', 'partnership_party', 'ledger_disclosure', 'audit_event']),
      )
      expect(JSON.stringify(records)).toContain('Called them')
    }
  })

  it('is not there for others: colleagues without the right, other firms, strangers', async () => {
    const id = app.memberId('kenji')
    const colleague = { ...asAdmin() }
    const viewer = colleague.identity.viewer
    const seller = {
      ...colleague,
      identity: { ...colleague.identity, viewer: { ...viewer, roles: ['SELLER' as const] } },
    }
    await expect(exportPersonData(seller, id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    for (const person of ['aiko', 'marta', 'stranger'] as const)
      for (const member of [id, 'nonsense'])
        await expect(exportPersonData(app.as(person), member)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await app.fetch(`/files/person-data?member=${id}`)).status).toBe(401)
  })

  it('tells which personal fields went to which firm, as the law asks', async () => {
    const account = await app.make.account({ name: 'Customer KK' })
    const fields = ['city', 'contacts', 'phone']
    const grant = await app.make.grant(account.id, { fields, purpose: 'Joint offer' })
    await app.graphql('aiko', 'mutation ($id: ID!) { revokeGrant(grantId: $id) { id } }', { id: grant.id })
    const lines: string[] = []
    for await (const line of await exportProvision(app.as('aiko'))) lines.push(line)
    const about = lines.filter(line => line.includes(account.id))
    expect(about).toHaveLength(2)
    expect(about[0]).toMatch(
      /grant\.accepted,Sakura Trading,Customer KK,[\w-]+,contacts phone,Joint offer,[0-9a-f]{64}/,
    )
    expect(about[1]).toContain('grant.revoked')
    const theirs: string[] = []
    for await (const line of await exportProvision(app.as('kenji'))) theirs.push(line)
    expect(theirs).toHaveLength(1)
    await expect(exportProvision(app.as('aiko', { roles: ['SELLER'] }))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('is erased by an owner or administrator of the firm, and of it alone', async () => {
    const id = app.memberId('kenji')
    for (const person of ['aiko', 'marta', 'stranger'] as const)
      for (const member of [id, 'nonsense'])
        await expect(erasePersonalData(app.as(person), member)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(erasePersonalData(app.as('kenji', { roles: ['SELLER'] }), admin)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(erasePersonalData(app.as('kenji'), id)).rejects.toMatchObject({ code: 'CONFLICT' })
    // The database asks for the role itself.
    await owner(`update member set roles = '{SELLER}' where id = $1`, [admin])
    await expect(erasePersonalData(asAdmin(), id)).rejects.toMatchObject({ code: '42501' })
    await owner(`update member set roles = '{ADMIN}' where id = $1`, [admin])
  })

  it('is gone after that, from names and commitments; the ledger holds', async () => {
    const id = app.memberId('kenji')
    const key = await app.make.apiKey()
    const client = connectSubscriptions(app.origin, await app.signIn('kenji'))
    const deals = listen(client, 'subscription { dealChanged { id } }', {})
    await vi.waitFor(
      async () => {
        await app.make.deal()
        expect(deals.events).not.toEqual([])
      },
      { timeout: 10_000, interval: 300 },
    )
    const { erasedCommitments } = await erasePersonalData(asAdmin(), id)
    expect(erasedCommitments).toBeGreaterThan(0)
    // What was open closes, and nothing opens.
    await vi.waitFor(() => expect(deals.faults).toMatchObject([{ code: 4403 }]), { timeout: 5000 })
    expect((await app.graphql('kenji', '{ deals { nodes { id } } }')).errors).not.toEqual([])
    const [member] = await owner('select name, is_active, roles from member where id = $1', [id])
    expect(member).toEqual({
      name: expect.stringMatching(/^退職者 [0-9A-F]{4}$/),
      is_active: false,
      roles: [],
    })
    expect(
      await owner(
        `select * from ledger_disclosure where member_id = $1 and (salt is not null or value is not null)`,
        [id],
      ),
    ).toEqual([])
    expect(await owner(`select * from api_key where id = $1 and revoked_at is null`, [key.id])).toEqual([])
    const lines: string[] = []
    const { db } = app.app.source
    const isWhole = await verifyLedgers({
      db,
      secrets: memorySecrets(),
      partnershipId: null,
      say: line => lines.push(line),
    })
    expect({ isWhole, lines }).toMatchObject({ isWhole: true })
    await expect(erasePersonalData(asAdmin(), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    // A name that the person takes elsewhere does not come back here.
    await owner(`select private.register_person($1, 'New Name', $2, 'ja')`, [
      app.identity('kenji').personId,
      people.kenji.email,
    ])
    const [again] = await owner<{ name: string }>('select name from member where id = $1', [id])
    expect(again?.name).toMatch(/^退職者/)
  })
})
