import ui from '@nuxt/ui/vue-plugin'
import urql from '@urql/vue'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { createGraphqlClient } from './lib/graphql.ts'
import { i18n, startI18n } from './lib/i18n.ts'
import { followPreferences } from './lib/preferences.ts'
import { createPages } from './shell/router.ts'
import './style.css'

followPreferences()
const client = createGraphqlClient()
const app = createApp(App)
app.use(createPinia()).use(urql, client).use(i18n).use(createPages(client)).use(ui)
await startI18n()
app.mount('#app')
