import { useClientHandle } from '@urql/vue'
import { ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { InterchangeDocument } from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { useQueryParam } from '../lib/useQueryParam.ts'
import { interchangeBytes } from './interchangeBytes.ts'

/** Opens the interchange that the address names: `?interchange=` and its id. */
export function useKeptInterchange(open: (name: string, file: Blob) => void) {
  const { t } = useI18n()
  const { client } = useClientHandle()
  const id = useQueryParam('interchange')
  const isFetching = ref(false)
  const refusal = ref<string | null>(null)

  watch(
    id,
    async wanted => {
      if (!wanted) return
      isFetching.value = true
      refusal.value = null
      const { data, error } = await client.query(InterchangeDocument, { id: wanted })
      isFetching.value = false
      const interchange = data?.interchange
      const bytes = interchange && interchangeBytes(interchange)
      if (!interchange) refusal.value = errorMessage(error) ?? t('exchange.gone')
      else if (!bytes) refusal.value = t('exchange.viewer.tooLarge')
      else open(`${interchange.controlNumber ?? wanted}.edi`, new Blob([bytes]))
    },
    { immediate: true },
  )
  return { isFetching, refusal }
}
