import { useI18n } from 'vue-i18n'
import type { ShareableType } from '../generated/graphql.ts'
import { formatDecimal } from '../lib/decimal.ts'
import { useFormat } from '../lib/format.ts'

/** What the database says of a field, as the reader would write it. An amount comes as its smallest units and currency. */
export function useShownText() {
  const { t, n, locale } = useI18n()
  const { money, day } = useFormat()
  const amount = (value: string) => {
    const [minor, currency] = value.split(' ')
    return currency ? money({ minor: Number(minor), currency }) : value
  }
  const price = (value: string) => {
    const [total = '', currency = ''] = value.split(' ')
    return `${formatDecimal(total, locale.value)} ${currency}`
  }
  const written: Partial<Record<ShareableType, Record<string, (value: string) => string>>> = {
    ACCOUNT: { annualRevenue: amount, employees: value => n(Number(value)) },
    DEAL: {
      amount,
      closeDate: day,
      stage: value => t(`deals.stage.${value}`),
      probability: value => `${value}%`,
    },
    CAMPAIGN: { status: value => t(`campaigns.status.${value}`), startsOn: day, endsOn: day },
    PURCHASE_ORDER: { issuedOn: day, requestedDeliveryOn: day, prices: price },
    TOPIC: { kind: value => t(`forum.kind.${value}`) },
  }
  return (recordType: ShareableType, field: string, value: string | null): string =>
    value === null ? t('ui.inline.empty') : (written[recordType]?.[field]?.(value) ?? value)
}
