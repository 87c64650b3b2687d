import type { RequestContext } from '../platform/context.ts'
import { violatedConstraint } from '../platform/db/database.ts'
import type { Transaction } from '../platform/db/database.ts'
import { badInput, notFound } from '../platform/errors.ts'
import type { ShareRecordInput } from '../platform/graphql/generated/resolvers.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId, newId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { tellOfGrant } from './getGrant.ts'
import { grantPolicy } from './grants.policy.ts'
import { readTerms } from './grantTerms.ts'
import { getShareable } from './shareableTypes.ts'

const recordNotFound = () => notFound({ en: 'The record', ja: 'レコード' })
const partnershipNotFound = () => notFound({ en: 'The partnership', ja: 'パートナーシップ' })

/**
 * Lets the other firm of a partnership see named fields of an own record. It sees them at once when it agreed
 * beforehand to what this partner shares; else it is asked.
 */
export async function shareRecord(ctx: RequestContext, input: ShareRecordInput) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, grantPolicy.share)
  const shareable = getShareable(input.recordType)
  const terms = readTerms(ctx, shareable, { ...input, verbs: input.verbs ?? ['READ'] })
  const { recordId, partnershipId } = input
  if (!isId(recordId)) throw recordNotFound()
  if (!isId(partnershipId)) throw partnershipNotFound()

  const share = () =>
    ctx.write(async tx => {
      const partnership = await tx
        .selectFrom('partnership')
        .select('status')
        .where('id', '=', partnershipId)
        .executeTakeFirst()
      if (!partnership) throw partnershipNotFound()
      if (!(await shareable.isOwn(tx, recordId))) throw recordNotFound()
      if (partnership.status !== 'ACTIVE') return notActive(ctx, partnershipId)
      const granteeId = await otherFirm(tx, partnershipId, viewer.organizationId)
      const open = await findOpen(tx, recordId, granteeId)
      if (open && !(open.expires_at && open.expires_at <= ctx.now)) return alreadyShared(ctx, open.id)
      // An expired one makes room, and stays on record.
      if (open)
        await tx
          .updateTable('record_grant')
          .set({ status: 'REVOKED', version: open.version + 1 })
          .where('id', '=', open.id)
          .execute()
      const grant = await tx
        .insertInto('record_grant')
        .values({
          id: newId(),
          org_id: viewer.organizationId,
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
    throw error
  }
}

async function otherFirm(tx: Transaction, partnershipId: string, ownId: string): Promise<string> {
  const others = await tx
    .selectFrom('partnership_party')
    .select('org_id')
    .where('partnership_id', '=', partnershipId)
    .where('org_id', '<>', ownId)
    .where('consented_at', 'is not', null)
    .limit(2)
    .execute()
  const other = others[0]
  if (other && others.length === 1) return other.org_id
  throw badInput('partnershipId', {
    en: 'Share through a partnership that has exactly one other firm.',
    ja: '相手の会社が一社だけのパートナーシップを指定してください。',
  })
}

const findOpen = (tx: Transaction, recordId: string, granteeId: string) =>
  tx
    .selectFrom('record_grant')
    .select(['id', 'expires_at', 'version'])
    .where('record_id', '=', recordId)
    .where('grantee_org_id', '=', granteeId)
    .where('status', 'in', ['PROPOSED', 'ACTIVE'])
    .executeTakeFirst()

const notActive = (ctx: RequestContext, partnershipId: string) => ({
  __typename: 'PartnershipNotActive' as const,
  message:
    ctx.language === 'ja'
      ? 'このパートナーシップは有効ではないため、共有できません。先に再開してください。'
      : 'This partnership is not active, so nothing can cross it. Resume it first.',
  partnership: new RecordRef('Partnership', partnershipId),
})

const alreadyShared = (ctx: RequestContext, grantId: string) => ({
  __typename: 'AlreadyShared' as const,
  message:
    ctx.language === 'ja'
      ? 'このレコードは既にこの会社と共有されています。その共有を変更してください。'
      : 'This record is already shared with that firm. Change that share instead.',
  grant: new RecordRef('RecordGrant', grantId),
})
