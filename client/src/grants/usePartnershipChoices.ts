import { useQuery } from '@urql/vue'
import { computed } from 'vue'
import { PartnershipChoicesDocument, type PartnershipChoicesQuery } from '../generated/graphql.ts'

export type PartnershipChoice = PartnershipChoicesQuery['partnerships']['nodes'][number]

/** The viewer's partnerships to choose one from: all of them, and the active ones work can start in. */
export function usePartnershipChoices() {
  const { data, fetching } = useQuery({
    query: PartnershipChoicesDocument,
    requestPolicy: 'cache-and-network',
  })
  const partnerships = computed(() => data.value?.partnerships.nodes ?? [])
  const active = computed(() => partnerships.value.filter(({ status }) => status === 'ACTIVE'))
  return { partnerships, active, isLoading: computed(() => fetching.value && !data.value) }
}

/** The other firms of a partnership, as the viewer reads it. */
export function partnersOf(partnership: PartnershipChoice) {
  return partnership.parties.map(({ organization }) => organization).filter(({ isViewers }) => !isViewers)
}
