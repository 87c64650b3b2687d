import { useQuery } from '@urql/vue'
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import { SearchDocument } from '../generated/graphql.ts'

const pauseMs = 150
const shortest = 2

/** Finds records by name or number while typing; asks once the typing pauses, from two characters on. */
export function useSearch(text: Ref<string>) {
  const asked = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(text, typed => {
    clearTimeout(timer)
    timer = setTimeout(() => (asked.value = typed.trim()), pauseMs)
  })
  onScopeDispose(() => clearTimeout(timer))

  const isTooShort = computed(() => Array.from(asked.value).length < shortest)
  const { data, fetching, error } = useQuery({
    query: SearchDocument,
    variables: computed(() => ({ text: asked.value })),
    pause: isTooShort,
    requestPolicy: 'network-only',
  })
  return {
    hits: computed(() => (isTooShort.value ? [] : (data.value?.search ?? []))),
    isSearching: computed(() => !isTooShort.value && fetching.value),
    error,
  }
}
