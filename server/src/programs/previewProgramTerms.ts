import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import type { QueryPreviewProgramTermsArgs } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { programNotFound } from './getProgram.ts'
import { readLadder } from './ladderInput.ts'
import { programPolicy } from './programs.policy.ts'

const shownMoves = 200

interface Row {
  enrolment_id: string
  partner: { id: string; name: string; country: string | null; currency: string }
  direction: 'UP' | 'DOWN' | 'ACROSS'
  from_name_en: string | null
  from_name_ja: string | null
  to_name_en: string | null
  to_name_ja: string | null
}

/** Who would move if the program had these tiers, judged by today's figures; saves nothing. */
export async function previewProgramTerms(
  ctx: RequestContext,
  { programId, tiers }: QueryPreviewProgramTermsArgs,
) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, programPolicy.manage)
  if (!isId(programId)) throw programNotFound()
  const draft = JSON.stringify(readLadder(tiers))
  return await ctx.query(async tx => {
    const own = await tx
      .selectFrom('program')
      .select('id')
      .where('id', '=', programId)
      .where('org_id', '=', viewer.organizationId)
      .executeTakeFirst()
    if (!own) throw programNotFound()
    const { rows } = await sql<{
      enrolled: number
      up: number
      down: number
      across: number
      moves: Row[]
    }>`
      with judged as (select * from private.preview_ladder(${own.id}::uuid, ${draft}::jsonb)),
      shown as (
        select j.*, json_build_object('id', o.id, 'name', o.name, 'country', o.country, 'currency', o.currency) as partner,
          array_position('{DOWN,ACROSS,UP}', j.direction) as rank, o.name
        from judged j join organization o on o.id = j.partner_org_id where j.direction <> 'SAME'
        order by rank, o.name, j.enrolment_id limit ${shownMoves})
      select count(*) as enrolled, count(*) filter (where direction = 'UP') as up, count(*) filter (where direction = 'DOWN') as down,
        count(*) filter (where direction = 'ACROSS') as across,
        (select coalesce(json_agg(s order by s.rank, s.name, s.enrolment_id), '[]') from shown s) as moves
      from judged`.execute(tx)
    const counted = rows[0]
    return {
      enrolledCount: counted?.enrolled ?? 0,
      upCount: counted?.up ?? 0,
      downCount: counted?.down ?? 0,
      acrossCount: counted?.across ?? 0,
      moves: (counted?.moves ?? []).map(row => ({
        enrolmentId: row.enrolment_id,
        partner: { ...row.partner, isViewers: false },
        direction: row.direction,
        fromNameEn: row.from_name_en,
        fromNameJa: row.from_name_ja,
        toNameEn: row.to_name_en,
        toNameJa: row.to_name_ja,
      })),
    }
  })
}
