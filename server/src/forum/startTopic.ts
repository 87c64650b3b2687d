import { requireActivePartnership } from '../partnerships/index.ts'
import type { RequestContext } from '../platform/context.ts'
import { violatedConstraint } from '../platform/db/database.ts'
import { badInput } from '../platform/errors.ts'
import type { StartTopicInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { addPost, findSentPost } from './addPost.ts'
import { forumPolicy } from './forum.policy.ts'
import { readPostBody, requireClientPostId } from './getTopic.ts'

/** Starts a topic with its first post. Sent twice, it is the same topic. A moderator's announcement stays on top. */
export async function startTopic(ctx: RequestContext, input: StartTopicInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, forumPolicy.post)
  requireClientPostId(input.clientPostId)
  const title = readTitle(input.title)
  const body = readPostBody(input.body)
  const start = () =>
    ctx.write(async tx => {
      await requireActivePartnership(tx, input.partnershipId)
      const sent = await findSentPost(tx, viewer, input.clientPostId)
      if (sent) return sent.topic_id
      const topic = { id: newId(), partnership_id: input.partnershipId, post_count: 0 }
      await tx
        .insertInto('topic')
        .values({
          ...topic,
          kind: input.kind,
          title,
          author_member_id: viewer.memberId,
          is_pinned: input.kind === 'ANNOUNCEMENT' && forumPolicy.moderate(viewer),
        })
        .execute()
      await addPost(ctx, tx, viewer, topic, { body, clientPostId: input.clientPostId })
      return topic.id
    })
  const id = await start().catch((error: unknown) => {
    // The same sending came twice at once: the other one was faster.
    if (violatedConstraint(error)?.includes('client_post_id')) return start()
    throw error
  })
  return { __typename: 'TopicStarted', topic: new RecordRef('Topic', id) }
}

function readTitle(value: string): string {
  const title = value.trim()
  if (title && title.length <= 300) return title
  throw badInput('title', {
    en: 'Write a title of 1 to 300 characters.',
    ja: 'タイトルは 1〜300 文字で入力してください。',
  })
}
