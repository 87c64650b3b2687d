import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from './liveServer.ts'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world?.server.close())

describe('the forum', () => {
  const start =
    'mutation($input: StartTopicInput!) { startTopic(input: $input) { topic { id title postCount unreadCount isPinned posts { nodes { id no body bodyHtml } } } } }'
  const reply =
    'mutation($input: ReplyToTopicInput!) { replyToTopic(input: $input) { __typename ... on TopicReplied { post { id no viewerCanEdit } topic { postCount unreadCount } } ... on TopicLocked { message } } }'
  const startTopic = async (more: Record<string, unknown> = {}) =>
    (
      await world.aiko.ask(start, {
        input: {
          partnershipId: world.partnershipId,
          kind: 'QUESTION',
          title: 'Which hall?',
          body: '# Hm',
          clientPostId: randomUUID(),
          ...more,
        },
      })
    ).startTopic.topic

  it('starts a topic once, however often it is sent', async () => {
    const clientPostId = randomUUID()
    const topics = await Promise.all(
      [1, 2, 3].map(() => startTopic({ clientPostId, body: '# Hm <img src=x onerror=alert(1)>' })),
    )
    expect(new Set(topics.map(topic => topic.id)).size).toBe(1)
    expect(topics[0]).toMatchObject({ postCount: 1, unreadCount: 0, posts: { nodes: [{ no: 1 }] } })
    expect(topics[0].posts.nodes[0].bodyHtml).toContain('<h1>')
    expect(topics[0].posts.nodes[0].bodyHtml).not.toContain('<img')
  })

  it('numbers posts without gaps when everybody answers at once', async () => {
    const topic = await startTopic()
    const twice = randomUUID()
    await Promise.all([
      ...Array.from({ length: 10 }, (_, i) =>
        world.ben.ask(reply, { input: { topicId: topic.id, body: `ben ${i}`, clientPostId: randomUUID() } }),
      ),
      ...Array.from({ length: 10 }, (_, i) =>
        world.aiko.ask(reply, {
          input: { topicId: topic.id, body: `aiko ${i}`, clientPostId: randomUUID() },
        }),
      ),
      ...[1, 2].map(() =>
        world.ben.ask(reply, { input: { topicId: topic.id, body: 'twice', clientPostId: twice } }),
      ),
    ])
    const read =
      'query($id: ID!) { topic(id: $id) { postCount unreadCount lastPost { no } posts(first: 100) { nodes { no body } } } forumUnreadCount }'
    const { topic: seen } = await world.ben.ask(read, { id: topic.id })
    expect(seen.posts.nodes.map((post: { no: number }) => post.no)).toEqual(
      Array.from({ length: 22 }, (_, i) => i + 1),
    )
    expect(seen.posts.nodes.filter((post: { body: string }) => post.body === 'twice')).toHaveLength(1)
    expect(seen).toMatchObject({ postCount: 22, lastPost: { no: 22 } })
  })

  it('counts what is unread, keeps the highest mark, and counts one’s own posts as read', async () => {
    const topic = await startTopic()
    for (const body of ['one', 'two'])
      await world.aiko.ask(reply, { input: { topicId: topic.id, body, clientPostId: randomUUID() } })
    const mark = async (no: number) =>
      (
        await world.ben.ask(
          'mutation($id: ID!, $no: Int!) { markTopicRead(topicId: $id, no: $no) { unreadCount } }',
          { id: topic.id, no },
        )
      ).markTopicRead.unreadCount
    expect(await mark(2)).toBe(1)
    expect(await mark(1)).toBe(1)
    expect(await mark(99)).toBe(0)
    const { replyToTopic } = await world.ben.ask(reply, {
      input: { topicId: topic.id, body: 'three', clientPostId: randomUUID() },
    })
    expect(replyToTopic).toMatchObject({
      topic: { postCount: 4, unreadCount: 0 },
      post: { no: 4, viewerCanEdit: true },
    })
    expect(
      (await world.aiko.ask('query($id: ID!) { topic(id: $id) { unreadCount } }', { id: topic.id })).topic
        .unreadCount,
    ).toBe(1)
  })

  it('takes no answer once a moderator closed it', async () => {
    const topic = await startTopic()
    const lock =
      'mutation($id: ID!, $l: Boolean!) { setTopicLocked(topicId: $id, isLocked: $l) { isLocked viewerCanReply } }'
    expect((await world.ben.ask(lock, { id: topic.id, l: true })).setTopicLocked).toEqual({
      isLocked: true,
      viewerCanReply: false,
    })
    const refused = (
      await world.aiko.ask(reply, {
        input: { topicId: topic.id, body: 'too late', clientPostId: randomUUID() },
      })
    ).replyToTopic
    expect(refused.__typename).toBe('TopicLocked')
    expect(refused.message.length).toBeGreaterThan(10)
    await world.ben.ask(lock, { id: topic.id, l: false })
    expect(
      (
        await world.aiko.ask(reply, {
          input: { topicId: topic.id, body: 'in time', clientPostId: randomUUID() },
        })
      ).replyToTopic.__typename,
    ).toBe('TopicReplied')
    await world.server.sql.query(`update member set roles = '{SELLER}' where id = $1`, [world.ben.memberId])
    await world.server.sql.query(
      `insert into outbox_event (id, topic, record_id, member_id, payload) values (gen_random_uuid(), 'member.changed', $1, $1, $2)`,
      [world.ben.memberId, { personId: world.ben.personId }],
    )
    await until(
      () =>
        world.ben.ask(lock, { id: topic.id, l: true }).then(
          () => 'allowed',
          error => error.code,
        ),
      code => code === 'FORBIDDEN',
      20_000,
    )
    await world.server.sql.query(`update member set roles = '{OWNER}' where id = $1`, [world.ben.memberId])
    await world.server.sql.query(
      `insert into outbox_event (id, topic, record_id, member_id, payload) values (gen_random_uuid(), 'member.changed', $1, $1, $2)`,
      [world.ben.memberId, { personId: world.ben.personId }],
    )
  }, 30_000)

  it('lets the author say which post is the answer, and change their own words', async () => {
    const topic = await startTopic()
    const { replyToTopic } = await world.ben.ask(reply, {
      input: { topicId: topic.id, body: 'The old one', clientPostId: randomUUID() },
    })
    const accept = 'mutation($t: ID!, $p: ID) { acceptAnswer(topicId: $t, postId: $p) { acceptedPostId } }'
    expect(
      (await world.aiko.ask(accept, { t: topic.id, p: replyToTopic.post.id })).acceptAnswer.acceptedPostId,
    ).toBe(replyToTopic.post.id)
    expect((await world.aiko.ask(accept, { t: topic.id, p: null })).acceptAnswer.acceptedPostId).toBeNull()
    const other = await startTopic()
    await expect(world.aiko.ask(accept, { t: other.id, p: replyToTopic.post.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const edit =
      'mutation($id: ID!, $body: String!) { editPost(postId: $id, body: $body) { body bodyHtml editedAt } }'
    expect(
      (await world.ben.ask(edit, { id: replyToTopic.post.id, body: '*The new one*' })).editPost,
    ).toMatchObject({ body: '*The new one*', bodyHtml: '<p><em>The new one</em></p>' })
    await expect(world.aiko.ask(edit, { id: replyToTopic.post.id, body: 'no' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('lists announcements on top, then the newest post first, page by page', async () => {
    const pinned = await startTopic({ kind: 'ANNOUNCEMENT', title: 'Read me' })
    expect(pinned.isPinned).toBe(true)
    const older = await startTopic({ title: 'Older' })
    await startTopic({ title: 'Newer' })
    await world.aiko.ask(reply, { input: { topicId: older.id, body: 'bump', clientPostId: randomUUID() } })
    const list =
      'query($after: String) { topics(first: 2, after: $after) { nodes { title } pageInfo { endCursor hasNextPage } } }'
    const first = (await world.ben.ask(list)).topics
    const second = (await world.ben.ask(list, { after: first.pageInfo.endCursor })).topics
    expect(first.nodes).toEqual([{ title: 'Read me' }, { title: 'Older' }])
    expect(second.nodes[0]).toEqual({ title: 'Newer' })
  })

  it('is not found by a stranger, whatever the verb', async () => {
    const topic = await startTopic()
    const [post] = topic.posts.nodes
    const attempts: [string, Record<string, unknown>][] = [
      [
        start,
        {
          input: {
            partnershipId: world.partnershipId,
            kind: 'IDEA',
            title: 'Hello',
            body: 'Hello',
            clientPostId: randomUUID(),
          },
        },
      ],
      [reply, { input: { topicId: topic.id, body: 'Hello', clientPostId: randomUUID() } }],
      ['mutation($id: ID!) { editPost(postId: $id, body: "mine") { id } }', { id: post.id }],
      ['mutation($id: ID!) { acceptAnswer(topicId: $id) { id } }', { id: topic.id }],
      ['mutation($id: ID!) { markTopicRead(topicId: $id, no: 1) { id } }', { id: topic.id }],
      ['mutation($id: ID!) { setTopicLocked(topicId: $id, isLocked: true) { id } }', { id: topic.id }],
    ]
    for (const [query, variables] of attempts)
      await expect(world.stranger.ask(query, variables)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(
      await world.stranger.ask(
        'query($id: ID!) { topic(id: $id) { id } topics { nodes { id } } forumUnreadCount }',
        { id: topic.id },
      ),
    ).toEqual({ topic: null, topics: { nodes: [] }, forumUnreadCount: 0 })
  })
})
