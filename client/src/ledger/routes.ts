import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/partnerships/:id/ledger',
    name: 'partnership-ledger',
    component: () => import('./LedgerPage.vue'),
    props: true,
    meta: { title: 'ledger.title' },
  },
]

export default routes
