import type { RequestContext } from '../platform/context.ts'
import type { ChangeGrantInput, ShareableType } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { getGrant, grantClosed, onlyGrantor, partnershipClosed, tellOfGrant } from './getGrant.ts'
import { grantPolicy } from './grants.policy.ts'
import { readTerms } from './grantTerms.ts'
import { allShareables, getShareable } from './shareableTypes.ts'

/** Other terms. Less takes effect at once; more than was agreed to waits for the other firm, unless it agreed beforehand. */
export async function changeGrant(ctx: RequestContext, input: ChangeGrantInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.share)
  const isEdited = await ctx.write(async tx => {
    const grant = await getGrant(tx, input.grantId)
    if (grant.org_id !== viewer.organizationId) throw onlyGrantor()
    const terms = readTerms(ctx, getShareable(typeOf(grant.record_type)), input)
    if (grant.version !== input.expectedVersion) return false
    if (grant.status !== 'PROPOSED' && grant.status !== 'ACTIVE') throw grantClosed()
    if (grant.partnership_status !== 'ACTIVE') throw partnershipClosed()
    const changed = await tx
      .updateTable('record_grant')
      .set({ ...terms, version: grant.version + 1 })
      .where('id', '=', grant.id)
      .where('version', '=', grant.version)
      .returningAll()
      .executeTakeFirstOrThrow()
    const before = { fields: grant.fields, verbs: grant.verbs }
    await tellOfGrant(tx, ctx, 'changed', changed, {
      before,
      after: { fields: changed.fields, verbs: changed.verbs },
    })
    return true
  })
  const grant = new RecordRef('RecordGrant', input.grantId)
  if (isEdited) return { __typename: 'GrantEdited' as const, grant }
  const message =
    ctx.language === 'ja'
      ? '他の人が先にこの共有を変更しました。新しい内容を確認して、もう一度お試しください。'
      : 'Someone changed this share first. Look at the newer state, then decide again.'
  return { __typename: 'GrantChanged' as const, message, grant }
}

function typeOf(recordType: string): ShareableType {
  const shareable = allShareables().find(({ type }) => type === recordType)
  if (!shareable) throw new Error(`Nobody registered the shareable type ${recordType}.`)
  return shareable.type
}
