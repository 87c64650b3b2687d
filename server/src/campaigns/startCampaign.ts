import { requireActivePartnership, partnershipReadOnly } from '../partnerships/index.ts'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError } from '../platform/errors.ts'
import type { StartCampaignInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { readCampaignInput } from './campaignInput.ts'
import { campaignPolicy } from './campaigns.policy.ts'
import { firstPlanText } from './firstPlanText.ts'

/** Starts a campaign and the plan its firms write together: both or neither. */
export async function startCampaign(ctx: RequestContext, input: StartCampaignInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, campaignPolicy.start)
  const values = readCampaignInput(input)
  const id = newId()
  const isStarted = await ctx.write(async tx => {
    try {
      await requireActivePartnership(tx, input.partnershipId)
    } catch (error) {
      if (error instanceof AppError && error.code === 'FORBIDDEN') return false
      throw error
    }
    await tx
      .insertInto('campaign')
      .values({ id, partnership_id: input.partnershipId, ...values })
      .execute()
    const first = firstPlanText(ctx.language, values.name, values.goal)
    const planId = newId()
    await tx
      .insertInto('plan')
      .values({
        id: planId,
        partnership_id: input.partnershipId,
        campaign_id: id,
        title: values.name,
        body_text: first.text,
        last_seq: 1,
        projected_seq: 1,
      })
      .execute()
    await tx
      .insertInto('plan_update')
      .values({ plan_id: planId, seq: 1, bytes: Buffer.from(first.update) })
      .execute()
    // Client id 0 is the server's: owned by nobody, so nobody writes under it.
    await tx.insertInto('plan_client').values({ plan_id: planId, client_id: 0 }).execute()
    const details = { name: values.name }
    await audit(tx, ctx.identity, { action: 'campaign.start', recordType: 'CAMPAIGN', recordId: id, details })
    await announce(tx, ctx.identity, {
      topic: 'campaign.changed',
      recordId: id,
      partnershipId: input.partnershipId,
    })
    return true
  })
  if (isStarted) return { __typename: 'CampaignStarted', campaign: new RecordRef('Campaign', id) }
  return {
    __typename: 'PartnershipNotActive',
    message: partnershipReadOnly().texts[ctx.language],
    partnership: new RecordRef('Partnership', input.partnershipId),
  }
}
