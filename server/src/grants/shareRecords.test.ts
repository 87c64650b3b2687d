import { beforeAll, describe, expect, it } from 'vitest'
import { seen, share, sharedFilter } from '../../../test/support/grantsWorld.ts'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import type { PreviewGrantInput } from '../platform/graphql/generated/resolvers.ts'
import { newId } from '../platform/ids.ts'
import { previewGrant } from './previewGrant.ts'
import { removeGrantTemplate } from './removeGrantTemplate.ts'
import { saveGrantTemplate } from './saveGrantTemplate.ts'
import { allShareables } from './shareableTypes.ts'
import { shareRecords } from './shareRecords.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const terms = { recordType: 'ACCOUNT' as const, fields: ['city'], verbs: ['READ' as const] }

describe('sharing many records at once', () => {
  const shareMany = (recordIds: string[], by: PersonName = 'aiko') =>
    shareRecords(app.as(by), { ...terms, recordIds, partnershipId: app.partnershipWith('kenji') })

  it('says for each what became of it, and leaves none out', async () => {
    const fresh = await app.make.account({ city: 'Nagoya' })
    const shared = await app.make.sharedAccount()
    const foreign = await app.make.account({}, 'marta')
    const result = await shareMany([fresh.id, shared.id, foreign.id, newId(), 'nonsense', fresh.id])
    expect(result).toMatchObject({ sharedCount: 1 })
    const outcomes = 'outcomes' in result ? result.outcomes.map(({ outcome }) => outcome) : []
    expect(outcomes).toEqual(['SHARED', 'ALREADY_SHARED', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
    expect(await seen(app, 'kenji', fresh.id)).toMatchObject({ city: 'Nagoya' })
  })

  it('takes a thousand, no more, and none of other firms', async () => {
    const ids = await withClient(app.ownerUrl, async client => {
      const { rows } = await client.query<{ id: string }>(
        `insert into account (id, org_id, name) select gen_random_uuid(), $1, 'Many ' || n from generate_series(1, 1000) n returning id`,
        [app.organizationId('aiko')],
      )
      return rows.map(({ id }) => id)
    })
    expect(await shareMany(ids)).toMatchObject({ sharedCount: 1000 })
    await expect(shareMany([...ids, newId()])).rejects.toMatchObject({
      code: 'BAD_INPUT',
      field: 'recordIds',
    })
    await expect(shareMany([])).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(shareMany(ids.slice(0, 1), 'marta')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await shareMany(ids.slice(0, 3), 'kenji')).toMatchObject({ sharedCount: 0 })
  })

  it('is the same done twice at once', async () => {
    const accounts = await Promise.all(Array.from({ length: 20 }, () => app.make.account()))
    const ids = accounts.map(({ id }) => id)
    const results = await Promise.all([shareMany(ids), shareMany(ids.toReversed())])
    expect(
      results.map(result => ('sharedCount' in result ? result.sharedCount : -1)).reduce((a, b) => a + b),
    ).toBe(20)
  })
})

describe('a preview', () => {
  const preview = (input: Partial<PreviewGrantInput>, by: PersonName = 'aiko') =>
    previewGrant(app.as(by), { ...terms, partnershipId: app.partnershipWith('kenji'), ...input })

  it('shows a record as the partner would see it, beside what it sees today', async () => {
    const { id } = await app.make.account({
      city: 'Nagoya',
      phone: '052-1',
      annualRevenue: { minor: 900, currency: 'JPY' },
    })
    const grantId = await share(app, 'aiko', {
      recordId: id,
      ...terms,
      partnershipId: app.partnershipWith('kenji'),
      fields: ['phone'],
    })
    const { records, newCount, recordCount } = await preview({
      recordId: id,
      grantId,
      fields: ['city', 'annualRevenue'],
    })
    expect({ newCount, recordCount }).toEqual({ newCount: 0, recordCount: { value: 1, isCapped: false } })
    const values = new Map(records[0]?.values.map(value => [value.field, value]))
    expect(values.get('city')).toEqual({ field: 'city', value: 'Nagoya', isShared: true, wasShared: false })
    expect(values.get('phone')).toEqual({ field: 'phone', value: null, isShared: false, wasShared: true })
    expect(values.get('annualRevenue')).toMatchObject({ value: '900 JPY', isShared: true })
    expect(await seen(app, 'kenji', id)).toMatchObject({ city: null, phone: '052-1' })
  })

  it('of a filter counts what would be new, other grants taken into account', async () => {
    const city = 'Previewtown'
    const filter = [{ field: 'city', op: 'IN' as const, values: [city] }]
    const known = await app.make.account({ name: 'A known', city, phone: '1' })
    await app.make.account({ name: 'B new', city, phone: '2' })
    await app.make.grant(known.id, { fields: ['phone'] })
    const { records, newCount, recordCount } = await preview({ filter })
    expect({ newCount, recordCount }).toEqual({ newCount: 1, recordCount: { value: 2, isCapped: false } })
    expect(records.map(({ name, wasVisible }) => ({ name, wasVisible }))).toEqual([
      { name: 'A known', wasVisible: true },
      { name: 'B new', wasVisible: false },
    ])
    // Through the other grant it stays visible.
    expect(records[0]?.values.find(({ field }) => field === 'phone')).toMatchObject({
      value: '1',
      isShared: true,
    })
    expect(records[1]?.values.find(({ field }) => field === 'phone')).toMatchObject({
      value: null,
      isShared: false,
    })
    await sharedFilter(app, { filter })
    expect(await preview({ filter })).toMatchObject({ newCount: 0 })
  })

  it('is of own records alone, and of a record or a filter', async () => {
    const { id } = await app.make.sharedAccount()
    for (const by of ['kenji', 'marta', 'stranger'] as const) {
      await expect(preview({ recordId: id }, by)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(preview({ recordId: 'nonsense' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(preview({})).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(preview({ filter: [{ field: 'employees', op: 'IS_SET' }] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
  })
})

describe('a template', () => {
  const draft = { ...terms, name: 'Joint selling', purpose: 'Joint offers', expiresInDays: 90 }

  it('keeps terms under a name, for its firm alone', async () => {
    const { template } = await saveGrantTemplate(app.as('aiko'), draft)
    const list = async (person: PersonName) => {
      const { data } = await app.graphql(
        person,
        '{ grantTemplates { id name fields verbs purpose expiresInDays version } }',
      )
      return data?.['grantTemplates']
    }
    expect(await list('aiko')).toEqual([
      {
        id: template.id,
        name: 'Joint selling',
        fields: ['name', 'city'],
        verbs: ['READ'],
        purpose: 'Joint offers',
        expiresInDays: 90,
        version: 1,
      },
    ])
    expect(await list('kenji')).toEqual([])
    await expect(saveGrantTemplate(app.as('aiko'), draft)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      field: 'name',
    })
    const change = { ...draft, id: template.id, expectedVersion: 1, fields: ['phone'] }
    await expect(saveGrantTemplate(app.as('kenji'), change)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await saveGrantTemplate(app.as('aiko'), change)).toMatchObject({
      __typename: 'GrantTemplateSaved',
    })
    expect(await saveGrantTemplate(app.as('aiko'), change)).toMatchObject({
      __typename: 'GrantTemplateChanged',
    })
    await expect(removeGrantTemplate(app.as('kenji'), template.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await removeGrantTemplate(app.as('aiko'), template.id)).toBe(true)
    await expect(removeGrantTemplate(app.as('aiko'), template.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['too long an end', { expiresInDays: 5000 }, 'expiresInDays'],
    ['a field that is not shareable', { fields: ['notes'] }, 'fields'],
  ])('is refused with %s', async (_, change, field) => {
    const attempt = saveGrantTemplate(app.as('aiko'), { ...draft, name: 'Another', ...change })
    await expect(attempt).rejects.toMatchObject({ code: 'BAD_INPUT', field })
  })
})

describe('the types that cross the border', () => {
  it('are the same here and in the database', async () => {
    const declared = await withClient(app.ownerUrl, async client => {
      const { rows } = await client.query(
        `select record_type as type, json_agg(json_build_object('name', name, 'isAlwaysShared', is_always_shared, 'filterKind', filter_kind) order by position) as fields
         from private.shareable_field group by 1 order by 1`,
      )
      return rows
    })
    const registered = allShareables().map(({ type, fields }) => ({ type, fields }))
    expect(registered.toSorted((a, b) => (a.type < b.type ? -1 : 1))).toEqual(declared)
  })
})

describe('the register', () => {
  it('narrows to what is open, to filters, and to what ends soon', async () => {
    const { id } = await app.make.account({ city: 'Registertown' })
    const soon = new Date(Date.now() + 3_600_000).toISOString()
    const grant = await app.make.grant(id, { expiresAt: soon })
    const ask = async (args: string) => {
      const { data, errors } = await app.graphql(
        'aiko',
        `{ recordGrants(isGiven: true, first: 100, ${args}) { nodes { id scope status } } }`,
      )
      expect(errors).toEqual([])
      return (data?.['recordGrants'] as { nodes: { id: string; scope: string; status: string }[] }).nodes
    }
    const later = new Date(Date.now() + 7_200_000).toISOString()
    expect((await ask(`expiringBefore: "${later}"`)).map(each => each.id)).toEqual([grant.id])
    expect(await ask(`expiringBefore: "${new Date().toISOString()}"`)).toEqual([])
    expect(new Set((await ask('scope: FILTER')).map(each => each.scope))).toEqual(new Set(['FILTER']))
    expect((await ask('isOpen: true')).every(({ status }) => status === 'ACTIVE')).toBe(true)
    expect(await ask('recordType: CONTACT')).toEqual([])
  })
})
