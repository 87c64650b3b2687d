import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/plans',
    name: 'plans',
    component: () => import('./PlansPage.vue'),
    meta: {
      title: 'plans.title',
      nav: { icon: 'i-lucide-file-pen-line', label: 'plans.nav', order: 35, shortcut: 'L' },
    },
  },
  {
    path: '/plans/:id',
    name: 'plan',
    component: () => import('./PlanPage.vue'),
    props: true,
    meta: { title: 'plans.plan' },
  },
]

export default routes
