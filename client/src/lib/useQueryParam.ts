import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** One parameter of the URL's query as a writable ref: the URL is the view. The default is left out of the URL. */
export function useQueryParam(name: string, defaultValue = '') {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => {
      const value = route.query[name]
      return typeof value === 'string' ? value : defaultValue
    },
    set: (value: string) => {
      const query = { ...route.query }
      if (value === defaultValue) delete query[name]
      else query[name] = value
      void router.replace({ query })
    },
  })
}
