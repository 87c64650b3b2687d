import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import type { MutationEditCampaignBudgetLineArgs } from '../platform/graphql/generated/resolvers.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getBudgetLine, readBudgetLineInput } from './campaignBudgetLine.ts'
import { campaignPolicy } from './campaigns.policy.ts'
import { campaignChanged, campaignEdited, touchCampaign } from './getCampaign.ts'

export async function editCampaignBudgetLine(
  ctx: RequestContext,
  { id, expectedVersion, input }: MutationEditCampaignBudgetLineArgs,
) {
  authorize(requireViewer(ctx.identity), campaignPolicy.edit)
  return await ctx.write(async tx => {
    const { line, campaign } = await getBudgetLine(tx, id)
    const values = await readBudgetLineInput(tx, campaign.partnership_id, input)
    const { numUpdatedRows } = await tx
      .updateTable('campaign_budget_line')
      .set({ ...values, version: sql<number>`version + 1` })
      .where('id', '=', line.id)
      .where('version', '=', expectedVersion)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return campaignChanged(ctx, campaign.id)
    await touchCampaign(ctx, tx, campaign)
    return campaignEdited(campaign.id)
  })
}
