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

/** A decimal whose digits a plain number holds exactly: nearly all of them. */
interface Small {
  units: number
  scale: number
}

const SAFE_DIGITS = 15
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const POWERS = Array.from({ length: SAFE_DIGITS + 1 }, (_, exponent) => 10 ** exponent)

/** null: too long for it, or no decimal at all. */
function small(text: string): Small | null {
  const { length } = text
  let units = 0
  let digits = 0
  let scale = -1
  const isNegative = text.charCodeAt(0) === 0x2d
  for (let at = isNegative ? 1 : 0; at < length; at++) {
    const digit = text.charCodeAt(at) - 0x30
    if (digit >= 0 && digit <= 9) {
      units = units * 10 + digit
      digits++
      if (scale >= 0) scale++
    } else if (text.charCodeAt(at) === POINT && scale < 0) scale = 0
    else return null
  }
  if (digits === 0 || digits > SAFE_DIGITS) return null
  return { units: isNegative ? -units : units, scale: scale < 0 ? 0 : scale }
}

/** null when the units are past what a number holds exactly. */
function formatSmall(units: number, scale: number): string | null {
  if (!Number.isSafeInteger(units)) return null
  if (scale === 0 || units === 0) return String(units === 0 ? 0 : units)
  const isNegative = units < 0
  let digits = String(isNegative ? -units : units)
  if (digits.length <= scale) digits = digits.padStart(scale + 1, '0')
  const at = digits.length - scale
  let end = digits.length
  while (end > at && digits.charCodeAt(end - 1) === 0x30) end--
  const text = end === at ? digits.slice(0, at) : `${digits.slice(0, at)}.${digits.slice(at, end)}`
  return isNegative ? `-${text}` : text
}

/** Both units at the larger scale; null when that is too large. */
function aligned(a: Small, b: Small): { left: number; right: number; scale: number } | null {
  const scale = Math.max(a.scale, b.scale)
  const left = a.units * (POWERS[scale - a.scale] ?? NaN)
  const right = b.units * (POWERS[scale - b.scale] ?? NaN)
  return Number.isSafeInteger(left) && Number.isSafeInteger(right) ? { left, right, scale } : null
}

const raise = (value: Scaled, scale: number): bigint => value.units * 10n ** BigInt(scale - value.scale)

/** How much of the text is the decimal in its shortest form, when cutting zeros off its end makes it that; else -1. */
function shortestLength(text: string): number {
  const { length } = text
  const first = text.charCodeAt(0)
  if (!(first >= ZERO && first <= NINE)) return -1
  let point = -1
  for (let at = 1; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code === POINT && point < 0) point = at
    else if (code < ZERO || code > NINE) return -1
  }
  if (first === ZERO && length > 1 && point !== 1) return -1
  if (point < 0) return length
  let end = length
  while (text.charCodeAt(end - 1) === ZERO) end--
  return end - 1 === point ? point : end
}

/** The shortest form of a decimal; null when the text is none. */
export function decimalIn(text: string): string | null {
  const length = shortestLength(text)
  if (length > 0) return length === text.length ? text : text.slice(0, length)
  return isDecimal(text) ? normaliseDecimal(text) : null
}

/** The sum of all, exact. Throws RangeError on anything but decimals. */
export function sumDecimals(list: readonly string[]): string {
  let units = 0
  let scale = 0
  for (const text of list) {
    const next = small(text)
    const both = next && aligned({ units, scale }, next)
    if (!both || !Number.isSafeInteger(both.left + both.right)) return list.reduce(addDecimal, '0')
    units = both.left + both.right
    scale = both.scale
  }
  return formatSmall(units, scale) ?? list.reduce(addDecimal, '0')
}

export const isDecimal = (text: string): boolean => {
  if (small(text)) return true
  const match = DECIMAL.exec(text)
  return match !== null && Boolean(match[2] || match[3])
}

/** The shortest form: no plus sign, no leading or trailing zeros. Throws RangeError on anything but a decimal. */
export function normaliseDecimal(text: string): string {
  const quick = small(text)
  return (quick && formatSmall(quick.units, quick.scale)) ?? format(parse(text))
}

/** left + right, exact. Throws RangeError on anything but decimals. */
export function addDecimal(left: string, right: string): string {
  const x = small(left)
  const y = small(right)
  const both = x && y && aligned(x, y)
  const quick = both && formatSmall(both.left + both.right, both.scale)
  if (quick) return quick
  const [a, b] = [parse(left), parse(right)]
  const scale = Math.max(a.scale, b.scale)
  return format({ units: raise(a, scale) + raise(b, scale), scale })
}

/** left × right, exact. Throws RangeError on anything but decimals. */
export function multiplyDecimal(left: string, right: string): string {
  const x = small(left)
  const y = small(right)
  const quick = x && y && formatSmall(x.units * y.units, x.scale + y.scale)
  if (quick) return quick
  const [a, b] = [parse(left), parse(right)]
  return format({ units: a.units * b.units, scale: a.scale + b.scale })
}

/** Negative, zero or positive as left is smaller than, equal to or larger than right. */
export function compareDecimal(left: string, right: string): number {
  const x = small(left)
  const y = small(right)
  const both = x && y && aligned(x, y)
  if (both) return Math.sign(both.left - both.right)
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

/** Rounded to as many decimals, halves up: as XPath rounds. Throws RangeError on anything but a decimal. */
export function roundDecimal(text: string, places: number): string {
  const value = parse(text)
  if (value.scale <= places) return format(value)
  const unit = 10n ** BigInt(value.scale - places)
  const doubled = value.units * 2n + unit
  const floor = doubled / (unit * 2n) - (doubled < 0n && doubled % (unit * 2n) !== 0n ? 1n : 0n)
  return format({ units: floor, scale: places })
}

export const subtractDecimal = (left: string, right: string): string =>
  addDecimal(left, multiplyDecimal(right, '-1'))

/** Whether two decimals differ by no more than the tolerance. */
export function isWithin(left: string, right: string, tolerance: string): boolean {
  const difference = subtractDecimal(left, right)
  return compareDecimal(difference.replace('-', ''), tolerance) <= 0
}
