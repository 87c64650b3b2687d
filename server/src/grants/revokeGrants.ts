import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { tellOfGrant } from './getGrant.ts'
import { grantPolicy } from './grants.policy.ts'

const most = 1000

/** Closes the border for many at once, all or none. What is closed already, or not the viewer's firm's to revoke, is passed over. */
export async function revokeGrants(ctx: RequestContext, grantIds: readonly string[]) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.revoke)
  const ids = [...new Set(grantIds)]
  if (ids.length < 1 || ids.length > most) {
    throw badInput('grantIds', {
      en: `Choose 1 to ${most.toLocaleString('en')} shares.`,
      ja: `1件以上${most.toLocaleString('ja')}件以内で選んでください。`,
    })
  }
  return ctx.write(async tx => {
    const known = ids.filter(isId)
    if (known.length === 0) return { revokedCount: 0, revokedIds: [] }
    const revoked = await tx
      .updateTable('record_grant')
      .set(eb => ({ status: 'REVOKED', version: eb('version', '+', 1) }))
      .where('id', 'in', known)
      .where('org_id', '=', viewer.organizationId)
      .where('status', 'in', ['PROPOSED', 'ACTIVE'])
      .returningAll()
      .execute()
    await Promise.all(revoked.map(grant => tellOfGrant(tx, ctx, 'revoked', grant)))
    return { revokedCount: revoked.length, revokedIds: revoked.map(({ id }) => id) }
  })
}
