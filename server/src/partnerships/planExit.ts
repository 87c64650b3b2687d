import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError, badInput } from '../platform/errors.ts'
import type { PlanExitInput } from '../platform/graphql/generated/resolvers.ts'
import { isId, newId } from '../platform/ids.ts'
import { optionalText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { partnershipNotFound } from './changePartnershipStatus.ts'
import { exitClosed, exitPlanned, readExitChoices } from './exitChoices.ts'
import { exitMail } from './partnershipMails.ts'
import { partnershipPolicy } from './partnerships.policy.ts'
import { runDueExits } from './runDueExits.ts'
import { tellParties } from './tellParties.ts'

/** Ends a partnership of two: at once, or after a time in which the other firm may choose what it keeps. */
export async function planExit(ctx: RequestContext, input: PlanExitInput) {
  authorize(requireViewer(ctx.identity), partnershipPolicy.manage)
  const { partnershipId, coolingOffDays } = input
  if (!isId(partnershipId)) throw partnershipNotFound()
  if (coolingOffDays < 0 || coolingOffDays > 365) throw wrongDays()
  const reason = optionalText('reason', input.reason, 2000)
  const choices = readExitChoices(ctx, input.choices)
  const exitId = newId()
  const outcome = await ctx.write(async tx => {
    const { rows } = await sql<{ outcome: string }>`
      select private.plan_exit(${exitId}, ${partnershipId}, ${reason}, now() + make_interval(days => ${coolingOffDays}),
        ${JSON.stringify(choices)}::jsonb) as outcome`.execute(tx)
    const said = rows[0]?.outcome
    if (said === 'MORE_FIRMS') throw moreFirms()
    if (said === 'NOT_FOUND') throw partnershipNotFound()
    if (said !== 'PLANNED') return said
    if (coolingOffDays === 0) await sql`select private.begin_ending(${exitId})`.execute(tx)
    const effectiveAt = new Date(ctx.now.getTime() + coolingOffDays * 86_400_000)
    await audit(tx, ctx.identity, {
      action: 'partnership.exit',
      recordType: 'PARTNERSHIP',
      recordId: partnershipId,
      details: { exitId, coolingOffDays },
    })
    // At once it is an end like any other: whatever is open of the partnership closes on this event.
    await announce(tx, ctx.identity, {
      topic: coolingOffDays === 0 ? 'partnership.status' : 'partnership.exit',
      recordId: partnershipId,
      partnershipId,
      payload: coolingOffDays === 0 ? { status: 'ENDED' } : { status: 'PLANNED' },
    })
    await tellParties(ctx, tx, partnershipId, {
      cause: `exit:${exitId}`,
      mail: (language, firm) =>
        exitMail(language, firm, effectiveAt, `${ctx.origin}/partnerships/${partnershipId}/exit`),
    })
    return said
  })
  if (outcome !== 'PLANNED') return exitClosed(ctx, partnershipId)
  if (coolingOffDays === 0) {
    // The firms have parted already; should the archives fail now, the clock writes them.
    await runDueExits(ctx).catch((error: unknown) =>
      ctx.log.error({ err: error }, 'an exit was not finished'),
    )
  }
  return exitPlanned(exitId, partnershipId)
}

const wrongDays = () =>
  badInput('coolingOffDays', {
    en: 'Choose between 0 (at once) and 365 days.',
    ja: '0（即時）から 365 日の間で指定してください。',
  })

const moreFirms = () =>
  new AppError('CONFLICT', {
    en: 'Three or more firms are partners here. Your firm can leave; the others go on.',
    ja: '3 社以上のパートナーシップは終了できません。自社のみ離脱でき、他社は継続します。',
  })
