import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import type { MutationDeclineInvitationArgs } from '../platform/graphql/generated/resolvers.ts'
import { requireIdentity } from '../platform/viewer.ts'
import { invitationLink } from './acceptInvitation.ts'
import { invitationView } from './invitationView.ts'

/** The invited person says no; the inviting firm sees it. */
export async function declineInvitation(ctx: RequestContext, { token, id }: MutationDeclineInvitationArgs) {
  requireIdentity(ctx.identity)
  const link = invitationLink(ctx, token, id)
  return await ctx.write(async tx => {
    const before = await invitationView(tx, link)
    const { rows } = await sql<{ id: string | null }>`
      select private.decline_invitation(${link.hash}, ${link.id}::uuid) as id`.execute(tx)
    if (!before || !rows[0]?.id) throw notFound({ en: 'The invitation', ja: '招待' })
    return { ...before, status: 'DECLINED' }
  })
}
