import { useMutation } from '@urql/vue'
import type { ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  AddCampaignBudgetLineDocument,
  EditCampaignBudgetLineDocument,
  RemoveCampaignBudgetLineDocument,
  type CampaignBudgetLineInput,
  type CampaignBudgetLineRowFragment,
  type CampaignDetailFragment,
} from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { namedMoneyText } from '../lib/money.ts'
import { newId } from '../lib/uuid.ts'
import { notify } from '../ui/notify.ts'
import { conflictOf, type Conflict, type ConflictPart } from './conflict.ts'
import { settleEdit } from './useCampaign.ts'

export const lineValues = (line: CampaignBudgetLineRowFragment): CampaignBudgetLineInput => ({
  label: line.label,
  payerId: line.payer.id,
  amount: { minor: line.amount.minor, currency: line.amount.currency },
})

/** What one can do with the budget of a campaign. Each answers a refusal to show, or null. */
export function useCampaignBudget(
  campaign: () => CampaignDetailFragment,
  conflict: ShallowRef<Conflict | null>,
) {
  const { t } = useI18n()
  const { executeMutation: runAdd } = useMutation(AddCampaignBudgetLineDocument)
  const { executeMutation: runEdit } = useMutation(EditCampaignBudgetLineDocument)
  const { executeMutation: runRemove } = useMutation(RemoveCampaignBudgetLineDocument)

  const parts = (): ConflictPart<CampaignBudgetLineInput>[] => [
    {
      name: 'label',
      label: t('campaigns.conflict.label'),
      text: values => values.label,
      take: (into, from) => ({ ...into, label: from.label }),
    },
    {
      name: 'payer',
      label: t('campaigns.conflict.payer'),
      text: values =>
        campaign().partnership.parties.find(({ organization }) => organization.id === values.payerId)
          ?.organization.name ?? '',
      take: (into, from) => ({ ...into, payerId: from.payerId }),
    },
    {
      name: 'amount',
      label: t('campaigns.conflict.amount'),
      text: values => namedMoneyText(values.amount),
      take: (into, from) => ({ ...into, amount: from.amount }),
    },
  ]

  async function add(id: string, input: CampaignBudgetLineInput): Promise<string | null> {
    const { error } = await runAdd({ campaignId: campaign().id, id, input })
    return errorMessage(error)
  }

  function edit(
    id: string,
    mine: CampaignBudgetLineInput,
    expectedVersion: number,
    base: CampaignBudgetLineInput,
  ): Promise<string | null> {
    const run = runEdit({ id, expectedVersion, input: mine })
    return settleEdit(
      run.then(({ error, data }) => ({ error, outcome: data?.editCampaignBudgetLine })),
      (message, newer) => {
        const theirs = newer.budgetLines.find(line => line.id === id)
        if (!theirs)
          return notify({ title: message, description: t('campaigns.conflict.gone'), color: 'warning' })
        const save = (merged: CampaignBudgetLineInput) => edit(id, merged, theirs.version, lineValues(theirs))
        conflict.value = conflictOf({ message, theirs: lineValues(theirs), mine, base, parts: parts(), save })
      },
    )
  }

  async function remove(line: CampaignBudgetLineRowFragment): Promise<string | null> {
    const { error } = await runRemove({ id: line.id })
    if (error) return errorMessage(error)
    notify({
      title: t('campaigns.budget.removed', { label: line.label }),
      undo: async () => {
        const refusal = await add(newId(), lineValues(line))
        if (refusal) notify({ title: refusal, color: 'error' })
      },
    })
    return null
  }

  return { add, edit, remove }
}
