import { useQuery } from '@urql/vue'
import { computed, ref, watch } from 'vue'
import { PreviewGrantDocument, type PreviewGrantInput } from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'

/** What the partner would see of a draft, asked a moment after its last change; null while nothing can be asked. */
export function useGrantPreview(draft: () => PreviewGrantInput | null) {
  const settled = ref<PreviewGrantInput | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    draft,
    (now, _, onCleanup) => {
      timer = setTimeout(() => (settled.value = now), 250)
      onCleanup(() => clearTimeout(timer))
    },
    { immediate: true, deep: true },
  )
  const { data, error, fetching } = useQuery({
    query: PreviewGrantDocument,
    variables: computed(() => ({
      input: settled.value ?? { recordType: 'ACCOUNT' as const, partnershipId: '', fields: [] },
    })),
    pause: computed(() => settled.value === null),
    requestPolicy: 'network-only',
  })
  return {
    preview: computed(() => (settled.value ? (data.value?.previewGrant ?? null) : null)),
    refusal: computed(() => (settled.value ? errorMessage(error.value) : null)),
    isAsking: fetching,
  }
}
