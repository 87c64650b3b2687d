import { sharedRecord, sharedRecordById, sharedRecords } from '../grants/index.ts'
import { column, day, instant, money } from '../platform/graphql/projection.ts'
import type { FieldPlan, Projection } from '../platform/graphql/projection.ts'

/** Deals that a firm outside of them sees through a grant. */
export const sharedDealTypes: Record<string, Projection> = {
  SharedDeal: sharedRecord('DEAL', 'shared_deal', {
    title: column('title'),
    number: column('number'),
    stage: column('stage'),
    amount: money('amount'),
    closeDate: day('close_date'),
    probability: column('probability'),
    updatedAt: instant('updated_at'),
  }),
}

export const sharedDealQueries: Record<string, FieldPlan> = {
  sharedDeals: sharedRecords('DEAL', 'shared_deal'),
  sharedDeal: sharedRecordById('shared_deal'),
}
