import { expect, it } from 'vitest'
import { safePath } from './safePath.ts'

it('comes back to the page that asked for signing in', () => {
  expect(safePath('/deals?view=table#top')).toBe('/deals?view=table#top')
})
it('never leaves for another site', () => {
  for (const path of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'deals',
    undefined,
    ['/a'],
  ])
    expect(safePath(path)).toBe('/')
})
