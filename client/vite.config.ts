import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as zlib from 'node:zlib'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { reduceIntrospection } from './reduceIntrospection.ts'

const gzip = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.gzip)
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

/** Writes a gzip twin beside every text of 1 KiB or more; the server sends it to browsers that take it. */
const packed: Plugin = {
  name: 'enishi:packed',
  apply: 'build',
  enforce: 'post',
  async writeBundle({ dir }, bundle) {
    const texts = Object.values(bundle).filter(({ fileName }) => /\.(js|css|svg|json)$/.test(fileName))
    await Promise.all(
      texts.map(async ({ fileName }) => {
        const file = join(dir ?? '', fileName)
        const content = await readFile(file)
        if (content.length >= 1024) await writeFile(`${file}.gz`, await gzip(content, { level: 9 }))
      }),
    )
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
    packed,
  ],
  define: {
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: true,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    // What nearly every page needs comes in one file, not in forty.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'base', test: /node_modules/, minShareCount: 12 }] } },
    },
  },
  server: {
    proxy: Object.fromEntries(paths.map(path => [path, { target: server, ws: true }])),
  },
})
