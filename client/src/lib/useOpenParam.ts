import { ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** A dialog that `?name=1` in the URL opens, as the command palette does; the parameter goes as it opens. */
export function useOpenParam(name: string) {
  const route = useRoute()
  const router = useRouter()
  const isOpen = ref(false)
  watch(
    () => route.query[name],
    value => {
      if (value !== '1') return
      isOpen.value = true
      const { [name]: _, ...query } = route.query
      void router.replace({ query })
    },
    { immediate: true },
  )
  return isOpen
}
