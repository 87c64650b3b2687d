import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError } from '../platform/errors.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { partnershipNotFound } from './changePartnershipStatus.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

/** The firm goes, the others go on. It sees nothing of the partnership from this moment. */
export async function leavePartnership(ctx: RequestContext, partnershipId: string) {
  authorize(requireViewer(ctx.identity), partnershipPolicy.manage)
  if (!isId(partnershipId)) throw partnershipNotFound()
  await ctx.write(async tx => {
    // Told as long as the firm is a party: what comes after it is not the others' to hear from it.
    await announce(tx, ctx.identity, {
      topic: 'partnership.left',
      recordId: partnershipId,
      partnershipId,
    })
    const { rows } = await sql<{ outcome: string }>`
      select private.leave_partnership(${partnershipId}) as outcome`.execute(tx)
    if (rows[0]?.outcome === 'LAST_TWO') throw lastTwo()
    if (rows[0]?.outcome !== 'LEFT') throw partnershipNotFound()
    await audit(tx, ctx.identity, {
      action: 'partnership.left',
      recordType: 'PARTNERSHIP',
      recordId: partnershipId,
    })
  })
  return { id: partnershipId }
}

const lastTwo = () =>
  new AppError('CONFLICT', {
    en: 'Your two firms are the last ones here. End the partnership instead.',
    ja: '残っているのは 2 社だけです。離脱ではなく、パートナーシップの終了を行ってください。',
  })
