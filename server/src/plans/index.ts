import type { Domain } from '../platform/graphql/schema.ts'
import { planQueries, planTypes } from './plans.projections.ts'

export const plansDomain: Domain = { types: planTypes, queries: planQueries }
