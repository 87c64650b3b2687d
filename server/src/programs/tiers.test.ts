import { beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { moveDeal } from '../deals/moveDeal.ts'
import { newId } from '../platform/ids.ts'
import { changeProgramTerms } from './changeProgramTerms.ts'
import { assessAll } from './keepAssessed.ts'
import { recordCertification } from './recordCertification.ts'
import { releaseTier } from './releaseTier.ts'
import { removeCertification } from './removeCertification.ts'
import { setTier } from './setTier.ts'
import { enrol, ladder, makeProgram, readEnrolment, tier } from './testSupport.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const read = (person: PersonName, id: string) => readEnrolment(app, person, id)

describe('a tier', () => {
  it('moves when the terms change, and the history says why', async () => {
    const tiers = ladder()
    const programId = await makeProgram(app, { tiers })
    const id = await enrol(app, programId)
    const [registered] = tiers
    if (!registered) throw new Error('The ladder is empty.')
    await changeProgramTerms(app.as('aiko'), {
      programId,
      expectedVersion: 1,
      effectiveOn: day(0),
      tiers: [registered, tier('Bronze', [{ criterion: 'OPEN_DEALS', threshold: 1 }])],
    })
    const before = await read('kenji', id)
    const deal = await app.make.deal()
    await vi.waitFor(
      async () => expect(await read('kenji', id)).toMatchObject({ tier: { nameEn: 'Bronze' } }),
      {
        timeout: 10_000,
      },
    )
    expect(before).toMatchObject({ tier: { nameEn: 'Registered' }, version: 2 })
    expect(await read('kenji', id)).toMatchObject({
      version: 2,
      tierChanges: { nodes: [{ cause: 'FIGURES', toNameEn: 'Bronze' }, {}] },
    })
    await changeProgramTerms(app.as('aiko'), {
      programId,
      expectedVersion: 2,
      effectiveOn: day(0),
      tiers: [registered],
    })
    expect(await read('kenji', id)).toMatchObject({
      tier: { nameEn: 'Registered' },
      tierChanges: { nodes: [{ cause: 'TERMS', fromNameEn: 'Bronze', toNameEn: 'Registered' }, {}, {}] },
    })
    await moveDeal(app.as('aiko'), { dealId: deal.id, stage: 'LOST', expectedVersion: 1 })
  })

  it('is judged by announced terms from their day on, by the nightly round', async () => {
    const programId = await makeProgram(app)
    const id = await enrol(app, programId)
    await changeProgramTerms(app.as('aiko'), {
      programId,
      expectedVersion: 1,
      effectiveOn: day(5),
      tiers: [tier('Basic')],
    })
    expect(await read('kenji', id)).toMatchObject({ tier: { nameEn: 'Registered' } })
    await withClient(app.ownerUrl, client =>
      client.query('update program_terms set effective_on = current_date where program_id = $1', [programId]),
    )
    await assessAll(app.app.source)
    expect(await read('kenji', id)).toMatchObject({ tier: { nameEn: 'Basic' } })
  })
})

describe('a tier set by hand', () => {
  it('holds until its day with its reason, and goes back to the figures', async () => {
    const tiers = ladder()
    const gold = tiers[2]?.key ?? ''
    const id = await enrol(app, await makeProgram(app, { tiers }))
    const input = {
      enrolmentId: id,
      expectedVersion: 2,
      tierKey: gold,
      reason: 'Launch partner',
      until: day(10),
    }
    await expect(setTier(app.as('kenji'), input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(setTier(app.as('aiko'), { ...input, until: day(-1) })).rejects.toMatchObject({
      field: 'until',
    })
    await expect(setTier(app.as('aiko'), { ...input, tierKey: newId() })).rejects.toMatchObject({
      field: 'tierKey',
    })
    await expect(setTier(app.as('aiko'), { ...input, tierKey: 'gold' })).rejects.toMatchObject({
      field: 'tierKey',
    })
    await setTier(app.as('aiko'), input)
    expect(await setTier(app.as('aiko'), input)).toMatchObject({ __typename: 'EnrolmentChanged' })
    expect(await read('kenji', id)).toMatchObject({
      tier: { nameEn: 'Gold' },
      computedTier: { nameEn: 'Registered' },
      override: { reason: 'Launch partner', until: day(10), by: { name: 'Aiko Sato' } },
    })
    await releaseTier(app.as('aiko'), { enrolmentId: id, expectedVersion: 3 })
    expect(await read('aiko', id)).toMatchObject({
      tier: { nameEn: 'Registered' },
      override: null,
      tierChanges: {
        nodes: [
          { cause: 'FIGURES', fromNameEn: 'Gold' },
          { cause: 'OVERRIDE', toNameEn: 'Gold', reason: 'Launch partner' },
          {},
        ],
      },
    })
  })
})

describe('a certification', () => {
  it('counts while it is valid, under its name however it is written', async () => {
    const tiers = [
      tier('Registered'),
      tier('Silver', [{ criterion: 'CERTIFICATION', threshold: 1, certification: 'Edge Engineer' }]),
    ]
    const id = await enrol(app, await makeProgram(app, { tiers }))
    const record = (name: string, expiresOn: string | null, certification = newId()) =>
      recordCertification(app.as('aiko'), {
        enrolmentId: id,
        id: certification,
        input: { name, holder: 'T. Mori', expiresOn },
      })
    await record('Edge Engineer', day(-1))
    expect(await read('kenji', id)).toMatchObject({
      tier: { nameEn: 'Registered' },
      certifications: [{ isExpired: true }],
    })
    const valid = newId()
    await record('ｅｄｇｅ  engineer', day(0), valid)
    await record('ｅｄｇｅ  engineer', day(0), valid)
    expect(await read('kenji', id)).toMatchObject({
      tier: { nameEn: 'Silver' },
      certifications: [{ isExpired: false }, { isExpired: true }],
      standings: [{}, { isMet: true, criteria: [{ value: 1, missing: 0 }] }],
    })
    await removeCertification(app.as('aiko'), valid)
    expect(await read('kenji', id)).toMatchObject({ tier: { nameEn: 'Registered' } })
    await expect(record('', null)).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'name' })
    await expect(
      recordCertification(app.as('aiko'), {
        enrolmentId: id,
        id: newId(),
        input: { name: 'Late', obtainedOn: day(2), expiresOn: day(1) },
      }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'expiresOn' })
  })
})

// Last: the won deals would lift every partner of the other tests.
describe('a figure', () => {
  it('follows within a second what happens in the partnership, and in no other', async () => {
    const programId = await makeProgram(app)
    const kenji = await enrol(app, programId)
    const marta = await enrol(app, programId, 'marta')
    for (const title of ['One', 'Two']) {
      const deal = await app.make.deal({ title, amount: { minor: 100, currency: 'EUR' } })
      await moveDeal(app.as('aiko'), { dealId: deal.id, stage: 'WON', expectedVersion: 1 })
    }
    const since = Date.now()
    await vi.waitFor(
      async () => expect(await read('kenji', kenji)).toMatchObject({ tier: { nameEn: 'Silver' } }),
      {
        timeout: 10_000,
        interval: 50,
      },
    )
    expect(Date.now() - since).toBeLessThan(1500)
    expect(await read('marta', marta)).toMatchObject({ tier: { nameEn: 'Registered' } })
  })
})
