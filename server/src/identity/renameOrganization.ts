import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { requiredText } from '../platform/inputs.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { identityPolicy } from './identity.policy.ts'

/** The firm's own name, everywhere it is read from at once. The same name again changes nothing. */
export async function renameOrganization(ctx: RequestContext, given: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, identityPolicy.manageOrganization)
  const name = requiredText('name', given, 200)
  const id = viewer.organizationId
  await ctx.write(async tx => {
    const { name: former } = await tx
      .selectFrom('organization')
      .select('name')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (former === name) return
    await tx
      .updateTable('organization')
      .set(eb => ({ name, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    await audit(tx, ctx.identity, {
      action: 'organization.renamed',
      recordType: 'ORGANIZATION',
      recordId: id,
      details: { former, name },
    })
    await announce(tx, ctx.identity, { topic: 'organization.renamed', recordId: id })
  })
  return new RecordRef('Organization', id)
}
