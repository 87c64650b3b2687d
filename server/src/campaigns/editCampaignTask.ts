import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import type { MutationEditCampaignTaskArgs } from '../platform/graphql/generated/resolvers.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getTask, readTaskInput } from './campaignTask.ts'
import { campaignPolicy } from './campaigns.policy.ts'
import { campaignChanged, campaignEdited, touchCampaign } from './getCampaign.ts'

export async function editCampaignTask(
  ctx: RequestContext,
  { id, expectedVersion, input }: MutationEditCampaignTaskArgs,
) {
  authorize(requireViewer(ctx.identity), campaignPolicy.edit)
  return await ctx.write(async tx => {
    const { task, campaign } = await getTask(tx, id)
    const values = await readTaskInput(tx, campaign.partnership_id, input)
    const { numUpdatedRows } = await tx
      .updateTable('campaign_task')
      .set({ ...values, version: sql<number>`version + 1` })
      .where('id', '=', task.id)
      .where('version', '=', expectedVersion)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return campaignChanged(ctx, campaign.id)
    await touchCampaign(ctx, tx, campaign)
    return campaignEdited(campaign.id)
  })
}
