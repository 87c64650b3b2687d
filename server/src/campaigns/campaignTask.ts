import type { Transaction } from '../platform/db/database.ts'
import { badInput, notFound } from '../platform/errors.ts'
import type { CampaignTaskInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { readText } from './campaignInput.ts'
import { getCampaign } from './getCampaign.ts'

/** A task's columns. @throws AppError BAD_INPUT, also when the assignee belongs to no firm of the partnership. */
export async function readTaskInput(tx: Transaction, partnershipId: string, input: CampaignTaskInput) {
  const title = readText('title', input.title, 500)
  if (input.assigneeId) await requireAssignee(tx, partnershipId, input.assigneeId)
  return {
    title,
    assignee_member_id: input.assigneeId ?? null,
    due_on: input.dueOn ?? null,
    is_done: input.isDone ?? false,
  }
}

async function requireAssignee(tx: Transaction, partnershipId: string, memberId: string) {
  const member = isId(memberId)
    ? await tx
        .selectFrom('member')
        .innerJoin('partnership_party', 'partnership_party.org_id', 'member.org_id')
        .select('member.id')
        .where('member.id', '=', memberId)
        .where('member.is_active', '=', true)
        .where('partnership_party.partnership_id', '=', partnershipId)
        .executeTakeFirst()
    : undefined
  if (member) return
  throw badInput('assigneeId', {
    en: 'Choose someone who works for one of the firms of this partnership.',
    ja: 'このパートナーシップに参加している会社の担当者を選んでください。',
  })
}

/** The task and its campaign, which may be changed. @throws AppError NOT_FOUND, also for strangers. */
export async function getTask(tx: Transaction, id: string) {
  const task = isId(id)
    ? await tx
        .selectFrom('campaign_task')
        .select(['id', 'campaign_id'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!task) throw notFound({ en: 'The task', ja: 'タスク' })
  return { task, campaign: await getCampaign(tx, task.campaign_id) }
}
