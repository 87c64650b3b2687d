import type { RequestContext } from '../platform/context.ts'
import { violatedConstraint } from '../platform/db/database.ts'
import type { ReplyToTopicInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { addPost, findSentPost } from './addPost.ts'
import { forumPolicy } from './forum.policy.ts'
import { getTopicForChange, readPostBody, requireClientPostId } from './getTopic.ts'

/** Posts the next number of a topic. Sent twice, it is the same post. */
export async function replyToTopic(ctx: RequestContext, input: ReplyToTopicInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, forumPolicy.post)
  requireClientPostId(input.clientPostId)
  const body = readPostBody(input.body)
  const reply = () =>
    ctx.write(async tx => {
      const topic = await getTopicForChange(tx, input.topicId)
      const sent = await findSentPost(tx, viewer, input.clientPostId)
      if (sent) return replied(sent.topic_id, sent.id)
      if (topic.is_locked) return topicLocked(ctx, topic.id)
      return replied(
        topic.id,
        await addPost(ctx, tx, viewer, topic, { body, clientPostId: input.clientPostId }),
      )
    })
  return await reply().catch((error: unknown) => {
    if (violatedConstraint(error)?.includes('client_post_id')) return reply()
    throw error
  })
}

const replied = (topicId: string, postId: string) => ({
  __typename: 'TopicReplied' as const,
  topic: new RecordRef('Topic', topicId),
  post: new RecordRef('Post', postId),
})

const topicLocked = (ctx: RequestContext, id: string) => ({
  __typename: 'TopicLocked' as const,
  message:
    ctx.language === 'ja'
      ? 'このトピックは閉じられています。新しいトピックを始めてください。'
      : 'A moderator closed this topic. Start a new one to go on.',
  topic: new RecordRef('Topic', id),
})
