import { useMutation } from '@urql/vue'
import { ref, toValue, type MaybeRefOrGetter } from 'vue'
import {
  DealActivitiesDocument,
  LogDealActivityDocument,
  type DealActivityKind,
} from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { usePages } from '../lib/usePages.ts'
import { newId } from '../lib/uuid.ts'

/** What happened on a deal, newest first, and writing to it: a text keeps its id until it arrived, so it arrives once. */
export function useDealActivities(dealId: MaybeRefOrGetter<string>) {
  const list = usePages({
    document: DealActivitiesDocument,
    variables: after => ({ id: toValue(dealId), first: 20, after }),
    page: data => data.deal?.activities,
  })
  const logging = useMutation(LogDealActivityDocument)
  const refusal = ref<string | null>(null)
  let clientId = newId()

  async function log(kind: DealActivityKind, body: string): Promise<boolean> {
    const { data, error } = await logging.executeMutation({
      input: { dealId: toValue(dealId), kind, body, clientId },
    })
    refusal.value = errorMessage(error)
    if (!data) return false
    clientId = newId()
    await list.refresh()
    return true
  }

  return { ...list, log, isLogging: logging.fetching, refusal }
}
