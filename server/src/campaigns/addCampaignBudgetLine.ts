import type { RequestContext } from '../platform/context.ts'
import type { MutationAddCampaignBudgetLineArgs } from '../platform/graphql/generated/resolvers.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { readBudgetLineInput } from './campaignBudgetLine.ts'
import { campaignPolicy } from './campaigns.policy.ts'
import {
  campaignEdited,
  campaignNotFound,
  getCampaign,
  requireClientId,
  touchCampaign,
} from './getCampaign.ts'

/** Adds a budget line under the id its client made; a repetition adds nothing. */
export async function addCampaignBudgetLine(
  ctx: RequestContext,
  { campaignId, id, input }: MutationAddCampaignBudgetLineArgs,
) {
  authorize(requireViewer(ctx.identity), campaignPolicy.edit)
  requireClientId('id', id)
  return await ctx.write(async tx => {
    const campaign = await getCampaign(tx, campaignId)
    const values = await readBudgetLineInput(tx, campaign.partnership_id, input)
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('campaign_budget_line')
      .values({ id, campaign_id: campaign.id, ...values })
      .onConflict(conflict => conflict.column('id').doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows) await touchCampaign(ctx, tx, campaign)
    else {
      const first = await tx
        .selectFrom('campaign_budget_line')
        .select('campaign_id')
        .where('id', '=', id)
        .executeTakeFirst()
      if (first?.campaign_id !== campaign.id) throw campaignNotFound()
    }
    return campaignEdited(campaign.id)
  })
}
