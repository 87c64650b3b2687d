import { useI18n } from 'vue-i18n'
import type { DealActivityRowFragment } from '../generated/graphql.ts'
import { stages } from './stages.ts'

type Said = Pick<DealActivityRowFragment, 'kind' | 'body'>

/** What an activity says in the reader's language: the log keeps stages and fields by their names in the schema. */
export function useActivityText() {
  const { t, te } = useI18n()

  const stageName = (name: string) => (stages.some(stage => stage === name) ? t(`deals.stage.${name}`) : name)
  const fieldName = (name: string) => (te(`deals.field.${name}`) ? t(`deals.field.${name}`) : name)

  function textOf({ kind, body }: Said): string {
    if (kind === 'STAGE_CHANGE') return body.split(' → ').map(stageName).join(' → ')
    if (kind === 'ORDER') return t('orders.numbered', { number: body })
    if (kind !== 'EDIT') return body
    return body.replaceAll(/^(\w+): /gm, (_, field: string) => `${fieldName(field)}: `)
  }
  return { textOf }
}
