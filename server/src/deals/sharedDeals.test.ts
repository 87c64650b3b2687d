import { beforeAll, describe, expect, it } from 'vitest'
import { becomePartners, share } from '../../../test/support/grantsWorld.ts'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { people } from '../../../test/support/people.ts'
import { agreeToGrant } from '../grants/agreeToGrant.ts'
import { changeGrant } from '../grants/changeGrant.ts'
import { revokeGrant } from '../grants/revokeGrant.ts'
import { moveDeal } from './moveDeal.ts'

let app: TestApp
let sakuraToNowhere: string
beforeAll(async () => {
  app = await startTestApp()
  sakuraToNowhere = await becomePartners(app, 'kenji', 'stranger', people.stranger.email)
})

/** Sakura shows a deal it has with Aurora to Nowhere. */
async function offered(fields = ['stage']) {
  const deal = await app.make.deal({ title: 'Shown deal', amount: { minor: 500, currency: 'USD' } })
  const grantId = await share(app, 'kenji', {
    recordType: 'DEAL',
    recordId: deal.id,
    partnershipId: sakuraToNowhere,
    fields,
    verbs: ['READ'],
  })
  return { deal, grantId }
}

const seen = async (person: PersonName, id: string) => {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { sharedDeal(id: $id) { title stage amount { minor } sharedFields organization { name } }
      sharedDeals { nodes { id } } deal(id: $id) { id } }`,
    { id },
  )
  expect(errors).toEqual([])
  const { nodes } = data?.['sharedDeals'] as { nodes: { id: string }[] }
  expect(nodes.some(node => node.id === id)).toBe(data?.['sharedDeal'] !== null)
  return data?.['sharedDeal']
}

const statusOf = async (grantId: string) => {
  const { data } = await app.graphql(
    'kenji',
    'query ($id: ID!) { recordGrant(id: $id) { status recordName consents { organization { name } agreedAt } } }',
    { id: grantId },
  )
  return data?.['recordGrant'] as { status: string }
}

const awaiting = async (person: PersonName) => {
  const { data } = await app.graphql(person, '{ grantsAwaitingConsent { id recordName grantee { name } } }')
  const grants = data?.['grantsAwaitingConsent'] as {
    id: string
    recordName: string
    grantee: { name: string }
  }[]
  // Nobody agrees to they do not know what, for they do not know whom.
  for (const { recordName, grantee } of grants)
    expect([recordName, grantee.name]).toEqual(['Shown deal', 'Nowhere Tools'])
  return grants.map(({ id }) => id)
}

describe('a deal shown to a firm outside of it', () => {
  it('waits until every other firm of the deal agrees, and shows what is named alone', async () => {
    const { deal, grantId } = await offered()
    expect(await statusOf(grantId)).toMatchObject({ status: 'PROPOSED', consents: [{ agreedAt: null }] })
    expect(await seen('stranger', deal.id)).toBeNull()
    expect(await awaiting('aiko')).toContain(grantId)
    expect(await awaiting('marta')).toEqual([])
    await agreeToGrant(app.as('aiko'), grantId, true)
    await agreeToGrant(app.as('aiko'), grantId, true)
    expect(await statusOf(grantId)).toMatchObject({ status: 'ACTIVE', recordName: 'Shown deal' })
    expect(await awaiting('aiko')).not.toContain(grantId)
    expect(await seen('stranger', deal.id)).toEqual({
      title: 'Shown deal',
      stage: 'REGISTERED',
      amount: null,
      sharedFields: ['title', 'stage'],
      organization: { name: 'Sakura Trading' },
    })
    await moveDeal(app.as('aiko'), { dealId: deal.id, stage: 'WON', expectedVersion: 1 })
    expect(await seen('stranger', deal.id)).toMatchObject({ stage: 'WON' })
    await revokeGrant(app.as('kenji'), grantId)
    expect(await seen('stranger', deal.id)).toBeNull()
  })

  it('stays hidden when one of them objects, or did not agree to more', async () => {
    const refused = await offered()
    await agreeToGrant(app.as('aiko'), refused.grantId, false)
    expect(await statusOf(refused.grantId)).toMatchObject({ status: 'DECLINED' })
    await expect(agreeToGrant(app.as('aiko'), refused.grantId, true)).rejects.toMatchObject({
      code: 'CONFLICT',
    })

    const { deal, grantId } = await offered()
    await agreeToGrant(app.as('aiko'), grantId, true)
    await changeGrant(app.as('kenji'), {
      grantId,
      fields: ['stage', 'amount'],
      verbs: ['READ'],
      expectedVersion: 2,
    })
    expect(await statusOf(grantId)).toMatchObject({ status: 'PROPOSED', consents: [{ agreedAt: null }] })
    expect(await seen('stranger', deal.id)).toBeNull()
    await agreeToGrant(app.as('aiko'), grantId, true)
    expect(await seen('stranger', deal.id)).toMatchObject({ amount: { minor: 500 } })
  })

  it('is decided by its own firms, each for itself', async () => {
    const { deal, grantId } = await offered()
    for (const person of ['kenji', 'marta', 'stranger'] as const)
      await expect(agreeToGrant(app.as(person), grantId, true)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(agreeToGrant(app.as('aiko'), 'nonsense', true)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const agent = app.as('aiko', { roles: ['AGENT'] })
    await expect(agreeToGrant(agent, grantId, true)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const outsider = share(app, 'stranger', {
      recordType: 'DEAL',
      recordId: deal.id,
      partnershipId: sakuraToNowhere,
      fields: [],
      verbs: ['READ'],
    })
    await expect(outsider).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const forced = app
      .as('kenji')
      .write(tx =>
        tx.updateTable('record_grant').set({ status: 'ACTIVE' }).where('id', '=', grantId).execute(),
      )
    await forced.catch(() => {})
    expect(await statusOf(grantId)).toMatchObject({ status: 'PROPOSED' })
    const agreed = app
      .as('kenji')
      .write(tx =>
        tx
          .updateTable('grant_consent')
          .set({ agreed_at: new Date() })
          .where('grant_id', '=', grantId)
          .execute(),
      )
    await expect(agreed).rejects.toThrow(/permission denied/)
    expect(await seen('stranger', deal.id)).toBeNull()
  })
})
