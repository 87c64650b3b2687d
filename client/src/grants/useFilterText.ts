import { useI18n } from 'vue-i18n'
import type { FilterPartFragment, GrantRowFragment } from '../generated/graphql.ts'
import { useFormat } from '../lib/format.ts'
import { useFieldLabel } from './useFieldLabel.ts'

/** A saved filter as a sentence in the reader's language, and what to call a grant. */
export function useFilterText() {
  const { t, n } = useI18n()
  const { money } = useFormat()
  const { fieldLabel } = useFieldLabel()

  function conditionText({ field, op, values, value, min, max, currency }: FilterPartFragment): string {
    const name = fieldLabel(field)
    const amount = (minor: number) => (currency ? money({ minor, currency }) : n(minor))
    if (op === 'IN') return t('grants.filter.in', { name, values: values?.join(t('grants.filter.or')) ?? '' })
    if (op === 'STARTS_WITH') return t('grants.filter.startsWith', { name, value: value ?? '' })
    if (op === 'IS_SET') return t('grants.filter.isSet', { name })
    if (min === null) return t('grants.filter.most', { name, max: amount(max ?? 0) })
    if (max === null) return t('grants.filter.least', { name, min: amount(min) })
    return t('grants.filter.between', { name, min: amount(min), max: amount(max) })
  }
  const filterText = (filter: FilterPartFragment[]) => filter.map(conditionText).join(t('grants.filter.and'))
  const nameOf = ({ scope, filter, recordName }: GrantRowFragment) =>
    scope === 'FILTER'
      ? t('grants.filter.name', { conditions: filterText(filter) })
      : (recordName ?? t('grants.hiddenRecord'))
  return { filterText, nameOf }
}
