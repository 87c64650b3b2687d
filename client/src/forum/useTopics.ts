import { useSubscription } from '@urql/vue'
import { computed } from 'vue'
import { TopicChangedDocument, TopicsDocument } from '../generated/graphql.ts'
import { usePages } from '../lib/usePages.ts'
import { usePulse } from '../lib/usePulse.ts'
import { useQueryParam } from '../lib/useQueryParam.ts'

/** The topics the viewer may read, pinned first then newest post first, kept live; the URL holds the filters. */
export function useTopics() {
  const partnershipId = useQueryParam('partnership', 'all')
  const kind = useQueryParam('kind', 'all')
  const pages = usePages({
    document: TopicsDocument,
    variables: after => ({
      partnershipId: partnershipId.value === 'all' ? null : partnershipId.value,
      first: 50,
      after,
    }),
    page: data => data.topics,
  })
  const refreshSoon = usePulse(() => void pages.refresh())
  useSubscription({ query: TopicChangedDocument, variables: {} }, (_, event) => {
    refreshSoon()
    return event
  })
  return {
    ...pages,
    topics: computed(() =>
      pages.nodes.value.filter(topic => kind.value === 'all' || topic.kind === kind.value),
    ),
    partnershipId,
    kind,
    isFiltered: computed(() => partnershipId.value !== 'all' || kind.value !== 'all'),
    clearFilters() {
      kind.value = 'all'
      partnershipId.value = 'all'
    },
  }
}
