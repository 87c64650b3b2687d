import { z } from 'zod'
import { badInput } from '../platform/errors.ts'
import type { FilterConditionInput } from '../platform/graphql/generated/resolvers.ts'
import { currencyCode } from '../platform/inputs.ts'
import { operatorsOf } from './shareableTypes.ts'
import type { Shareable } from './shareableTypes.ts'

type Condition =
  | { field: string; op: 'IN'; values: string[] }
  | { field: string; op: 'STARTS_WITH'; value: string }
  | { field: string; op: 'IS_SET' }
  | { field: string; op: 'BETWEEN'; min: number | null; max: number | null; currency?: string }

/**
 * A saved filter as it is stored. It may name only what the grant shares: whoever may not see a field could else tell
 * its value from what is in the list. @throws AppError BAD_INPUT
 */
export function readFilter(
  shareable: Shareable,
  fields: readonly string[],
  conditions: readonly FilterConditionInput[],
): Condition[] {
  if (conditions.length < 1 || conditions.length > 10) {
    throw badInput('filter', {
      en: 'A filter has one to ten conditions.',
      ja: '条件は1件以上10件以内で指定してください。',
    })
  }
  return conditions.map(condition => readCondition(shareable, fields, condition))
}

function readCondition(
  shareable: Shareable,
  fields: readonly string[],
  input: FilterConditionInput,
): Condition {
  const field = shareable.fields.find(({ name }) => name === input.field)
  if (!field || !operatorsOf(field).includes(input.op)) throw notFilterable(input.field)
  if (!fields.includes(field.name)) throw notShared(field.name)
  const { name } = field
  if (input.op === 'IS_SET') return { field: name, op: 'IS_SET' }
  if (input.op === 'IN') return { field: name, op: 'IN', values: readValues(input.values ?? []) }
  if (input.op === 'STARTS_WITH') {
    const value = input.value?.trim() ?? ''
    if (value.length < 1 || value.length > 200) throw noValue()
    return { field: name, op: 'STARTS_WITH', value }
  }
  const { min = null, max = null } = input
  if (min === null && max === null) throw noValue()
  if (min !== null && max !== null && min > max) throw emptyRange()
  const range = { field: name, op: 'BETWEEN' as const, min, max }
  return field.filterKind === 'MONEY'
    ? { ...range, currency: currencyCode('filter', input.currency ?? '') }
    : range
}

function readValues(given: readonly string[]): string[] {
  const values = [...new Set(given.map(value => value.trim()).filter(value => value.length > 0))]
  if (values.length < 1 || values.length > 100 || values.some(value => value.length > 200)) throw noValue()
  return values
}

const notFilterable = (name: string) =>
  badInput('filter', {
    en: `No such condition on the field ${name.slice(0, 60)}.`,
    ja: `項目 ${name.slice(0, 60)} にはこの条件を指定できません。`,
  })

const notShared = (name: string) =>
  badInput('filter', {
    en: `The filter names ${name}, which is not shared: the partner could tell it from what is in the list. Share the field too, or filter by another.`,
    ja: `条件に使われている項目 ${name} は共有されません。一覧に含まれるかどうかで値が推測されるため、この項目も共有するか、別の条件を指定してください。`,
  })

const noValue = () =>
  badInput('filter', {
    en: 'Give each condition its value: at most 100 of them, none longer than 200 characters.',
    ja: '各条件の値を入力してください（100件以内、1件200文字以内）。',
  })

const emptyRange = () =>
  badInput('filter', {
    en: 'The range ends before it begins.',
    ja: '範囲の上限が下限より小さくなっています。',
  })

const stored = z.array(z.object({ field: z.string() }))

/** The fields that a stored filter names; none for a grant on a record. */
export const fieldsOfFilter = (filter: unknown): string[] =>
  filter === null ? [] : stored.parse(filter).map(({ field }) => field)
