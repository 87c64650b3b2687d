import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/accounts',
    name: 'accounts',
    component: () => import('./AccountListPage.vue'),
    meta: {
      title: 'accounts.title',
      inView: true,
      nav: { icon: 'i-lucide-building-2', label: 'accounts.nav', order: 20, shortcut: 'A' },
    },
  },
  {
    path: '/accounts/import',
    name: 'account-import',
    component: () => import('./AccountImportPage.vue'),
    meta: { title: 'accounts.import.title' },
  },
  {
    path: '/accounts/:id',
    name: 'account',
    component: () => import('./AccountPage.vue'),
    props: true,
    meta: { title: 'accounts.account', inView: true },
  },
]

export default routes
