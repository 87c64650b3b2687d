import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { notFound } from '../platform/errors.ts'
import type { ShareRecordInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId, newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { grantPolicy } from './grants.policy.ts'
import { readTerms, requireMembersOf } from './grantTerms.ts'
import type { Terms } from './grantTerms.ts'
import { audienceOf, isOpenOnRecord, openGrants } from './openGrants.ts'
import { explainRefusal, findParent, requireWithin } from './onward.ts'
import { getReceiver, partnershipNotActive } from './partnershipOfGrant.ts'
import { getShareable } from './shareableTypes.ts'

const recordNotFound = () => notFound({ en: 'The record', ja: 'レコード' })

/**
 * Lets the other firm of a partnership see named fields of a record: an own one, or one that was given to be passed on.
 * It sees them at once when it agreed beforehand to what this partner shares; else it is asked.
 */
export async function shareRecord(ctx: RequestContext, input: ShareRecordInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.share)
  const shareable = getShareable(input.recordType)
  const { recordId, partnershipId } = input
  if (!isId(recordId)) throw recordNotFound()

  return ctx.write(async tx => {
    const [terms, { isActive, granteeId }, [own]] = await Promise.all([
      readTerms(tx, shareable, { ...input, verbs: input.verbs ?? ['READ'] }),
      getReceiver(tx, partnershipId, viewer.organizationId, input.granteeId),
      shareable.findOwn(tx, [recordId]),
    ])
    const parent = own ? undefined : await findParent(tx, shareable.type, recordId)
    if (parent === null) throw recordNotFound()
    if (!isActive) return partnershipNotActive(ctx, partnershipId)
    if (parent) requireWithin(parent, terms, granteeId)
    await requireMembersOf(tx, granteeId, terms)
    const { organizationId: giverId, memberId } = viewer
    const id = newId()
    const shared = await openGrants(
      tx,
      { recordType: shareable.type, partnershipId, granteeId, giverId, memberId, parent },
      [{ id, recordId }],
      terms,
    ).catch(explainRefusal)
    if (shared.size > 0)
      return { __typename: 'RecordShared' as const, grant: new RecordRef('RecordGrant', id) }
    return alreadyShared(ctx, await getOpen(tx, { recordId, granteeId, giverId, terms }))
  })
}

/** The open one of the same giver for the same people. */
async function getOpen(
  tx: Transaction,
  {
    recordId,
    granteeId,
    giverId,
    terms,
  }: { recordId: string; granteeId: string; giverId: string; terms: Terms },
): Promise<string> {
  const { id } = await tx
    .selectFrom('record_grant')
    .select('id')
    .where('record_id', '=', recordId)
    .where('grantee_org_id', '=', granteeId)
    .where('org_id', '=', giverId)
    .where('audience', '=', audienceOf(terms))
    .where(isOpenOnRecord)
    .executeTakeFirstOrThrow(recordNotFound)
  return id
}

const alreadyShared = (ctx: RequestContext, grantId: string) => ({
  __typename: 'AlreadyShared' as const,
  message:
    ctx.language === 'ja'
      ? 'このレコードは既にこの会社と共有されています。その共有を変更してください。'
      : 'This record is already shared with that firm. Change that share instead.',
  grant: new RecordRef('RecordGrant', grantId),
})
