import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { useUnread } from './useUnread.ts'

/** The main navigation: what the domains' routes declare, in order, with unread counts. */
export function useNavigation() {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const { unread } = useUnread()

  const entries = router
    .getRoutes()
    .flatMap(({ path, meta: { nav } }) => (nav ? [{ path, nav }] : []))
    .sort((a, b) => a.nav.order - b.nav.order)

  const items = computed(() =>
    entries.map(({ path, nav }) => ({
      path,
      icon: nav.icon,
      label: t(nav.label),
      shortcut: nav.shortcut,
      order: nav.order,
      unread: unread.value[path] ?? 0,
      isActive: path === '/' ? route.path === '/' : route.path === path || route.path.startsWith(`${path}/`),
    })),
  )
  return { items }
}
export type NavigationItem = ReturnType<typeof useNavigation>['items']['value'][number]
