import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/programs',
    name: 'programs',
    component: () => import('./ProgramsPage.vue'),
    meta: {
      title: 'programs.title',
      nav: { icon: 'i-lucide-award', label: 'programs.nav', order: 28, shortcut: 'R' },
    },
  },
  {
    path: '/programs/enrolments/:id',
    name: 'program-enrolment',
    component: () => import('./EnrolmentPage.vue'),
    props: true,
    meta: { title: 'programs.enrolment.title' },
  },
  {
    path: '/programs/:id',
    name: 'program',
    component: () => import('./ProgramPage.vue'),
    props: true,
    meta: { title: 'programs.program' },
  },
  {
    path: '/programs/:id/terms',
    name: 'program-terms',
    component: () => import('./ProgramTermsPage.vue'),
    props: true,
    meta: { title: 'programs.terms.title' },
  },
]

export default routes
