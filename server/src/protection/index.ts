import type { Domain } from '../platform/graphql/schema.ts'
import { allowMoreReading } from './allowMoreReading.ts'
import { changeReadingBudget } from './changeReadingBudget.ts'
import { changeTwoPersonRule } from './changeTwoPersonRule.ts'
import { decideExport } from './decideExport.ts'
import { exportRoute } from './fetchExport.ts'
import { handOver } from './handOver.ts'
import { protectionQueries, protectionTypes } from './protection.projections.ts'
import { requestExport } from './requestExport.ts'

export { countLists } from './countLists.ts'
export { openReadingTally } from './readingTally.ts'
export { traceExport } from './traceExport.ts'

/** What keeps a firm's customers from being carried off: budgets, two people for what is large, marks in what leaves. */
export const protectionDomain: Domain = {
  types: protectionTypes,
  queries: protectionQueries,
  resolvers: {
    Mutation: {
      requestExport: (_, { input }, ctx) => requestExport(ctx, input),
      decideExport: (_, { input }, ctx) => decideExport(ctx, input),
      changeReadingBudget: (_, { input }, ctx) => changeReadingBudget(ctx, input),
      changeTwoPersonRule: (_, { input }, ctx) => changeTwoPersonRule(ctx, input),
      handOver: (_, { input }, ctx) => handOver(ctx, input),
      allowMoreReading: (_, { memberId, rows }, ctx) => allowMoreReading(ctx, memberId, rows),
    },
  },
}

export const routes = [exportRoute]
