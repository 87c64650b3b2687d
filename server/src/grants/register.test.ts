import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { seen, share, sharedFilter } from '../../../test/support/grantsWorld.ts'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { newId } from '../platform/ids.ts'
import { changeGrant } from './changeGrant.ts'
import { previewGrant } from './previewGrant.ts'
import { revokeGrants } from './revokeGrants.ts'
import { shareFilter } from './shareFilter.ts'
import { shareRecord } from './shareRecord.ts'
import { tellEndingGrants } from './tellEndingGrants.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const owner = <Row extends object>(text: string, values: unknown[] = []) =>
  withClient(app.ownerUrl, async client => (await client.query<Row>(text, values)).rows)

const register = async (person: PersonName, args: string) => {
  const { data, errors } = await app.graphql(
    person,
    `{ recordGrants(${args}) { nodes { id } totalCount { value } } }`,
  )
  expect(errors).toEqual([])
  const { nodes, totalCount } = data?.['recordGrants'] as {
    nodes: { id: string }[]
    totalCount: { value: number }
  }
  expect(totalCount.value).toBe(nodes.length)
  return nodes.map(({ id }) => id)
}

describe('the register', () => {
  it('is narrowed by the other firm and by status, for either side', async () => {
    const mine = await app.make.sharedAccount({ name: 'For Sakura' }, ['city'])
    const other = await app.make.account({ name: 'For Borealis' })
    const toBorealis = await share(app, 'aiko', {
      recordId: other.id,
      partnershipId: app.partnershipWith('marta'),
      fields: ['city'],
    })
    const firm = (person: PersonName) => `organizationId: "${app.organizationId(person)}"`
    expect(await register('aiko', `isGiven: true, ${firm('marta')}`)).toEqual([toBorealis])
    expect(await register('aiko', `isGiven: true, ${firm('kenji')}, status: ACTIVE`)).toContain(mine.grantId)
    expect(await register('aiko', `isGiven: true, status: REVOKED`)).toEqual([])
    expect(await register('marta', `isGiven: false, ${firm('aiko')}`)).toEqual([toBorealis])
    expect(await register('marta', `isGiven: false, ${firm('kenji')}`)).toEqual([])
    expect(await register('stranger', `isGiven: false, ${firm('aiko')}`)).toEqual([])
  })

  it('revokes many at once, and passes over what is closed or not one’s own', async () => {
    const grants = await Promise.all([1, 2, 3].map(() => app.make.sharedAccount({ city: 'Nara' }, ['city'])))
    const ids = grants.map(({ grantId }) => grantId)
    const nothing = { revokedCount: 0, revokedIds: [] }
    expect(await revokeGrants(app.as('kenji'), ids)).toEqual(nothing)
    expect(await revokeGrants(app.as('stranger'), ids)).toEqual(nothing)
    const first = await revokeGrants(app.as('aiko'), [...ids, ...ids, newId(), 'nonsense'])
    expect(first.revokedCount).toBe(3)
    expect(first.revokedIds.toSorted()).toEqual(ids.toSorted())
    expect(await revokeGrants(app.as('aiko'), ids)).toEqual(nothing)
    for (const { id } of grants) expect(await seen(app, 'kenji', id)).toBeNull()
    const audited = await owner<{ count: number }>(
      `select count(*)::int as count from audit_event where action = 'grant.revoked' and details ->> 'grantId' = any ($1)`,
      [ids],
    )
    expect(audited).toEqual([{ count: 3 }])
  })

  it('revokes nothing for a role that may not, for none, and for more than a thousand', async () => {
    await expect(revokeGrants(app.as('aiko', { roles: ['GUEST'] }), [newId()])).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(revokeGrants(app.as('aiko'), [])).rejects.toMatchObject({ field: 'grantIds' })
    const many = Array.from({ length: 1001 }, () => newId())
    await expect(revokeGrants(app.as('aiko'), many)).rejects.toMatchObject({ field: 'grantIds' })
  })
})

