import type { Client } from '@urql/core'
import { watch } from 'vue'
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import { loadViewer } from '../identity/useViewer.ts'
import { reconnects } from '../lib/connection.ts'
import { onSignedOut } from '../lib/graphql.ts'
import { i18n } from '../lib/i18n.ts'
import { finishForgetting } from '../plans/forgetPlanCopies.ts'

const modules = import.meta.glob<RouteRecordRaw[]>('../*/routes.ts', { eager: true, import: 'default' })

/** Every page of every domain. */
export const pages: RouteRecordRaw[] = Object.values(modules).flat()

export function createPages(client: Client) {
  void finishForgetting()
  const router = createRouter({
    history: createWebHistory(),
    routes: pages,
    scrollBehavior: (_, __, saved) => saved ?? { top: 0 },
  })

  router.beforeEach(async to => {
    const access = to.matched.map(({ meta }) => meta.access).findLast(each => each !== undefined) ?? 'member'
    if (access === 'anyone') return true
    const { viewer, error } = await loadViewer(client)
    // Unreachable server: let the page say so and retry.
    if (error) return true
    if (!viewer) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
    if (access === 'member' && !viewer.organization)
      return { name: 'welcome', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
    return true
  })

  // A new version was deployed and the old chunk is gone: take the new page once.
  router.onError((error, to) => {
    if (/dynamically imported module|Importing a module script failed|preload CSS/i.test(String(error))) {
      const key = 'enishi.reloadedFor'
      if (sessionStorage.getItem(key) === to.fullPath) return
      sessionStorage.setItem(key, to.fullPath)
      location.assign(to.fullPath)
    }
  })

  const nameTab = (to: RouteLocationNormalized) => {
    const title = to.matched.map(({ meta }) => meta.title).findLast(each => each !== undefined)
    document.title = title ? `${i18n.global.t(title)} · Enishi` : 'Enishi'
  }
  router.afterEach((to, from) => {
    nameTab(to)
    // A new page starts at its beginning for screen readers and the keyboard too; the first one keeps the browser's start.
    if (from.matched.length && to.path !== from.path)
      requestAnimationFrame(() => {
        const { activeElement } = document
        if (!activeElement || activeElement === document.body || !document.contains(activeElement))
          document.getElementById('main')?.focus({ preventScroll: true })
      })
  })
  // Opened while the server was away: learn who is signed in as soon as it answers.
  watch(reconnects, () => void loadViewer(client))
  watch(i18n.global.locale, () => nameTab(router.currentRoute.value))

  onSignedOut(() => {
    const to = router.currentRoute.value
    const access = to.matched.map(({ meta }) => meta.access).findLast(each => each !== undefined)
    // While the first page is still being chosen, the guard above decides.
    if (to.matched.length && access !== 'anyone')
      location.assign(`/sign-in?next=${encodeURIComponent(to.fullPath)}`)
  })
  return router
}
