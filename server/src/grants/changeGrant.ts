import type { RequestContext } from '../platform/context.ts'
import { violatedConstraint } from '../platform/db/database.ts'
import { badInput } from '../platform/errors.ts'
import type { ChangeGrantInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import {
  getGrant,
  grantClosed,
  isPartnershipActive,
  onlyGrantor,
  partnershipClosed,
  tellOfGrant,
} from './getGrant.ts'
import { fieldsOfFilter } from './grantFilter.ts'
import { grantPolicy } from './grants.policy.ts'
import { readTerms, requireMembersOf } from './grantTerms.ts'
import { findParent, requireWithin } from './onward.ts'
import { shareableOf } from './shareableTypes.ts'

/** Other terms. Less takes effect at once; more than was agreed to waits for the other firm, unless it agreed beforehand. */
export async function changeGrant(ctx: RequestContext, input: ChangeGrantInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.share)
  const change = () =>
    ctx.write(async tx => {
      const grant = await getGrant(tx, input.grantId)
      if (grant.org_id !== viewer.organizationId) throw onlyGrantor()
      const shareable = shareableOf(grant.record_type)
      const terms = await readTerms(tx, shareable, input)
      if (grant.version !== input.expectedVersion) return false
      if ((grant.status !== 'PROPOSED' && grant.status !== 'ACTIVE') || grant.is_expired) throw grantClosed()
      if (!(await isPartnershipActive(tx, grant.partnership_id))) throw partnershipClosed()
      const needed = fieldsOfFilter(grant.filter).find(field => !terms.fields.includes(field))
      if (needed !== undefined) throw filteredBy(needed)
      if (grant.parent_grant_id && grant.record_id) {
        const parent = await findParent(tx, shareable.type, grant.record_id)
        if (!parent) throw grantClosed()
        requireWithin(parent, terms, grant.grantee_org_id)
      }
      await requireMembersOf(tx, grant.grantee_org_id, terms)
      const changed = await tx
        .updateTable('record_grant')
        .set({ ...terms, version: grant.version + 1 })
        .where('id', '=', grant.id)
        .returningAll()
        .executeTakeFirstOrThrow()
      await tellOfGrant(tx, ctx, 'changed', changed, {
        before: { fields: grant.fields, verbs: grant.verbs },
        after: { fields: changed.fields, verbs: changed.verbs },
      })
      return true
    })
  const isEdited = await change().catch((error: unknown) => {
    if (violatedConstraint(error) === 'record_grant_open') throw servedByAnother()
    throw error
  })
  const grant = new RecordRef('RecordGrant', input.grantId)
  if (isEdited) return { __typename: 'GrantEdited' as const, grant }
  const message =
    ctx.language === 'ja'
      ? '他の人が先にこの共有を変更しました。新しい内容を確認して、もう一度お試しください。'
      : 'Someone changed this share first. Look at the newer state, then decide again.'
  return { __typename: 'GrantChanged' as const, message, grant }
}

const filteredBy = (field: string) =>
  badInput('fields', {
    en: `The filter of this share names ${field}, so that field stays shared. Revoke it and share another filter instead.`,
    ja: `この共有の条件に項目 ${field} が使われているため、共有から外せません。取り消したうえで、別の条件で共有してください。`,
  })

const servedByAnother = () =>
  badInput('roles', {
    en: 'Another share of this record serves exactly these people. Change that one.',
    ja: 'この対象者には、同じレコードの別の共有が既にあります。そちらを変更してください。',
  })
