import { expect, it } from 'vitest'
import { isMatch } from './isMatch.ts'

it('finds words in any order, case and width', () => {
  expect(isMatch('Open a joint deal', 'deal open')).toBe(true)
  expect(isMatch('EDI 交換', 'ｅｄｉ　交換')).toBe(true)
  expect(isMatch('Open a joint deal', 'deals')).toBe(false)
})
it('offers everything while nothing is typed', () => {
  expect(isMatch('Home', ' ')).toBe(true)
})
