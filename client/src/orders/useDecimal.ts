import { useI18n } from 'vue-i18n'
import { formatDecimal } from '../lib/decimal.ts'

/** Exact decimals of trade documents in the reader's notation, every digit as given. */
export function useDecimal() {
  const { locale } = useI18n()
  const decimal = (value: string | null | undefined) => (value ? formatDecimal(value, locale.value) : '')
  const price = (value: string | null | undefined, currency: string | null | undefined) =>
    value ? [decimal(value), currency].filter(Boolean).join(' ') : ''
  return { decimal, price }
}
