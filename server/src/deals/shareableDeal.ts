import { jointShareable } from '../grants/index.ts'

/** What a grant on a deal may name; `shared_deal` masks by the same names. Its account, talk and orders are never part of it. */
export const shareableDeal = jointShareable({
  type: 'DEAL',
  table: 'deal',
  sharedView: 'shared_deal',
  name: 'title',
  fields: ['number', 'stage', 'amount', 'closeDate', 'probability'],
  verbs: ['READ', 'SHARE_ONWARD'],
  topics: ['deal.'],
})
