import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { servePages } from './pages.ts'

let folder = ''
let origin = ''
const server = createServer((request, response) => {
  void servePages(folder)(request, response, new URL(request.url ?? '/', 'http://server'))
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<title>Enishi</title>')
  await writeFile(join(folder, 'assets/a.js'), 'plain')
  await writeFile(join(folder, 'assets/a.js.gz'), gzipSync('packed'))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address === 'object' && address) origin = `http://127.0.0.1:${address.port}`
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

it('sends the compressed twin to those who take it', async () => {
  const packed = await fetch(`${origin}/assets/a.js`, { headers: { 'accept-encoding': 'gzip, br' } })
  expect([packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual([
    'gzip',
    'accept-encoding',
  ])
  expect(await packed.text()).toBe('packed')
  const plain = await fetch(`${origin}/assets/a.js`, { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(await plain.text()).toBe('plain')
})
it('answers every page of the app with index.html, and a missing asset with 404', async () => {
  expect(await (await fetch(`${origin}/deals/1`)).text()).toContain('Enishi')
  expect((await fetch(`${origin}/assets/old.js`)).status).toBe(404)
})
