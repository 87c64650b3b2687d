import { describe, expect, it } from 'vitest'
import { moneyText, namedMoneyText, parseMoney, parseNamedMoney, sumByCurrency } from './money.ts'

describe('money as people type it', () => {
  it('reads major units into the smallest unit of the currency', () => {
    expect(parseMoney('1,234.5', 'USD')).toEqual({ minor: 123450, currency: 'USD' })
    expect(parseMoney('12000', 'JPY')).toEqual({ minor: 12000, currency: 'JPY' })
    expect(parseMoney('1.234', 'KWD')).toEqual({ minor: 1234, currency: 'KWD' })
  })
  it('reads full-width digits', () => {
    expect(parseMoney('１２，０００', 'JPY')).toEqual({ minor: 12000, currency: 'JPY' })
  })
  it('refuses what the currency cannot hold instead of rounding it', () => {
    expect(parseMoney('10.5', 'JPY')).toBeNull()
    expect(parseMoney('10.999', 'USD')).toBeNull()
    expect(parseMoney('90071992547409.93', 'USD')).toBeNull()
    expect(parseMoney('ten', 'USD')).toBeNull()
    expect(parseMoney('', 'USD')).toBeNull()
  })
  it('shows what it read', () => {
    for (const [text, currency] of [
      ['0.05', 'USD'],
      ['-12.30', 'EUR'],
      ['7', 'JPY'],
    ] as const)
      expect(moneyText(parseMoney(text, currency))).toBe(text)
  })
  it('reads an amount that names its currency', () => {
    expect(parseNamedMoney('EUR 1,000', 'USD')).toEqual({ minor: 100000, currency: 'EUR' })
    expect(parseNamedMoney('1000jpy', 'USD')).toEqual({ minor: 1000, currency: 'JPY' })
    expect(parseNamedMoney('12', 'USD')).toEqual({ minor: 1200, currency: 'USD' })
    expect(parseNamedMoney('EUR', 'USD')).toBeNull()
    expect(namedMoneyText({ minor: 5, currency: 'USD' })).toBe('USD 0.05')
  })
  it('never adds two currencies together', () => {
    const sums = sumByCurrency([
      { minor: 1, currency: 'USD' },
      null,
      { minor: 2, currency: 'JPY' },
      { minor: 3, currency: 'USD' },
    ])
    expect(sums).toEqual([
      { minor: 4, currency: 'USD' },
      { minor: 2, currency: 'JPY' },
    ])
  })
})
