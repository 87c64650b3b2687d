import type { CampaignStatus } from '../generated/graphql.ts'

/** In the order a campaign goes through them. */
export const campaignStatuses: readonly CampaignStatus[] = [
  'DRAFT',
  'PLANNED',
  'RUNNING',
  'DONE',
  'CANCELLED',
]

type BadgeColor = 'neutral' | 'info' | 'primary' | 'success' | 'warning'
const colors: Record<CampaignStatus, BadgeColor> = {
  DRAFT: 'neutral',
  PLANNED: 'info',
  RUNNING: 'primary',
  DONE: 'success',
  CANCELLED: 'warning',
}
export const campaignStatusColor = (status: CampaignStatus): BadgeColor => colors[status]
