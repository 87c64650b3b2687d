import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { grantClosed, grantNotFound, tellOfGrant } from './getGrant.ts'
import { grantPolicy } from './grants.policy.ts'

/** A firm that a record belongs to agrees that another of them lets it across, or objects. Agreeing twice is the same as once. */
export async function agreeToGrant(ctx: RequestContext, grantId: string, agrees: boolean) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.accept)
  if (!isId(grantId)) throw grantNotFound()
  await ctx.write(async tx => {
    const { rows } = await sql<{ status: string | null }>`
      select private.agree_to_grant(${grantId}::uuid, ${agrees}) as status`.execute(tx)
    const status = rows[0]?.status ?? null
    if (status === null) throw grantNotFound()
    if (status === 'CLOSED') throw grantClosed()
    const grant = await tx
      .selectFrom('record_grant')
      .selectAll()
      .where('id', '=', grantId)
      .executeTakeFirstOrThrow()
    await tellOfGrant(tx, ctx, agrees ? 'accepted' : 'declined', grant, { status })
  })
  return new RecordRef('RecordGrant', grantId)
}
