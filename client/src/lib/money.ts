import type { MoneyInput } from '../generated/graphql.ts'

/** An integer amount of the currency's smallest unit. */
export type Amount = { minor: number; currency: string }

/** Digits after the point of a currency's smallest unit (ISO 4217): USD 2, JPY 0, KWD 3. */
export function currencyExponent(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency })
    return format.resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}

/** What a person types to mean this amount: major units, a point, no grouping. */
export function moneyText(money: Amount | null | undefined): string {
  if (!money) return ''
  const exponent = currencyExponent(money.currency)
  const digits = String(Math.abs(money.minor)).padStart(exponent + 1, '0')
  const sign = money.minor < 0 ? '-' : ''
  if (exponent === 0) return sign + digits
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/**
 * Reads an amount of major units as typed: full-width digits, spaces and grouping commas are fine.
 * Null when it is not an amount of that currency (letters, too many decimals, beyond ±2^53).
 */
export function parseMoney(text: string, currency: string): MoneyInput | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s,'’]/g, '')
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(plain)
  if (!match) return null
  const [, sign = '', whole = '', fraction = ''] = match
  const exponent = currencyExponent(currency)
  if (fraction.replace(/0+$/, '').length > exponent) return null
  const minor = Number(sign + whole + fraction.slice(0, exponent).padEnd(exponent, '0'))
  return Number.isSafeInteger(minor) ? { minor, currency } : null
}

/** What a person types to mean this amount and its currency: "USD 10.50". */
export function namedMoneyText(money: Amount | null | undefined): string {
  return money ? `${money.currency} ${moneyText(money)}` : ''
}

/** Reads "10.50", "USD 10.50" or "10.50 usd"; without a code the amount is of `currency`. Null when it is neither. */
export function parseNamedMoney(text: string, currency: string): MoneyInput | null {
  const plain = text.normalize('NFKC').trim()
  const code = /^[a-z]{3}(?=[\s\d-])|(?<=[\s\d])[a-z]{3}$/i.exec(plain)?.[0]
  return parseMoney(code ? plain.replace(code, '') : plain, (code ?? currency).toUpperCase())
}

/** Sums per currency, in the order the currencies first appear. */
export function sumByCurrency(amounts: Iterable<Amount | null>): MoneyInput[] {
  const sums = new Map<string, number>()
  for (const amount of amounts)
    if (amount) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.minor)
  return [...sums].map(([currency, minor]) => ({ minor, currency }))
}
