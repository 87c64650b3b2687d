import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { AppError, notFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.ts'

export const grantNotFound = () => notFound({ en: 'The share', ja: '共有' })

/** A grant given or received by the viewer's firm, locked until the transaction ends. @throws AppError NOT_FOUND, also for strangers. */
export async function getGrant(tx: Transaction, id: string) {
  if (!isId(id)) throw grantNotFound()
  const grant = await tx
    .selectFrom('record_grant')
    .selectAll('record_grant')
    // By the database's clock, which decides what is shown.
    .select(sql<boolean>`coalesce(expires_at <= now(), false)`.as('is_expired'))
    .where('record_grant.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!grant) throw grantNotFound()
  return grant
}

export async function isPartnershipActive(tx: Transaction, partnershipId: string): Promise<boolean> {
  const partnership = await tx
    .selectFrom('partnership')
    .select('status')
    .where('id', '=', partnershipId)
    .executeTakeFirst()
  return partnership?.status === 'ACTIVE'
}

export const grantClosed = () =>
  new AppError('CONFLICT', {
    en: 'This share was revoked, declined or has expired. Ask the owner to share the record again.',
    ja: 'この共有は取り消し、辞退、または期限切れになっています。所有者に再度共有を依頼してください。',
  })

export const partnershipClosed = () =>
  new AppError('CONFLICT', {
    en: 'The partnership is not active, so nothing can cross it. Resume it first.',
    ja: 'パートナーシップが有効ではないため、共有できません。先に再開してください。',
  })

export const onlyGrantor = () =>
  new AppError('FORBIDDEN', {
    en: 'Only the firm that shares the record changes or revokes this share. You can decline it.',
    ja: 'この共有を変更または取り消しできるのは、共有した会社だけです。辞退することはできます。',
  })

export const onlyGrantee = () =>
  new AppError('FORBIDDEN', {
    en: 'Only the firm that receives this share accepts or declines it. You can revoke it.',
    ja: 'この共有を承諾または辞退できるのは、受け取る会社だけです。取り消すことはできます。',
  })

interface GrantRow {
  id: string
  org_id: string
  owner_org_id: string
  grantee_org_id: string
  partnership_id: string
  record_type: string
  record_id: string | null
}

/** Tells every firm's open screens, and the own firm's log. */
export async function tellOfGrant(
  tx: Transaction,
  ctx: RequestContext,
  what: 'proposed' | 'changed' | 'revoked' | 'accepted' | 'declined',
  grant: GrantRow,
  details: Record<string, unknown> = {},
) {
  // Both leave in one write.
  await Promise.all([
    audit(tx, ctx.identity, {
      action: `grant.${what}`,
      recordType: grant.record_type,
      recordId: grant.record_id,
      details: { grantId: grant.id, grantorId: grant.org_id, granteeId: grant.grantee_org_id, ...details },
    }),
    announce(tx, ctx.identity, {
      topic: `grant.${what}`,
      recordId: grant.id,
      partnershipId: grant.partnership_id,
      payload: {
        recordType: grant.record_type,
        recordIdOfRecord: grant.record_id,
        grantorId: grant.org_id,
        granteeId: grant.grantee_org_id,
        ownerId: grant.owner_org_id,
      },
    }),
  ])
}
