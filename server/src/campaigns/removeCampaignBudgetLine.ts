import type { RequestContext } from '../platform/context.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getBudgetLine } from './campaignBudgetLine.ts'
import { campaignPolicy } from './campaigns.policy.ts'
import { campaignEdited, touchCampaign } from './getCampaign.ts'

export async function removeCampaignBudgetLine(ctx: RequestContext, id: string) {
  authorize(requireViewer(ctx.identity), campaignPolicy.edit)
  return await ctx.write(async tx => {
    const { line, campaign } = await getBudgetLine(tx, id)
    await tx.deleteFrom('campaign_budget_line').where('id', '=', line.id).execute()
    await touchCampaign(ctx, tx, campaign)
    return campaignEdited(campaign.id)
  })
}
