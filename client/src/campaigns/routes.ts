import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/campaigns',
    name: 'campaigns',
    component: () => import('./CampaignsPage.vue'),
    meta: {
      title: 'campaigns.title',
      nav: { icon: 'i-lucide-megaphone', label: 'campaigns.nav', order: 30, shortcut: 'M' },
    },
  },
  {
    path: '/campaigns/:id',
    name: 'campaign',
    component: () => import('./CampaignPage.vue'),
    props: true,
    meta: { title: 'campaigns.campaign' },
  },
]

export default routes
