import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/forum',
    name: 'forum',
    component: () => import('./TopicsPage.vue'),
    meta: {
      title: 'forum.title',
      nav: { icon: 'i-lucide-messages-square', label: 'forum.nav', order: 40, shortcut: 'F' },
    },
  },
  {
    path: '/forum/:id',
    name: 'topic',
    component: () => import('./TopicPage.vue'),
    props: true,
    meta: { title: 'forum.topic' },
  },
]

export default routes
