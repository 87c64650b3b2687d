import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from './liveServer.ts'
import { openWorld, startCampaign } from './world.ts'
import type { World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world?.server.close())

const campaignFields = `id name goal status version startsOn endsOn
  tasks { id title assignee { name } dueOn isDone version } budgetLines { id label payer { name } amount { minor currency } version }
  budgetTotals { payer { name } amount { minor currency } } plan { title } viewerCanEdit`
const edited = `{ __typename ... on CampaignEdited { campaign { ${campaignFields} } } ... on CampaignChanged { message campaign { ${campaignFields} } } }`

describe('a campaign', () => {
  const edit = `mutation($input: EditCampaignInput!) { editCampaign(input: $input) ${edited} }`
  const addTask = `mutation($c: ID!, $id: ID!, $input: CampaignTaskInput!) { addCampaignTask(campaignId: $c, id: $id, input: $input) { campaign { ${campaignFields} } } }`
  const editTask = `mutation($id: ID!, $v: Int!, $input: CampaignTaskInput!) { editCampaignTask(id: $id, expectedVersion: $v, input: $input) ${edited} }`
  const addLine = `mutation($c: ID!, $id: ID!, $input: CampaignBudgetLineInput!) { addCampaignBudgetLine(campaignId: $c, id: $id, input: $input) { campaign { ${campaignFields} } } }`
  const editLine = `mutation($id: ID!, $v: Int!, $input: CampaignBudgetLineInput!) { editCampaignBudgetLine(id: $id, expectedVersion: $v, input: $input) ${edited} }`

  it('is changed by either firm, and shows the newer one to who was second', async () => {
    const { campaignId } = await startCampaign(world)
    const input = {
      campaignId,
      expectedVersion: 1,
      name: 'Summer fair',
      goal: null,
      status: 'RUNNING',
      startsOn: '2027-06-01',
      endsOn: '2027-06-30',
    }
    const first = (await world.ben.ask(edit, { input })).editCampaign
    expect(first).toMatchObject({
      __typename: 'CampaignEdited',
      campaign: {
        name: 'Summer fair',
        version: 2,
        status: 'RUNNING',
        startsOn: '2027-06-01',
        plan: { title: 'Summer fair' },
      },
    })
    const second = (await world.aiko.ask(edit, { input: { ...input, name: 'Winter fair' } })).editCampaign
    expect(second).toMatchObject({
      __typename: 'CampaignChanged',
      campaign: { name: 'Summer fair', version: 2 },
    })
    expect(second.message.length).toBeGreaterThan(10)
    await expect(
      world.aiko.ask(edit, { input: { ...input, expectedVersion: 2, endsOn: '2027-05-01' } }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(
      world.aiko.ask(edit, { input: { ...input, expectedVersion: 2, name: '  ' } }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('has tasks that people of either firm take, added once however often they are sent', async () => {
    const { campaignId } = await startCampaign(world)
    const id = randomUUID()
    const task = { title: 'Book the hall', assigneeId: world.ben.memberId, dueOn: '2027-05-01' }
    const attempts = await Promise.all(
      [1, 2, 3].map(() => world.aiko.ask(addTask, { c: campaignId, id, input: task })),
    )
    expect(attempts[2]?.['addCampaignTask'].campaign.tasks).toEqual([
      {
        id,
        title: 'Book the hall',
        assignee: { name: 'Ben' },
        dueOn: '2027-05-01',
        isDone: false,
        version: 1,
      },
    ])
    const done = (await world.ben.ask(editTask, { id, v: 1, input: { ...task, isDone: true } }))
      .editCampaignTask
    expect(done).toMatchObject({
      __typename: 'CampaignEdited',
      campaign: { version: 1, tasks: [{ isDone: true, version: 2 }] },
    })
    const late = (await world.aiko.ask(editTask, { id, v: 1, input: task })).editCampaignTask
    expect(late).toMatchObject({ __typename: 'CampaignChanged', campaign: { tasks: [{ isDone: true }] } })
    await expect(
      world.aiko.ask(addTask, {
        c: campaignId,
        id: randomUUID(),
        input: { title: 'Spy', assigneeId: world.stranger.memberId },
      }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
    const removed = await world.aiko.ask(
      `mutation($id: ID!) { removeCampaignTask(id: $id) { campaign { tasks { id } } } }`,
      { id },
    )
    expect(removed.removeCampaignTask.campaign.tasks).toEqual([])
  })

  it('adds its budget up per payer and currency', async () => {
    const { campaignId } = await startCampaign(world)
    const line = (label: string, payerId: string, minor: number, currency: string) =>
      world.aiko.ask(addLine, {
        c: campaignId,
        id: randomUUID(),
        input: { label, payerId, amount: { minor, currency } },
      })
    await line('Hall', world.aiko.organizationId, 500_000, 'JPY')
    await line('Lanterns', world.aiko.organizationId, 120_000, 'JPY')
    const { addCampaignBudgetLine } = await line('Advertising', world.ben.organizationId, 25_050, 'USD')
    expect(addCampaignBudgetLine.campaign.budgetTotals).toEqual([
      { payer: { name: 'Vendor KK' }, amount: { minor: 620_000, currency: 'JPY' } },
      { payer: { name: 'Reseller Ltd' }, amount: { minor: 25_050, currency: 'USD' } },
    ])
    const [first] = addCampaignBudgetLine.campaign.budgetLines
    const change = {
      label: 'Bigger hall',
      payerId: world.ben.organizationId,
      amount: { minor: 700_000, currency: 'JPY' },
    }
    expect(
      (await world.ben.ask(editLine, { id: first.id, v: 1, input: change })).editCampaignBudgetLine
        .__typename,
    ).toBe('CampaignEdited')
    expect(
      (await world.aiko.ask(editLine, { id: first.id, v: 1, input: change })).editCampaignBudgetLine
        .__typename,
    ).toBe('CampaignChanged')
    await expect(line('Bribe', world.stranger.organizationId, 1, 'JPY')).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
    await expect(line('Unreal', world.aiko.organizationId, 1, 'XYZ')).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
    await expect(line('Negative', world.aiko.organizationId, -1, 'JPY')).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
    const removed = await world.aiko.ask(
      `mutation($id: ID!) { removeCampaignBudgetLine(id: $id) { campaign { budgetLines { label } } } }`,
      { id: first.id },
    )
    expect(
      removed.removeCampaignBudgetLine.campaign.budgetLines.map((each: { label: string }) => each.label),
    ).toEqual(['Lanterns', 'Advertising'])
  })

  it('is not found by a stranger, whatever the verb', async () => {
    const { campaignId } = await startCampaign(world)
    const taskId = randomUUID()
    const lineId = randomUUID()
    await world.aiko.ask(addTask, { c: campaignId, id: taskId, input: { title: 'Ours' } })
    await world.aiko.ask(addLine, {
      c: campaignId,
      id: lineId,
      input: { label: 'Ours', payerId: world.aiko.organizationId, amount: { minor: 1, currency: 'JPY' } },
    })
    const task = { title: 'Theirs' }
    const line = {
      label: 'Theirs',
      payerId: world.stranger.organizationId,
      amount: { minor: 1, currency: 'JPY' },
    }
    const attempts: [string, Record<string, unknown>][] = [
      [edit, { input: { campaignId, expectedVersion: 1, name: 'Taken over', status: 'DONE' } }],
      [addTask, { c: campaignId, id: randomUUID(), input: task }],
      [editTask, { id: taskId, v: 1, input: task }],
      [`mutation($id: ID!) { removeCampaignTask(id: $id) { campaign { id } } }`, { id: taskId }],
      [addLine, { c: campaignId, id: randomUUID(), input: line }],
      [editLine, { id: lineId, v: 1, input: line }],
      [`mutation($id: ID!) { removeCampaignBudgetLine(id: $id) { campaign { id } } }`, { id: lineId }],
    ]
    for (const [query, variables] of attempts)
      await expect(world.stranger.ask(query, variables)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      world.stranger.ask(
        'mutation($input: StartCampaignInput!) { startCampaign(input: $input) { __typename } }',
        { input: { partnershipId: world.partnershipId, name: 'Uninvited' } },
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(
      await world.stranger.ask('query($id: ID!) { campaign(id: $id) { id } campaigns { nodes { id } } }', {
        id: campaignId,
      }),
    ).toEqual({ campaign: null, campaigns: { nodes: [] } })
    // An id that is taken where the stranger cannot see it tells them nothing and changes nothing.
    expect(
      (
        await world.aiko.ask(`query($id: ID!) { campaign(id: $id) { tasks { title } name } }`, {
          id: campaignId,
        })
      ).campaign,
    ).toEqual({ name: 'Spring fair', tasks: [{ title: 'Ours' }] })
  })

  it('is listed by page, the latest change first', async () => {
    for (let i = 0; i < 5; i++) await startCampaign(world, `Listed ${i}`)
    const list =
      'query($after: String) { campaigns(first: 2, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } } }'
    const first = (await world.ben.ask(list)).campaigns
    const second = (await world.ben.ask(list, { after: first.pageInfo.endCursor })).campaigns
    expect([...first.nodes, ...second.nodes].map((each: { name: string }) => each.name)).toEqual([
      'Listed 4',
      'Listed 3',
      'Listed 2',
      'Listed 1',
    ])
    await expect(world.ben.ask(list, { after: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})

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

describe('a partnership that is suspended', () => {
  it('takes nothing new, and says so', async () => {
    const { campaignId } = await startCampaign(world)
    const change = async (status: string) => {
      const { partnership } = await world.aiko.ask('query($id: ID!) { partnership(id: $id) { version } }', {
        id: world.partnershipId,
      })
      await world.aiko.ask(
        'mutation($input: ChangePartnershipStatusInput!) { changePartnershipStatus(input: $input) { __typename } }',
        { input: { partnershipId: world.partnershipId, status, expectedVersion: partnership.version } },
      )
    }
    await change('SUSPENDED')
    const { startCampaign: refused } = await world.ben.ask(
      'mutation($input: StartCampaignInput!) { startCampaign(input: $input) { __typename ... on PartnershipNotActive { message partnership { status } } } }',
      { input: { partnershipId: world.partnershipId, name: 'Too soon' } },
    )
    expect(refused).toMatchObject({
      __typename: 'PartnershipNotActive',
      partnership: { status: 'SUSPENDED' },
    })
    await expect(
      world.ben.ask(
        'mutation($c: ID!, $id: ID!) { addCampaignTask(campaignId: $c, id: $id, input: { title: "Later" }) { campaign { id } } }',
        { c: campaignId, id: randomUUID() },
      ),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(
      world.ben.ask('mutation($input: StartTopicInput!) { startTopic(input: $input) { topic { id } } }', {
        input: {
          partnershipId: world.partnershipId,
          kind: 'IDEA',
          title: 'Later',
          body: 'Later',
          clientPostId: randomUUID(),
        },
      }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(
      world.ben.ask('mutation($input: OpenRoomInput!) { openRoom(input: $input) { id } }', {
        input: { partnershipId: world.partnershipId, title: 'Later' },
      }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(
      (
        await world.ben.ask(
          'query($id: ID!) { campaign(id: $id) { viewerCanEdit plan { viewerCanEdit } } }',
          { id: campaignId },
        )
      ).campaign,
    ).toEqual({ viewerCanEdit: false, plan: { viewerCanEdit: false } })
    await change('ACTIVE')
  })
})
