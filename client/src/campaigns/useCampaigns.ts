import { useSubscription } from '@urql/vue'
import { computed } from 'vue'
import { CampaignChangedDocument, CampaignsDocument } from '../generated/graphql.ts'
import { usePages } from '../lib/usePages.ts'
import { usePulse } from '../lib/usePulse.ts'
import { useQueryParam } from '../lib/useQueryParam.ts'

/** The campaigns of the viewer's partnerships, kept live; the URL holds the filters. */
export function useCampaigns() {
  const partnershipId = useQueryParam('partnership', 'all')
  const status = useQueryParam('status', 'all')
  const pages = usePages({
    document: CampaignsDocument,
    variables: after => ({
      partnershipId: partnershipId.value === 'all' ? null : partnershipId.value,
      first: 50,
      after,
    }),
    page: data => data.campaigns,
  })
  const refreshSoon = usePulse(() => void pages.refresh())
  useSubscription({ query: CampaignChangedDocument, variables: {} }, (_, event) => {
    if (!pages.nodes.value.some(({ id }) => id === event.campaignChanged.id)) refreshSoon()
    return event
  })
  return {
    ...pages,
    campaigns: computed(() =>
      pages.nodes.value.filter(campaign => status.value === 'all' || campaign.status === status.value),
    ),
    partnershipId,
    status,
    isFiltered: computed(() => partnershipId.value !== 'all' || status.value !== 'all'),
    clearFilters() {
      status.value = 'all'
      partnershipId.value = 'all'
    },
  }
}
