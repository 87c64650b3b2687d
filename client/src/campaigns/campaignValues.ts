import type { CampaignDetailFragment, CampaignStatus } from '../generated/graphql.ts'

/** What a person edits of a campaign itself. Days are YYYY-MM-DD. */
export interface CampaignValues {
  name: string
  goal: string | null
  status: CampaignStatus
  startsOn: string | null
  endsOn: string | null
}

export const emptyCampaignValues = (): CampaignValues => ({
  name: '',
  goal: null,
  status: 'DRAFT',
  startsOn: null,
  endsOn: null,
})

export const campaignValues = (campaign: CampaignDetailFragment): CampaignValues => ({
  name: campaign.name,
  goal: campaign.goal ?? null,
  status: campaign.status,
  startsOn: campaign.startsOn ?? null,
  endsOn: campaign.endsOn ?? null,
})

/** What is wrong with a filled form; null when it can be saved. */
export function campaignFormError({ name, startsOn, endsOn }: CampaignValues): 'name' | 'dates' | null {
  if (!name.trim()) return 'name'
  return startsOn && endsOn && endsOn < startsOn ? 'dates' : null
}
