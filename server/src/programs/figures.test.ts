import fc from 'fast-check'
import type pg from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { contextSigner } from '../platform/db/database.ts'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { newId } from '../platform/ids.ts'
import { figures, partners, step, tiers, world } from './tierModel.ts'
import type { World } from './tierModel.ts'
import { enrol, makeProgram } from './testSupport.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})

/** Puts a world into an open transaction, past the triggers that tell the time. */
async function build(client: pg.Client, w: World, enrolments: Record<(typeof partners)[number], string>) {
  const aurora = app.organizationId('aiko')
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
  const ahead = (days: number | null) => (days === null ? null : ago(-days))
  const day = (days: number | null) => ahead(days)?.toISOString().slice(0, 10) ?? null
  for (const [index, deal] of w.deals.entries()) {
    await client.query(
      `insert into deal (id, partnership_id, number, account_id, title, stage, amount_minor, amount_currency, won_at)
       values ($1, $2, $3, gen_random_uuid(), 'Deal', $4, $5, $6, $7)`,
      [
        newId(),
        app.partnershipWith(deal.partner),
        `D-${index}`,
        deal.stage,
        deal.minor,
        deal.minor === null ? null : deal.currency,
        deal.stage === 'WON' ? ago(deal.daysAgo) : null,
      ],
    )
  }
  for (const each of w.campaigns)
    await client.query(
      `insert into campaign (id, partnership_id, name, status) values ($1, $2, 'Campaign', $3)`,
      [newId(), app.partnershipWith(each.partner), each.status],
    )
  for (const [index, order] of w.orders.entries()) {
    const firms = [app.organizationId(order.partner), aurora]
    const [buyer, supplier] = order.isFromPartner ? firms : firms.toReversed()
    await client.query(
      `insert into purchase_order (id, partnership_id, number, buyer_org_id, supplier_org_id, canonical, created_at) values ($1, $2, $3, $4, $5, '{}', $6)`,
      [newId(), app.partnershipWith(order.partner), `O-${index}`, buyer, supplier, ago(order.daysAgo)],
    )
  }
  for (const each of w.certifications) {
    await client.query(
      `insert into program_certification (id, org_id, partner_org_id, enrolment_id, name, expires_on, member_id) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        newId(),
        aurora,
        app.organizationId(each.partner),
        enrolments[each.partner],
        each.name,
        day(each.expiresIn),
        app.memberId('aiko'),
      ],
    )
  }
  for (const each of w.grants) {
    await client.query(
      `insert into record_grant (id, org_id, owner_org_id, grantee_org_id, partnership_id, record_type, record_id, fields, verbs, expires_at, status, proposed_by)
       values ($1, $2, $2, $3, $4, 'ACCOUNT', gen_random_uuid(), '{}', '{READ}', $5, $6, $7)`,
      [
        newId(),
        aurora,
        app.organizationId(each.partner),
        app.partnershipWith(each.partner),
        ahead(each.expiresIn),
        each.status,
        app.memberId('aiko'),
      ],
    )
  }
  for (const who of partners)
    await client.query('update partnership_party set consented_at = $2 where partnership_id = $1', [
      app.partnershipWith(who),
      ago(w.partnerSince[who]),
    ])
}

it('gives every partner the tier that the plain rules give', async () => {
  const programId = await makeProgram(app)
  const enrolments = { kenji: await enrol(app, programId), marta: await enrol(app, programId, 'marta') }
  await withClient(app.ownerUrl, async client => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const sign = contextSigner(app.logins.contextSecret)
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(world, tiers, async (w, ladder) => {
        await client.query('begin')
        try {
          await client.query('alter table deal disable trigger note_win')
          await client.query('alter table record_grant disable trigger user')
          await build(client, w, enrolments)
          const document = ladder.map((requirements, index) => ({
            key: newId(),
            nameEn: `T${index}`,
            nameJa: `T${index}`,
            benefits: [],
            discountPercent: null,
            hasMarketingFunds: false,
            requirements,
          }))
          await client.query('update program_terms set tiers = $2 where program_id = $1', [
            programId,
            JSON.stringify(document),
          ])
          await client.query(`select set_config('app.context', $1, true)`, [sign(null, rows[0]?.pid ?? 0)])
          await client.query('select private.assess_enrolments($1, null, null)', [programId])
          const judged = await client.query<{
            id: string
            tier_key: string | null
            figures: Record<string, unknown>
          }>('select id, tier_key, figures from program_enrolment where program_id = $1', [programId])
          await client.query(`select set_config('app.context', $1, true)`, [
            sign(app.identity('aiko'), rows[0]?.pid ?? 0),
          ])
          const preview = await client.query<{
            enrolment_id: string
            to_key: string | null
            direction: string
          }>('select enrolment_id, to_key, direction from private.preview_ladder($1, $2)', [
            programId,
            JSON.stringify(document),
          ])
          for (const who of partners) {
            const expected = document[step(w, who, ladder)]?.key ?? null
            const row = judged.rows.find(each => each.id === enrolments[who])
            expect({ who, tier: row?.tier_key, ...row?.figures }).toEqual({
              who,
              tier: expected,
              ...figures(w, who),
            })
            expect(preview.rows).toContainEqual({
              enrolment_id: enrolments[who],
              to_key: expected,
              direction: 'SAME',
            })
            seen.add(`${step(w, who, ladder)} of ${ladder.length}`)
          }
        } finally {
          await client.query('rollback')
        }
      }),
      { numRuns: 150 },
    )
    // Else the property would say little.
    expect(seen.size).toBeGreaterThan(10)
  })
}, 120_000)
