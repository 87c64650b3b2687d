import type { Domain } from '../platform/graphql/schema.ts'
import { planQueries, planTypes } from './plans.projections.ts'

export { openPlanCollaboration } from './planCollaboration.ts'
export { projectPlans } from './projectPlans.ts'

export const plansDomain: Domain = { types: planTypes, queries: planQueries }
