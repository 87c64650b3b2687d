import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/exchange',
    name: 'exchange',
    component: () => import('./InterchangeListPage.vue'),
    meta: {
      title: 'exchange.title',
      nav: { icon: 'i-lucide-arrow-left-right', label: 'exchange.nav', order: 55, shortcut: 'E' },
    },
  },
  {
    path: '/exchange/agreements/:partnershipId?',
    name: 'trading-agreement',
    component: () => import('./AgreementPage.vue'),
    props: true,
    meta: { title: 'exchange.agreement.title' },
  },
  {
    path: '/exchange/:id',
    name: 'interchange',
    component: () => import('./InterchangePage.vue'),
    props: true,
    meta: { title: 'exchange.interchange' },
  },
]

export default routes
