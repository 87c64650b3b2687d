import { sql } from 'kysely'
import {
  sharedRecord,
  sharedRecordById,
  sharedRecords,
  viewerMayComment,
  whenShared,
} from '../grants/index.ts'
import { column, connection, instant } from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection } from '../platform/graphql/projection.ts'

/** Topics that a firm outside of them reads through a grant; and answers, where that says COMMENT. */
export const sharedTopicTypes: Record<string, Projection> = {
  SharedTopic: sharedRecord('TOPIC', 'shared_topic', {
    title: column('title'),
    kind: column('kind'),
    postCount: column('post_count'),
    isLocked: column('is_locked'),
    acceptedPostId: column('accepted_post_id'),
    lastPostAt: instant('last_post_at'),
    posts: whenShared(
      'posts',
      connection({
        from: row => sql`shared_post ${row}`,
        where: (row, { t }) => [sql`${row}.topic_id = ${t}.id`],
        order: row => ({
          key: sql`${row}.created_at`,
          id: sql`${row}.id`,
          type: 'timestamptz',
          direction: 'asc',
        }),
      }),
    ),
    viewerCanReply: scope =>
      sql`(not coalesce(${scope.t}.is_locked, true) and ${viewerMayComment('TOPIC', 'posts')(scope)})`,
  }),
  SharedPost: {
    byId: (t, id) => sql`shared_post ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      no: column('no'),
      authorName: column('author_name'),
      authorFirm: column('author_firm'),
      isOwn: column('is_own'),
      bodyHtml: column('body_html'),
      createdAt: instant('created_at'),
      editedAt: instant('edited_at'),
    },
  },
}

export const sharedTopicQueries: Record<string, FieldPlan> = {
  sharedTopics: sharedRecords('TOPIC', 'shared_topic'),
  sharedTopic: sharedRecordById('shared_topic'),
}
