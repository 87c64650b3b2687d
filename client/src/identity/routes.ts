import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./SignInPage.vue'),
    meta: { title: 'identity.signIn.title', access: 'anyone', bare: true },
  },
  {
    path: '/sign-up',
    name: 'sign-up',
    component: () => import('./SignUpPage.vue'),
    meta: { title: 'identity.signUp.title', access: 'anyone', bare: true },
  },
  {
    path: '/forgot-password',
    name: 'forgot-password',
    component: () => import('./ForgotPasswordPage.vue'),
    meta: { title: 'identity.forgot.title', access: 'anyone', bare: true },
  },
  {
    path: '/reset-password',
    name: 'reset-password',
    component: () => import('./ResetPasswordPage.vue'),
    meta: { title: 'identity.reset.title', access: 'anyone', bare: true },
  },
  {
    path: '/confirmed',
    name: 'confirmed',
    component: () => import('./ConfirmedPage.vue'),
    meta: { title: 'identity.confirmed.title', access: 'anyone', bare: true },
  },
  {
    path: '/welcome',
    name: 'welcome',
    component: () => import('./WelcomePage.vue'),
    meta: { title: 'identity.welcome.title', access: 'person', bare: true },
  },
  {
    path: '/mail',
    name: 'mail',
    component: () => import('./MailPage.vue'),
    meta: { title: 'identity.mail.title', access: 'anyone', bare: true },
  },
  {
    path: '/settings',
    component: () => import('./SettingsPage.vue'),
    meta: {
      title: 'identity.settings.title',
      nav: { icon: 'i-lucide-settings', label: 'identity.settings.title', order: 90, shortcut: ',' },
    },
    children: [
      { path: '', name: 'settings', component: () => import('./PersonSettings.vue') },
      {
        path: 'firm',
        name: 'firm-settings',
        component: () => import('./FirmSettings.vue'),
        meta: { title: 'identity.firm.title' },
      },
      {
        path: 'keys',
        name: 'api-keys',
        component: () => import('./ApiKeySettings.vue'),
        meta: { title: 'identity.keys.title' },
      },
    ],
  },
]

export default routes
