import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { changePartnershipStatus } from '../partnerships/changePartnershipStatus.ts'
import { newId } from '../platform/ids.ts'
import { acceptEnrolment } from './acceptEnrolment.ts'
import { applyToProgram } from './applyToProgram.ts'
import { declineEnrolment } from './declineEnrolment.ts'
import { endEnrolment } from './endEnrolment.ts'
import { inviteToProgram } from './inviteToProgram.ts'
import { recordCertification } from './recordCertification.ts'
import { releaseTier } from './releaseTier.ts'
import { removeCertification } from './removeCertification.ts'
import { setTier } from './setTier.ts'
import { enrol, invite, makeProgram, readEnrolment } from './testSupport.ts'
import { withdrawEnrolment } from './withdrawEnrolment.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const read = (person: PersonName, id: string) => readEnrolment(app, person, id)

describe('an enrolment', () => {
  it('starts when the invited partner accepts, and gives the tier its figures allow', async () => {
    const id = await invite(app, await makeProgram(app))
    expect(await read('kenji', id)).toMatchObject({
      status: 'INVITED',
      tier: null,
      viewerCanAnswer: true,
      viewerCanEnd: false,
    })
    expect(await read('aiko', id)).toMatchObject({ viewerCanAnswer: false, viewerCanWithdraw: true })
    await expect(acceptEnrolment(app.as('aiko'), { id, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(
      acceptEnrolment(app.as('kenji', { roles: ['SELLER'] }), { id, expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await acceptEnrolment(app.as('kenji'), { id, expectedVersion: 1 })).toMatchObject({
      __typename: 'EnrolmentEdited',
    })
    expect(await acceptEnrolment(app.as('kenji'), { id, expectedVersion: 1 })).toMatchObject({
      __typename: 'EnrolmentChanged',
    })
    await expect(acceptEnrolment(app.as('kenji'), { id, expectedVersion: 2 })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
    expect(await read('kenji', id)).toMatchObject({
      status: 'ACTIVE',
      tier: { nameEn: 'Registered' },
      standings: [
        { isMet: true },
        { isMet: false },
        { isMet: false, criteria: [{ value: 0, missing: 2_000_000 }] },
      ],
      tierChanges: { nodes: [{ cause: 'FIGURES', fromNameEn: null, toNameEn: 'Registered', by: null }] },
      viewerCanManage: false,
    })
  })

  it('starts when the firm of an open program accepts an application', async () => {
    const programId = await makeProgram(app, { isOpen: true })
    const id = newId()
    const apply = () => applyToProgram(app.as('marta'), { id, programId, message: 'We sell in Sweden.' })
    expect(await apply()).toMatchObject({ __typename: 'EnrolmentOpened' })
    expect(await apply()).toMatchObject({ __typename: 'EnrolmentOpened' })
    expect(await applyToProgram(app.as('marta'), { id: newId(), programId })).toMatchObject({
      __typename: 'EnrolmentAlreadyOpened',
      enrolment: { id },
    })
    const waiting = await app.graphql(
      'aiko',
      '{ waitingEnrolments { nodes { id message viewerCanAnswer } totalCount { value } } }',
    )
    expect(waiting.data).toEqual({
      waitingEnrolments: {
        nodes: [{ id, message: 'We sell in Sweden.', viewerCanAnswer: true }],
        totalCount: { value: 1 },
      },
    })
    await expect(acceptEnrolment(app.as('marta'), { id, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await acceptEnrolment(app.as('aiko'), { id, expectedVersion: 1 })
    expect(await read('marta', id)).toMatchObject({ status: 'ACTIVE', tier: { nameEn: 'Registered' } })
  })

  it('is opened once when both sides ask at the same moment', async () => {
    const programId = await makeProgram(app, { isOpen: true })
    const results = await Promise.all([
      applyToProgram(app.as('kenji'), { id: newId(), programId }),
      applyToProgram(app.as('kenji'), { id: newId(), programId }),
      inviteToProgram(app.as('aiko'), {
        id: newId(),
        programId,
        partnershipId: app.partnershipWith('kenji'),
        partnerId: app.organizationId('kenji'),
      }),
    ])
    expect(results.filter(each => each.__typename === 'EnrolmentOpened')).toHaveLength(1)
  })

  it('is declined, withdrawn and ended by whose it is, with a reason', async () => {
    const programId = await makeProgram(app)
    const declined = await invite(app, programId)
    await expect(
      declineEnrolment(app.as('aiko'), { id: declined, expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await declineEnrolment(app.as('kenji'), { id: declined, expectedVersion: 1, reason: 'Not this year.' })
    // The program is closed to the partner from then on; what was decided stays readable.
    expect(await read('kenji', declined)).toMatchObject({
      status: 'DECLINED',
      answer: 'Not this year.',
      program: null,
      programName: 'Aurora Partner Network',
    })
    const withdrawn = await invite(app, programId)
    await expect(
      withdrawEnrolment(app.as('kenji'), { id: withdrawn, expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await withdrawEnrolment(app.as('aiko'), { id: withdrawn, expectedVersion: 1 })
    const ended = await enrol(app, programId)
    await endEnrolment(app.as('kenji'), { id: ended, expectedVersion: 2, reason: 'Leaving.' })
    expect(await read('aiko', ended)).toMatchObject({
      status: 'ENDED',
      tier: null,
      tierChanges: {
        nodes: [
          {
            cause: 'ENDED',
            fromNameEn: 'Registered',
            toNameEn: null,
            reason: 'Leaving.',
            by: { name: 'Kenji Tanaka' },
          },
          {},
        ],
      },
    })
  })

  it.each(['marta', 'stranger'] as const)('is not found by %s', async person => {
    const programId = await makeProgram(app)
    const id = await enrol(app, programId)
    const ctx = app.as(person)
    const at = { id, expectedVersion: 2 }
    const certification = newId()
    await recordCertification(app.as('aiko'), {
      enrolmentId: id,
      id: certification,
      input: { name: 'Engineer' },
    })
    const attempts = [
      () => acceptEnrolment(ctx, at),
      () => declineEnrolment(ctx, at),
      () => withdrawEnrolment(ctx, at),
      () => endEnrolment(ctx, at),
      () =>
        setTier(ctx, { enrolmentId: id, expectedVersion: 2, tierKey: newId(), reason: 'x', until: day(3) }),
      () => releaseTier(ctx, { enrolmentId: id, expectedVersion: 2 }),
      () => recordCertification(ctx, { enrolmentId: id, id: newId(), input: { name: 'x' } }),
      () => removeCertification(ctx, certification),
      () => applyToProgram(ctx, { id: newId(), programId }),
      () => acceptEnrolment(ctx, { id: 'nonsense', expectedVersion: 1 }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(
      (await app.graphql(person, 'query ($id: ID!) { programEnrolment(id: $id) { id } }', { id })).data,
    ).toEqual({ programEnrolment: null })
  })

  it('is between partners alone, while their partnership is active', async () => {
    const programId = await makeProgram(app, { isOpen: true })
    const ask = (partnershipId: string, partnerId: string) =>
      inviteToProgram(app.as('aiko'), { id: newId(), programId, partnershipId, partnerId })
    const [own, kenji, marta] = (['aiko', 'kenji', 'marta'] as const).map(each => app.organizationId(each))
    for (const partner of [own, marta, newId()])
      await expect(ask(app.partnershipWith('kenji'), partner ?? '')).rejects.toMatchObject({
        code: 'BAD_INPUT',
        field: 'partnerId',
      })
    await expect(ask(newId(), kenji ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const id = await enrol(app, programId, 'marta')
    await changePartnershipStatus(app.as('aiko'), {
      partnershipId: app.partnershipWith('marta'),
      status: 'SUSPENDED',
      expectedVersion: 1,
    })
    expect(await ask(app.partnershipWith('marta'), marta ?? '')).toMatchObject({
      __typename: 'PartnershipNotActive',
    })
    await changePartnershipStatus(app.as('aiko'), {
      partnershipId: app.partnershipWith('marta'),
      status: 'ENDED',
      expectedVersion: 2,
    })
    expect(await read('marta', id)).toMatchObject({ status: 'ENDED', program: null, tier: null })
    await expect(applyToProgram(app.as('marta'), { id: newId(), programId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
