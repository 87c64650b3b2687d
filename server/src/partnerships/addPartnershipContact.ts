import type { RequestContext } from '../platform/context.ts'
import { violatedConstraint } from '../platform/db/database.ts'
import { badInput } from '../platform/errors.ts'
import type { MutationAddPartnershipContactArgs } from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { partnershipNotFound } from './changePartnershipStatus.ts'
import { contactChanged, contactColumns, contactSaved, noteContact } from './partnershipContact.ts'
import { partnershipPolicy } from './partnerships.policy.ts'
import { requireActivePartnership } from './requireActivePartnership.ts'

/** Tells the partners to whom of the viewer's colleagues they turn for what. */
export async function addPartnershipContact(
  ctx: RequestContext,
  { id, partnershipId, memberId, input }: MutationAddPartnershipContactArgs,
) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, partnershipPolicy.manage)
  if (!isId(partnershipId)) throw partnershipNotFound()
  const columns = contactColumns(input)
  try {
    return await ctx.write(async tx => {
      await requireActivePartnership(tx, partnershipId)
      const known = isId(id)
        ? await tx
            .selectFrom('partnership_contact')
            .select('id')
            .where('id', '=', id)
            .where('partnership_id', '=', partnershipId)
            .executeTakeFirst()
        : undefined
      if (known) return contactSaved(id, partnershipId)
      const colleague =
        isId(memberId) && isId(id)
          ? await tx
              .selectFrom('member')
              .select('id')
              .where('id', '=', memberId)
              .where('org_id', '=', viewer.organizationId)
              .where('is_active', '=', true)
              .executeTakeFirst()
          : undefined
      if (!colleague) throw noColleague()
      await tx
        .insertInto('partnership_contact')
        .values({
          id,
          partnership_id: partnershipId,
          org_id: viewer.organizationId,
          member_id: memberId,
          ...columns,
        })
        .execute()
      await noteContact(ctx, tx, 'added', { id, partnershipId })
      return contactSaved(id, partnershipId)
    })
  } catch (error) {
    if (!violatedConstraint(error)) throw error
    return contactChanged(ctx, partnershipId)
  }
}

const noColleague = () =>
  badInput('memberId', {
    en: 'Choose one of your own colleagues.',
    ja: '自社のメンバーを選択してください。',
  })
