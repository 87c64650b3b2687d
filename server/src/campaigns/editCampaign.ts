import { sql } from 'kysely'
import { audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { EditCampaignInput } from '../platform/graphql/generated/resolvers.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { readCampaignInput } from './campaignInput.ts'
import { campaignPolicy } from './campaigns.policy.ts'
import { campaignChanged, campaignEdited, getCampaign, touchCampaign } from './getCampaign.ts'

/** Changes what a campaign is about; its plan keeps the campaign's name. */
export async function editCampaign(ctx: RequestContext, input: EditCampaignInput) {
  authorize(requireViewer(ctx.identity), campaignPolicy.edit)
  const values = readCampaignInput(input)
  return await ctx.write(async tx => {
    const campaign = await getCampaign(tx, input.campaignId)
    const { numUpdatedRows } = await tx
      .updateTable('campaign')
      .set({ ...values, status: input.status, version: sql<number>`version + 1` })
      .where('id', '=', campaign.id)
      .where('version', '=', input.expectedVersion)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return campaignChanged(ctx, campaign.id)
    await tx
      .updateTable('plan')
      .set({ title: values.name, updated_at: ctx.now.toISOString() })
      .where('campaign_id', '=', campaign.id)
      .where('title', '<>', values.name)
      .execute()
    const details = { name: values.name, status: input.status }
    await audit(tx, ctx.identity, {
      action: 'campaign.edit',
      recordType: 'CAMPAIGN',
      recordId: campaign.id,
      details,
    })
    await touchCampaign(ctx, tx, campaign)
    return campaignEdited(campaign.id)
  })
}
