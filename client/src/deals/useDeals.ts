import { useQuery, useSubscription } from '@urql/vue'
import { computed, onScopeDispose, reactive } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  DealEventsDocument,
  DealsDocument,
  DealStagesDocument,
  type DealCardFragment,
  type DealEventsSubscription,
} from '../generated/graphql.ts'
import { usePages } from '../lib/usePages.ts'
import { usePulse } from '../lib/usePulse.ts'

const highlightMs = 6_000

type DealFilter = { partnershipId: string | null; search: string | null }

/** The deals of board and table: paged, searched, and live. `touched` says who changed a deal just now. */
export function useDeals(filter: () => DealFilter) {
  const { t } = useI18n()
  const list = usePages({
    document: DealsDocument,
    variables: after => ({ ...filter(), first: 100, after }),
    page: data => data.deals,
  })
  const summary = useQuery({
    query: DealStagesDocument,
    variables: computed(() => ({ partnershipId: filter().partnershipId })),
    requestPolicy: 'cache-and-network',
  })
  const touched = reactive(new Map<string, string>())
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const refreshSummary = usePulse(() => void summary.executeQuery({ requestPolicy: 'network-only' }))
  const refreshList = usePulse(() => void list.refresh())

  useSubscription<DealEventsSubscription>(
    { query: DealEventsDocument, variables: computed(() => ({ partnershipId: filter().partnershipId })) },
    (_, data) => {
      const deal = data.dealChanged
      refreshSummary()
      // A deal that is loaded changes in place by the cache; one that is not may belong into the list now.
      if (!list.nodes.value.some(({ id }) => id === deal.id)) refreshList()
      highlight(deal)
      return data
    },
  )

  function highlight(deal: DealCardFragment) {
    const { author, kind } = deal.lastActivity ?? {}
    if (!author || author.isViewer) return
    const sentence = kind === 'STAGE_CHANGE' ? 'deals.movedBy' : 'deals.changedBy'
    touched.set(deal.id, t(sentence, { name: author.name }))
    clearTimeout(timers.get(deal.id))
    timers.set(
      deal.id,
      setTimeout(() => touched.delete(deal.id), highlightMs),
    )
  }
  onScopeDispose(() => timers.forEach(timer => clearTimeout(timer)))

  return {
    ...list,
    summary: computed(() => summary.data.value?.dealStages ?? []),
    touched,
    refreshSummary,
  }
}
