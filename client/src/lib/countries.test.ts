import { expect, it } from 'vitest'
import { countries, currencies, likelyCurrency } from './countries.ts'

it('names every country in the language of the reader', () => {
  const japanese = countries('ja')
  expect(japanese).toHaveLength(249)
  expect(japanese).toContainEqual({ value: 'JP', label: '日本' })
  expect(japanese.filter(({ value, label }) => value === label)).toEqual([])
})
it('suggests the currency of the country', () => {
  expect(['JP', 'DE', 'KW', 'AQ', undefined].map(likelyCurrency)).toEqual(['JPY', 'EUR', 'KWD', 'USD', 'USD'])
})
it('suggests only currencies that can be chosen', () => {
  const offered = currencies('en').map(({ value }) => value)
  for (const { value } of countries('en')) expect(offered).toContain(likelyCurrency(value))
})
