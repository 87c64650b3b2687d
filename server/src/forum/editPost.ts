import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import { AppError, forbidden, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { renderMarkdown } from '../platform/markdown.ts'
import { requireViewer } from '../platform/viewer.ts'
import { announceTopic, getTopicForChange, readPostBody } from './getTopic.ts'

/** An author changes their own words while the topic is open. */
export async function editPost(ctx: RequestContext, postId: string, value: string) {
  const viewer = requireViewer(ctx.identity)
  const body = readPostBody(value)
  await ctx.write(async tx => {
    const post = isId(postId)
      ? await tx
          .selectFrom('post')
          .select(['topic_id', 'author_member_id'])
          .where('id', '=', postId)
          .executeTakeFirst()
      : undefined
    if (!post) throw notFound({ en: 'The post', ja: '投稿' })
    if (post.author_member_id !== viewer.memberId) throw forbidden()
    const topic = await getTopicForChange(tx, post.topic_id)
    if (topic.is_locked) throw lockedForEdits()
    await tx
      .updateTable('post')
      .set({
        body,
        body_html: renderMarkdown(body),
        edited_at: ctx.now.toISOString(),
        version: sql<number>`version + 1`,
      })
      .where('id', '=', postId)
      .execute()
    await announceTopic(ctx, tx, topic)
  })
  return new RecordRef('Post', postId)
}

const lockedForEdits = () =>
  new AppError('FORBIDDEN', {
    en: 'A moderator closed this topic, so its posts stay as they are.',
    ja: 'このトピックは閉じられているため、投稿は編集できません。',
  })
