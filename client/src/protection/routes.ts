import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/protection',
    name: 'protection',
    component: () => import('./ProtectionPage.vue'),
    meta: { title: 'protection.title' },
  },
]

export default routes
