const known = new Map<string, number>()

/** How many decimals a currency's amounts have (ISO 4217): JPY 0, USD 2, KWD 3. */
export function decimalsOf(currency: string): number {
  let decimals = known.get(currency)
  if (decimals === undefined) {
    decimals =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2
    known.set(currency, decimals)
  }
  return decimals
}

/** Code and exact amount, the same in every language: `USD 10.50`, `JPY 1050`. */
export function moneyText(minor: number, currency: string): string {
  const decimals = decimalsOf(currency)
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return `${currency} ${minor < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`
}
