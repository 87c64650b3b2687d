import { partnershipReadOnly } from '../partnerships/index.ts'
import { announce } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { badInput, notFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.ts'

export const topicNotFound = () => notFound({ en: 'The topic', ja: 'トピック' })

/**
 * A topic of an active partnership, locked until the transaction ends: its posts get their numbers one after the other.
 * @throws AppError NOT_FOUND, also for strangers; FORBIDDEN while its partnership is not active.
 */
export async function getTopicForChange(tx: Transaction, id: string) {
  if (!isId(id)) throw topicNotFound()
  const topic = await tx
    .selectFrom('topic')
    .innerJoin('partnership', 'partnership.id', 'topic.partnership_id')
    .select([
      'topic.id',
      'topic.partnership_id',
      'topic.author_member_id',
      'topic.post_count',
      'topic.is_locked',
    ])
    .select('partnership.status as partnership_status')
    .where('topic.id', '=', id)
    .forUpdate('topic')
    .executeTakeFirst()
  if (!topic) throw topicNotFound()
  if (topic.partnership_status !== 'ACTIVE') throw partnershipReadOnly()
  return topic
}

export const announceTopic = (
  ctx: RequestContext,
  tx: Transaction,
  topic: { id: string; partnership_id: string },
) =>
  announce(tx, ctx.identity, {
    topic: 'topic.changed',
    recordId: topic.id,
    partnershipId: topic.partnership_id,
  })

/** The body of a post. @throws AppError BAD_INPUT when nothing or more than 50,000 characters are written. */
export function readPostBody(value: string): string {
  const body = value.trim()
  if (!body) throw badInput('body', { en: 'Write something first.', ja: '本文を入力してください。' })
  if (body.length > 50_000) {
    throw badInput('body', {
      en: 'A post has at most 50,000 characters. Split it in two.',
      ja: '投稿は 50,000 文字以内です。分けて投稿してください。',
    })
  }
  return body
}

/** @throws AppError BAD_INPUT unless the id a client made is a UUID. */
export function requireClientPostId(id: string): void {
  if (isId(id)) return
  throw badInput('clientPostId', {
    en: 'The id of the post must be a UUID. Reload the page and try again.',
    ja: '投稿 ID は UUID で指定してください。ページを再読み込みしてもう一度お試しください。',
  })
}
