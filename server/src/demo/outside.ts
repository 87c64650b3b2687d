import { sql } from 'kysely'
import { addCampaignTask } from '../campaigns/addCampaignTask.ts'
import { startCampaign } from '../campaigns/startCampaign.ts'
import { acceptGrant } from '../grants/acceptGrant.ts'
import { agreeToGrant } from '../grants/agreeToGrant.ts'
import { shareRecord } from '../grants/shareRecord.ts'
import { acceptInvitation } from '../partnerships/acceptInvitation.ts'
import { invitePartner } from '../partnerships/invitePartner.ts'
import type { RequestContext } from '../platform/context.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { newId } from '../platform/ids.ts'
import type { DemoContexts } from './loadDemo.ts'
import { demoNeighbour } from './people.ts'
import { daysFromNow, partnershipBetween } from './records.ts'

/** What firms work on together and show to a third: Sakura and Aurora each see a campaign of others. */
export async function showOutside(firms: DemoContexts): Promise<void> {
  const { 'Aurora Systems': aurora, 'Sakura Trading': sakura, 'Borealis Retail': borealis } = firms
  const fjord = firms['Fjord Media']
  await becomePartners(borealis, fjord)
  const displays = await campaignOf(aurora, borealis, {
    name: 'Nordic winter displays',
    tasks: ['Measure the shop windows', 'Ship the displays to Malmö'],
  })
  await show(displays, { by: aurora, agreed: borealis, to: sakura, purpose: 'Same displays for Osaka' })
  const film = await campaignOf(borealis, fjord, {
    name: 'Shelf label film',
    tasks: ['Write the script', 'Two days of shooting in Bergen'],
  })
  await show(film, { by: borealis, agreed: fjord, to: aurora, purpose: 'The film shows your shelf labels' })
}

async function becomePartners(inviter: RequestContext, invitee: RequestContext): Promise<void> {
  await invitePartner(inviter, {
    email: demoNeighbour.email,
    inviterRole: 'REFERRAL',
    inviteeRole: 'REFERRAL',
    message: 'Let us make the film together.',
  })
  const { rows } = await invitee.query(tx =>
    sql<{ id: string }>`select id from private.invitations_to_viewer()`.execute(tx),
  )
  const [invitation] = rows
  if (invitation) await acceptInvitation(invitee, { id: invitation.id, acceptsSharedRecords: false })
}

async function campaignOf(
  firm: RequestContext,
  partner: RequestContext,
  { name, tasks }: { name: string; tasks: string[] },
): Promise<string> {
  const started = await startCampaign(firm, {
    partnershipId: await partnershipBetween(firm, partner),
    name,
    startsOn: daysFromNow(20),
    endsOn: daysFromNow(80),
  })
  if (!(started.campaign instanceof RecordRef)) throw new Error('The campaign could not be started.')
  const campaignId = started.campaign.id
  for (const title of tasks)
    await addCampaignTask(firm, { campaignId, id: newId(), input: { title, isDone: false } })
  return campaignId
}

interface Showing {
  by: RequestContext
  agreed: RequestContext
  to: RequestContext
  purpose: string
}

async function show(campaignId: string, { by, agreed, to, purpose }: Showing): Promise<void> {
  const shared = await shareRecord(by, {
    recordType: 'CAMPAIGN',
    recordId: campaignId,
    partnershipId: await partnershipBetween(by, to),
    fields: ['status', 'startsOn', 'endsOn', 'tasks'],
    verbs: ['READ'],
    purpose,
  })
  if (shared.__typename !== 'RecordShared') throw new Error(shared.message)
  await acceptGrant(to, shared.grant.id)
  await agreeToGrant(agreed, shared.grant.id, true)
}
