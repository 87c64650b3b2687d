import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { moveDeal } from '../deals/moveDeal.ts'
import { newId } from '../platform/ids.ts'
import { changeProgramTerms } from './changeProgramTerms.ts'
import { createProgram } from './createProgram.ts'
import { editProgram } from './editProgram.ts'
import { assessAll } from './keepAssessed.ts'
import { previewProgramTerms } from './previewProgramTerms.ts'
import { enrol, ladder, makeProgram, tier } from './testSupport.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const values = (programId: string, expectedVersion = 1) => ({
  programId,
  expectedVersion,
  name: 'Renamed',
  description: '**Bold** <script>alert(1)</script>',
  isOpen: true,
  stageNames: [{ stage: 'WON', en: 'Signed', ja: '契約済み' } as const],
})

const read = async (person: PersonName, id: string) => {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { program(id: $id) { name descriptionHtml isOpen version viewerCanManage viewerCanApply stageNames { stage en ja }
      terms { number effectiveOn tiers { key nameEn nameJa benefits discountPercent requirements { criterion threshold currency } } }
      termsVersions { number effectiveOn note author { name } } } }`,
    { id },
  )
  expect(errors).toEqual([])
  return data?.['program']
}

describe('a program', () => {
  it('is created once with its first terms, however often it is sent', async () => {
    const input = { id: newId(), name: 'Network', description: 'For *partners*', tiers: ladder() }
    await createProgram(app.as('aiko'), input)
    await createProgram(app.as('aiko'), input)
    expect(await read('aiko', input.id)).toMatchObject({
      name: 'Network',
      descriptionHtml: '<p>For <em>partners</em></p>',
      viewerCanManage: true,
      terms: {
        number: 1,
        tiers: [
          { nameEn: 'Registered', requirements: [] },
          { nameEn: 'Silver' },
          {
            nameEn: 'Gold',
            requirements: [{ criterion: 'WON_AMOUNT', threshold: 2_000_000, currency: 'USD' }],
          },
        ],
      },
    })
    await expect(createProgram(app.as('marta'), input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is managed by the people of the program’s firm whose role allows it', async () => {
    const id = await makeProgram(app)
    const seller = app.as('aiko', { roles: ['SELLER'] })
    await expect(editProgram(seller, values(id))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(makeProgram({ ...app, as: () => seller })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    for (const person of ['kenji', 'marta', 'stranger'] as const) {
      const ctx = app.as(person)
      await expect(editProgram(ctx, values(id))).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(
        changeProgramTerms(ctx, { programId: id, expectedVersion: 1, effectiveOn: day(0), tiers: ladder() }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(previewProgramTerms(ctx, { programId: id, tiers: ladder() })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
      expect(await read(person, id)).toBeNull()
    }
    await expect(editProgram(app.as(undefined), values(id))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
    await expect(editProgram(app.as('aiko'), values('nonsense'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('shows who was first when two edit it', async () => {
    const id = await makeProgram(app)
    const [one, two] = await Promise.all([
      editProgram(app.as('aiko'), values(id)),
      editProgram(app.as('aiko'), { ...values(id), name: 'Other' }),
    ])
    expect([one.__typename, two.__typename].toSorted()).toEqual(['ProgramChanged', 'ProgramEdited'])
    const late = { programId: id, expectedVersion: 1, effectiveOn: day(0), tiers: ladder() }
    expect(await changeProgramTerms(app.as('aiko'), late)).toMatchObject({ __typename: 'ProgramChanged' })
    const now = await read('aiko', id)
    expect(now).toMatchObject({
      version: 2,
      isOpen: true,
      stageNames: [{ stage: 'WON', en: 'Signed', ja: '契約済み' }],
    })
    expect(JSON.stringify(now)).not.toContain('<script')
  })

  it('is shown to partners once it takes applications, and to nobody else', async () => {
    const id = await makeProgram(app)
    await editProgram(app.as('aiko'), values(id))
    for (const person of ['kenji', 'marta'] as const)
      expect(await read(person, id)).toMatchObject({ viewerCanApply: true, viewerCanManage: false })
    expect(await read('stranger', id)).toBeNull()
    const offered = async (person: PersonName) =>
      JSON.stringify(
        (await app.graphql(person, '{ offeredPrograms { nodes { id organization { name } } } }')).data,
      )
    expect(await offered('kenji')).toContain(id)
    expect(await offered('stranger')).not.toContain(id)
    expect(await offered('aiko')).not.toContain(id)
  })

  it.each([
    ['no tier', [], 'tiers'],
    ['two tiers of one key', (([a]) => [a, a])(ladder()), 'tiers.1.key'],
    ['a key that is no UUID', [{ ...tier('A'), key: 'x' }], 'tiers.0.key'],
    ['no name', [{ ...tier('A'), nameJa: ' ' }], 'tiers.0.nameJa'],
    ['a discount beyond 100', [{ ...tier('A'), discountPercent: '100.01' }], 'tiers.0.discountPercent'],
    [
      'a threshold of nothing',
      [tier('A', [{ criterion: 'ORDERS', threshold: 0 }])],
      'tiers.0.requirements.0.threshold',
    ],
    [
      'an amount without currency',
      [tier('A', [{ criterion: 'WON_AMOUNT', threshold: 1 }])],
      'tiers.0.requirements.0.currency',
    ],
    [
      'a certification without name',
      [tier('A', [{ criterion: 'CERTIFICATION', threshold: 1 }])],
      'tiers.0.requirements.0.certification',
    ],
    [
      'the same asked twice',
      [
        tier('A', [
          { criterion: 'ORDERS', threshold: 1 },
          { criterion: 'ORDERS', threshold: 2 },
        ]),
      ],
      'tiers.0.requirements.1',
    ],
  ])('refuses %s', async (_, tiers, field) => {
    await expect(
      createProgram(app.as('aiko'), { id: newId(), name: 'Bad', tiers: tiers.flatMap(each => each ?? []) }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT', field })
  })
})

describe('a change of terms', () => {
  it('says beforehand who would move, and saves nothing by that', async () => {
    const id = await makeProgram(app)
    await enrol(app, id)
    await enrol(app, id, 'marta')
    for (const title of ['One', 'Two']) {
      const deal = await app.make.deal({ title })
      await moveDeal(app.as('aiko'), { dealId: deal.id, stage: 'WON', expectedVersion: 1 })
    }
    // What they hold follows what happened a moment later.
    await assessAll(app.app.source)
    const { terms } = Object(await read('aiko', id))
    const [registered, silver, gold] = terms.tiers
    const draft = [
      registered,
      { ...silver, requirements: [] },
      { ...gold, requirements: [{ criterion: 'WON_AMOUNT', threshold: 2_600_000, currency: 'USD' }] },
    ].map(({ key, nameEn, nameJa, requirements }) => ({ key, nameEn, nameJa, requirements, benefits: [] }))
    const preview = await previewProgramTerms(app.as('aiko'), { programId: id, tiers: draft })
    expect(preview).toMatchObject({
      enrolledCount: 2,
      upCount: 1,
      downCount: 1,
      acrossCount: 0,
      moves: [
        { partner: { name: 'Sakura Trading' }, direction: 'DOWN', fromNameEn: 'Gold', toNameEn: 'Silver' },
        {
          partner: { name: 'Borealis Retail' },
          direction: 'UP',
          fromNameEn: 'Registered',
          toNameEn: 'Silver',
        },
      ],
    })
    const nobody = [tier('Unreachable', [{ criterion: 'CAMPAIGNS', threshold: 9 }])]
    expect(await previewProgramTerms(app.as('aiko'), { programId: id, tiers: nobody })).toMatchObject({
      downCount: 2,
      moves: [{ toNameEn: null }, { toNameEn: null }],
    })
    expect(await read('aiko', id)).toMatchObject({ version: 1, terms: { number: 1 } })
  })

  it('holds from its day on, and is told to the partner before', async () => {
    const id = await makeProgram(app)
    await enrol(app, id)
    const terms = (effectiveOn: string, expectedVersion: number) =>
      changeProgramTerms(app.as('aiko'), {
        programId: id,
        expectedVersion,
        effectiveOn,
        note: 'A new year',
        tiers: [tier('Basic')],
      })
    await expect(terms(day(-3), 1)).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'effectiveOn' })
    await expect(terms(day(4000), 1)).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'effectiveOn' })
    expect(await terms(day(30), 1)).toMatchObject({ __typename: 'ProgramEdited' })
    expect(await read('kenji', id)).toMatchObject({
      terms: { number: 1 },
      termsVersions: [
        { number: 2, effectiveOn: day(30), note: 'A new year', author: { name: 'Aiko Sato' } },
        { number: 1 },
      ],
    })
    expect(await terms(day(-1), 2)).toMatchObject({ __typename: 'ProgramEdited' })
    expect(await read('kenji', id)).toMatchObject({ version: 3, terms: { number: 3, effectiveOn: day(0) } })
  })
})
