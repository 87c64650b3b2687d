import type { RequestContext } from '../platform/context.ts'
import type { MutationAddCampaignTaskArgs } from '../platform/graphql/generated/resolvers.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { readTaskInput } from './campaignTask.ts'
import { campaignPolicy } from './campaigns.policy.ts'
import {
  campaignEdited,
  campaignNotFound,
  getCampaign,
  requireClientId,
  touchCampaign,
} from './getCampaign.ts'

/** Adds a task under the id its client made; a repetition adds nothing. */
export async function addCampaignTask(
  ctx: RequestContext,
  { campaignId, id, input }: MutationAddCampaignTaskArgs,
) {
  authorize(requireViewer(ctx.identity), campaignPolicy.edit)
  requireClientId('id', id)
  return await ctx.write(async tx => {
    const campaign = await getCampaign(tx, campaignId)
    const values = await readTaskInput(tx, campaign.partnership_id, input)
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('campaign_task')
      .values({ id, campaign_id: campaign.id, ...values })
      .onConflict(conflict => conflict.column('id').doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows) await touchCampaign(ctx, tx, campaign)
    else {
      const first = await tx
        .selectFrom('campaign_task')
        .select('campaign_id')
        .where('id', '=', id)
        .executeTakeFirst()
      if (first?.campaign_id !== campaign.id) throw campaignNotFound()
    }
    return campaignEdited(campaign.id)
  })
}
