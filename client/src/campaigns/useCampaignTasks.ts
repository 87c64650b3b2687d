import { useMutation } from '@urql/vue'
import type { ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  AddCampaignTaskDocument,
  EditCampaignTaskDocument,
  RemoveCampaignTaskDocument,
  type CampaignDetailFragment,
  type CampaignTaskInput,
  type CampaignTaskRowFragment,
} from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { newId } from '../lib/uuid.ts'
import { notify } from '../ui/notify.ts'
import { conflictOf, type Conflict, type ConflictPart } from './conflict.ts'
import { settleEdit } from './useCampaign.ts'

export type TaskValues = Required<CampaignTaskInput>

export const taskValues = (task: CampaignTaskRowFragment): TaskValues => ({
  title: task.title,
  assigneeId: task.assignee?.id ?? null,
  dueOn: task.dueOn ?? null,
  isDone: task.isDone,
})

export const membersOf = (campaign: CampaignDetailFragment) =>
  campaign.partnership.parties.flatMap(({ organization, members }) =>
    members.map(member => ({ ...member, organization })),
  )

/** What one can do with the tasks of a campaign. Each answers a refusal to show, or null. */
export function useCampaignTasks(
  campaign: () => CampaignDetailFragment,
  conflict: ShallowRef<Conflict | null>,
) {
  const { t } = useI18n()
  const { executeMutation: runAdd } = useMutation(AddCampaignTaskDocument)
  const { executeMutation: runEdit } = useMutation(EditCampaignTaskDocument)
  const { executeMutation: runRemove } = useMutation(RemoveCampaignTaskDocument)

  const parts = (): ConflictPart<TaskValues>[] => [
    {
      name: 'title',
      label: t('campaigns.conflict.task'),
      text: values => values.title,
      take: (into, from) => ({ ...into, title: from.title }),
    },
    {
      name: 'assignee',
      label: t('campaigns.conflict.assignee'),
      text: values =>
        membersOf(campaign()).find(({ id }) => id === values.assigneeId)?.name ?? t('campaigns.tasks.nobody'),
      take: (into, from) => ({ ...into, assigneeId: from.assigneeId }),
    },
    {
      name: 'dueOn',
      label: t('campaigns.conflict.due'),
      text: values => values.dueOn ?? '',
      take: (into, from) => ({ ...into, dueOn: from.dueOn }),
    },
    {
      name: 'isDone',
      label: t('campaigns.conflict.done'),
      text: values => t(values.isDone ? 'campaigns.conflict.yes' : 'campaigns.conflict.no'),
      take: (into, from) => ({ ...into, isDone: from.isDone }),
    },
  ]

  /** `id` stays the same when a failed attempt is repeated, so the task is added once. */
  async function add(id: string, input: TaskValues): Promise<string | null> {
    const { error } = await runAdd({ campaignId: campaign().id, id, input })
    return errorMessage(error)
  }

  function edit(
    id: string,
    mine: TaskValues,
    expectedVersion: number,
    base: TaskValues,
  ): Promise<string | null> {
    const run = runEdit({ id, expectedVersion, input: mine })
    return settleEdit(
      run.then(({ error, data }) => ({ error, outcome: data?.editCampaignTask })),
      (message, newer) => {
        const theirs = newer.tasks.find(task => task.id === id)
        if (!theirs)
          return notify({ title: message, description: t('campaigns.conflict.gone'), color: 'warning' })
        const save = (merged: TaskValues) => edit(id, merged, theirs.version, taskValues(theirs))
        conflict.value = conflictOf({ message, theirs: taskValues(theirs), mine, base, parts: parts(), save })
      },
    )
  }

  async function remove(task: CampaignTaskRowFragment): Promise<string | null> {
    const { error } = await runRemove({ id: task.id })
    if (error) return errorMessage(error)
    notify({
      title: t('campaigns.tasks.removed', { title: task.title }),
      undo: async () => {
        const refusal = await add(newId(), taskValues(task))
        if (refusal) notify({ title: refusal, color: 'error' })
      },
    })
    return null
  }

  return { add, edit, remove }
}
