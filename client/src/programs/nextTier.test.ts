import { expect, it } from 'vitest'
import { nextTier, percentOf, percentOfTier } from './nextTier.ts'

const standing = (key: string, values: [number, number][]) => ({
  tier: { key },
  criteria: values.map(([value, threshold]) => ({ value, threshold })),
})
const standings = [standing('a', []), standing('b', [[1, 4]]), standing('c', [[9, 3]])]

it('names the tier above the one held, and nothing above the highest', () => {
  expect(nextTier({ tier: null, standings })?.tier.key).toBe('a')
  expect(nextTier({ tier: standings[0]?.tier ?? null, standings })?.tier.key).toBe('b')
  expect(nextTier({ tier: standings[2]?.tier ?? null, standings })).toBeNull()
  expect(nextTier({ tier: null, standings: [] })).toBeNull()
})
it('is whole only when everything is met', () => {
  expect(percentOf({ value: 999_999, threshold: 1_000_000 })).toBe(99)
  expect(percentOf({ value: 3, threshold: 3 })).toBe(100)
  expect(percentOf({ value: 0, threshold: 5 })).toBe(0)
  expect(
    percentOfTier(
      standing('d', [
        [3, 3],
        [0, 1],
      ]),
    ),
  ).toBe(50)
  expect(percentOfTier(standing('e', []))).toBe(100)
})
