import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import type { ShareFilterInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getGrant, grantClosed, grantNotFound, onlyGrantor, tellOfGrant } from './getGrant.ts'
import { readFilter } from './grantFilter.ts'
import { grantPolicy } from './grants.policy.ts'
import { readTerms, requireMembersOf } from './grantTerms.ts'
import { getReceiver, partnershipNotActive } from './partnershipOfGrant.ts'
import { getShareable } from './shareableTypes.ts'

/**
 * Lets the other firm see named fields of every own record that matches a saved filter, and of those that will.
 * One row; the records are entered in the background, and what no longer matches leaves with the write that changed it.
 */
export async function shareFilter(ctx: RequestContext, input: ShareFilterInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.share)
  const shareable = getShareable(input.recordType)
  return ctx.write(async tx => {
    const terms = await readTerms(tx, shareable, { ...input, verbs: input.verbs ?? ['READ'] })
    const filter = readFilter(shareable, terms.fields, input.filter)
    const { isActive, granteeId } = await getReceiver(
      tx,
      input.partnershipId,
      viewer.organizationId,
      input.granteeId,
    )
    if (!isActive) return partnershipNotActive(ctx, input.partnershipId)
    await requireMembersOf(tx, granteeId, terms)
    if (input.replaces) await closeReplaced(tx, ctx, input.replaces, viewer.organizationId)
    const grant = await tx
      .insertInto('record_grant')
      .values({
        id: newId(),
        org_id: viewer.organizationId,
        owner_org_id: viewer.organizationId,
        grantee_org_id: granteeId,
        partnership_id: input.partnershipId,
        record_type: input.recordType,
        scope: 'FILTER',
        filter: JSON.stringify(filter),
        ...terms,
        // The database decides it from the other firm's standing consent.
        status: 'PROPOSED',
        proposed_by: viewer.memberId,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await tellOfGrant(tx, ctx, 'proposed', grant, {
      filter,
      fields: grant.fields,
      verbs: grant.verbs,
      status: grant.status,
    })
    return { __typename: 'FilterShared' as const, grant: new RecordRef('RecordGrant', grant.id) }
  })
}

/** A grant stays what it is about, so another filter is another grant; the partner never sees both. */
async function closeReplaced(tx: Transaction, ctx: RequestContext, id: string, ownId: string): Promise<void> {
  const replaced = await getGrant(tx, id)
  if (replaced.scope !== 'FILTER') throw grantNotFound()
  if (replaced.org_id !== ownId) throw onlyGrantor()
  if (replaced.status !== 'PROPOSED' && replaced.status !== 'ACTIVE') throw grantClosed()
  await tx
    .updateTable('record_grant')
    .set({ status: 'REVOKED', version: replaced.version + 1 })
    .where('id', '=', id)
    .execute()
  await tellOfGrant(tx, ctx, 'revoked', replaced)
}
