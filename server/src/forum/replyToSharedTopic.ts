import { sql } from 'kysely'
import { partnershipReadOnly } from '../partnerships/index.ts'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError } from '../platform/errors.ts'
import type { ReplyToTopicInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId, newId } from '../platform/ids.ts'
import { renderMarkdown } from '../platform/markdown.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { forumPolicy } from './forum.policy.ts'
import { readPostBody, requireClientPostId, topicNotFound } from './getTopic.ts'

const pace = { name: 'forum.replyOutside', points: 20, seconds: 60 }

/**
 * A reply to a topic of other firms, by whom a grant with COMMENT serves. Sent twice, it is the same post.
 * The database decides; nothing here makes it say yes.
 */
export async function replyToSharedTopic(ctx: RequestContext, input: ReplyToTopicInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, forumPolicy.post)
  requireClientPostId(input.clientPostId)
  const body = readPostBody(input.body)
  const { topicId } = input
  if (!isId(topicId)) throw topicNotFound()
  await ctx.take(pace, viewer.memberId)
  await ctx.write(async tx => {
    const { rows } = await sql<{ outcome: string }>`
      select private.reply_to_shared_topic(${topicId}::uuid, ${newId()}::uuid, ${input.clientPostId}::uuid, ${body}, ${renderMarkdown(body)}) as outcome`.execute(
      tx,
    )
    refuse(rows[0]?.outcome)
    await audit(tx, ctx.identity, { action: 'topic.repliedOutside', recordType: 'TOPIC', recordId: topicId })
  })
  return new RecordRef('SharedTopic', topicId)
}

function refuse(outcome: string | undefined): void {
  if (outcome === 'POSTED') return
  if (outcome === 'CLOSED') throw partnershipReadOnly()
  if (outcome === 'LOCKED') throw locked()
  if (outcome === 'FORBIDDEN') throw readOnly()
  throw topicNotFound()
}

const locked = () =>
  new AppError('CONFLICT', {
    en: 'A moderator closed this topic, so nobody replies to it any more.',
    ja: 'このトピックは閉じられているため、返信できません。',
  })

const readOnly = () =>
  new AppError('FORBIDDEN', {
    en: 'This topic is shared with you to be read. Ask the firm that shares it to let you comment.',
    ja: 'このトピックは閲覧のみ共有されています。コメントの許可を共有元の会社に依頼してください。',
  })
