import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { hitIcons, hitPath } from './hitPath.ts'

it('leads to a page that exists for every kind of hit', () => {
  const source = new URL('..', import.meta.url).pathname
  const paths = globSync('*/routes.ts', { cwd: source }).flatMap(file =>
    [...readFileSync(`${source}/${file}`, 'utf8').matchAll(/path: '([^']+)'/g)].map(([, path]) => path),
  )
  for (const kind of Object.keys(hitIcons) as (keyof typeof hitIcons)[])
    expect(paths).toContain(hitPath(kind, ':id'))
})
