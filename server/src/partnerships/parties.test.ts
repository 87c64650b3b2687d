import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { moveDeal } from '../deals/moveDeal.ts'
import { newId } from '../platform/ids.ts'
import { acceptInvitation } from './acceptInvitation.ts'
import { answerProposal } from './answerProposal.ts'
import { changePartnershipStatus } from './changePartnershipStatus.ts'
import { declineInvitation } from './declineInvitation.ts'
import { leavePartnership } from './leavePartnership.ts'
import { makeInvitationLink } from './makeInvitationLink.ts'
import { proposeFirm } from './proposeFirm.ts'
import { proposeRecords } from './proposeRecords.ts'
import { proposeRole } from './proposeRole.ts'

let app: TestApp
let partnershipId: string
beforeAll(async () => {
  app = await startTestApp()
  partnershipId = app.partnershipWith('kenji')
})

type Proposed = Awaited<ReturnType<typeof proposeFirm>>
const idOf = (result: Proposed) => {
  if (result.__typename !== 'ChangeProposed') throw new Error(result.message)
  return result.proposal.id
}

const firm = (includeRecordIds: string[] = [], email?: string) =>
  proposeFirm(app.as('aiko'), {
    partnershipId,
    role: 'DISTRIBUTOR',
    includeRecordIds,
    ...(email ? { email } : {}),
  })

