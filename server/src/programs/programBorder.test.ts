import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { newId } from '../platform/ids.ts'
import { recordCertification } from './recordCertification.ts'
import { enrol, invite, makeProgram } from './testSupport.ts'

let app: TestApp
let programId: string
let kenji: string
let marta: string
beforeAll(async () => {
  app = await startTestApp()
  programId = await makeProgram(app)
  kenji = await enrol(app, programId)
  marta = await enrol(app, programId, 'marta')
  await recordCertification(app.as('aiko'), { enrolmentId: kenji, id: newId(), input: { name: 'Engineer' } })
})

/** Any SQL, as the application's login in somebody's signed context: what an injection could do. */
const run = (person: PersonName, text: ReturnType<typeof sql>) => app.as(person).write(tx => text.execute(tx))
const denied =
  /row-level security|permission denied|stays what it is about|other firm decides|speaks for itself|not open|by hand|foreign key|is_ladder|check constraint/

describe('SQL in the context of a partner', () => {
  it('reads the program and its own enrolment, and nothing of other partners', async () => {
    for (const [person, own, other] of [
      ['kenji', kenji, marta],
      ['marta', marta, kenji],
    ] as const) {
      const { rows } = await run(person, sql`select id, partner_org_id from program_enrolment`)
      expect(rows).toEqual([{ id: own, partner_org_id: app.organizationId(person) }])
      expect((await run(person, sql`select id from program`)).rows).toEqual([{ id: programId }])
      expect((await run(person, sql`select id from program_terms`)).rows).toHaveLength(1)
      const histories = await run(person, sql`select distinct enrolment_id from program_tier_change`)
      expect(histories.rows).toEqual([{ enrolment_id: own }])
      const certified = await run(person, sql`select enrolment_id from program_certification`)
      expect(certified.rows).toEqual(person === 'kenji' ? [{ enrolment_id: kenji }] : [])
      const answer = await app.graphql(
        person,
        'query ($id: ID!) { program(id: $id) { enrolments { nodes { id partner { name } } totalCount { value } } viewerEnrolment { id } } }',
        { id: programId },
      )
      expect(answer.data).toMatchObject({
        program: {
          enrolments: { nodes: [{ id: own }], totalCount: { value: 1 } },
          viewerEnrolment: { id: own },
        },
      })
      expect(JSON.stringify(answer.data)).not.toContain(other)
    }
  })

  it('is shown nothing as a stranger, or without a context', async () => {
    const tables = [
      'program',
      'program_terms',
      'program_enrolment',
      'program_certification',
      'program_tier_change',
    ]
    for (const table of tables) {
      expect((await run('stranger', sql`select * from ${sql.table(table)}`)).rows).toEqual([])
      expect(
        (await app.as(undefined).write(tx => sql`select * from ${sql.table(table)}`.execute(tx))).rows,
      ).toEqual([])
    }
  })

  it('assesses and previews nothing of other firms', async () => {
    const assess = (person: PersonName, program: string | null, enrolment: string | null) =>
      run(person, sql`select * from private.assess_enrolments(${program}::uuid, null, ${enrolment}::uuid)`)
    await run('aiko', sql`update program_enrolment set override_key = null where id = ${kenji}`)
    expect((await assess('marta', null, kenji)).rows).toEqual([])
    expect((await assess('stranger', programId, null)).rows).toEqual([])
    const preview = sql`select * from private.preview_ladder(${programId}, '[]')`
    expect((await run('marta', preview)).rows).toEqual([])
    expect((await run('aiko', preview)).rows).toHaveLength(2)
    expect((await run('aiko', sql`select * from private.programs_to_assess()`)).rows).toEqual([])
    await expect(
      run('marta', sql`select * from private.enrolment_figures(array[${kenji}]::uuid[])`),
    ).rejects.toThrow(denied)
  })

  it.each([
    ['a tier', sql`tier_key = gen_random_uuid()`],
    ['figures', sql`figures = '{"WON_DEALS": 99}'`],
    [
      'an override',
      sql`override_key = gen_random_uuid(), override_reason = 'mine', override_until = current_date + 9`,
    ],
    ['another program', sql`program_id = gen_random_uuid()`],
    ['another partner', sql`partner_org_id = org_id`],
    ['the state INVITED', sql`status = 'INVITED'`],
  ])('cannot give itself %s', async (_, change) => {
    await expect(
      run('kenji', sql`update program_enrolment set ${change} where id = ${kenji}`),
    ).rejects.toThrow(denied)
  })

  it('consents for nobody else', async () => {
    const asked = await invite(app, await makeProgram(app))
    const accept = sql`update program_enrolment set status = 'ACTIVE' where id = ${asked}`
    await expect(run('aiko', accept)).rejects.toThrow(denied)
    expect((await run('marta', accept)).numAffectedRows).toBe(0n)
    const enrolItself = (person: PersonName, program: string, owner: PersonName, partner: PersonName) =>
      run(
        person,
        sql`insert into program_enrolment (id, program_id, org_id, partner_org_id, partnership_id)
          values (${newId()}, ${program}, ${app.organizationId(owner)}, ${app.organizationId(partner)}, ${app.partnershipWith('kenji')})`,
      )
    const closed = await makeProgram(app)
    await expect(enrolItself('kenji', closed, 'aiko', 'kenji')).rejects.toThrow(denied)
    await expect(enrolItself('marta', closed, 'aiko', 'marta')).rejects.toThrow(denied)
    await expect(enrolItself('kenji', closed, 'kenji', 'aiko')).rejects.toThrow(denied)
    await expect(enrolItself('marta', closed, 'aiko', 'kenji')).rejects.toThrow(denied)
  })

  it('writes no terms, certifications or history of another firm', async () => {
    const [own, aurora] = [app.organizationId('kenji'), app.organizationId('aiko')]
    for (const org of [own, aurora]) {
      const terms = sql`insert into program_terms (id, org_id, program_id, number, effective_on, tiers, member_id)
        select ${newId()}, ${org}, ${programId}, 9, current_date, tiers, ${app.memberId('kenji')} from program_terms limit 1`
      await expect(run('kenji', terms)).rejects.toThrow(denied)
      const certification = sql`insert into program_certification (id, org_id, partner_org_id, enrolment_id, name, member_id)
        values (${newId()}, ${org}, ${own}, ${kenji}, 'Engineer', ${app.memberId('kenji')})`
      await expect(run('kenji', certification)).rejects.toThrow(denied)
    }
    const history = sql`insert into program_tier_change (id, org_id, partner_org_id, enrolment_id, cause)
      values (${newId()}, ${own}, ${own}, ${kenji}, 'TERMS')`
    await expect(run('kenji', history)).rejects.toThrow(denied)
    expect(
      (await run('kenji', sql`update program set name = 'Ours' where id = ${programId}`)).numAffectedRows,
    ).toBe(0n)
    expect(
      (await run('kenji', sql`delete from program_certification where enrolment_id = ${kenji}`))
        .numAffectedRows,
    ).toBe(0n)
    await expect(
      run('aiko', sql`update program_terms set note = 'rewritten' where program_id = ${programId}`),
    ).rejects.toThrow(denied)
  })

  it.each([
    ['no list', '{}'],
    [
      'a tier without key',
      '[{"nameEn": "A", "nameJa": "A", "benefits": [], "hasMarketingFunds": false, "requirements": []}]',
    ],
    [
      'a threshold that is no number',
      '[{"key": "00000000-0000-7000-8000-000000000001", "nameEn": "A", "nameJa": "A", "benefits": [], "hasMarketingFunds": false, "requirements": [{"criterion": "ORDERS", "threshold": "many"}]}]',
    ],
    [
      'an unknown criterion',
      '[{"key": "00000000-0000-7000-8000-000000000001", "nameEn": "A", "nameJa": "A", "benefits": [], "hasMarketingFunds": false, "requirements": [{"criterion": "LUCK", "threshold": 1}]}]',
    ],
  ])('keeps no terms that could break the round of others: %s', async (_, tiers) => {
    const terms = sql`insert into program_terms (id, org_id, program_id, number, effective_on, tiers, member_id)
      values (${newId()}, ${app.organizationId('aiko')}, ${programId}, 9, current_date, ${tiers}::jsonb, ${app.memberId('aiko')})`
    await expect(run('aiko', terms)).rejects.toThrow(denied)
  })

  it('cannot say itself when a deal was won', async () => {
    const deal = await app.make.deal()
    const update = (values: ReturnType<typeof sql>) =>
      run('kenji', sql`update deal set ${values} where id = ${deal.id} returning won_at`)
    expect((await update(sql`won_at = now()`)).rows).toEqual([{ won_at: null }])
    await update(sql`stage = 'WON', won_at = now() - interval '3 years'`)
    const { rows } = await run(
      'kenji',
      sql`select won_at > now() - interval '1 minute' as is_now from deal where id = ${deal.id}`,
    )
    expect(rows).toEqual([{ is_now: true }])
  })
})
