import { expect, it } from 'vitest'
import type { AccountInput } from '../generated/graphql.ts'
import { textOf, withField } from './accountFields.ts'

const values: AccountInput = {
  name: 'Vega Motors',
  city: 'Oslo',
  annualRevenue: { minor: 500, currency: 'USD' },
}

it('changes one field and keeps the rest', () => {
  expect(withField(values, 'city', ' Bergen ', 'USD')).toEqual({ ...values, city: 'Bergen' })
})
it('empties a field but never the name', () => {
  expect(withField(values, 'city', '', 'USD')).toEqual({ ...values, city: null })
  expect(withField(values, 'name', '  ', 'USD')).toBeNull()
})
it('reads numbers as people type them and refuses what is none', () => {
  expect(withField(values, 'employees', '１,２００', 'USD')).toMatchObject({ employees: 1200 })
  expect(withField(values, 'employees', 'many', 'USD')).toBeNull()
  expect(withField(values, 'annualRevenue', '5.001', 'USD')).toBeNull()
})
it('shows money in major units with its currency', () => {
  expect(textOf(values, 'annualRevenue')).toBe('USD 5.00')
})
