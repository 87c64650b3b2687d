import { useI18n } from 'vue-i18n'
import type { ProgramCriterion } from '../generated/graphql.ts'
import { useFormat } from '../lib/format.ts'
import { locale } from '../lib/preferences.ts'

export interface Criterion {
  criterion: ProgramCriterion
  currency?: string | null
  certification?: string | null
}

/** What tiers and their requirements are called, in the reader's language. */
export function useTierText() {
  const { t } = useI18n()
  const { money, number } = useFormat()

  const tierName = (tier: { nameEn: string; nameJa: string } | null | undefined) =>
    tier ? (locale.value === 'ja' ? tier.nameJa : tier.nameEn) : t('programs.tier.none')

  const amount = ({ criterion, currency }: Criterion, value: number) =>
    criterion === 'WON_AMOUNT' && currency ? money({ minor: value, currency }) : number(value)

  /** What is asked for, without how much. */
  const criterionName = (each: Criterion) =>
    each.criterion === 'CERTIFICATION'
      ? t('programs.criterion.CERTIFICATION', { name: each.certification ?? '' })
      : t(`programs.criterion.${each.criterion}`)

  return {
    tierName,
    /** Either name may be missing: a partner without a tier. */
    namedTier: (en: string | null | undefined, ja: string | null | undefined) =>
      tierName(en && ja ? { nameEn: en, nameJa: ja } : null),
    amount,
    criterionName,
    requirement: (each: Criterion & { threshold: number }) =>
      t('programs.requirement', { what: criterionName(each), amount: amount(each, each.threshold) }),
    /** What is still missing: "¥3,200,000 more in won deals". */
    missing: (each: Criterion & { missing: number }) =>
      t(
        `programs.missing.${each.criterion}`,
        { amount: amount(each, each.missing), name: each.certification ?? '' },
        each.missing,
      ),
  }
}
