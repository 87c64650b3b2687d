/// <reference types="vite/client" />
import 'vue-router'

export {}

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the page's title. */
    title?: string
    /** An entry of the main navigation. `label` is a message key, `shortcut` the letter after G. */
    nav?: { icon: string; label: string; order: number; shortcut?: string }
    /** Who may come: anyone, people signed in without a firm too, or (default) members of a firm. */
    access?: 'anyone' | 'person'
    /** Readable while looking as a partner. */
    inView?: boolean
    /** Shown without the sidebar. */
    bare?: boolean
  }
}
