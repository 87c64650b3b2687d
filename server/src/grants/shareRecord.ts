import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import { violatedConstraint } from '../platform/db/database.ts'
import type { Transaction } from '../platform/db/database.ts'
import { notFound } from '../platform/errors.ts'
import type { ShareRecordInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId, newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { tellOfGrant } from './getGrant.ts'
import { grantPolicy } from './grants.policy.ts'
import { readTerms, requireMembersOf } from './grantTerms.ts'
import type { Terms } from './grantTerms.ts'
import { comesFromThem, findParent, requireWithin } from './onward.ts'
import { getReceiver, partnershipNotActive } from './partnershipOfGrant.ts'
import { getShareable } from './shareableTypes.ts'

const recordNotFound = () => notFound({ en: 'The record', ja: 'レコード' })

/**
 * Lets the other firm of a partnership see named fields of a record: an own one, or one that was given to be passed on.
 * It sees them at once when it agreed beforehand to what this partner shares; else it is asked.
 */
export async function shareRecord(ctx: RequestContext, input: ShareRecordInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.share)
  const shareable = getShareable(input.recordType)
  const { recordId, partnershipId } = input
  if (!isId(recordId)) throw recordNotFound()

  const share = () =>
    ctx.write(async tx => {
      const terms = await readTerms(tx, shareable, { ...input, verbs: input.verbs ?? ['READ'] })
      const { isActive, granteeId } = await getReceiver(tx, partnershipId, viewer.organizationId)
      const [own] = await shareable.findOwn(tx, [recordId])
      const parent = own ? null : await findParent(tx, shareable.type, recordId)
      if (!own && !parent) throw recordNotFound()
      if (!isActive) return partnershipNotActive(ctx, partnershipId)
      if (parent) requireWithin(parent, terms, granteeId)
      await requireMembersOf(tx, granteeId, terms)
      const open = await findOpen(tx, recordId, granteeId, viewer.organizationId, terms)
      if (open && !open.is_expired) return alreadyShared(ctx, open.id)
      if (open) await closeExpired(tx, open)
      const grant = await tx
        .insertInto('record_grant')
        .values({
          id: newId(),
          org_id: viewer.organizationId,
          owner_org_id: parent?.owner_org_id ?? viewer.organizationId,
          parent_grant_id: parent?.id ?? null,
          grantee_org_id: granteeId,
          partnership_id: partnershipId,
          record_type: input.recordType,
          record_id: recordId,
          ...terms,
          // The database decides it from the other firm's standing consent.
          status: 'PROPOSED',
          proposed_by: viewer.memberId,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      await tellOfGrant(tx, ctx, 'proposed', grant, {
        fields: grant.fields,
        verbs: grant.verbs,
        status: grant.status,
      })
      return { __typename: 'RecordShared' as const, grant: new RecordRef('RecordGrant', grant.id) }
    })

  try {
    return await share()
  } catch (error) {
    // A colleague shared it in the same moment: the second attempt finds that grant.
    if (violatedConstraint(error) === 'record_grant_open') return share()
    // The receiver stands further up, where the viewer's firm does not look.
    if (isRefusal(error, 'that firm has it already')) throw comesFromThem()
    throw error
  }
}

const isRefusal = (error: unknown, message: string) => error instanceof Error && error.message === message

/** An open one of the same giver for the same people. */
const findOpen = (tx: Transaction, recordId: string, granteeId: string, giverId: string, terms: Terms) =>
  tx
    .selectFrom('record_grant')
    .select(['id', 'version', sql<boolean>`coalesce(expires_at <= now(), false)`.as('is_expired')])
    .where('record_id', '=', recordId)
    .where('grantee_org_id', '=', granteeId)
    .where('org_id', '=', giverId)
    .where('audience', '=', audienceOf(terms))
    .where('status', 'in', ['PROPOSED', 'ACTIVE'])
    .executeTakeFirst()

/** As the database writes it. */
export const audienceOf = ({ grantee_roles, grantee_member_ids }: Terms) =>
  `${grantee_roles?.join() ?? ''}|${grantee_member_ids?.join() ?? ''}`

/** An expired one makes room, and stays on record. */
const closeExpired = (tx: Transaction, open: { id: string; version: number }) =>
  tx
    .updateTable('record_grant')
    .set({ status: 'REVOKED', version: open.version + 1 })
    .where('id', '=', open.id)
    .execute()

const alreadyShared = (ctx: RequestContext, grantId: string) => ({
  __typename: 'AlreadyShared' as const,
  message:
    ctx.language === 'ja'
      ? 'このレコードは既にこの会社と共有されています。その共有を変更してください。'
      : 'This record is already shared with that firm. Change that share instead.',
  grant: new RecordRef('RecordGrant', grantId),
})
