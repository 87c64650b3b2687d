import type { RequestContext } from '../platform/context.ts'

/** The member, if still active in one of the deal's firms. */
export async function dealMemberOrNull(
  ctx: RequestContext,
  dealId: string,
  memberId: string | null,
): Promise<string | null> {
  if (!memberId) return null
  const member = await ctx.query(tx =>
    tx
      .selectFrom('member')
      .innerJoin('partnership_party', 'partnership_party.org_id', 'member.org_id')
      .innerJoin('deal', 'deal.partnership_id', 'partnership_party.partnership_id')
      .select('member.id')
      .where('member.id', '=', memberId)
      .where('deal.id', '=', dealId)
      .where('member.is_active', '=', true)
      .executeTakeFirst(),
  )
  return member?.id ?? null
}
