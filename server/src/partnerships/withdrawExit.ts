import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { exitNotFound, getExit, noteExit } from './chooseForExit.ts'
import { exitClosed, exitPlanned } from './exitChoices.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

/** The firm that planned the end thinks better of it, while it may. */
export async function withdrawExit(ctx: RequestContext, exitId: string) {
  authorize(requireViewer(ctx.identity), partnershipPolicy.manage)
  return await ctx.write(async tx => {
    const { partnershipId } = await getExit(tx, exitId)
    const { rows } = await sql<{ outcome: string }>`
      select private.withdraw_exit(${exitId}) as outcome`.execute(tx)
    if (rows[0]?.outcome === 'NOT_FOUND') throw exitNotFound()
    if (rows[0]?.outcome !== 'WITHDRAWN') return exitClosed(ctx, partnershipId)
    await noteExit(ctx, tx, partnershipId, { exitId, isWithdrawn: true })
    return exitPlanned(exitId, partnershipId)
  })
}
