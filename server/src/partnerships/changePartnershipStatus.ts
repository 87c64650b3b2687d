import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { badInput, notFound } from '../platform/errors.ts'
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

/** Either firm may suspend, resume or end. Grants close with it: the masking views ask for an active partnership. */
export async function changePartnershipStatus(ctx: RequestContext, input: ChangePartnershipStatusInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, partnershipPolicy.manage)
  if (!isId(input.partnershipId)) throw partnershipNotFound()
  return await ctx.write(async tx => {
    const partnership = await tx
      .selectFrom('partnership')
      .select(['id', 'status', 'version'])
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

export const partnershipNotFound = () => notFound({ en: 'The partnership', ja: 'パートナーシップ' })
