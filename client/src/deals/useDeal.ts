import { useMutation, useQuery, useSubscription } from '@urql/vue'
import { computed, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'
import {
  DealDocument,
  DealEventsDocument,
  EditDealDocument,
  type DealDetailFragment,
  type DealEventsSubscription,
  type EditDealInput,
} from '../generated/graphql.ts'
import { reconnects } from '../lib/connection.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { usePulse } from '../lib/usePulse.ts'

/** What a person edits on a deal; an edit sends the whole set. */
export type DealValues = Omit<EditDealInput, 'dealId' | 'expectedVersion'>
/** `base` is what the person started from: only what differs from it is his. */
export type DealConflict = { base: DealValues; mine: DealValues; theirs: DealDetailFragment; message: string }

export function dealValues(deal: DealDetailFragment): DealValues {
  const { title, closeDate, probability, owner } = deal
  const amount = deal.amount && { minor: deal.amount.minor, currency: deal.amount.currency }
  return { title, amount, closeDate, probability, ownerId: owner?.id ?? null }
}

/** A deal with its orders, live. `onEvent` tells of every change, so that the timeline reads itself again. */
export function useDeal(id: MaybeRefOrGetter<string>, onEvent: () => void) {
  const { data, error, fetching, executeQuery } = useQuery({
    query: DealDocument,
    variables: computed(() => ({ id: toValue(id) })),
    requestPolicy: 'cache-and-network',
  })
  const editing = useMutation(EditDealDocument)
  const conflict = ref<DealConflict | null>(null)
  const changedBy = ref<string | null>(null)
  const deal = computed(() => data.value?.deal ?? null)
  const refresh = () => executeQuery({ requestPolicy: 'network-only' })
  const pulse = usePulse(() => void refresh())
  watch(reconnects, pulse)

  useSubscription<DealEventsSubscription>({ query: DealEventsDocument, variables: {} }, (_, event) => {
    if (event.dealChanged.id !== toValue(id)) return event
    const author = event.dealChanged.lastActivity?.author
    changedBy.value = author && !author.isViewer ? author.name : null
    pulse()
    onEvent()
    return event
  })

  /** Saves on the version shown. Answers a refusal to show at the field. */
  async function edit(values: DealValues, expectedVersion: number): Promise<string | null> {
    const base = deal.value ? dealValues(deal.value) : values
    const input = { dealId: toValue(id), expectedVersion, ...values }
    const { data: saved, error: failure } = await editing.executeMutation({ input })
    const result = saved?.editDeal
    if (!result) return errorMessage(failure)
    if (result.__typename === 'DealEdited') {
      onEvent()
      return null
    }
    conflict.value = { base, mine: values, theirs: result.deal, message: result.message }
    return null
  }

  return {
    deal,
    error,
    isLoading: computed(() => fetching.value && !data.value),
    conflict,
    changedBy,
    edit,
    refresh,
  }
}
