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
    path: '/exchange/viewer',
    name: 'edi-viewer',
    component: () => import('./ViewerPage.vue'),
    meta: {
      title: 'exchange.viewer.title',
      nav: { icon: 'i-lucide-file-search', label: 'exchange.viewer.nav', order: 56, shortcut: 'V' },
    },
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
