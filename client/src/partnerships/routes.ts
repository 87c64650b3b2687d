import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/partnerships',
    name: 'partnerships',
    component: () => import('./PartnershipsPage.vue'),
    meta: {
      title: 'partnerships.title',
      nav: { icon: 'i-lucide-link-2', label: 'partnerships.nav', order: 5, shortcut: 'P' },
    },
  },
  {
    path: '/partnerships/:id',
    name: 'partnership',
    component: () => import('./PartnershipPage.vue'),
    props: true,
    meta: { title: 'partnerships.partnership' },
  },
  {
    path: '/partnerships/:id/exit',
    name: 'partnership-exit',
    component: () => import('./PartnershipExitPage.vue'),
    props: true,
    meta: { title: 'partnerships.exit.page' },
  },
  {
    path: '/invitation/:token',
    name: 'invitation',
    component: () => import('./InvitationPage.vue'),
    props: true,
    meta: { title: 'partnerships.invitation.title', access: 'anyone', bare: true },
  },
]

export default routes
