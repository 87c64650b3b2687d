import { sql } from 'kysely'
import { column, day, decimal, instant, many, one } from '../platform/graphql/projection.ts'
import type { Projection, Sql } from '../platform/graphql/projection.ts'

/** The tiers of a row with a `tiers` document, lowest first, as rows of that alias with `ordinality`. */
export const tiersOf = (terms: Sql, row: Sql): Sql => sql`rows from (jsonb_to_recordset(${terms}.tiers)
  as (key uuid, "nameEn" text, "nameJa" text, benefits jsonb, "discountPercent" numeric, "hasMarketingFunds" boolean, requirements jsonb))
  with ordinality as ${row}`

/** A tier's requirements, in their order. */
const requirementsOf = (tier: Sql, row: Sql): Sql => sql`rows from (jsonb_to_recordset(${tier}.requirements)
  as (criterion text, threshold bigint, currency text, certification text)) with ordinality as ${row}`

/** What stands inside a document has no row of its own. */
const never: Projection['byId'] = t => sql`(select) ${t} where false`

export const ladderTypes: Record<string, Projection> = {
  ProgramTerms: {
    byId: (t, id) => sql`program_terms ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      number: column('number'),
      effectiveOn: day('effective_on'),
      note: column('note'),
      tiers: many(({ t }, row) => sql`${tiersOf(t, row)} order by ${row}.ordinality`),
      author: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.member_id`),
      createdAt: instant('created_at'),
    },
  },
  ProgramTier: {
    byId: never,
    fields: {
      key: column('key'),
      nameEn: column('nameEn'),
      nameJa: column('nameJa'),
      benefits: column('benefits'),
      discountPercent: decimal('discountPercent'),
      hasMarketingFunds: column('hasMarketingFunds'),
      requirements: many(({ t }, row) => sql`${requirementsOf(t, row)} order by ${row}.ordinality`),
    },
  },
  ProgramRequirement: {
    byId: never,
    fields: {
      criterion: column('criterion'),
      threshold: column('threshold'),
      currency: column('currency'),
      certification: column('certification'),
    },
  },
  TierStanding: {
    byId: never,
    fields: {
      tier: ({ t, select }) => select(t),
      isMet: scope => {
        const row = scope.alias()
        return sql`not exists (select 1 from ${requirementsOf(scope.t, row)}
          where private.figure_of(${scope.t}.figures, ${row}.criterion, ${row}.currency, ${row}.certification) < ${row}.threshold)`
      },
      criteria: many((scope, row) => {
        const { t } = scope
        const each = scope.alias()
        return sql`(select ${each}.*, private.figure_of(${t}.figures, ${each}.criterion, ${each}.currency, ${each}.certification) as value
          from ${requirementsOf(t, each)}) ${row} order by ${row}.ordinality`
      }),
    },
  },
  CriterionStanding: {
    byId: never,
    fields: {
      criterion: column('criterion'),
      currency: column('currency'),
      certification: column('certification'),
      value: column('value'),
      threshold: column('threshold'),
      missing: ({ t }) => sql`greatest(${t}.threshold - ${t}.value, 0)`,
    },
  },
}
