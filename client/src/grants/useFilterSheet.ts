import { useQuery } from '@urql/vue'
import { computed, ref, watch, type Ref } from 'vue'
import {
  ShareableFieldsDocument,
  type FilterConditionInput,
  type FilterOperator,
  type FilterPartFragment,
  type GrantRowFragment,
  type PreviewGrantInput,
} from '../generated/graphql.ts'
import { namedMoneyText, parseNamedMoney } from '../lib/money.ts'
import { useGrantActions } from './useGrantActions.ts'
import { usePartners } from './usePartners.ts'
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

/** The draft of a grant on all own accounts that match a filter: new, or in the place of one that is. */
export function useFilterSheet(open: Ref<boolean>, changed: () => GrantRowFragment | null) {
  const { partners, key, partner, choose, isLoading } = usePartners()
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
  const refusal = ref<string | null>(null)

  watch(open, isNowOpen => {
    if (!isNowOpen) return
    refusal.value = null
    const grant = changed()
    conditions.value = grant ? grant.filter.map(draftOf) : [emptyCondition()]
    terms.take(grant)
    if (grant) choose(grant.partnership?.id, grant.grantee.id)
  })

  const filter = computed(() => readConditions(conditions.value))
  const preview = computed<PreviewGrantInput | null>(() =>
    open.value && partner.value && filter.value
      ? {
          recordType: 'ACCOUNT',
          filter: filter.value,
          grantId: changed()?.id ?? null,
          partnershipId: partner.value.partnershipId,
          granteeId: partner.value.id,
          fields: terms.fields.value,
        }
      : null,
  )

  async function submit() {
    if (!partner.value || !filter.value) return null
    const grant = changed()
    const isSameFilter = grant !== null && isSame(readConditions(grant.filter.map(draftOf)), filter.value)
    const outcome = isSameFilter
      ? await actions.changeGrant({ grantId: grant.id, expectedVersion: grant.version, ...terms.input.value })
      : await actions.shareFilter({
          recordType: 'ACCOUNT',
          partnershipId: partner.value.partnershipId,
          granteeId: partner.value.id,
          filter: filter.value,
          replaces: grant?.id ?? null,
          ...terms.input.value,
        })
    refusal.value = outcome.refusal
    return outcome.grant ?? null
  }

  return {
    partners,
    key,
    partner,
    isLoading,
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

const isSame = (one: FilterConditionInput[] | null, other: FilterConditionInput[]) =>
  JSON.stringify(one) === JSON.stringify(other)

/** A condition that is, as a person would have typed it. */
export function draftOf({
  field,
  op,
  values,
  value,
  min,
  max,
  currency,
}: FilterPartFragment): DraftCondition {
  const typed = (bound: number | null) =>
    bound === null ? '' : currency ? namedMoneyText({ minor: bound, currency }) : String(bound)
  return { field, op, values: [...(values ?? [])], value: value ?? '', min: typed(min), max: typed(max) }
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
