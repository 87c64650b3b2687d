import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { rowsOf } from './changeReadingBudget.ts'
import { protectionPolicy } from './protection.policy.ts'

/** A colleague who has read all they may goes on today. */
export async function allowMoreReading(ctx: RequestContext, memberId: string, rows: number) {
  authorize(requireViewer(ctx.identity), protectionPolicy.watchOver)
  if (!isId(memberId)) throw memberNotFound()
  const more = rowsOf('rows', rows, 1)
  await ctx.write(async tx => {
    const { rows: answers } = await sql<{ outcome: string }>`
      select private.allow_more_reading(${memberId}::uuid, ${more}) as outcome`.execute(tx)
    const outcome = answers[0]?.outcome
    if (outcome === 'NOT_FOUND') throw memberNotFound()
    if (outcome === 'OWN') throw ownReading()
    await audit(tx, ctx.identity, {
      action: 'reading.allowed',
      recordType: 'MEMBER',
      recordId: memberId,
      details: { rows: more },
    })
    await announce(tx, ctx.identity, { topic: 'reading.allowed', recordId: memberId })
  })
  return new RecordRef('ReadingToday', memberId)
}

const memberNotFound = () => notFound({ en: 'The member', ja: 'メンバー' })

const ownReading = () =>
  new AppError('CONFLICT', {
    en: 'Nobody allows themselves more. Ask another administrator of your firm.',
    ja: '自分の上限は自分では増やせません。自社の別の管理者に依頼してください。',
  })
