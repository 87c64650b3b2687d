import { sql } from 'kysely'
import { column, connection, idArg, instant, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection, Sql } from '../platform/graphql/projection.ts'
import { newestFirst, ours } from './enrolments.projections.ts'
import { programPolicy } from './programs.policy.ts'

const today = sql`(now() at time zone 'UTC')::date`

/** Whether a firm is asked, asks or is in. */
const isEnrolled = (program: Sql, organization: Sql): Sql =>
  sql`exists (select 1 from program_enrolment x where x.program_id = ${program}.id and x.partner_org_id = ${organization}
    and x.status in ('INVITED', 'APPLIED', 'ACTIVE'))`

export const programTypes: Record<string, Projection> = {
  Program: {
    byId: (t, id) => sql`program ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
      name: column('name'),
      description: column('description'),
      descriptionHtml: column('description_html'),
      stageNames: many(
        ({ t }, row) =>
          sql`(select k.key as stage, k.value ->> 'en' as en, k.value ->> 'ja' as ja from jsonb_each(${t}.stage_names) k) ${row}
            order by array_position('{REGISTERED,QUALIFIED,PROPOSAL,NEGOTIATION,WON,LOST}', ${row}.stage)`,
      ),
      isOpen: column('is_open'),
      terms: one(
        ({ t }, row) =>
          sql`program_terms ${row} where ${row}.program_id = ${t}.id and ${row}.effective_on <= ${today} order by ${row}.effective_on desc, ${row}.number desc`,
      ),
      termsVersions: many(
        ({ t }, row) =>
          sql`program_terms ${row} where ${row}.program_id = ${t}.id order by ${row}.number desc limit 100`,
      ),
      enrolments: connection({
        from: row => sql`program_enrolment ${row}`,
        where: (row, { t }) => [sql`${row}.program_id = ${t}.id`],
        order: newestFirst,
      }),
      viewerEnrolment: one(
        (scope, row) =>
          sql`program_enrolment ${row} where ${row}.program_id = ${scope.t}.id and ${row}.partner_org_id = ${ours(scope)}
            and ${row}.status in ('INVITED', 'APPLIED', 'ACTIVE')`,
      ),
      version: column('version'),
      createdAt: instant('created_at'),
      updatedAt: instant('updated_at'),
      isViewers: scope => sql`(${scope.t}.org_id = ${ours(scope)})`,
      viewerCanManage: scope =>
        sql`(${scope.viewer(v => programPolicy.manage(v))}::boolean and ${scope.t}.org_id = ${ours(scope)})`,
      viewerCanApply: scope =>
        sql`(${scope.viewer(v => programPolicy.manage(v))}::boolean and ${scope.t}.org_id <> ${ours(scope)} and ${scope.t}.is_open
          and not ${isEnrolled(scope.t, ours(scope))})`,
    },
  },
  ProgramStageName: {
    byId: t => sql`(select) ${t} where false`,
    fields: { stage: column('stage'), en: column('en'), ja: column('ja') },
  },
}

export const programQueries: Record<string, FieldPlan> = {
  programs: connection({
    from: row => sql`program ${row}`,
    where: (row, scope) => [sql`${row}.org_id = ${ours(scope)}`],
    order: newestFirst,
  }),
  offeredPrograms: connection({
    // From the partners to their programs: few, and found by index.
    from: (row, scope) => sql`(
        select distinct owner.org_id from partnership_party mine
        join partnership p on p.id = mine.partnership_id and p.status = 'ACTIVE'
        join partnership_party owner on owner.partnership_id = mine.partnership_id and owner.org_id <> mine.org_id and owner.consented_at is not null
        where mine.org_id = ${ours(scope)} and mine.consented_at is not null) ${row}_o
      join program ${row} on ${row}.org_id = ${row}_o.org_id`,
    where: (row, scope) => [sql`${row}.is_open`, sql`not ${isEnrolled(row, ours(scope))}`],
    order: newestFirst,
  }),
  program: one((scope, row) => sql`program ${row} where ${row}.id = ${idArg(scope, 'id')}`),
}
