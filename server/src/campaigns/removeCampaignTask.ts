import type { RequestContext } from '../platform/context.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getTask } from './campaignTask.ts'
import { campaignPolicy } from './campaigns.policy.ts'
import { campaignEdited, touchCampaign } from './getCampaign.ts'

export async function removeCampaignTask(ctx: RequestContext, id: string) {
  authorize(requireViewer(ctx.identity), campaignPolicy.edit)
  return await ctx.write(async tx => {
    const { task, campaign } = await getTask(tx, id)
    await tx.deleteFrom('campaign_task').where('id', '=', task.id).execute()
    await touchCampaign(ctx, tx, campaign)
    return campaignEdited(campaign.id)
  })
}
