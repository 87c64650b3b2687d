import { sql } from 'kysely'
import { announce } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { requireViewer } from '../platform/viewer.ts'
import type { Viewer } from '../platform/viewer.ts'
import { topicNotFound } from './getTopic.ts'

/** The reader's mark never goes back, and never beyond the last post. */
export async function markTopicRead(ctx: RequestContext, topicId: string, no: number) {
  const viewer = requireViewer(ctx.identity)
  if (!isId(topicId)) throw topicNotFound()
  await ctx.write(async tx => {
    const topic = await tx
      .selectFrom('topic')
      .select('post_count')
      .where('id', '=', topicId)
      .executeTakeFirst()
    if (!topic) throw topicNotFound()
    const isMoved = await moveReader(tx, viewer, topicId, Math.min(Math.max(no, 0), topic.post_count))
    if (isMoved) await announce(tx, ctx.identity, { topic: 'forum.read', recordId: topicId })
  })
  return new RecordRef('Topic', topicId)
}

/** Moves a person's mark forward; false when it already was there. */
export async function moveReader(
  tx: Transaction,
  viewer: Viewer,
  topicId: string,
  no: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('topic_reader')
    .values({ org_id: viewer.organizationId, member_id: viewer.memberId, topic_id: topicId, read_no: no })
    .onConflict(conflict =>
      conflict
        .columns(['member_id', 'topic_id'])
        .doUpdateSet({ read_no: no })
        .where(sql<boolean>`topic_reader.read_no < ${no}`),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
