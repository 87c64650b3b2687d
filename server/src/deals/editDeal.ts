import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { badInput } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { EditDealInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { moneyInput, requiredText } from '../platform/inputs.ts'
import { moneyText } from '../platform/money.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { addActivity, dealChanged, getDealForChange } from './changeDeal.ts'
import { dealPolicy } from './deals.policy.ts'

type Deal = Awaited<ReturnType<typeof getDealForChange>>

/** The whole set of editable values; what is left out is emptied. Nothing is overwritten that the viewer has not seen. */
export async function editDeal(ctx: RequestContext, input: EditDealInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, dealPolicy.edit)
  const title = requiredText('title', input.title, 200)
  const amount = moneyInput('amount', input.amount)
  const probability = readProbability(input.probability)
  const isEdited = await ctx.write(async tx => {
    const deal = await getDealForChange(tx, input.dealId)
    if (deal.version !== input.expectedVersion) return false
    const values = {
      title,
      amount_minor: amount?.minor ?? null,
      amount_currency: amount?.currency ?? null,
      close_date: input.closeDate ?? null,
      probability,
      owner_member_id: await readOwner(tx, deal, input.ownerId),
    }
    const changes = await summarise(tx, deal, values)
    if (changes.length === 0) return true
    const activity = await addActivity(tx, {
      dealId: deal.id,
      kind: 'EDIT',
      body: changes.map(({ field, from, to }) => `${field}: ${from} → ${to}`).join('\n'),
      memberId: viewer.memberId,
    })
    await tx
      .updateTable('deal')
      .set({
        ...values,
        last_activity_id: activity.id,
        updated_at: sql<Date>`clock_timestamp()`,
        version: deal.version + 1,
      })
      .where('id', '=', deal.id)
      .where('version', '=', deal.version)
      .execute()
    await audit(tx, ctx.identity, {
      action: 'deal.edited',
      recordType: 'DEAL',
      recordId: deal.id,
      details: { changes },
    })
    await announce(tx, ctx.identity, {
      topic: 'deal.edited',
      recordId: deal.id,
      partnershipId: deal.partnership_id,
    })
    return true
  })
  if (!isEdited) return dealChanged(ctx, input.dealId)
  return { __typename: 'DealEdited' as const, deal: new RecordRef('Deal', input.dealId) }
}

function readProbability(value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null
  if (Number.isInteger(value) && value >= 0 && value <= 100) return value
  throw badInput('probability', {
    en: 'Give the probability as a whole number from 0 to 100.',
    ja: '確度は 0 から 100 までの整数で入力してください。',
  })
}

/** Anyone active of the deal's firms may own it; who already does may stay. */
async function readOwner(
  tx: Transaction,
  deal: Deal,
  ownerId: string | null | undefined,
): Promise<string | null> {
  if (!ownerId || ownerId === deal.owner_member_id) return ownerId ?? null
  const owner = isId(ownerId)
    ? await tx
        .selectFrom('member')
        .innerJoin('partnership_party', 'partnership_party.org_id', 'member.org_id')
        .select('member.id')
        .where('member.id', '=', ownerId)
        .where('member.is_active', '=', true)
        .where('partnership_party.partnership_id', '=', deal.partnership_id)
        .executeTakeFirst()
    : null
  if (owner) return owner.id
  throw badInput('ownerId', {
    en: 'Choose an owner from the firms of this deal.',
    ja: '担当者は、この商談に参加している会社のメンバーから選んでください。',
  })
}

interface Values {
  title: string
  amount_minor: number | null
  amount_currency: string | null
  close_date: string | null
  probability: number | null
  owner_member_id: string | null
}

/** What changed, in the field names of the contract and in values that need no translation. */
async function summarise(tx: Transaction, deal: Deal, values: Values) {
  const ownerIds = [deal.owner_member_id, values.owner_member_id].filter(id => id !== null)
  const owners =
    deal.owner_member_id !== values.owner_member_id && ownerIds.length > 0
      ? await tx.selectFrom('member').select(['id', 'name']).where('id', 'in', ownerIds).execute()
      : []
  const show = (each: Values) => ({
    title: each.title,
    amount:
      each.amount_minor !== null && each.amount_currency !== null
        ? moneyText(each.amount_minor, each.amount_currency)
        : null,
    closeDate: each.close_date,
    probability: each.probability === null ? null : `${each.probability}%`,
    owner:
      each.owner_member_id &&
      (owners.find(({ id }) => id === each.owner_member_id)?.name ?? each.owner_member_id),
  })
  const before = Object.entries(show(deal))
  const after: Record<string, string | null> = show(values)
  return before.flatMap(([field, from]) => {
    const to = after[field] ?? null
    return from === to ? [] : [{ field, from: from ?? '–', to: to ?? '–' }]
  })
}
