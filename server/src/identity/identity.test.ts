import { beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { createContext } from '../platform/context.ts'
import { createApiKey } from './createApiKey.ts'
import { registerOrganization } from './registerOrganization.ts'
import { revokeApiKey } from './revokeApiKey.ts'
import { updatePreferences } from './updatePreferences.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

describe('a firm', () => {
  it('is founded by a person who then owns it, with its values in one spelling', async () => {
    const founder = createContext(app.app.source, { ...app.identity('stranger'), viewer: null }, 'en')
    const { organization } = await registerOrganization(founder, {
      name: '  Second Tools ',
      country: 'de',
      currency: 'eur',
    })
    const { data, errors } = await app.graphql(
      'stranger',
      '{ viewer { memberships { roles organization { id name country currency } } } }',
    )
    expect(errors).toEqual([])
    expect(data?.['viewer']).toMatchObject({
      memberships: [
        { organization: { name: 'Nowhere Tools' } },
        {
          roles: ['OWNER'],
          organization: { id: organization.id, name: 'Second Tools', country: 'DE', currency: 'EUR' },
        },
      ],
    })
    const other = await app.graphql('aiko', '{ viewer { memberships { organization { name } } } }')
    expect(other.data?.['viewer']).toEqual({ memberships: [{ organization: { name: 'Aurora Systems' } }] })
  })

  it.each([
    [{ name: '   ', currency: 'EUR' }, 'name'],
    [{ name: 'x'.repeat(201), currency: 'EUR' }, 'name'],
    [{ name: 'Tools', country: 'Germany', currency: 'EUR' }, 'country'],
    [{ name: 'Tools', currency: 'EURO' }, 'currency'],
  ])('is not founded with %o', async (input, field) => {
    await expect(registerOrganization(app.as('stranger'), input)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      field,
    })
  })

  it('needs somebody who is signed in', async () => {
    const founding = registerOrganization(app.as(undefined), { name: 'Tools', currency: 'EUR' })
    await expect(founding).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})

describe('preferences', () => {
  const read = async () =>
    (await app.graphql('marta', '{ viewer { locale timeZone colorMode name } }')).data?.['viewer']

  it('change what is named and leave the rest', async () => {
    await updatePreferences(app.as('marta'), { locale: 'ja', timeZone: 'Asia/Calcutta', colorMode: 'DARK' })
    const wanted = { locale: 'ja', timeZone: 'Asia/Calcutta', colorMode: 'DARK', name: 'Marta Lindqvist' }
    expect(await read()).toEqual(wanted)
    await updatePreferences(app.as('marta'), { locale: 'en' })
    await updatePreferences(app.as('marta'), {})
    expect(await read()).toEqual({ ...wanted, locale: 'en' })
  })

  it('are only such as there are', async () => {
    const before = await read()
    for (const [input, field] of [
      [{ locale: 'fr' }, 'locale'],
      [{ timeZone: 'Mars/Olympus', locale: 'ja' }, 'timeZone'],
    ] as const) {
      await expect(updatePreferences(app.as('marta'), input)).rejects.toMatchObject({
        code: 'BAD_INPUT',
        field,
      })
    }
    expect(await read()).toEqual(before)
    await expect(updatePreferences(app.as(undefined), { locale: 'ja' })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })
})

describe('a system’s key', () => {
  const ask = (secret: string, query: string) => app.postGraphql({ query }, { 'x-api-key': secret })
  const change = 'mutation { updatePreferences(input: { colorMode: LIGHT }) { colorMode } }'
  const codes = (answer: Awaited<ReturnType<typeof ask>>) =>
    answer.errors.map(error => error.extensions?.code)

  it('acts for its firm, within its scopes', async () => {
    const reader = await app.make.apiKey({ scopes: ['READ'] })
    const read = await ask(reader.secret, '{ viewer { organization { name } } }')
    expect(read).toMatchObject({ data: { viewer: { organization: { name: 'Sakura Trading' } } }, errors: [] })
    expect(codes(await ask(reader.secret, change))).toEqual(['FORBIDDEN'])
    const writer = await app.make.apiKey({ scopes: ['WRITE'] })
    expect(codes(await ask(writer.secret, change))).toEqual([])
    expect(codes(await ask(writer.secret, '{ viewer { name } }'))).toEqual(['FORBIDDEN'])
    const sent = await app.fetch('/edi/inbound', {
      method: 'POST',
      headers: { 'x-api-key': reader.secret },
      body: 'ISA',
    })
    expect(sent.status).toBe(403)
  })

  it('shows its secret once, and is kept as a digest', async () => {
    const { id, secret } = await app.make.apiKey({ name: ' Warehouse ', scopes: ['READ', 'READ'] })
    expect(secret).toMatch(/^enk_[\w-]{43}$/)
    const { data } = await app.graphql('kenji', '{ apiKeys { id name start scopes partnership { id } } }')
    expect(data?.['apiKeys']).toContainEqual({
      id,
      name: 'Warehouse',
      start: secret.slice(0, 10),
      scopes: ['READ'],
      partnership: { id: app.partnershipWith('kenji') },
    })
    const kept = await withClient(app.ownerUrl, async client => {
      const { rows } = await client.query('select row_to_json(k)::text as row from api_key k where id = $1', [
        id,
      ])
      return String(rows[0]?.row)
    })
    expect(kept).toContain(id)
    expect(kept).not.toContain(secret.slice(10))
    for (const person of ['aiko', 'stranger'] as const) {
      expect((await app.graphql(person, '{ apiKeys { id } }')).data).toEqual({ apiKeys: [] })
    }
  })

  it('is refused once it is revoked, long before what is known of it grows old', async () => {
    const { id, secret } = await app.make.apiKey({ scopes: ['READ'] })
    expect(codes(await ask(secret, '{ members { id } }'))).toEqual([])
    expect(await revokeApiKey(app.as('kenji'), id)).toEqual({ id })
    await vi.waitFor(
      async () => expect(codes(await ask(secret, '{ members { id } }'))).toEqual(['UNAUTHENTICATED']),
      { timeout: 2000, interval: 20 },
    )
    expect(await revokeApiKey(app.as('kenji'), id)).toEqual({ id })
    const { data } = await app.graphql('kenji', '{ apiKeys { id } }')
    expect(JSON.stringify(data)).not.toContain(id)
  })

  it('is nothing to another firm, and not for every role', async () => {
    const { id, secret } = await app.make.apiKey({ scopes: ['READ'] })
    for (const person of ['aiko', 'stranger'] as const) {
      await expect(revokeApiKey(app.as(person), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(revokeApiKey(app.as('kenji'), 'nonsense')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const seller = app.as('kenji', { roles: ['SELLER'] })
    await expect(revokeApiKey(seller, id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(codes(await ask(secret, '{ members { id } }'))).toEqual([])
    const input = { name: 'System', scopes: ['READ' as const] }
    await expect(createApiKey(seller, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('needs a name, a scope and a partnership of its firm', async () => {
    const make = (values: Partial<Parameters<typeof createApiKey>[1]>) =>
      createApiKey(app.as('marta'), { name: 'System', scopes: ['EDI_SEND'], ...values })
    await expect(make({ name: ' ' })).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'name' })
    await expect(make({ scopes: [] })).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'scopes' })
    for (const partnershipId of [app.partnershipWith('kenji'), 'nonsense']) {
      await expect(make({ partnershipId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })
})
