import type { AccountInput, AccountValuesFragment } from '../generated/graphql.ts'
import { namedMoneyText, parseNamedMoney } from '../lib/money.ts'

type FieldKind = 'text' | 'multiline' | 'number' | 'url' | 'tel' | 'money'

/** The fields of an account in the order people read them; `name` is also the field's name in grants. */
export const accountFields = [
  { name: 'name', kind: 'text' },
  { name: 'website', kind: 'url' },
  { name: 'industry', kind: 'text' },
  { name: 'phone', kind: 'tel' },
  { name: 'address', kind: 'multiline' },
  { name: 'city', kind: 'text' },
  { name: 'country', kind: 'text' },
  { name: 'employees', kind: 'number' },
  { name: 'annualRevenue', kind: 'money' },
  { name: 'notes', kind: 'multiline' },
] as const satisfies readonly { name: keyof AccountInput; kind: FieldKind }[]

export type AccountFieldName = (typeof accountFields)[number]['name']

/** The account as the whole set of values that an update sends. */
export function valuesOf(account: AccountValuesFragment): AccountInput {
  const { name, website, industry, phone, country, city, address, employees, notes } = account
  const annualRevenue = account.annualRevenue && {
    minor: account.annualRevenue.minor,
    currency: account.annualRevenue.currency,
  }
  return { name, website, industry, phone, country, city, address, employees, annualRevenue, notes }
}

/** A field as a person types it. */
export function textOf(values: AccountInput, field: AccountFieldName): string {
  if (field === 'annualRevenue') return namedMoneyText(values.annualRevenue)
  return String(values[field] ?? '')
}

/** Whether the viewer may see the field at all. */
export function isFieldShared(account: AccountValuesFragment, field: AccountFieldName): boolean {
  return account.isOwn || (account.sharedFields?.includes(field) ?? false)
}

/** The values with one field as typed, or null when the text is no value of that field. */
export function withField(
  values: AccountInput,
  field: AccountFieldName,
  text: string,
  currency: string,
): AccountInput | null {
  const trimmed = text.trim()
  if (field === 'name') return trimmed ? { ...values, name: trimmed } : null
  if (trimmed === '') return { ...values, [field]: null }
  if (field === 'employees') {
    const digits = trimmed.normalize('NFKC').replaceAll(/[\s,]/g, '')
    const employees = Number(digits)
    return /^\d+$/.test(digits) && employees < 2 ** 31 ? { ...values, employees } : null
  }
  if (field === 'annualRevenue') {
    const annualRevenue = parseNamedMoney(trimmed, currency)
    return annualRevenue && { ...values, annualRevenue }
  }
  return { ...values, [field]: trimmed }
}
