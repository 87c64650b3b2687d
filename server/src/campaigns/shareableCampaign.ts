import { jointShareable } from '../grants/index.ts'

/** What a grant on a campaign may name; `shared_campaign` masks by the same names. Its plan is shared by itself. */
export const shareableCampaign = jointShareable({
  type: 'CAMPAIGN',
  table: 'campaign',
  sharedView: 'shared_campaign',
  name: 'name',
  fields: ['goal', 'status', 'startsOn', 'endsOn', 'tasks', 'budget'],
  verbs: ['READ', 'SHARE_ONWARD'],
  topics: ['campaign.'],
})
