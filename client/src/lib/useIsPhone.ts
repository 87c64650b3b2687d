import { onScopeDispose, readonly, ref } from 'vue'

/** True below 768 px, where tables become cards. */
export function useIsPhone() {
  const query = window.matchMedia('(max-width: 767px)')
  const isPhone = ref(query.matches)
  const update = () => (isPhone.value = query.matches)
  query.addEventListener('change', update)
  onScopeDispose(() => query.removeEventListener('change', update))
  return readonly(isPhone)
}
