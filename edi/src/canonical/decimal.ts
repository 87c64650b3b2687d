/** Exact decimals as strings ('-12.345'): digits with at most one point, no exponent, no thousands separators. */
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/

interface Scaled {
  units: bigint
  scale: number
}

function parse(text: string): Scaled {
  const match = DECIMAL.exec(text)
  if (!match || (!match[2] && !match[3]))
    throw new RangeError(`"${text}" is not a decimal number such as 12.345.`)
  const fraction = match[3] ?? ''
  const units = BigInt((match[2] ?? '') + fraction)
  return { units: match[1] === '-' ? -units : units, scale: fraction.length }
}

function format({ units, scale }: Scaled): string {
  const sign = units < 0n ? '-' : ''
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  return fraction ? `${sign}${whole}.${fraction}` : `${sign}${whole}`
}

const raise = (value: Scaled, scale: number): bigint => value.units * 10n ** BigInt(scale - value.scale)

export const isDecimal = (text: string): boolean => {
  const match = DECIMAL.exec(text)
  return match !== null && Boolean(match[2] || match[3])
}

/** The shortest form: no plus sign, no leading or trailing zeros. Throws RangeError on anything but a decimal. */
export const normaliseDecimal = (text: string): string => format(parse(text))

/** left + right, exact. Throws RangeError on anything but decimals. */
export function addDecimal(left: string, right: string): string {
  const [a, b] = [parse(left), parse(right)]
  const scale = Math.max(a.scale, b.scale)
  return format({ units: raise(a, scale) + raise(b, scale), scale })
}

/** left × right, exact. Throws RangeError on anything but decimals. */
export function multiplyDecimal(left: string, right: string): string {
  const [a, b] = [parse(left), parse(right)]
  return format({ units: a.units * b.units, scale: a.scale + b.scale })
}

/** Negative, zero or positive as left is smaller than, equal to or larger than right. */
export function compareDecimal(left: string, right: string): number {
  const [a, b] = [parse(left), parse(right)]
  const scale = Math.max(a.scale, b.scale)
  const difference = raise(a, scale) - raise(b, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

const QUOTIENT_DIGITS = 12

/** left ÷ right: exact where the quotient ends within twelve decimals, else rounded half to even there. */
export function divideDecimal(left: string, right: string): string {
  const [a, b] = [parse(left), parse(right)]
  if (b.units === 0n) throw new RangeError('Cannot divide by zero.')
  const scale = Math.max(a.scale, b.scale)
  const sign = a.units < 0n !== b.units < 0n ? -1n : 1n
  const absolute = (units: bigint): bigint => (units < 0n ? -units : units)
  const numerator = absolute(raise(a, scale)) * 10n ** BigInt(QUOTIENT_DIGITS)
  const denominator = absolute(raise(b, scale))
  let units = numerator / denominator
  const twice = (numerator % denominator) * 2n
  if (twice > denominator || (twice === denominator && units % 2n === 1n)) units += 1n
  return format({ units: sign * units, scale: QUOTIENT_DIGITS })
}
