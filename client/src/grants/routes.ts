import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/sharing',
    name: 'sharing',
    component: () => import('./SharingPage.vue'),
    meta: {
      title: 'grants.title',
      nav: { icon: 'i-lucide-share-2', label: 'grants.nav', order: 25, shortcut: 'S' },
    },
  },
]

export default routes
