import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import type { ShareOutcome, ShareRecordsInput } from '../platform/graphql/generated/resolvers.ts'
import { isId, newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { grantPolicy } from './grants.policy.ts'
import { readTerms, requireMembersOf } from './grantTerms.ts'
import { explainRefusal } from './onward.ts'
import { openGrants } from './openGrants.ts'
import { getReceiver, partnershipNotActive } from './partnershipOfGrant.ts'
import { getShareable } from './shareableTypes.ts'

const most = 1000

/** The same terms for many own records at once. Each has its outcome: one that is shared already, or not there, leaves the others. */
export async function shareRecords(ctx: RequestContext, input: ShareRecordsInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.share)
  const shareable = getShareable(input.recordType)
  const ids = [...new Set(input.recordIds)]
  if (ids.length < 1 || ids.length > most) {
    throw badInput('recordIds', {
      en: `Choose 1 to ${most.toLocaleString('en')} records. For more, share a filter.`,
      ja: `1件以上${most.toLocaleString('ja')}件以内で選んでください。それ以上は条件での共有をご利用ください。`,
    })
  }
  return ctx.write(async tx => {
    const terms = await readTerms(tx, shareable, { ...input, verbs: input.verbs ?? ['READ'] })
    const { isActive, granteeId } = await getReceiver(
      tx,
      input.partnershipId,
      viewer.organizationId,
      input.granteeId,
    )
    if (!isActive) return partnershipNotActive(ctx, input.partnershipId)
    await requireMembersOf(tx, granteeId, terms)
    const own = new Set(await shareable.findOwn(tx, ids.filter(isId)))
    const grants = [...own].map(recordId => ({ id: newId(), recordId }))
    const opening = { ...input, granteeId, giverId: viewer.organizationId, memberId: viewer.memberId }
    const shared =
      grants.length > 0
        ? await openGrants(tx, opening, grants, terms).catch(explainRefusal)
        : new Set<string>()
    const outcomeOf = (id: string): ShareOutcome =>
      shared.has(id) ? 'SHARED' : own.has(id) ? 'ALREADY_SHARED' : 'NOT_FOUND'
    return {
      __typename: 'RecordsShared' as const,
      outcomes: ids.map(recordId => ({ recordId, outcome: outcomeOf(recordId) })),
      sharedCount: shared.size,
    }
  })
}
