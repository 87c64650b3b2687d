/**
 * An exact decimal ("1234.5600") with the locale's separators and every given digit: never through a float.
 * Intl formats the text itself (ES2023 number strings keep all digits).
 */
export function formatDecimal(value: string, locale: string): string {
  const fraction = value.split('.')[1]?.length ?? 0
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: Math.min(fraction, 100),
    maximumFractionDigits: Math.min(fraction, 100),
  })
  return isDecimal(value) ? format.format(value) : value
}

function isDecimal(value: string): value is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(value)
}
