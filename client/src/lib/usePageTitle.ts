import { toValue, watchEffect, type MaybeRefOrGetter } from 'vue'

/** Names the tab after the record on the page once it is known; the route's own title stands until then. */
export function usePageTitle(title: MaybeRefOrGetter<string | null | undefined>) {
  watchEffect(() => {
    const name = toValue(title)
    if (name) document.title = `${name} · Enishi`
  })
}
