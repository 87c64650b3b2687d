import { expect, it } from 'vitest'
import { formatDecimal } from './decimal.ts'

it('keeps every digit of an exact decimal', () => {
  expect(formatDecimal('12345678901234567890.123456789', 'en')).toBe('12,345,678,901,234,567,890.123456789')
  expect(formatDecimal('0.10', 'en')).toBe('0.10')
  expect(formatDecimal('1234.5600', 'de')).toBe('1.234,5600')
})
it('shows what is not a decimal as it came', () => {
  expect(formatDecimal('1E5', 'en')).toBe('1E5')
})
