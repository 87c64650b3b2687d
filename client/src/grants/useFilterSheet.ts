import { useQuery } from '@urql/vue'
import { computed, ref, watch, type Ref } from 'vue'
import {
  ShareableFieldsDocument,
  type FilterConditionInput,
  type FilterOperator,
  type PreviewGrantInput,
} from '../generated/graphql.ts'
import { parseNamedMoney } from '../lib/money.ts'
import { useGrantActions } from './useGrantActions.ts'
import { partnersOf, usePartnershipChoices } from './usePartnershipChoices.ts'
import { useTerms } from './useTerms.ts'

/** A condition as a person types it. */
export interface DraftCondition {
  field: string
  op: FilterOperator
  values: string[]
  value: string
  min: string
  max: string
}

const emptyCondition = (): DraftCondition => ({
  field: 'city',
  op: 'IN',
  values: [],
  value: '',
  min: '',
  max: '',
})

/** The draft of a grant on all own accounts that match a filter. */
export function useFilterSheet(open: Ref<boolean>) {
  const { active, isLoading } = usePartnershipChoices()
  const actions = useGrantActions()
  const { data } = useQuery({ query: ShareableFieldsDocument, variables: { recordType: 'ACCOUNT' } })
  const shareable = computed(() => data.value?.shareableFields ?? [])
  const filterable = computed(() => shareable.value.filter(field => field.filterOperators.length > 0))
  const conditions = ref<DraftCondition[]>([emptyCondition()])
  const terms = useTerms(
    // What a filter names is shared with it: who may not see it could tell it from what is in the list.
    () => [
      ...shareable.value.filter(field => field.isAlwaysShared).map(({ name }) => name),
      ...conditions.value.map(({ field }) => field),
    ],
    () => ['website', 'industry', 'city', 'country'],
  )
  const partnershipId = ref<string>()
  const refusal = ref<string | null>(null)
  const partnership = computed(() => active.value.find(({ id }) => id === partnershipId.value))
  const partner = computed(() => (partnership.value ? partnersOf(partnership.value)[0] : undefined))

  watch(open, isNowOpen => {
    if (!isNowOpen) return
    refusal.value = null
    conditions.value = [emptyCondition()]
    terms.take(null)
  })
  watch([active, open], () => (partnershipId.value ??= active.value[0]?.id), { immediate: true })

  const filter = computed(() => readConditions(conditions.value))
  const preview = computed<PreviewGrantInput | null>(() =>
    open.value && partnershipId.value && filter.value
      ? {
          recordType: 'ACCOUNT',
          filter: filter.value,
          partnershipId: partnershipId.value,
          fields: terms.fields.value,
        }
      : null,
  )

  async function submit() {
    if (!partnershipId.value || !filter.value) return null
    const outcome = await actions.shareFilter({
      recordType: 'ACCOUNT',
      partnershipId: partnershipId.value,
      filter: filter.value,
      ...terms.input.value,
    })
    refusal.value = outcome.refusal
    return outcome.grant ?? null
  }

  return {
    partnerships: active,
    isLoadingPartnerships: isLoading,
    partnershipId,
    partner,
    shareable,
    filterable,
    conditions,
    addCondition: () => conditions.value.push(emptyCondition()),
    removeCondition: (index: number) => conditions.value.splice(index, 1),
    filter,
    preview,
    terms,
    refusal,
    submit,
    isWorking: actions.isWorking,
  }
}

/** What is typed as it is sent; null while a condition lacks its value. */
export function readConditions(drafts: DraftCondition[]): FilterConditionInput[] | null {
  const read = drafts.map(readCondition)
  const whole = read.filter(condition => condition !== null)
  return whole.length === drafts.length && whole.length > 0 ? whole : null
}

function readCondition({ field, op, values, value, min, max }: DraftCondition): FilterConditionInput | null {
  if (op === 'IS_SET') return { field, op }
  if (op === 'IN') return values.length > 0 ? { field, op, values } : null
  if (op === 'STARTS_WITH') return value.trim() ? { field, op, value: value.trim() } : null
  if (!min.trim() && !max.trim()) return null
  if (field !== 'annualRevenue') {
    const [from, to] = [readNumber(min), readNumber(max)]
    return from === undefined || to === undefined ? null : { field, op, min: from, max: to }
  }
  const [from, to] = [readMoney(min), readMoney(max)]
  if (from === undefined || to === undefined) return null
  const currency = from?.currency ?? to?.currency
  if (!currency || (from && to && from.currency !== to.currency)) return null
  return { field, op, min: from?.minor ?? null, max: to?.minor ?? null, currency }
}

/** Null when empty, undefined when it is no whole number. */
function readNumber(text: string): number | null | undefined {
  const digits = text.normalize('NFKC').replaceAll(/[\s,]/g, '')
  if (!digits) return null
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined
}

function readMoney(text: string) {
  if (!text.trim()) return null
  return parseNamedMoney(text.trim(), 'JPY') ?? undefined
}
