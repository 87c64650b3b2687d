import { expect, it } from 'vitest'
import { formatDay, formatInstant, formatMoney, formatRelative } from './format.ts'

it('places the decimal point by the currency, not by habit', () => {
  expect(formatMoney({ minor: 1050, currency: 'USD' }, 'en')).toBe('$10.50')
  expect(formatMoney({ minor: 1050, currency: 'JPY' }, 'ja')).toBe('￥1,050')
  expect(formatMoney({ minor: 1050, currency: 'KWD' }, 'en')).toBe('KWD\u00a01.050')
  expect(formatMoney({ minor: -5, currency: 'EUR' }, 'en')).toBe('-€0.05')
})
it('keeps the cents of the largest amounts', () => {
  expect(formatMoney({ minor: 9007199254740991, currency: 'USD' }, 'en')).toBe('$90,071,992,547,409.91')
})
it('shows an amount of a currency nobody knows', () => {
  expect(formatMoney({ minor: 1234, currency: 'not one' }, 'en')).toBe('12.34 not one')
})
it('keeps a calendar day the same day everywhere', () => {
  expect(formatDay('2026-05-12', 'en')).toBe('May 12, 2026')
  expect(formatDay('2026-05-12', 'ja')).toBe('2026/05/12')
  expect(formatDay('someday', 'en')).toBe('someday')
})
it('tells an instant in the time zone of the reader', () => {
  expect(formatInstant('2026-05-12T20:30:00.000Z', 'ja', 'Asia/Tokyo')).toBe('2026/05/13 5:30')
})
it('tells how long ago in the largest fitting unit', () => {
  const now = Date.parse('2026-05-12T12:00:00Z')
  expect(formatRelative('2026-05-12T11:59:40Z', now, 'en')).toBe('now')
  expect(formatRelative('2026-05-12T11:15:00Z', now, 'en')).toBe('45 min. ago')
  expect(formatRelative('2026-05-11T11:00:00Z', now, 'en')).toBe('yesterday')
  expect(formatRelative('2025-01-01T00:00:00Z', now, 'ja')).toBe('昨年')
})
