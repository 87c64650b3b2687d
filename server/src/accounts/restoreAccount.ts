import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { accountPolicy } from './accounts.policy.ts'
import { getOwnAccount } from './getAccount.ts'

/** Brings an archived account back, with all of it. Twice is the same as once. */
export async function restoreAccount(ctx: RequestContext, accountId: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, accountPolicy.archive)
  await ctx.write(async tx => {
    const account = await getOwnAccount(tx, accountId)
    if (!account.archived_at) return
    await tx
      .updateTable('account')
      .set({ archived_at: null, updated_at: sql<Date>`now()`, version: account.version + 1 })
      .where('id', '=', accountId)
      .execute()
    await audit(tx, ctx.identity, { action: 'account.restored', recordType: 'ACCOUNT', recordId: accountId })
    await announce(tx, ctx.identity, { topic: 'account.restored', recordId: accountId })
  })
  return new RecordRef('Account', accountId)
}
