import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import type { Viewer } from '../platform/viewer.ts'
import { contactNotFound, noteContact } from './partnershipContact.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

/** A colleague is no contact there any more. */
export async function removePartnershipContact(ctx: RequestContext, id: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, partnershipPolicy.manage)
  return await ctx.write(async tx => {
    const { partnershipId } = await getOwnContact(tx, viewer, id)
    await tx.deleteFrom('partnership_contact').where('id', '=', id).execute()
    await noteContact(ctx, tx, 'removed', { id, partnershipId })
    return new RecordRef('Partnership', partnershipId)
  })
}

/** @throws AppError NOT_FOUND, also for the partner's people. */
export async function getOwnContact(tx: Transaction, viewer: Viewer, id: string) {
  if (!isId(id)) throw contactNotFound()
  const contact = await tx
    .selectFrom('partnership_contact')
    .select('partnership_id as partnershipId')
    .where('id', '=', id)
    .where('org_id', '=', viewer.organizationId)
    .executeTakeFirst()
  if (!contact) throw contactNotFound()
  return contact
}
