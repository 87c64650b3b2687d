import { readFile } from 'node:fs/promises'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { reduceIntrospection } from './reduceIntrospection.ts'

const server = `http://127.0.0.1:${process.env['ENISHI_PORT'] ?? '4000'}`
const paths = ['/graphql', '/auth', '/collab', '/socket.io', '/files', '/edi', '/mail/messages', '/demo']

/** graphcache needs the shape of the schema, a tenth of the introspection file. */
const introspection: Plugin = {
  name: 'enishi:introspection',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('/generated/schema.json')) return null
    return JSON.stringify(reduceIntrospection(JSON.parse(await readFile(id, 'utf8'))))
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [
    introspection,
    vue(),
    ui({
      root: import.meta.dirname,
      dts: false,
      autoImport: false,
      colorMode: false,
      components: { dirs: [] },
      experimental: { componentDetection: true },
      icon: {
        clientBundle: { scan: { globInclude: ['src/**/*.{vue,ts}'], globExclude: [] }, sizeLimitKb: 512 },
      },
      ui: {
        colors: { primary: 'indigo', neutral: 'zinc' },
        button: { slots: { base: 'cursor-pointer' } },
        formField: { slots: { label: 'text-default' } },
      },
    }),
  ],
  define: {
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: true,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: { outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 900 },
  server: {
    proxy: Object.fromEntries(paths.map(path => [path, { target: server, ws: true, changeOrigin: true }])),
  },
})
