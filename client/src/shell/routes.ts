import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/',
    name: 'home',
    component: () => import('./HomePage.vue'),
    meta: {
      title: 'shell.home',
      nav: { icon: 'i-lucide-house', label: 'shell.home', order: 0, shortcut: 'H' },
    },
  },
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('./NotFoundPage.vue'),
    meta: { title: 'shell.notFound.title' },
  },
]

export default routes
