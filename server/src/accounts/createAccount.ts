import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { AccountInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { accountPolicy } from './accounts.policy.ts'
import { readAccountValues } from './accountValues.ts'

/** A customer of the viewer's firm, owned by the viewer. Nobody else sees it until it is shared. */
export async function createAccount(ctx: RequestContext, input: AccountInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, accountPolicy.create)
  const values = readAccountValues(input)
  const id = newId()
  await ctx.write(async tx => {
    await tx
      .insertInto('account')
      .values({ id, org_id: viewer.organizationId, owner_member_id: viewer.memberId, ...values })
      .execute()
    await audit(tx, ctx.identity, { action: 'account.created', recordType: 'ACCOUNT', recordId: id })
    await announce(tx, ctx.identity, { topic: 'account.created', recordId: id })
  })
  return { account: new RecordRef('Account', id) }
}