async function partnership(person: PersonName) {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { partnership(id: $id) { name version status viewerCanLeave parties { role organization { name } }
      proposals { id kind status role records { recordType title } consents { agrees organization { name } } awaiting { name }
        viewerCanAnswer viewerCanWithdraw invitation { id status firms } } } }`,
    { id: partnershipId },
  )
  expect(errors).toEqual([])
  return data?.['partnership'] as {
    version: number
    proposals: { id: string; status: string; invitation: { id: string } | null }[]
    parties: { role: string }[]
  } | null
}

const seen = async (person: PersonName, type: 'deal' | 'room', id: string) =>
  (await app.graphql(person, `query ($id: ID!) { ${type}(id: $id) { id } }`, { id })).data?.[type]

const deals = async (person: PersonName) => {
  const { data } = await app.graphql(
    person,
    'query ($id: ID!) { dealStages(partnershipId: $id) { stage count } partnershipEvents(partnershipId: $id) { nodes { title } } }',
    { id: partnershipId },
  )
  return data as {
    dealStages: { stage: string; count: number }[]
    partnershipEvents: { nodes: { title: string }[] }
  }
}

/** Marta's firm as third, with these records. */
async function joinMarta(records: string[] = []) {
  const id = idOf(await firm(records))
  await answerProposal(app.as('kenji'), id, true)
  const invitation = (await partnership('aiko'))?.proposals.find(each => each.id === id)?.invitation
  const { url } = await makeInvitationLink(app.as('aiko'), invitation?.id ?? '')
  const token = url.split('/').at(-1) ?? ''
  return { id, token, result: await acceptInvitation(app.as('marta'), { token, acceptsSharedRecords: true }) }
}

describe('a third firm', () => {
  it('joins when every party consented and it accepted; it sees what is made from then on, and what was included', async () => {
    const [before, included] = [
      await app.make.deal({ title: 'Before' }),
      await app.make.deal({ title: 'Included' }),
    ]
    const id = idOf(await firm([included.id]))
    expect((await partnership('kenji'))?.proposals[0]).toMatchObject({
      kind: 'ADMIT_FIRM',
      records: [{ recordType: 'DEAL', title: 'Included' }],
      consents: [{ agrees: true, organization: { name: 'Aurora Systems' } }],
      awaiting: [{ name: 'Sakura Trading' }],
      viewerCanAnswer: true,
      viewerCanWithdraw: false,
    })
    await expect(makeInvitationLink(app.as('aiko'), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await answerProposal(app.as('kenji'), id, true)).toMatchObject({ __typename: 'ProposalAnswered' })
    const proposal = (await partnership('aiko'))?.proposals.find(each => each.id === id)
    expect(proposal).toMatchObject({
      status: 'AGREED',
      invitation: { status: 'PENDING', firms: ['Aurora Systems', 'Sakura Trading'] },
    })
    expect(await partnership('marta')).toBeNull()
    const { url } = await makeInvitationLink(app.as('aiko'), proposal?.invitation?.id ?? '')
    const token = url.split('/').at(-1) ?? ''
    const joined = await acceptInvitation(app.as('marta'), { token, acceptsSharedRecords: true })
    expect(joined).toMatchObject({ __typename: 'InvitationAccepted', partnership: { id: partnershipId } })
    expect(await partnership('marta')).toMatchObject({
      name: 'Aurora Systems, Sakura Trading',
      viewerCanLeave: true,
      parties: [{ role: 'VENDOR' }, { role: 'RESELLER' }, { role: 'DISTRIBUTOR' }],
    })
    const room = await app.make.room('All three')
    expect(await seen('marta', 'room', room.id)).toEqual({ id: room.id })
    expect(await seen('marta', 'deal', included.id)).toEqual({ id: included.id })
    expect(await seen('marta', 'deal', before.id)).toBeNull()
    const { dealStages, partnershipEvents } = await deals('marta')
    expect(dealStages.find(each => each.stage === 'REGISTERED')).toMatchObject({ count: 1 })
    expect(partnershipEvents.nodes.map(each => each.title)).not.toContain('Before')
    expect(partnershipEvents.nodes.map(each => each.title)).toContain('All three')
  })

  it('opens more records only with the consent of all, and counts them', async () => {
    const deal = await withClient(app.ownerUrl, async client => {
      const { rows } = await client.query<{ id: string }>(`select id from deal where title = 'Before'`)
      return rows[0]?.id ?? ''
    })
    const marta = app.organizationId('marta')
    const input = { partnershipId, organizationId: marta, recordIds: [deal] }
    // What a firm does not see it cannot open, to itself least of all.
    await expect(proposeRecords(app.as('marta'), input)).rejects.toMatchObject({ field: 'recordIds' })
    const id = idOf(await proposeRecords(app.as('aiko'), input))
    expect(await proposeRecords(app.as('aiko'), input)).toMatchObject({ __typename: 'ChangeOpen' })
    await answerProposal(app.as('marta'), id, true)
    expect(await seen('marta', 'deal', deal)).toBeNull()
    await answerProposal(app.as('kenji'), id, true)
    expect(await seen('marta', 'deal', deal)).toEqual({ id: deal })
    await moveDeal(app.as('marta'), { dealId: deal, stage: 'WON', expectedVersion: 1 })
    const stages = async (person: PersonName) =>
      (await deals(person)).dealStages.find(each => each.stage === 'WON')?.count
    expect(await stages('marta')).toBe(1)
    expect(await stages('kenji')).toBe(1)
  })

  it('leaves and loses sight at once; the two others go on, and only they may end it', async () => {
    const room = await app.make.room('Before leaving')
    const version = (await partnership('aiko'))?.version ?? 0
    const end = { partnershipId, status: 'ENDED', expectedVersion: version } as const
    await expect(changePartnershipStatus(app.as('aiko'), end)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(
      app
        .as('aiko')
        .write(tx =>
          tx.updateTable('partnership').set({ status: 'ENDED' }).where('id', '=', partnershipId).execute(),
        ),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(leavePartnership(app.as('stranger'), partnershipId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await leavePartnership(app.as('marta'), partnershipId)
    expect(await partnership('marta')).toBeNull()
    expect(await seen('marta', 'room', room.id)).toBeNull()
    expect((await deals('marta')).dealStages.every(each => each.count === 0)).toBe(true)
    expect((await partnership('aiko'))?.parties).toHaveLength(2)
    expect(await seen('kenji', 'room', room.id)).toEqual({ id: room.id })
    await expect(leavePartnership(app.as('marta'), partnershipId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(leavePartnership(app.as('kenji'), partnershipId)).rejects.toMatchObject({ code: 'CONFLICT' })
    const next = await app.make.room('After leaving')
    expect(await seen('marta', 'room', next.id)).toBeNull()
  })

  it('that left may be asked again, and two who accept the one link are one party', async () => {
    const { result, token } = await joinMarta()
    expect(result).toMatchObject({ __typename: 'InvitationAccepted' })
    const late = await acceptInvitation(app.as('stranger'), { token, acceptsSharedRecords: true })
    expect(late).toMatchObject({ __typename: 'InvitationClosed', status: 'ACCEPTED' })
    await leavePartnership(app.as('marta'), partnershipId)
  })

  it('does not come in when one party declines, the proposer withdraws, or it declines itself', async () => {
    const declined = idOf(await firm())
    await answerProposal(app.as('kenji'), declined, false)
    expect(await answerProposal(app.as('kenji'), declined, true)).toMatchObject({
      __typename: 'ProposalClosed',
    })
    const withdrawn = idOf(await firm())
    await answerProposal(app.as('aiko'), withdrawn, false)
    const refused = idOf(await firm([], 'marta@borealis.example'))
    await answerProposal(app.as('kenji'), refused, true)
    const invitation = (await partnership('aiko'))?.proposals.find(each => each.id === refused)?.invitation
    await declineInvitation(app.as('marta'), { id: invitation?.id ?? '' })
    const statuses = Object.fromEntries(
      ((await partnership('kenji'))?.proposals ?? []).map(each => [each.id, each.status]),
    )
    expect(statuses).toMatchObject({
      [declined]: 'DECLINED',
      [withdrawn]: 'WITHDRAWN',
      [refused]: 'DECLINED',
    })
    expect((await partnership('aiko'))?.parties).toHaveLength(2)
  })
})

describe('a role', () => {
  it('changes by the agreement of both, once, also when both answer at the same moment', async () => {
    const organizationId = app.organizationId('kenji')
    const id = idOf(await proposeRole(app.as('kenji'), { partnershipId, organizationId, role: 'TECHNOLOGY' }))
    expect((await partnership('aiko'))?.parties).toMatchObject([{ role: 'VENDOR' }, { role: 'RESELLER' }])
    const results = await Promise.all([1, 2].map(() => answerProposal(app.as('aiko'), id, true)))
    expect(results.map(result => result.__typename).sort()).toEqual(['ProposalAnswered', 'ProposalClosed'])
    expect((await partnership('aiko'))?.parties).toMatchObject([{ role: 'VENDOR' }, { role: 'TECHNOLOGY' }])
  })

  it('cannot be proposed for a firm that is no party, by a stranger, by a seller, or written past the agreement', async () => {
    const input = { partnershipId, organizationId: app.organizationId('kenji'), role: 'VENDOR' } as const
    const outside = { ...input, organizationId: app.organizationId('marta') }
    await expect(proposeRole(app.as('aiko'), outside)).rejects.toMatchObject({ field: 'organizationId' })
    for (const person of ['marta', 'stranger'] as const) {
      await expect(proposeRole(app.as(person), input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(answerProposal(app.as(person), newId(), true)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    const seller = app.as('aiko', { roles: ['SELLER'] })
    await expect(proposeRole(seller, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const open = idOf(await proposeRole(app.as('aiko'), input))
    await expect(answerProposal(app.as('marta'), open, true)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      app.as('kenji').write(tx => tx.updateTable('partnership_party').set({ role: 'VENDOR' }).execute()),
    ).rejects.toMatchObject({ code: '42501' })
    await answerProposal(app.as('kenji'), open, false)
  })
})