describe('what ends within a week', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  const mails = () =>
    owner<{ recipient: string; subject: string; body_text: string }>(
      `select recipient, subject, body_text from outgoing_mail where cause like 'grants-ending %' order by recipient`,
    )

  it('is told once to those who answer for sharing on both sides, and again when its end moves', async () => {
    const { id } = await app.make.account({ name: 'Secret name', city: 'Nara' })
    const terms = { partnershipId: app.partnershipWith('kenji'), fields: ['city'] }
    const grantId = await share(app, 'aiko', { recordId: id, ...terms, expiresAt: inDays(5) })
    const later = await app.make.account({ name: 'Later' })
    await share(app, 'aiko', { recordId: later.id, ...terms, expiresAt: inDays(20) })
    expect(await tellEndingGrants(app.app.source)).toBe(2)
    expect(await tellEndingGrants(app.app.source)).toBe(0)
    const [toAiko, toKenji, ...more] = await mails()
    expect(more).toEqual([])
    expect(toAiko).toMatchObject({ recipient: 'aiko@aurora.example', subject: 'Sharing that ends soon' })
    expect(toAiko?.body_text).toContain('shared with Sakura Trading: 1')
    expect(toAiko?.body_text).toContain('/sharing?direction=given&show=ending')
    expect(toKenji).toMatchObject({
      recipient: 'kenji@sakura.example',
      subject: '共有の期限が近づいています',
    })
    expect(toKenji?.body_text).toContain('Aurora Systems から共有されているもの 1 件')
    expect(JSON.stringify(await mails())).not.toContain('Secret name')

    const edited = await changeGrant(app.as('aiko'), {
      grantId,
      expectedVersion: 1,
      fields: ['city'],
      verbs: ['READ'],
      expiresAt: inDays(6),
    })
    expect(edited.__typename).toBe('GrantEdited')
    expect(await tellEndingGrants(app.app.source)).toBe(2)
  })

  it('is nobody’s to claim but the server’s', async () => {
    const { rows } = await app
      .as('aiko')
      .write(tx => sql`select * from private.claim_ending_grants()`.execute(tx))
    expect(rows).toEqual([])
  })
})

describe('a partnership of several firms', () => {
  it('is asked which of them receives', async () => {
    const partnershipId = app.partnershipWith('marta')
    await owner(
      `insert into partnership_party (partnership_id, org_id, role, consented_at, consented_by, accepts_shared_records)
       values ($1, $2, 'RESELLER', now(), $3, true)`,
      [partnershipId, app.organizationId('kenji'), app.memberId('kenji')],
    )
    const { id } = await app.make.account({ city: 'Uji' })
    const input = { recordType: 'ACCOUNT' as const, recordId: id, partnershipId, fields: ['city'] }
    const terms = { ...input, verbs: ['READ' as const] }
    for (const granteeId of [
      undefined,
      newId(),
      app.organizationId('stranger'),
      app.organizationId('aiko'),
    ]) {
      const attempt = shareRecord(app.as('aiko'), { ...terms, granteeId })
      await expect(attempt).rejects.toMatchObject({ field: 'granteeId' })
      await expect(previewGrant(app.as('aiko'), { ...input, granteeId })).rejects.toMatchObject({
        field: 'granteeId',
      })
    }
    const shared = await shareRecord(app.as('aiko'), { ...terms, granteeId: app.organizationId('kenji') })
    expect(shared.__typename).toBe('RecordShared')
    expect(await seen(app, 'kenji', id)).toMatchObject({ city: 'Uji' })
    expect(await seen(app, 'marta', id)).toBeNull()
  })
})

describe('a filter that changes', () => {
  it('takes the place of the former one in the same moment', async () => {
    const nara = await app.make.account({ city: 'Nara', employees: 10 })
    const gifu = await app.make.account({ city: 'Gifu', employees: 10 })
    const before = await sharedFilter(app, { filter: [{ field: 'city', op: 'IN', values: ['Nara'] }] })
    expect(await seen(app, 'kenji', nara.id)).not.toBeNull()
    await sharedFilter(app, { filter: [{ field: 'city', op: 'IN', values: ['Gifu'] }], replaces: before })
    expect(await seen(app, 'kenji', nara.id)).toBeNull()
    expect(await seen(app, 'kenji', gifu.id)).toMatchObject({ city: 'Gifu' })
    const input = {
      recordType: 'ACCOUNT' as const,
      partnershipId: app.partnershipWith('kenji'),
      fields: ['city'],
      verbs: ['READ' as const],
      filter: [{ field: 'city', op: 'IN' as const, values: ['Uji'] }],
    }
    await expect(shareFilter(app.as('aiko'), { ...input, replaces: before })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    await expect(shareFilter(app.as('aiko'), { ...input, replaces: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const record = await app.make.sharedAccount({}, ['city'])
    await expect(shareFilter(app.as('aiko'), { ...input, replaces: record.grantId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
