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

  /** The entry nearest to the page: one below another is its own. */
  const active = computed(() =>
    entries
      .filter(({ path }) => route.path === path || (path !== '/' && route.path.startsWith(`${path}/`)))
      .reduce((nearest, { path }) => (path.length > nearest.length ? path : nearest), ''),
  )

  const items = computed(() =>
    entries.map(({ path, nav }) => ({
      path,
      icon: nav.icon,
      label: t(nav.label),
      shortcut: nav.shortcut,
      order: nav.order,
      unread: unread.value[path] ?? 0,
      isActive: path === active.value,
    })),
  )
  return { items }
}
export type NavigationItem = ReturnType<typeof useNavigation>['items']['value'][number]
