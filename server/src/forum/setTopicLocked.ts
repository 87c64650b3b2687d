import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { forumPolicy } from './forum.policy.ts'
import { announceTopic, getTopicForChange } from './getTopic.ts'

/** A moderator of either firm closes a topic or opens it again. */
export async function setTopicLocked(ctx: RequestContext, topicId: string, isLocked: boolean) {
  const viewer = requireViewer(ctx.identity)
  await ctx.write(async tx => {
    const topic = await getTopicForChange(tx, topicId)
    authorize(viewer, forumPolicy.moderate)
    if (topic.is_locked === isLocked) return
    await tx
      .updateTable('topic')
      .set({ is_locked: isLocked, version: sql<number>`version + 1` })
      .where('id', '=', topic.id)
      .execute()
    const action = isLocked ? 'topic.lock' : 'topic.unlock'
    await audit(tx, ctx.identity, { action, recordType: 'TOPIC', recordId: topic.id })
    await announceTopic(ctx, tx, topic)
  })
  return new RecordRef('Topic', topicId)
}
