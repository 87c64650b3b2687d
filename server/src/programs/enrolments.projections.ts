import { sql } from 'kysely'
import { column, connection, day, idArg, instant, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'
import { tiersOf } from './ladder.projections.ts'
import { programPolicy } from './programs.policy.ts'

export const ours = (scope: FieldScope): Sql => sql`${scope.viewer(viewer => viewer.organizationId)}::uuid`
const mayManage = (scope: FieldScope): Sql =>
  sql`${scope.viewer(viewer => programPolicy.manage(viewer))}::boolean`

/** Newest first, by the table's own index. */
export const newestFirst = (row: Sql) => ({
  key: sql`${row}.created_at`,
  id: sql`${row}.id`,
  type: 'timestamptz' as const,
  direction: 'desc' as const,
})

const organizationBy = (name: string): FieldPlan =>
  one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.${sql.ref(name)}`)

/** A tier of the terms by which the partner was judged. */
const tierBy = (name: string): FieldPlan =>
  one((scope, row) => {
    const terms = scope.alias()
    return sql`program_terms ${terms} cross join ${tiersOf(terms, row)}
      where ${terms}.id = ${scope.t}.terms_id and ${row}.key = ${scope.t}.${sql.ref(name)}`
  })

/** Only while the firms are partners: what they decided stays as it is afterwards. */
const whileActive = (scope: FieldScope, condition: Sql): Sql => {
  const partnership = scope.alias()
  return sql`(${mayManage(scope)} and ${condition} and exists (
    select 1 from partnership ${partnership} where ${partnership}.id = ${scope.t}.partnership_id and ${partnership}.status = 'ACTIVE'))`
}

export const enrolmentTypes: Record<string, Projection> = {
  ProgramEnrolment: {
    byId: (t, id) => sql`program_enrolment ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      program: one(({ t }, row) => sql`program ${row} where ${row}.id = ${t}.program_id`),
      programName: column('program_name'),
      organization: organizationBy('org_id'),
      partner: organizationBy('partner_org_id'),
      partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
      status: column('status'),
      message: column('message'),
      answer: column('answer'),
      tier: tierBy('tier_key'),
      computedTier: tierBy('computed_tier_key'),
      override: scope =>
        sql`case when ${scope.t}.override_until >= (now() at time zone 'UTC')::date then ${scope.select(scope.t)} end`,
      standings: many((scope, row) => {
        const terms = scope.alias()
        const tier = scope.alias()
        return sql`(select ${tier}.*, ${scope.t}.figures from program_terms ${terms} cross join ${tiersOf(terms, tier)}
          where ${terms}.id = ${scope.t}.terms_id and ${scope.t}.status in ('INVITED', 'APPLIED', 'ACTIVE')) ${row} order by ${row}.ordinality`
      }),
      certifications: many(
        ({ t }, row) =>
          sql`program_certification ${row} where ${row}.enrolment_id = ${t}.id order by ${row}.created_at desc, ${row}.id desc limit 200`,
      ),
      tierChanges: connection({
        from: row => sql`program_tier_change ${row}`,
        where: (row, { t }) => [sql`${row}.enrolment_id = ${t}.id`],
        order: row => ({ ...newestFirst(row), key: sql`${row}.at` }),
      }),
      assessedAt: instant('assessed_at'),
      createdAt: instant('created_at'),
      startedAt: instant('started_at'),
      closedAt: instant('closed_at'),
      version: column('version'),
      isViewersProgram: scope => sql`(${scope.t}.org_id = ${ours(scope)})`,
      viewerCanAnswer: scope =>
        whileActive(
          scope,
          sql`((${scope.t}.status = 'INVITED' and ${scope.t}.partner_org_id = ${ours(scope)})
            or (${scope.t}.status = 'APPLIED' and ${scope.t}.org_id = ${ours(scope)}))`,
        ),
      viewerCanWithdraw: scope =>
        sql`(${mayManage(scope)} and ((${scope.t}.status = 'INVITED' and ${scope.t}.org_id = ${ours(scope)})
          or (${scope.t}.status = 'APPLIED' and ${scope.t}.partner_org_id = ${ours(scope)})))`,
      viewerCanEnd: scope => sql`(${mayManage(scope)} and ${scope.t}.status = 'ACTIVE')`,
      viewerCanManage: scope =>
        whileActive(scope, sql`${scope.t}.status = 'ACTIVE' and ${scope.t}.org_id = ${ours(scope)}`),
    },
  },
  TierOverride: {
    byId: (t, id) => sql`program_enrolment ${t} where ${t}.id = ${id}`,
    fields: {
      tierKey: column('override_key'),
      reason: column('override_reason'),
      until: day('override_until'),
      by: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.override_by`),
    },
  },
  ProgramCertification: {
    byId: (t, id) => sql`program_certification ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      name: column('name'),
      holder: column('holder'),
      obtainedOn: day('obtained_on'),
      expiresOn: day('expires_on'),
      isExpired: ({ t }) => sql`coalesce(${t}.expires_on < (now() at time zone 'UTC')::date, false)`,
    },
  },
  ProgramTierChange: {
    byId: (t, id) => sql`program_tier_change ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      cause: column('cause'),
      fromNameEn: column('from_name_en'),
      fromNameJa: column('from_name_ja'),
      toNameEn: column('to_name_en'),
      toNameJa: column('to_name_ja'),
      reason: column('reason'),
      by: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.member_id`),
      at: instant('at'),
    },
  },
}

export const enrolmentQueries: Record<string, FieldPlan> = {
  joinedEnrolments: connection({
    from: row => sql`program_enrolment ${row}`,
    where: (row, scope) => [sql`${row}.partner_org_id = ${ours(scope)}`],
    order: newestFirst,
  }),
  waitingEnrolments: connection({
    from: row => sql`program_enrolment ${row}`,
    where: (row, scope) => [
      sql`${row}.org_id = ${ours(scope)}`,
      sql`${row}.status in ('INVITED', 'APPLIED')`,
    ],
    order: newestFirst,
  }),
  programEnrolment: one(
    (scope, row) => sql`program_enrolment ${row} where ${row}.id = ${idArg(scope, 'id')}`,
  ),
}

export const enrolmentsOfPartnership: FieldPlan = many(
  ({ t }, row) =>
    sql`program_enrolment ${row} where ${row}.partnership_id = ${t}.id order by ${row}.created_at desc, ${row}.id desc limit 100`,
)
