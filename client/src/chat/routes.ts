import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/chat',
    component: () => import('./ChatPage.vue'),
    meta: {
      title: 'chat.title',
      nav: { icon: 'i-lucide-message-circle', label: 'chat.nav', order: 45, shortcut: 'C' },
    },
    children: [
      { path: '', name: 'chat', component: () => import('./NoRoomChosen.vue') },
      {
        path: ':id',
        name: 'room',
        component: () => import('./RoomView.vue'),
        props: true,
        meta: { title: 'chat.room' },
      },
    ],
  },
]

export default routes
