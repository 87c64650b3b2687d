import { expect, it } from 'vitest'
import { stageBeside } from './stages.ts'

it('moves one column at a time and stops at the edges', () => {
  expect(stageBeside('REGISTERED', 1)).toBe('QUALIFIED')
  expect(stageBeside('LOST', -1)).toBe('WON')
  expect(stageBeside('REGISTERED', -1)).toBeNull()
  expect(stageBeside('LOST', 1)).toBeNull()
})
