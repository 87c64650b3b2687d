import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/received/:type/:id',
    name: 'received',
    component: () => import('./ReceivedPage.vue'),
    props: true,
    meta: { title: 'received.title' },
  },
]

export default routes
