import { registerShareable } from '../grants/index.ts'
import type { Domain } from '../platform/graphql/schema.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { addCampaignBudgetLine } from './addCampaignBudgetLine.ts'
import { addCampaignTask } from './addCampaignTask.ts'
import { campaignQueries, campaignTypes } from './campaigns.projections.ts'
import { editCampaign } from './editCampaign.ts'
import { editCampaignBudgetLine } from './editCampaignBudgetLine.ts'
import { editCampaignTask } from './editCampaignTask.ts'
import { removeCampaignBudgetLine } from './removeCampaignBudgetLine.ts'
import { removeCampaignTask } from './removeCampaignTask.ts'
import { shareableCampaign } from './shareableCampaign.ts'
import { sharedCampaignQueries, sharedCampaignTypes } from './sharedCampaigns.projections.ts'
import { startCampaign } from './startCampaign.ts'

registerShareable(shareableCampaign)

export const campaignsDomain: Domain = {
  types: { ...campaignTypes, ...sharedCampaignTypes },
  queries: { ...campaignQueries, ...sharedCampaignQueries },
  resolvers: {
    Mutation: {
      startCampaign: (_, { input }, ctx) => startCampaign(ctx, input),
      editCampaign: (_, { input }, ctx) => editCampaign(ctx, input),
      addCampaignTask: (_, args, ctx) => addCampaignTask(ctx, args),
      editCampaignTask: (_, args, ctx) => editCampaignTask(ctx, args),
      removeCampaignTask: (_, { id }, ctx) => removeCampaignTask(ctx, id),
      addCampaignBudgetLine: (_, args, ctx) => addCampaignBudgetLine(ctx, args),
      editCampaignBudgetLine: (_, args, ctx) => editCampaignBudgetLine(ctx, args),
      removeCampaignBudgetLine: (_, { id }, ctx) => removeCampaignBudgetLine(ctx, id),
    },
  },
  subscriptions: {
    campaignChanged: {
      topics: ['campaign.changed'],
      concerns: (event, { partnershipId }) => !partnershipId || event.partnershipId === partnershipId,
      payload: event => new RecordRef('Campaign', event.recordId),
    },
  },
}
