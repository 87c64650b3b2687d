import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import { forbidden, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { requireViewer } from '../platform/viewer.ts'
import { forumPolicy } from './forum.policy.ts'
import { announceTopic, getTopicForChange } from './getTopic.ts'

/** The topic's author or a moderator says which post answers it; null takes it back. */
export async function acceptAnswer(ctx: RequestContext, topicId: string, postId: string | null) {
  const viewer = requireViewer(ctx.identity)
  await ctx.write(async tx => {
    const topic = await getTopicForChange(tx, topicId)
    if (topic.author_member_id !== viewer.memberId && !forumPolicy.moderate(viewer)) throw forbidden()
    if (postId !== null) {
      const post = isId(postId)
        ? await tx
            .selectFrom('post')
            .select('id')
            .where('id', '=', postId)
            .where('topic_id', '=', topic.id)
            .executeTakeFirst()
        : undefined
      if (!post) throw notFound({ en: 'The post', ja: '投稿' })
    }
    await tx
      .updateTable('topic')
      .set({ accepted_post_id: postId, version: sql<number>`version + 1` })
      .where('id', '=', topic.id)
      .execute()
    await announceTopic(ctx, tx, topic)
  })
  return new RecordRef('Topic', topicId)
}
