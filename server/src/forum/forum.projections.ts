import { sql } from 'kysely'
import { grantsOn, viewerCanShare } from '../grants/index.ts'
import { and, column, connection, firstOf, idArg, instant, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { forumPolicy } from './forum.policy.ts'

const isActive = (partnershipId: Sql): Sql =>
  sql`exists (select 1 from partnership p where p.id = ${partnershipId} and p.status = 'ACTIVE')`

/** The last number the viewer has read of a topic; 0 when none. */
const readNo = ({ viewer, personal }: FieldScope, topicId: Sql): Sql => {
  personal()
  return sql`coalesce((select r.read_no from topic_reader r
    where r.member_id = ${viewer(v => v.memberId)}::uuid and r.topic_id = ${topicId}), 0)`
}

const topic: Projection = {
  byId: (t, id) => sql`topic ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    partnership: one(({ t }, row) => sql`partnership ${row} where ${row}.id = ${t}.partnership_id`),
    kind: column('kind'),
    title: column('title'),
    author: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.author_member_id`),
    postCount: column('post_count'),
    unreadCount: scope => sql`greatest(${scope.t}.post_count - ${readNo(scope, sql`${scope.t}.id`)}, 0)`,
    isLocked: column('is_locked'),
    isPinned: column('is_pinned'),
    acceptedPostId: column('accepted_post_id'),
    posts: connection({
      from: row => sql`post ${row}`,
      where: (row, { t }) => [sql`${row}.topic_id = ${t}.id`],
      order: row => ({
        key: sql`${row}.created_at`,
        id: sql`${row}.id`,
        type: 'timestamptz',
        direction: 'asc',
      }),
    }),
    lastPost: one(({ t }, row) => sql`post ${row} where ${row}.id = ${t}.last_post_id`),
    grants: grantsOn('TOPIC'),
    createdAt: instant('created_at'),
    lastPostAt: instant('last_post_at'),
    viewerCanReply: ({ t, viewer }) =>
      sql`(${viewer(v => forumPolicy.post(v))}::boolean and not ${t}.is_locked and ${isActive(sql`${t}.partnership_id`)})`,
    viewerCanShare,
    viewerCanModerate: ({ t, viewer }) =>
      sql`(${viewer(v => forumPolicy.moderate(v))}::boolean and ${isActive(sql`${t}.partnership_id`)})`,
  },
}

const post: Projection = {
  byId: (t, id) => sql`post ${t} where ${t}.id = ${id}`,
  fields: {
    id: column('id'),
    no: column('no'),
    author: one(({ t }, row) => sql`member ${row} where ${row}.id = ${t}.author_member_id`),
    body: column('body'),
    bodyHtml: column('body_html'),
    createdAt: instant('created_at'),
    editedAt: instant('edited_at'),
    viewerCanEdit: ({ t, viewer, personal }) => {
      personal()
      return sql`(${t}.author_member_id = ${viewer(v => v.memberId)}::uuid and exists (
        select 1 from topic o join partnership p on p.id = o.partnership_id and p.status = 'ACTIVE'
        where o.id = ${t}.topic_id and not o.is_locked))`
    },
  },
}

export const forumTypes = { Topic: topic, Post: post }

/**
 * Pinned topics sort as if a thousand years younger. Each of the two index scans stops after a page: row security keeps
 * the planner from seeing through their union.
 */
const listed = (scope: FieldScope): Sql => {
  const arm = (isPinned: boolean) => {
    const at = isPinned ? sql`k.sort_at + interval '1000 years'` : sql`k.sort_at`
    const conditions = [
      sql`k.org_id = ${scope.viewer(v => v.organizationId)}::uuid`,
      sql`k.record_type = 'TOPIC'`,
      sql`k.list_key = ${sql.lit(String(isPinned))}`,
      ...(scope.has('partnershipId') ? [sql`k.partnership_id = ${idArg(scope, 'partnershipId')}`] : []),
      ...(scope.has('after')
        ? [sql`(${at}, k.record_id) < (${afterPart(scope, 0)}::timestamptz, ${afterPart(scope, 1)}::uuid)`]
        : []),
    ]
    return sql`(select k.record_id, ${at} as sort_at from admission k where ${and(conditions)}
      order by k.sort_at desc, k.record_id desc limit ${firstOf(scope, 100, 1)})`
  }
  return sql`(${arm(true)} union all ${arm(false)})`
}

/** A page mark's time or id; what is wrong with a mark the list itself says. */
const afterPart = (scope: FieldScope, part: 0 | 1): Sql =>
  scope.arg('after', value => {
    const [at, id] = String(value).split('|')
    return isId(id) && !Number.isNaN(Date.parse(at ?? '')) ? [at, id][part] : null
  })

export const forumQueries: Record<string, FieldPlan> = {
  topics: connection({
    from: (row, scope) => sql`${listed(scope)} ${row}_k join topic ${row} on ${row}.id = ${row}_k.record_id`,
    where: () => [],
    order: row => ({
      key: sql`${row}_k.sort_at`,
      id: sql`${row}_k.record_id`,
      type: 'timestamptz',
      direction: 'desc',
    }),
  }),
  topic: one((scope, row) => sql`topic ${row} where ${row}.id = ${idArg(scope, 'id')}`),
  // Of the 500 topics with the newest posts: what is older is history, whoever read it.
  forumUnreadCount: scope => {
    scope.personal()
    return sql`(select coalesce(sum(greatest(t.post_count - coalesce(r.read_no, 0), 0)), 0)::int
      from (select record_id from admission
        where org_id = ${scope.viewer(v => v.organizationId)}::uuid and record_type = 'TOPIC'
        order by sort_at desc, record_id desc limit 500) k
      join topic t on t.id = k.record_id
      left join topic_reader r on r.topic_id = t.id and r.member_id = ${scope.viewer(v => v.memberId)}::uuid)`
  },
}
