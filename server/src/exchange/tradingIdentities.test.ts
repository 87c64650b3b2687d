import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { addTradingIdentity, removeTradingIdentity, setDefaultDeal } from './tradingIdentities.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

interface Agreement {
  identities: { id: string; qualifier: string; identifier: string; organization: { name: string } }[]
  defaultDeal: { id: string } | null
}

async function agreement(person: PersonName, partnershipId = app.partnershipWith('kenji')) {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { tradingPartnerAgreement(partnershipId: $id) {
      identities { id qualifier identifier organization { name } } defaultDeal { id } } }`,
    { id: partnershipId },
  )
  expect(errors).toEqual([])
  return (data as { tradingPartnerAgreement: Agreement | null }).tradingPartnerAgreement
}

const of = (
  person: PersonName,
  identifier: string,
  qualifier = 'ZZ',
  other: 'kenji' | 'marta' = 'kenji',
) => ({
  partnershipId: app.partnershipWith(other),
  organizationId: app.organizationId(person),
  qualifier,
  identifier,
})

describe('a trading partner agreement', () => {
  it('names both firms by their identifiers, each once, as either says and both read', async () => {
    expect(await agreement('aiko')).toEqual({ identities: [], defaultDeal: null })
    await addTradingIdentity(app.as('aiko'), of('aiko', ' AURORA ', ' ZZ '))
    await addTradingIdentity(app.as('aiko'), of('aiko', 'AURORA'))
    await addTradingIdentity(app.as('aiko'), of('kenji', '4912345000002', '14'))
    const wanted = [
      { identifier: '4912345000002', qualifier: '14', organization: { name: 'Sakura Trading' } },
      { identifier: 'AURORA', qualifier: 'ZZ', organization: { name: 'Aurora Systems' } },
    ]
    for (const person of ['aiko', 'kenji'] as const) {
      expect((await agreement(person))?.identities).toMatchObject(wanted)
    }
    expect(await agreement('marta')).toBeNull()
  })

  it('refuses an identifier that another firm uses, in whatever partnership', async () => {
    await addTradingIdentity(app.as('kenji'), of('kenji', 'SHARED'))
    const taken = await addTradingIdentity(app.as('marta'), of('marta', 'SHARED', 'ZZ', 'marta'))
    expect(taken).toMatchObject({ __typename: 'IdentifierTaken' })
    const qualified = await addTradingIdentity(app.as('marta'), of('marta', 'SHARED', '01', 'marta'))
    expect(qualified).toMatchObject({ __typename: 'TradingIdentityAdded' })
    const identities = (await agreement('marta', app.partnershipWith('marta')))?.identities
    expect(identities).toMatchObject([{ identifier: 'SHARED', qualifier: '01' }])
  })

  it.each([
    [{ identifier: '  ' }, 'identifier'],
    [{ identifier: 'x'.repeat(36) }, 'identifier'],
    [{ qualifier: 'ABCDE' }, 'qualifier'],
    [{ qualifier: '郵便' }, 'qualifier'],
  ])('takes no %o', async (values, field) => {
    const adding = addTradingIdentity(app.as('aiko'), { ...of('aiko', 'GOOD'), ...values })
    await expect(adding).rejects.toMatchObject({ code: 'BAD_INPUT', field })
  })

  it('loses an identifier once, which another firm may use from then on', async () => {
    await addTradingIdentity(app.as('aiko'), of('aiko', 'MOVING'))
    const id = (await agreement('aiko'))?.identities.find(each => each.identifier === 'MOVING')?.id ?? ''
    for (const person of ['marta', 'stranger'] as const) {
      await expect(removeTradingIdentity(app.as(person), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await removeTradingIdentity(app.as('kenji'), id)
    await expect(removeTradingIdentity(app.as('kenji'), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(removeTradingIdentity(app.as('kenji'), 'nonsense')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(JSON.stringify(await agreement('aiko'))).not.toContain('MOVING')
    const next = await addTradingIdentity(app.as('kenji'), of('kenji', 'MOVING'))
    expect(next).toMatchObject({ __typename: 'TradingIdentityAdded' })
  })

  it('leads orders to a deal of its own partnership, or to none', async () => {
    const [own, foreign] = [
      await app.make.deal(),
      await (async () => {
        const account = await app.make.account()
        await app.make.grant(account.id, { partnershipId: app.partnershipWith('marta') })
        return app.make.deal({ accountId: account.id, partnershipId: app.partnershipWith('marta') })
      })(),
    ]
    const partnershipId = app.partnershipWith('kenji')
    await setDefaultDeal(app.as('kenji'), partnershipId, own.id)
    for (const dealId of [foreign.id, 'nonsense']) {
      await expect(setDefaultDeal(app.as('aiko'), partnershipId, dealId)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    }
    expect(await agreement('aiko')).toMatchObject({ defaultDeal: { id: own.id } })
    await setDefaultDeal(app.as('aiko'), partnershipId, null)
    expect(await agreement('kenji')).toMatchObject({ defaultDeal: null })
  })

  it('is not there for a third firm, and not for every role', async () => {
    const partnershipId = app.partnershipWith('kenji')
    const { id } = await app.make.deal()
    for (const person of ['marta', 'stranger'] as const) {
      const adding = addTradingIdentity(app.as(person), of('kenji', 'INTRUDER'))
      await expect(adding).rejects.toMatchObject({ code: 'NOT_FOUND' })
      for (const dealId of [id, null]) {
        await expect(setDefaultDeal(app.as(person), partnershipId, dealId)).rejects.toMatchObject({
          code: 'NOT_FOUND',
        })
      }
    }
    const outside = addTradingIdentity(app.as('aiko'), of('marta', 'INTRUDER'))
    await expect(outside).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const seller = app.as('aiko', { roles: ['SELLER'] })
    await expect(addTradingIdentity(seller, of('aiko', 'SELLER'))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(setDefaultDeal(seller, partnershipId, id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
