import { sql } from 'kysely'
import { announce } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { LogDealActivityInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { requiredText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { addActivity, getDealForChange } from './changeDeal.ts'
import { dealPolicy } from './deals.policy.ts'

const kinds = ['NOTE', 'CALL', 'MEETING']

/** A note, call or meeting. Sent twice with the same client id, it is logged once. */
export async function logDealActivity(ctx: RequestContext, input: LogDealActivityInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, dealPolicy.log)
  const body = requiredText('body', input.body, 10_000)
  if (!kinds.includes(input.kind)) {
    throw badInput('kind', {
      en: 'Log a note, a call or a meeting; the rest is written by the system.',
      ja: '記録できるのはメモ、電話、会議です。その他はシステムが記録します。',
    })
  }
  if (!isId(input.clientId)) {
    throw badInput('clientId', {
      en: 'Give clientId as a UUID.',
      ja: 'clientId は UUID で指定してください。',
    })
  }
  const id = await ctx.write(async tx => {
    const deal = await getDealForChange(tx, input.dealId)
    const activity = await addActivity(tx, {
      dealId: deal.id,
      kind: input.kind,
      body,
      memberId: viewer.memberId,
      clientId: input.clientId,
    })
    if (!activity.isNew) return activity.id
    // A note is no edit: the version stays, so nobody's open form conflicts with it.
    await tx
      .updateTable('deal')
      .set({ last_activity_id: activity.id, updated_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', deal.id)
      .execute()
    await announce(tx, ctx.identity, {
      topic: 'deal.activityLogged',
      recordId: deal.id,
      partnershipId: deal.partnership_id,
      payload: { activityId: activity.id },
    })
    return activity.id
  })
  return { activity: new RecordRef('DealActivity', id) }
}
