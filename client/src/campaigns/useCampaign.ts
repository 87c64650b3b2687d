import { useMutation, useQuery, useSubscription } from '@urql/vue'
import type { CombinedError } from '@urql/core'
import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  CampaignChangedDocument,
  CampaignDocument,
  EditCampaignDocument,
  type CampaignDetailFragment,
  type EditCampaignMutation,
} from '../generated/graphql.ts'
import { reconnects } from '../lib/connection.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { campaignValues, type CampaignValues } from './campaignValues.ts'
import { conflictOf, type Conflict, type ConflictPart } from './conflict.ts'

export type EditOutcome = EditCampaignMutation['editCampaign']

/** Runs an edit: answers the refusal to show, or null; a newer version is handed to `onChanged`. */
export async function settleEdit(
  run: Promise<{ error?: CombinedError; outcome?: EditOutcome }>,
  onChanged: (message: string, newer: CampaignDetailFragment) => void,
): Promise<string | null> {
  const { error, outcome } = await run
  if (error || !outcome) return errorMessage(error)
  if (outcome.__typename === 'CampaignChanged') onChanged(outcome.message, outcome.campaign)
  return null
}

/** One campaign, kept live, and the conflict to be shown when someone was faster. */
export function useCampaign(id: string) {
  const { t } = useI18n()
  const { data, error, executeQuery } = useQuery({
    query: CampaignDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const campaign = computed(() => data.value?.campaign)
  const conflict = shallowRef<Conflict | null>(null)
  useSubscription({ query: CampaignChangedDocument, variables: {} })
  const refresh = () => executeQuery({ requestPolicy: 'network-only' })
  watch(reconnects, refresh)
  const { executeMutation, fetching } = useMutation(EditCampaignDocument)

  const parts = computed<ConflictPart<CampaignValues>[]>(() => [
    {
      name: 'name',
      label: t('campaigns.conflict.name'),
      text: values => values.name,
      take: (into, from) => ({ ...into, name: from.name }),
    },
    {
      name: 'goal',
      label: t('campaigns.conflict.goal'),
      text: values => values.goal ?? '',
      take: (into, from) => ({ ...into, goal: from.goal }),
    },
    {
      name: 'status',
      label: t('campaigns.conflict.status'),
      text: values => t(`campaigns.status.${values.status}`),
      take: (into, from) => ({ ...into, status: from.status }),
    },
    {
      name: 'startsOn',
      label: t('campaigns.conflict.startsOn'),
      text: values => values.startsOn ?? '',
      take: (into, from) => ({ ...into, startsOn: from.startsOn }),
    },
    {
      name: 'endsOn',
      label: t('campaigns.conflict.endsOn'),
      text: values => values.endsOn ?? '',
      take: (into, from) => ({ ...into, endsOn: from.endsOn }),
    },
  ])

  function edit(mine: CampaignValues, expectedVersion: number, base: CampaignValues): Promise<string | null> {
    const run = executeMutation({ input: { campaignId: id, expectedVersion, ...mine } })
    return settleEdit(
      run.then(({ error: failure, data: result }) => ({ error: failure, outcome: result?.editCampaign })),
      (message, newer) => {
        const save = (merged: CampaignValues) => edit(merged, newer.version, campaignValues(newer))
        conflict.value = conflictOf({
          message,
          theirs: campaignValues(newer),
          mine,
          base,
          parts: parts.value,
          save,
        })
      },
    )
  }

  return {
    campaign,
    error: computed(() => (campaign.value ? undefined : error.value)),
    isMissing: computed(() => data.value !== undefined && data.value.campaign === null),
    isSaving: fetching,
    retry: refresh,
    conflict,
    edit,
  }
}
