import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { badInput, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { OpenDealInput } from '../platform/graphql/generated/resolvers.ts'
import { isId, newId } from '../platform/ids.ts'
import { moneyInput, requiredText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { dealPolicy } from './deals.policy.ts'

/** A joint deal on an account that every firm of the partnership sees: theirs by a live grant, or their own. */
export async function openDeal(ctx: RequestContext, input: OpenDealInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, dealPolicy.open)
  const title = requiredText('title', input.title, 200)
  const amount = moneyInput('amount', input.amount)
  const { accountId, partnershipId } = input
  if (!isId(partnershipId)) throw partnershipNotFound()
  if (!isId(accountId)) throw accountNotFound()

  return ctx.write(async tx => {
    const partnership = await tx
      .selectFrom('partnership')
      .select(['id', 'status'])
      .where('id', '=', partnershipId)
      .executeTakeFirst()
    if (!partnership) throw partnershipNotFound()
    if (partnership.status !== 'ACTIVE') {
      const message =
        ctx.language === 'ja'
          ? 'このパートナーシップは有効ではありません。再開してから商談を登録してください。'
          : 'This partnership is not active. Resume it, then open the deal.'
      return {
        __typename: 'PartnershipNotActive' as const,
        message,
        partnership: new RecordRef('Partnership', partnershipId),
      }
    }
    const account = await tx
      .selectFrom('visible_account')
      .select([
        'archived_at',
        sql<boolean>`private.account_reaches_partnership(${accountId}::uuid, ${partnershipId}::uuid)`.as(
          'reaches',
        ),
      ])
      .where('id', '=', accountId)
      .executeTakeFirst()
    if (!account) throw accountNotFound()
    if (account.archived_at) throw archived()
    if (!account.reaches) {
      const message =
        ctx.language === 'ja'
          ? 'パートナーにはこの取引先が見えません。先に取引先を共有してください。'
          : 'Your partner cannot see this account. Share it with them first.'
      return {
        __typename: 'AccountNotShared' as const,
        message,
        account: new RecordRef('Account', accountId),
      }
    }
    const { deal_counter } = await tx
      .updateTable('partnership')
      .set(eb => ({ deal_counter: eb('deal_counter', '+', 1) }))
      .where('id', '=', partnershipId)
      .returning('deal_counter')
      .executeTakeFirstOrThrow()
    const id = newId()
    const number = `D-${deal_counter}`
    await tx
      .insertInto('deal')
      .values({
        id,
        number,
        title,
        partnership_id: partnershipId,
        account_id: accountId,
        amount_minor: amount?.minor ?? null,
        amount_currency: amount?.currency ?? null,
        close_date: input.closeDate ?? null,
        owner_member_id: viewer.memberId,
      })
      .execute()
    await audit(tx, ctx.identity, {
      action: 'deal.opened',
      recordType: 'DEAL',
      recordId: id,
      details: { number, accountId },
    })
    await announce(tx, ctx.identity, {
      topic: 'deal.opened',
      recordId: id,
      partnershipId,
      payload: { accountId },
    })
    return { __typename: 'DealOpened' as const, deal: new RecordRef('Deal', id) }
  })
}

const partnershipNotFound = () => notFound({ en: 'The partnership', ja: 'パートナーシップ' })
const accountNotFound = () => notFound({ en: 'The account', ja: '取引先' })

const archived = () =>
  badInput('accountId', {
    en: 'This account is archived. Restore it first.',
    ja: 'この取引先はアーカイブされています。先に復元してください。',
  })
