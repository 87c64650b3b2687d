import { decimalsOf } from '../platform/money.ts'

/** A number's digits, exact: units × 10^-decimals. */
interface Exact {
  units: bigint
  decimals: number
}

const japaneseUnits: Record<string, number> = { 千: 3, 百万: 6, 万: 4, 億: 8, 兆: 12 }

/** The power of ten that a heading's unit stands for: 売上高（百万円） 6, Revenue (thousands) 3. */
export function scaleOfHeading(heading: string): number {
  const text = heading.normalize('NFKC').toLowerCase()
  const japanese = /(百万|千|万|億|兆)円/.exec(text)?.[1]
  if (japanese) return japaneseUnits[japanese] ?? 0
  if (/\b(thousands?|in k)\b|\(k\)/.test(text)) return 3
  if (/\b(millions?|mio|in m)\b|\(m\)/.test(text)) return 6
  if (/\bbillions?\b/.test(text)) return 9
  return 0
}

/** The currency that a cell or heading names by a sign: ¥ and 円 JPY, € EUR, £ GBP; $ is the firm's own dollar, else USD. */
export function currencyOfSign(text: string, own: string): string | null {
  const plain = text.normalize('NFKC')
  const code = /\b([A-Z]{3})\b/.exec(plain)?.[1]
  if (code && isKnown(code)) return code
  if (/[¥円]/.test(plain)) return 'JPY'
  if (plain.includes('€')) return 'EUR'
  if (plain.includes('£')) return 'GBP'
  if (/US\$/.test(plain)) return 'USD'
  if (plain.includes('$'))
    return ['AUD', 'CAD', 'HKD', 'NZD', 'SGD', 'TWD', 'USD'].includes(own) ? own : 'USD'
  return null
}

const currencies = new Set(Intl.supportedValuesOf('currency'))
const isKnown = (code: string) => currencies.has(code)

/** A currency by code or sign; null when it is none. */
export function readCurrency(text: string, own: string): string | null {
  const code = text.normalize('NFKC').trim().toUpperCase()
  return isKnown(code) ? code : currencyOfSign(text, own)
}

/**
 * An amount as people write it, in the currency's smallest unit: 1,234.50 · 1.234,50 · ¥1,000 · １２００万円 · 3億円.
 * A single mark before three digits groups thousands, unless the currency has three decimals.
 * @returns null when it is no such number, has more decimals than the currency, or is beyond ±2^53.
 */
export function readAmount(text: string, currency: string, scale = 0): number | null {
  const plain = text.normalize('NFKC').replace(/[A-Z]{3}|US\$|[¥円€£$\s'’_]/gu, '')
  const decimals = decimalsOf(currency)
  const exact = readJapanese(plain, decimals) ?? readExact(plain, decimals)
  if (!exact) return null
  const shift = decimals + scale - exact.decimals
  const minor =
    shift >= 0 ? exact.units * 10n ** BigInt(shift) : divideExactly(exact.units, 10n ** BigInt(-shift))
  return minor !== null && minor <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(minor) : null
}

/** A whole number of people: 1,200 · １２００名. Null when it is none or beyond 2^31. */
export function readCount(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s人名]/gu, '')
  const exact = readExact(plain, 0)
  const units = exact && divideExactly(exact.units, 10n ** BigInt(exact.decimals))
  return units !== null && units <= 2_147_483_647n ? Number(units) : null
}

/** 3億2000万: each part is a number and its unit. */
function readJapanese(text: string, decimals: number): Exact | null {
  if (!/[千万億兆]/.test(text)) return null
  let total = 0n
  let rest = text
  const places = 15
  for (const part of text.matchAll(/([\d.,]+)(百万|千|万|億|兆)/gu)) {
    const number = readExact(part[1] ?? '', decimals)
    const unit = japaneseUnits[part[2] ?? '']
    if (!number || unit === undefined || number.decimals > places) return null
    total += number.units * 10n ** BigInt(unit + places - number.decimals)
    rest = rest.replace(part[0], '')
  }
  const plain = rest === '' ? { units: 0n, decimals: 0 } : readExact(rest, decimals)
  return plain && plain.decimals <= places
    ? { units: total + plain.units * 10n ** BigInt(places - plain.decimals), decimals: places }
    : null
}

function readExact(text: string, decimalsWanted: number): Exact | null {
  if (!/^\+?\d[\d.,]*$/.test(text)) return null
  const body = text.replace('+', '')
  const lastMark = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','))
  if (lastMark < 0) return { units: BigInt(body), decimals: 0 }
  const mark = body[lastMark] ?? ''
  const before = body.slice(0, lastMark)
  const after = body.slice(lastMark + 1)
  const isOnlyMark = !/[.,]/.test(before)
  const isGroup = before.includes(mark) || (isOnlyMark && after.length === 3 && decimalsWanted !== 3)
  const whole = isGroup ? body : before
  if (/[.,]/.test(whole) && !isGrouped(whole, isGroup ? mark : mark === '.' ? ',' : '.')) return null
  const digits = whole.replace(/[.,]/g, '')
  return isGroup
    ? { units: BigInt(digits), decimals: 0 }
    : { units: BigInt(digits + after), decimals: after.length }
}

const isGrouped = (text: string, mark: string): boolean => {
  const groups = text.split(mark)
  return groups.every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group))
}

const divideExactly = (value: bigint, by: bigint): bigint | null => (value % by === 0n ? value / by : null)
