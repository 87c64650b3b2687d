import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/deals',
    name: 'deals',
    component: () => import('./DealsPage.vue'),
    meta: {
      title: 'deals.title',
      nav: { icon: 'i-lucide-handshake', label: 'deals.nav', order: 10, shortcut: 'D' },
    },
  },
  {
    path: '/deals/:id',
    name: 'deal',
    component: () => import('./DealPage.vue'),
    props: true,
    meta: { title: 'deals.deal', inView: true },
  },
]

export default routes
