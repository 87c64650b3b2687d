import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import { violatedConstraint } from '../platform/db/database.ts'
import type { MutationEditPartnershipContactArgs } from '../platform/graphql/generated/resolvers.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getOwnContact } from './removePartnershipContact.ts'
import { contactChanged, contactColumns, contactSaved, noteContact } from './partnershipContact.ts'
import { partnershipPolicy } from './partnerships.policy.ts'

/** Changes what a colleague does there, or how they are reached. */
export async function editPartnershipContact(
  ctx: RequestContext,
  { id, expectedVersion, input }: MutationEditPartnershipContactArgs,
) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, partnershipPolicy.manage)
  const columns = contactColumns(input)
  const { partnershipId } = await ctx.query(tx => getOwnContact(tx, viewer, id))
  try {
    return await ctx.write(async tx => {
      const changed = await tx
        .updateTable('partnership_contact')
        .set({ ...columns, version: sql<number>`version + 1` })
        .where('id', '=', id)
        .where('version', '=', expectedVersion)
        .returning('id')
        .executeTakeFirst()
      if (!changed) return contactChanged(ctx, partnershipId)
      await noteContact(ctx, tx, 'edited', { id, partnershipId })
      return contactSaved(id, partnershipId)
    })
  } catch (error) {
    if (!violatedConstraint(error)) throw error
    return contactChanged(ctx, partnershipId)
  }
}
