import { computed, type Ref } from 'vue'
import type { DealCardFragment, DealStage, DealStagesQuery } from '../generated/graphql.ts'
import { sumByCurrency, type Amount } from '../lib/money.ts'
import { stages } from './stages.ts'

export type BoardColumn = {
  stage: DealStage
  deals: DealCardFragment[]
  count: number
  /** There may be more than `count`: only the loaded matches of a search are known. */
  isAtLeast: boolean
  totals: Amount[]
}

type BoardSource = {
  deals: Ref<DealCardFragment[]>
  stageOf: (deal: DealCardFragment) => DealStage
  /** Counts and totals of all deals by stage, as the server knows them. */
  summary: Ref<DealStagesQuery['dealStages']>
  isSearching: Ref<boolean>
  hasMore: Ref<boolean>
}

/** The deals by stage. Counts and totals cover all deals, also those not loaded; while searching, the matches. */
export function useBoardColumns({ deals, stageOf, summary, isSearching, hasMore }: BoardSource) {
  return computed<BoardColumn[]>(() => {
    const byStage = Map.groupBy(deals.value, stageOf)
    return stages.map(stage => {
      const column = byStage.get(stage) ?? []
      const known = summary.value.find(each => each.stage === stage)
      if (isSearching.value || !known || !hasMore.value) {
        const totals = sumByCurrency(column.map(({ amount }) => amount))
        return { stage, deals: column, count: column.length, isAtLeast: hasMore.value, totals }
      }
      return { stage, deals: column, count: known.count, isAtLeast: false, totals: known.totals }
    })
  })
}
