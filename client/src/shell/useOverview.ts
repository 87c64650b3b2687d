import { useQuery, useSubscription } from '@urql/vue'
import { computed, watch } from 'vue'
import {
  ChecklistDocument,
  HomeDealChangedDocument,
  HomeDocument,
  HomeGrantChangedDocument,
} from '../generated/graphql.ts'
import { reconnects } from '../lib/connection.ts'
import { usePulse } from '../lib/usePulse.ts'

/** The end of the seventh day from now, so that the page asks for the same all day. */
function inSevenDays(): string {
  const day = new Date()
  day.setUTCHours(24 * 8, 0, 0, 0)
  return day.toISOString()
}

/** What the home page shows: what waits for an answer, partnerships, latest deals, and a new firm's first steps. */
export function useOverview() {
  const { data, error, fetching, executeQuery } = useQuery({
    query: HomeDocument,
    variables: { soon: inSevenDays() },
    requestPolicy: 'cache-and-network',
  })
  const refresh = () => executeQuery({ requestPolicy: 'network-only' })
  const refreshSoon = usePulse(() => void refresh(), 500)
  const { data: deal } = useSubscription({ query: HomeDealChangedDocument })
  const { data: grant } = useSubscription({ query: HomeGrantChangedDocument })
  watch([deal, grant, reconnects], refreshSoon)

  const partnerships = computed(() => data.value?.partnerships.nodes ?? [])
  const deals = computed(() => data.value?.deals.nodes ?? [])
  const invitations = computed(
    () =>
      data.value?.partnershipInvitations.filter(({ isSent, status }) => !isSent && status === 'PENDING') ??
      [],
  )
  const grants = computed(
    () =>
      data.value?.recordGrants.nodes.filter(
        ({ status, viewerCanAccept }) => status === 'PROPOSED' && viewerCanAccept,
      ) ?? [],
  )
  const ending = computed(() =>
    (
      [
        ['given', data.value?.ending.totalCount.value ?? 0],
        ['received', data.value?.endingReceived.totalCount.value ?? 0],
      ] as const
    ).flatMap(([direction, count]) => (count > 0 ? [{ direction, count }] : [])),
  )
  const isNew = computed(() => data.value !== undefined && !deals.value.length)

  const { data: progress } = useQuery({
    query: ChecklistDocument,
    pause: () => !isNew.value,
    requestPolicy: 'cache-and-network',
  })
  const steps = computed(() => {
    const account = progress.value?.accounts.nodes[0]
    return [
      {
        key: 'invite',
        to: '/partnerships?invite',
        isDone:
          partnerships.value.length > 0 ||
          (data.value?.partnershipInvitations.some(({ isSent }) => isSent) ?? false),
      },
      { key: 'import', to: '/accounts/import', isDone: account !== undefined },
      {
        key: 'share',
        to: account ? `/accounts/${account.id}` : '/accounts',
        isDone: (progress.value?.recordGrants.nodes.length ?? 0) > 0,
      },
      { key: 'deal', to: '/deals?open', isDone: deals.value.length > 0 },
    ]
  })

  return {
    partnerships,
    deals,
    invitations,
    grants,
    ending,
    isNew,
    steps,
    error,
    isLoading: computed(() => fetching.value && !data.value),
    hasData: computed(() => data.value !== undefined),
    refresh,
  }
}
