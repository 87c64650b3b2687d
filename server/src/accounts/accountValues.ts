import type { AccountInput } from '../platform/graphql/generated/resolvers.ts'
import { badInput } from '../platform/errors.ts'
import { moneyInput, optionalText, requiredText } from '../platform/inputs.ts'

/** Longest texts of an account, in characters. */
export const longest = {
  name: 200,
  website: 300,
  industry: 100,
  phone: 50,
  country: 100,
  city: 100,
  address: 500,
  notes: 10_000,
} as const

/** An account's editable columns. @throws AppError BAD_INPUT naming the first field that cannot be stored. */
export function readAccountValues(input: AccountInput) {
  const revenue = moneyInput('annualRevenue', input.annualRevenue)
  return {
    name: requiredText('name', input.name, longest.name),
    website: optionalText('website', input.website, longest.website),
    industry: optionalText('industry', input.industry, longest.industry),
    phone: optionalText('phone', input.phone, longest.phone),
    country: optionalText('country', input.country, longest.country),
    city: optionalText('city', input.city, longest.city),
    address: optionalText('address', input.address, longest.address),
    employees: readEmployees(input.employees),
    annual_revenue_minor: revenue?.minor ?? null,
    annual_revenue_currency: revenue?.currency ?? null,
    notes: optionalText('notes', input.notes, longest.notes),
  }
}

function readEmployees(value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null
  if (value >= 0) return value
  throw badInput('employees', {
    en: 'The number of employees cannot be negative.',
    ja: '従業員数に負の値は指定できません。',
  })
}
