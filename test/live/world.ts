import type { LiveServer, Person } from './liveServer.ts'
import { startLiveServer } from './liveServer.ts'

/** Two partner firms and one that is nobody's partner, on a live server. */
export async function openWorld() {
  const server: LiveServer = await startLiveServer()
  try {
    const aiko: Person = await server.signUp('aiko@vendor.example', 'Aiko', 'Vendor KK')
    const ben: Person = await server.signUp('ben@reseller.example', 'Ben', 'Reseller Ltd')
    const stranger: Person = await server.signUp('eve@stranger.example', 'Eve', 'Stranger Inc')
    const partnershipId = await server.partner(aiko, ben, 'ben@reseller.example')
    return { server, aiko, ben, stranger, partnershipId }
  } catch (error) {
    await server.close()
    throw error
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>

export async function startCampaign(
  world: World,
  name = 'Spring fair',
): Promise<{ campaignId: string; planId: string }> {
  const { startCampaign } = await world.aiko.ask(
    `mutation($input: StartCampaignInput!) { startCampaign(input: $input) { ... on CampaignStarted { campaign { id plan { id } } } ... on UserError { message } } }`,
    { input: { partnershipId: world.partnershipId, name, goal: 'Forty new customers' } },
  )
  return { campaignId: startCampaign.campaign.id, planId: startCampaign.campaign.plan.id }
}
