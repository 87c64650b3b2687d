import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/orders',
    name: 'orders',
    component: () => import('./OrderListPage.vue'),
    meta: {
      title: 'orders.title',
      nav: { icon: 'i-lucide-receipt-text', label: 'orders.nav', order: 50, shortcut: 'O' },
    },
  },
  {
    path: '/orders/:id',
    name: 'order',
    component: () => import('./OrderPage.vue'),
    props: true,
    meta: { title: 'orders.order' },
  },
]

export default routes
