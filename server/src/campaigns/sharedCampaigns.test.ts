import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { becomePartners, share, showOutside } from '../../../test/support/grantsWorld.ts'
import { startTestApp } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { people } from '../../../test/support/people.ts'
import { connectSubscriptions, listen } from '../../../test/support/subscriptions.ts'
import { agreeToGrant } from '../grants/agreeToGrant.ts'
import { changeGrant } from '../grants/changeGrant.ts'
import { previewGrant } from '../grants/previewGrant.ts'
import { revokeGrant } from '../grants/revokeGrant.ts'
import { shareRecords } from '../grants/shareRecords.ts'
import { newId } from '../platform/ids.ts'
import { addCampaignBudgetLine } from './addCampaignBudgetLine.ts'
import { addCampaignTask } from './addCampaignTask.ts'

let app: TestApp
let sakuraToNowhere: string
beforeAll(async () => {
  app = await startTestApp()
  sakuraToNowhere = await becomePartners(app, 'kenji', 'stranger', people.stranger.email)
})

async function made() {
  const campaign = await app.make.campaign({
    name: 'Shown campaign',
    goal: 'Kept goal',
    startsOn: '2027-01-05',
  })
  const task = { title: 'Book a hall', assigneeId: app.memberId('aiko'), isDone: false }
  await addCampaignTask(app.as('aiko'), { campaignId: campaign.id, id: newId(), input: task })
  const line = {
    label: 'Hall',
    payerId: app.organizationId('aiko'),
    amount: { minor: 90_000, currency: 'JPY' },
  }
  await addCampaignBudgetLine(app.as('aiko'), { campaignId: campaign.id, id: newId(), input: line })
  return campaign
}

const show = (recordId: string, fields: string[]) =>
  showOutside(app, { recordType: 'CAMPAIGN', recordId, partnershipId: sakuraToNowhere, fields })

async function seen(person: PersonName, id: string) {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) {
      sharedCampaign(id: $id) { name goal status startsOn endsOn sharedFields verbs viewerCanShare organization { name }
        tasks { title assigneeName isDone } budget { label payerName amount { minor currency } } grants { id } }
      sharedCampaigns { nodes { id } } campaign(id: $id) { id } }`,
    { id },
  )
  expect(errors).toEqual([])
  const { nodes } = data?.['sharedCampaigns'] as { nodes: { id: string }[] }
  expect(nodes.filter(node => node.id === id)).toHaveLength(data?.['sharedCampaign'] === null ? 0 : 1)
  return data?.['sharedCampaign'] as Record<string, unknown> | null
}

describe('a campaign shown to a firm outside of it', () => {
  it('shows what is named alone, people and firms by name, until it is revoked', async () => {
    const { id } = await made()
    const grantId = await show(id, ['startsOn', 'tasks'])
    expect(await seen('stranger', id)).toEqual({
      name: 'Shown campaign',
      goal: null,
      status: null,
      startsOn: '2027-01-05',
      endsOn: null,
      tasks: [{ title: 'Book a hall', assigneeName: people.aiko.name, isDone: false }],
      budget: null,
      sharedFields: ['name', 'startsOn', 'tasks'],
      verbs: ['READ'],
      viewerCanShare: false,
      organization: { name: 'Sakura Trading' },
      grants: [{ id: grantId }],
    })
    for (const person of ['aiko', 'kenji', 'marta'] as const) expect(await seen(person, id)).toBeNull()
    await changeGrant(app.as('kenji'), { grantId, fields: ['tasks'], verbs: ['READ'], expectedVersion: 2 })
    expect(await seen('stranger', id)).toMatchObject({ startsOn: null, sharedFields: ['name', 'tasks'] })
    await revokeGrant(app.as('kenji'), grantId)
    expect(await seen('stranger', id)).toBeNull()
  })

  it('is one record when both its firms show it: what either names is shown', async () => {
    const { id } = await made()
    await show(id, ['goal'])
    const auroraToNowhere = await becomePartners(app, 'aiko', 'stranger', people.stranger.email)
    const second = await share(app, 'aiko', {
      recordType: 'CAMPAIGN',
      recordId: id,
      partnershipId: auroraToNowhere,
      fields: ['budget'],
      verbs: ['READ'],
    })
    await agreeToGrant(app.as('kenji'), second, true)
    expect(await seen('stranger', id)).toMatchObject({
      goal: 'Kept goal',
      budget: [{ label: 'Hall', payerName: 'Aurora Systems', amount: { minor: 90_000, currency: 'JPY' } }],
    })
    await revokeGrant(app.as('aiko'), second)
    expect(await seen('stranger', id)).toMatchObject({ goal: 'Kept goal', budget: null })
  })

  it('is previewed by its firms as the receiver would see it, and by nobody else', async () => {
    const { id } = await made()
    const input = {
      recordType: 'CAMPAIGN' as const,
      recordId: id,
      partnershipId: sakuraToNowhere,
      fields: ['tasks'],
    }
    const preview = await previewGrant(app.as('kenji'), input)
    const values = preview.records[0]?.values.filter(each => each.isShared)
    expect(values?.map(each => [each.field, each.value])).toEqual([
      ['name', 'Shown campaign'],
      ['tasks', 'Book a hall'],
    ])
    await expect(previewGrant(app.as('stranger'), input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is not changed from outside, so that no grant says so', async () => {
    const { id } = await made()
    const attempt = share(app, 'kenji', {
      recordType: 'CAMPAIGN',
      recordId: id,
      partnershipId: sakuraToNowhere,
      fields: [],
      verbs: ['READ', 'EDIT'],
    })
    await expect(attempt).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'verbs' })
    await expect(show(id, ['plan'])).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'fields' })
  })

  it('goes with others at once, but not to a firm that is in on it', async () => {
    const [one, two] = [await made(), await made()]
    const input = {
      recordType: 'CAMPAIGN' as const,
      recordIds: [one.id, two.id, newId()],
      fields: ['goal'],
      verbs: ['READ' as const],
    }
    const outcome = await shareRecords(app.as('kenji'), { ...input, partnershipId: sakuraToNowhere })
    expect(outcome).toMatchObject({ sharedCount: 2 })
    const among = shareRecords(app.as('kenji'), { ...input, partnershipId: app.partnershipWith('kenji') })
    await expect(among).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('tells an open page that it changed, until the revocation and not a moment longer', async () => {
    const { id } = await made()
    const grantId = await show(id, ['tasks'])
    const client = connectSubscriptions(app.origin, await app.signIn('stranger'))
    onTestFinished(() => void client.dispose())
    const document = `subscription ($id: ID!) { sharedRecordChanged(recordType: CAMPAIGN, recordId: $id) { recordId } }`
    const changes = listen(client, document, { id })
    const grants = listen(client, 'subscription { grantChanged { recordId } }', {})
    const addTask = () =>
      addCampaignTask(app.as('aiko'), {
        campaignId: id,
        id: newId(),
        input: { title: 'Another', isDone: false },
      })
    await vi.waitFor(
      async () => {
        if (changes.events.length === 0) await addTask()
        expect(changes.events).not.toEqual([])
      },
      { timeout: 10_000, interval: 300 },
    )
    await revokeGrant(app.as('kenji'), grantId)
    await vi.waitFor(() => expect(JSON.stringify(grants.events)).toContain(id), { timeout: 1000 })
    const before = changes.events.length
    await addTask()
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(changes.events).toHaveLength(before)
  })
})
