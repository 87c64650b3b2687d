import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { expect, it } from 'vitest'

const entry = fileURLToPath(new URL('viewing.worker.ts', import.meta.url))

it(
  'runs in a browser alone: the worker needs nothing of Node and nothing from elsewhere',
  { timeout: 60_000 },
  async () => {
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'viewing' } },
    })
    const [output] = Array.isArray(built) ? built : [built]
    if (!output || !('output' in output)) throw new Error('Nothing was built.')
    expect(output.output.map(({ type }) => type)).toEqual(['chunk'])
    const [chunk] = output.output
    expect([...chunk.imports, ...chunk.dynamicImports]).toEqual([])
    for (const foreign of [/["']node:/, /__vite-browser-external/, /Buffer\./, /process\.(?!ing)/])
      expect(foreign.test(chunk.code), String(foreign)).toBe(false)
    expect(chunk.code).toContain('FileReaderSync')
  },
)
