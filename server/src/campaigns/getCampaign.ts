import { partnershipReadOnly } from '../partnerships/index.ts'
import { announce } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { badInput, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'

export const campaignNotFound = () => notFound({ en: 'The campaign', ja: 'キャンペーン' })

/** A campaign that may be changed. @throws AppError NOT_FOUND, also for strangers; FORBIDDEN while its partnership is not active. */
export async function getCampaign(tx: Transaction, id: string) {
  if (!isId(id)) throw campaignNotFound()
  const campaign = await tx
    .selectFrom('campaign')
    .innerJoin('partnership', 'partnership.id', 'campaign.partnership_id')
    .select(['campaign.id', 'campaign.partnership_id', 'partnership.status as partnership_status'])
    .where('campaign.id', '=', id)
    .executeTakeFirst()
  if (!campaign) throw campaignNotFound()
  if (campaign.partnership_status !== 'ACTIVE') throw partnershipReadOnly()
  return campaign
}

/** Moves the campaign up its lists and tells everybody who watches it. */
export async function touchCampaign(
  ctx: RequestContext,
  tx: Transaction,
  campaign: { id: string; partnership_id: string },
) {
  await tx
    .updateTable('campaign')
    .set({ updated_at: ctx.now.toISOString() })
    .where('id', '=', campaign.id)
    .execute()
  await announce(tx, ctx.identity, {
    topic: 'campaign.changed',
    recordId: campaign.id,
    partnershipId: campaign.partnership_id,
  })
}

export const campaignEdited = (id: string) => ({
  __typename: 'CampaignEdited' as const,
  campaign: new RecordRef('Campaign', id),
})

/** The answer to someone who was second: the campaign as it is now. */
export const campaignChanged = (ctx: RequestContext, id: string) => ({
  __typename: 'CampaignChanged' as const,
  message:
    ctx.language === 'ja'
      ? '先に別の人が変更しました。最新の内容を確認してください。'
      : 'Someone changed this first. Look at what is there now.',
  campaign: new RecordRef('Campaign', id),
})

/** @throws AppError BAD_INPUT unless the id a client made is a UUID. */
export function requireClientId(field: string, id: string): void {
  if (isId(id)) return
  throw badInput(field, {
    en: 'The id must be a UUID. Reload the page and try again.',
    ja: 'ID は UUID で指定してください。ページを再読み込みしてもう一度お試しください。',
  })
}
