import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import { AppError, notFound } from '../platform/errors.ts'
import { isId, newId } from '../platform/ids.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { Transaction } from '../platform/db/database.ts'

export const dealNotFound = () => notFound({ en: 'The deal', ja: '商談' })

export const partnershipReadOnly = () =>
  new AppError('FORBIDDEN', {
    en: 'This partnership is not active, so its deals can only be read. Resume the partnership first.',
    ja: 'このパートナーシップは有効ではないため、商談は閲覧のみ可能です。先にパートナーシップを再開してください。',
  })

const dealColumns = [
  'deal.id',
  'deal.partnership_id',
  'deal.title',
  'deal.stage',
  'deal.amount_minor',
  'deal.amount_currency',
  'deal.close_date',
  'deal.probability',
  'deal.owner_member_id',
  'deal.version',
] as const

/**
 * A deal that the viewer's firm is in on, locked until the transaction ends, so that what it is changed from stays true.
 * @throws AppError NOT_FOUND, also for strangers; FORBIDDEN while its partnership is not active.
 */
export async function getDealForChange(tx: Transaction, id: string) {
  if (!isId(id)) throw dealNotFound()
  const deal = await tx
    .selectFrom('deal')
    .innerJoin('partnership', 'partnership.id', 'deal.partnership_id')
    .select([...dealColumns, 'partnership.status as partnership_status'])
    .where('deal.id', '=', id)
    .forUpdate('deal')
    .executeTakeFirst()
  if (!deal) throw dealNotFound()
  if (deal.partnership_status !== 'ACTIVE') throw partnershipReadOnly()
  return deal
}

/** Adds to a deal's log. `clientId` makes a second sending a repetition of the first. */
export async function addActivity(
  tx: Transaction,
  activity: { dealId: string; kind: string; body: string; memberId: string | null; clientId?: string },
): Promise<{ id: string; isNew: boolean }> {
  const id = newId()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('deal_activity')
    .values({
      id,
      deal_id: activity.dealId,
      kind: activity.kind,
      author_member_id: activity.memberId,
      body: activity.body,
      client_id: activity.clientId ?? null,
      created_at: sql<Date>`clock_timestamp()`,
    })
    .onConflict(conflict => conflict.columns(['deal_id', 'client_id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 1n) return { id, isNew: true }
  const first = await tx
    .selectFrom('deal_activity')
    .select('id')
    .where('deal_id', '=', activity.dealId)
    .where('client_id', '=', activity.clientId ?? null)
    .executeTakeFirstOrThrow()
  return { id: first.id, isNew: false }
}

/** The answer to someone who was second: the deal as it is now. */
export const dealChanged = (ctx: RequestContext, id: string) => ({
  __typename: 'DealChanged' as const,
  message:
    ctx.language === 'ja'
      ? '他の人が先にこの商談を変更しました。新しい内容を確認して、もう一度お試しください。'
      : 'Someone changed this deal first. Look at the newer state, then decide again.',
  deal: new RecordRef('Deal', id),
})
