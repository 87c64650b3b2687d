import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
