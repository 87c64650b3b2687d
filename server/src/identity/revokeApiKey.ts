import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { identityPolicy } from './identity.policy.ts'

/** At once, on every process; revoking twice is the same as once. */
export async function revokeApiKey(ctx: RequestContext, id: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, identityPolicy.manageExchange)
  if (!isId(id)) throw apiKeyNotFound()
  await ctx.write(async tx => {
    const key = await tx
      .updateTable('api_key')
      .set({ revoked_at: ctx.now })
      .where('id', '=', id)
      .where('org_id', '=', viewer.organizationId)
      .returning('id')
      .executeTakeFirst()
    if (!key) throw apiKeyNotFound()
    await audit(tx, ctx.identity, { action: 'api_key.revoked', recordType: 'API_KEY', recordId: id })
    await announce(tx, ctx.identity, { topic: 'api_key.revoked', recordId: id })
  })
  return { id }
}

const apiKeyNotFound = () => notFound({ en: 'The API key', ja: 'API キー' })
