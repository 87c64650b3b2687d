import { useMutation, useQuery } from '@urql/vue'
import { computed, ref, watch, type Ref } from 'vue'
import { ShareableFieldsDocument, ShareRecordsDocument, type ShareableType } from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { usePartners } from './usePartners.ts'
import { useTerms } from './useTerms.ts'

/** The draft of the same terms for many own records. */
export function useShareMany(recordType: () => ShareableType, ids: () => string[], open: Ref<boolean>) {
  const { partners, key, partner, isLoading } = usePartners()
  const { data } = useQuery({
    query: ShareableFieldsDocument,
    variables: computed(() => ({ recordType: recordType() })),
    pause: computed(() => !open.value),
  })
  const sharing = useMutation(ShareRecordsDocument)
  const shareable = computed(() => data.value?.shareableFields ?? [])
  const terms = useTerms(
    () => shareable.value.filter(field => field.isAlwaysShared).map(({ name }) => name),
    () => [],
  )
  const refusal = ref<string | null>(null)
  watch(open, isNowOpen => {
    if (!isNowOpen) return
    refusal.value = null
    terms.take(null)
  })

  /** Answers how many are shared now, and how many were already; null with `refusal` set. */
  async function submit() {
    if (!partner.value) return null
    const { partnershipId, id: granteeId } = partner.value
    const input = {
      recordType: recordType(),
      recordIds: ids(),
      partnershipId,
      granteeId,
      ...terms.input.value,
    }
    const { data: answer, error } = await sharing.executeMutation({ input })
    const result = answer?.shareRecords
    if (result?.__typename === 'RecordsShared') {
      const already = result.outcomes.filter(({ outcome }) => outcome === 'ALREADY_SHARED').length
      return { shared: result.sharedCount, already }
    }
    refusal.value = result?.message ?? errorMessage(error)
    return null
  }
  return { partners, key, partner, isLoading, shareable, terms, refusal, submit, isWorking: sharing.fetching }
}
