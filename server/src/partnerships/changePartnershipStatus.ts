import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError, badInput, notFound } from '../platform/errors.ts'
import type { Transaction } from '../platform/db/database.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { ChangePartnershipStatusInput } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

const ways: Record<string, string[]> = {
  ACTIVE: ['SUSPENDED', 'ENDED'],
  SUSPENDED: ['ACTIVE', 'ENDED'],
  ENDED: [],
  INVITED: [],
}

/** Either firm may suspend or end; the one that suspended resumes. Grants close with it: the masking views ask for an active partnership. */
export async function changePartnershipStatus(ctx: RequestContext, input: ChangePartnershipStatusInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, partnershipPolicy.manage)
  if (!isId(input.partnershipId)) throw partnershipNotFound()
  return await ctx.write(async tx => {
    const partnership = await tx
      .selectFrom('partnership')
      .select(['id', 'status', 'version', 'suspended_by_org_id'])
      .where('id', '=', input.partnershipId)
      .forUpdate()
      .executeTakeFirst()
    if (!partnership) throw partnershipNotFound()
    const ref = new RecordRef('Partnership', partnership.id)
    if (partnership.version !== input.expectedVersion) {
      return {
        __typename: 'PartnershipChanged',
        message:
          ctx.language === 'ja' ? '先に別の人が変更しました。' : 'Someone changed the partnership first.',
        partnership: ref,
      }
    }
    if (!ways[partnership.status]?.includes(input.status)) {
      throw badInput('status', {
        en: `A partnership that is ${partnership.status} cannot become ${input.status}.`,
        ja: `状態 ${partnership.status} から ${input.status} へは変更できません。`,
      })
    }
    if (
      input.status === 'ACTIVE' &&
      (partnership.suspended_by_org_id ?? viewer.organizationId) !== viewer.organizationId
    )
      throw suspendedByOther()
    if (input.status === 'ENDED' && (await countParties(tx, partnership.id)) > 2) throw othersGoOn()
    await tx
      .updateTable('partnership')
      .set({ status: input.status, version: partnership.version + 1 })
      .where('id', '=', partnership.id)
      .execute()
    const details = { from: partnership.status, to: input.status }
    await audit(tx, ctx.identity, {
      action: 'partnership.status',
      recordType: 'PARTNERSHIP',
      recordId: partnership.id,
      details,
    })
    await announce(tx, ctx.identity, {
      topic: 'partnership.status',
      recordId: partnership.id,
      partnershipId: partnership.id,
      payload: { status: input.status },
    })
    return { __typename: 'PartnershipStatusChanged', partnership: ref }
  })
}

async function countParties(tx: Transaction, partnershipId: string): Promise<number> {
  const parties = await tx
    .selectFrom('partnership_party')
    .select('org_id')
    .where('partnership_id', '=', partnershipId)
    .where('consented_at', 'is not', null)
    .execute()
  return parties.length
}

const suspendedByOther = () =>
  new AppError('FORBIDDEN', {
    en: 'The other firm suspended this partnership, so it alone can resume it. Ask them.',
    ja: 'このパートナーシップは相手企業が停止したため、再開できるのは相手企業だけです。相手企業に依頼してください。',
  })

const othersGoOn = () =>
  new AppError('FORBIDDEN', {
    en: 'Three or more firms are partners here. Your firm can leave; the others go on.',
    ja: '3 社以上のパートナーシップは終了できません。自社のみ離脱でき、他社は継続します。',
  })

export const partnershipNotFound = () => notFound({ en: 'The partnership', ja: 'パートナーシップ' })
