import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { HandOverInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { protectionPolicy } from './protection.policy.ts'

interface HandedOver {
  outcome: string
  accounts: number
  deals: number
  tasks: number
  apiKeys: number
}

/** A colleague leaves: accounts, deals and open tasks go to a successor, and sessions, sockets and keys end, all at once or not at all. */
export async function handOver(ctx: RequestContext, { memberId, successorId }: HandOverInput) {
  authorize(requireViewer(ctx.identity), protectionPolicy.watchOver)
  if (!isId(memberId) || !isId(successorId)) throw memberNotFound()
  const { personId, counts } = await ctx.write(async tx => {
    const { rows } = await sql<HandedOver>`select outcome, accounts, deals, tasks, api_keys as "apiKeys"
      from private.hand_over(${memberId}::uuid, ${successorId}::uuid)`.execute(tx)
    const { outcome = 'NOT_FOUND', accounts = 0, deals = 0, tasks = 0, apiKeys = 0 } = rows[0] ?? {}
    if (outcome !== 'HANDED_OVER') throw refusals[outcome]?.() ?? memberNotFound()
    const counts = { accounts, deals, tasks, apiKeys }
    const { person_id } = await tx
      .selectFrom('member')
      .select('person_id')
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow()
    await audit(tx, ctx.identity, {
      action: 'member.left',
      recordType: 'MEMBER',
      recordId: memberId,
      details: { successorId, ...counts },
    })
    await announce(tx, ctx.identity, {
      topic: 'member.left',
      recordId: memberId,
      payload: { personId: person_id },
    })
    return { personId: person_id, counts }
  })
  ctx.identityChanged(personId)
  return {
    member: new RecordRef('Member', memberId),
    successor: new RecordRef('Member', successorId),
    ...counts,
  }
}

const memberNotFound = () => notFound({ en: 'The member', ja: 'メンバー' })

const refusals: Record<string, () => AppError> = {
  OWN: () =>
    new AppError('CONFLICT', {
      en: 'Nobody hands over their own place. Ask another owner or administrator of your firm.',
      ja: '自分自身の引き継ぎはできません。自社の別のオーナーまたは管理者に依頼してください。',
    }),
  OWNER: () =>
    new AppError('CONFLICT', {
      en: 'Only an owner lets an owner go. Ask one of them.',
      ja: 'オーナーの退職処理はオーナーのみが行えます。オーナーに依頼してください。',
    }),
}
