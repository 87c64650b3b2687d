import { useMutation, useQuery } from '@urql/vue'
import { computed, ref, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  ChangePartnershipStatusDocument,
  PartnershipPageDocument,
  SetAcceptsSharedRecordsDocument,
  type PartnershipStatus,
} from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { notify } from '../ui/notify.ts'

/** One partnership: its parties, and suspending, resuming or ending it. */
export function usePartnership(id: MaybeRefOrGetter<string>) {
  const { t } = useI18n()
  const { data, error, fetching, executeQuery } = useQuery({
    query: PartnershipPageDocument,
    variables: computed(() => ({ id: toValue(id) })),
    requestPolicy: 'cache-and-network',
  })
  const changing = useMutation(ChangePartnershipStatusDocument)
  const setting = useMutation(SetAcceptsSharedRecordsDocument)
  const refusal = ref<string | null>(null)
  const partnership = computed(() => data.value?.partnership ?? null)

  async function changeStatus(status: PartnershipStatus): Promise<void> {
    if (!partnership.value) return
    const { id: partnershipId, version: expectedVersion } = partnership.value
    const { data: answer, error: failure } = await changing.executeMutation({
      input: { partnershipId, status, expectedVersion },
    })
    const result = answer?.changePartnershipStatus
    refusal.value =
      errorMessage(failure) ?? (result?.__typename === 'PartnershipChanged' ? result.message : null)
    if (!refusal.value) notify({ title: t(`partnerships.changed.${status}`) })
  }

  async function setAccepts(accepts: boolean): Promise<void> {
    const { error: failure } = await setting.executeMutation({ partnershipId: toValue(id), accepts })
    if (failure) notify({ title: errorMessage(failure) ?? '', color: 'error' })
    else
      notify({
        title: t(accepts ? 'partnerships.accepts.on' : 'partnerships.accepts.off'),
        undo: () => setAccepts(!accepts),
      })
  }

  return {
    partnership,
    error,
    isLoading: computed(() => fetching.value && !data.value),
    refresh: () => executeQuery({ requestPolicy: 'network-only' }),
    changeStatus,
    setAccepts,
    isChanging: changing.fetching,
    isSetting: setting.fetching,
    refusal,
  }
}
