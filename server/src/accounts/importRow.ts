import type { AccountField, ColumnMappingInput } from '../platform/graphql/generated/resolvers.ts'
import type { Language } from '../platform/language.ts'
import { longest } from './accountValues.ts'
import { currencyOfSign, readAmount, readCount, readCurrency, scaleOfHeading } from './importAmounts.ts'
import type { TableRow } from './readTable.ts'

/** How a file's cells become an account. */
export interface ImportPlan {
  mapping: readonly ColumnMappingInput[]
  headings: readonly string[]
  /** The firm's own currency, for amounts that name none. */
  currency: string
  /** Of the messages that are stored. */
  language: Language
}

export interface ImportedAccount {
  name: string
  website: string | null
  industry: string | null
  phone: string | null
  country: string | null
  city: string | null
  address: string | null
  employees: number | null
  annual_revenue_minor: number | null
  annual_revenue_currency: string | null
  notes: string | null
}

export interface RowError {
  row: number
  column: string | null
  value: string | null
  message: string
}

/** One row as an account, or all that is wrong with it. */
export function readImportRow(
  plan: ImportPlan,
  { row, cells }: TableRow,
): { account: ImportedAccount | null; errors: RowError[] } {
  const errors: RowError[] = []
  const headingOf = (field: AccountField) =>
    plan.headings[plan.mapping.find(each => each.field === field)?.index ?? -1] ?? ''
  const fail = (field: AccountField | null, value: string | null, en: string, ja: string) => {
    const message = plan.language === 'ja' ? ja : en
    errors.push({
      row,
      column: field && headingOf(field),
      value: value === null ? null : value.slice(0, 500),
      message,
    })
    return null
  }
  const extra = cells.slice(plan.headings.length).some(cell => cell.trim() !== '')
  if (cells.length < plan.headings.length || extra) {
    fail(
      null,
      null,
      `This row has ${cells.length} cells, the heading has ${plan.headings.length}. Add or remove separators, or put quotation marks around cells that hold one.`,
      `この行のセル数は ${cells.length} 個ですが、見出しは ${plan.headings.length} 個です。区切り文字の過不足を直すか、区切り文字を含むセルを引用符で囲んでください。`,
    )
    return { account: null, errors }
  }
  const cell = (field: AccountField) =>
    clean(cells[plan.mapping.find(each => each.field === field)?.index ?? -1] ?? '')
  const text = (field: keyof typeof texts) => {
    const value = cell(field)
    const most = longest[texts[field]]
    if (value.length <= most) return value === '' ? null : value
    return fail(
      field,
      value,
      `Shorten it to ${most} characters; it has ${value.length}.`,
      `${most} 文字以内にしてください（現在 ${value.length} 文字）。`,
    )
  }
  const name = text('NAME')
  if (name === null && errors.length === 0)
    fail('NAME', '', 'Every account needs a name.', '取引先名は必須です。')
  const employees = cell('EMPLOYEES')
  const count = employees === '' ? null : readCount(employees)
  if (employees !== '' && count === null) {
    fail('EMPLOYEES', employees, 'Write a whole number, e.g. 1200.', '1200 のような整数で入力してください。')
  }
  const revenue = readRevenue(
    plan,
    cell('ANNUAL_REVENUE'),
    cell('CURRENCY'),
    headingOf('ANNUAL_REVENUE'),
    fail,
  )
  const account = {
    name: name ?? '',
    website: text('WEBSITE'),
    industry: text('INDUSTRY'),
    phone: text('PHONE'),
    country: text('COUNTRY'),
    city: text('CITY'),
    address: text('ADDRESS'),
    employees: count,
    annual_revenue_minor: revenue?.minor ?? null,
    annual_revenue_currency: revenue?.currency ?? null,
    notes: text('NOTES'),
  }
  return { account: errors.length > 0 ? null : account, errors }
}

const texts = {
  NAME: 'name',
  WEBSITE: 'website',
  INDUSTRY: 'industry',
  PHONE: 'phone',
  COUNTRY: 'country',
  CITY: 'city',
  ADDRESS: 'address',
  NOTES: 'notes',
} as const

type Fail = (field: AccountField, value: string, en: string, ja: string) => null

function readRevenue(plan: ImportPlan, amount: string, code: string, heading: string, fail: Fail) {
  if (amount === '') return null
  const named = code === '' ? null : readCurrency(code, plan.currency)
  if (code !== '' && named === null) {
    return fail(
      'CURRENCY',
      code,
      'Write a currency code, e.g. USD or JPY.',
      'USD や JPY などの通貨コードで入力してください。',
    )
  }
  const currency =
    named ?? currencyOfSign(amount, plan.currency) ?? currencyOfSign(heading, plan.currency) ?? plan.currency
  const minor = readAmount(amount, currency, scaleOfHeading(heading))
  if (minor !== null) return { minor, currency }
  return fail(
    'ANNUAL_REVENUE',
    amount,
    `Write an amount of ${currency} that is zero or more, e.g. 1200000, without more decimals than the currency has.`,
    `${currency} の 0 以上の金額を 1200000 のように入力してください。小数点以下の桁数は通貨に合わせてください。`,
  )
}

/** What PostgreSQL cannot store goes; so do blanks around. */
const clean = (value: string): string => value.replaceAll('\0', '').toWellFormed().trim()
