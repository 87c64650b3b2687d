import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { renderMarkdown } from '../platform/markdown.ts'
import type { Viewer } from '../platform/viewer.ts'
import { announceTopic } from './getTopic.ts'
import { moveReader } from './markTopicRead.ts'

/** The post this author sent under this id before. */
export const findSentPost = (tx: Transaction, viewer: Viewer, clientPostId: string) =>
  tx
    .selectFrom('post')
    .select(['id', 'topic_id'])
    .where('author_member_id', '=', viewer.memberId)
    .where('client_post_id', '=', clientPostId)
    .executeTakeFirst()

/** Adds the next post to a topic that is locked by this transaction. Its author has read it. */
export async function addPost(
  ctx: RequestContext,
  tx: Transaction,
  viewer: Viewer,
  topic: { id: string; partnership_id: string; post_count: number },
  { body, clientPostId }: { body: string; clientPostId: string },
): Promise<string> {
  const id = newId()
  const no = topic.post_count + 1
  const { created_at } = await tx
    .insertInto('post')
    .values({
      id,
      topic_id: topic.id,
      no,
      author_member_id: viewer.memberId,
      client_post_id: clientPostId,
      body,
      body_html: renderMarkdown(body),
      // Later than the one before it, whoever waited for whom: lists page by this.
      created_at: sql<string>`clock_timestamp()`,
    })
    .returning('created_at')
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('topic')
    .set({ post_count: no, last_post_id: id, last_post_at: created_at, version: sql<number>`version + 1` })
    .where('id', '=', topic.id)
    .execute()
  await moveReader(tx, viewer, topic.id, no)
  await announceTopic(ctx, tx, topic)
  return id
}
