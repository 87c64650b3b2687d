import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { AppError, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'

export const accountNotFound = () => notFound({ en: 'The account', ja: '取引先' })

/** What the viewer's firm may see of an account: own, or another firm's through a grant. @throws AppError NOT_FOUND, also for strangers. */
export async function getAccount(tx: Transaction, id: string) {
  if (!isId(id)) throw accountNotFound()
  const account = await tx.selectFrom('visible_account').selectAll().where('id', '=', id).executeTakeFirst()
  if (!account) throw accountNotFound()
  return account
}

/** An account of the viewer's own firm, locked until the transaction ends. @throws AppError NOT_FOUND; FORBIDDEN when another firm shares it. */
export async function getOwnAccount(tx: Transaction, id: string) {
  if (!isId(id)) throw accountNotFound()
  const account = await tx
    .selectFrom('account')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (account) return account
  await getAccount(tx, id)
  throw new AppError('FORBIDDEN', {
    en: 'This account belongs to another firm. Ask them to do it.',
    ja: 'この取引先は他社のものです。相手の会社に依頼してください。',
  })
}

/** The answer to someone who was second: the account as it is now. */
export const accountChanged = (ctx: RequestContext, id: string) => ({
  __typename: 'AccountChanged' as const,
  message:
    ctx.language === 'ja'
      ? '他の人が先にこの取引先を変更しました。新しい内容を確認して、もう一度お試しください。'
      : 'Someone changed this account first. Look at the newer state, then decide again.',
  account: new RecordRef('Account', id),
})
