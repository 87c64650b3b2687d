import { computed, ref } from 'vue'
import type { MoneyInput } from '../generated/graphql.ts'
import { currencyExponent } from './money.ts'
import { locale, timeZone } from './preferences.ts'

type Amount = MoneyInput

const minuteMs = 60_000
const units = [
  ['year', 365 * 24 * 60],
  ['month', 30 * 24 * 60],
  ['week', 7 * 24 * 60],
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const

/** The minute, for texts that age ("3 minutes ago"). One clock for the whole page. */
export const now = ref(Date.now())
setInterval(() => (now.value = Date.now()), minuteMs / 2)

/** An amount of the currency's smallest unit as a reader of the locale writes it: 1050 USD → $10.50, 1050 JPY → ￥1,050. */
export function formatMoney({ minor, currency }: Amount, inLocale: string): string {
  const exponent = currencyExponent(currency)
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0')
  const decimal = exponent ? `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}` : digits
  const text = `${minor < 0 ? '-' : ''}${decimal}`
  try {
    // The formatter reads decimal text exactly; through a float, large amounts would lose their cents.
    return new Intl.NumberFormat(inLocale, { style: 'currency', currency }).format(text as `${number}`)
  } catch {
    return `${text} ${currency}`
  }
}

/** A calendar day (YYYY-MM-DD). It belongs to no time zone, so none may shift it. */
export function formatDay(day: string, inLocale: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return new Intl.DateTimeFormat(inLocale, { dateStyle: 'medium', timeZone: 'UTC' }).format(date)
}

/** An instant, to the minute, in the given time zone. */
export function formatInstant(instant: string, inLocale: string, inZone: string): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return instant
  return new Intl.DateTimeFormat(inLocale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: inZone,
  }).format(date)
}

/** "3 minutes ago", "yesterday"; "now" within the minute. */
export function formatRelative(instant: string, nowMs: number, inLocale: string): string {
  const minutes = (new Date(instant).getTime() - nowMs) / minuteMs
  if (Number.isNaN(minutes)) return instant
  const format = new Intl.RelativeTimeFormat(inLocale, { numeric: 'auto', style: 'short' })
  for (const [unit, size] of units)
    if (Math.abs(minutes) >= size) return format.format(Math.trunc(minutes / size), unit)
  return format.format(0, 'second')
}

/** Formatting for the reader's language and time zone; texts change by themselves when these do. */
export function useFormat() {
  return {
    money: (amount: Amount) => formatMoney(amount, locale.value),
    day: (value: string) => formatDay(value, locale.value),
    instant: (value: string) => formatInstant(value, locale.value, timeZone.value),
    relative: (value: string) => formatRelative(value, now.value, locale.value),
    number: (value: number) => new Intl.NumberFormat(locale.value).format(value),
    /** The name of a country by its ISO 3166-1 code. */
    country: (code: string) => {
      try {
        return new Intl.DisplayNames([locale.value], { type: 'region' }).of(code) ?? code
      } catch {
        return code
      }
    },
    locale: computed(() => locale.value),
  }
}
