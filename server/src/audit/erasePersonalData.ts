import { sql } from 'kysely'
import { announce, audit } from '../platform/context.ts'
import type { RequestContext } from '../platform/context.ts'
import { AppError, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'
import { authorize, requireViewer } from '../platform/viewer.ts'
import { auditPolicy } from './audit.policy.ts'

/** Unnames a member for good: everywhere the name is read from, and in what opens the ledger's commitments. */
export async function erasePersonalData(ctx: RequestContext, memberId: string) {
  const viewer = requireViewer(ctx.identity)
  authorize(viewer, auditPolicy.personalData)
  if (memberId === viewer.memberId) throw ownSelf()
  const personId = isId(memberId)
    ? await ctx.query(tx =>
        tx
          .selectFrom('member')
          .select('person_id')
          .where('id', '=', memberId)
          .where('org_id', '=', viewer.organizationId)
          .where('erased_at', 'is', null)
          .executeTakeFirst(),
      )
    : undefined
  if (!personId) throw memberNotFound()
  // The last digits of the id tell two of them apart, and nobody who they were.
  const placeholder = `${ctx.language === 'ja' ? '退職者' : 'Former member'} ${memberId.slice(-4).toUpperCase()}`
  const erasedCommitments = await ctx.write(async tx => {
    const keys = await tx
      .selectFrom('api_key')
      .select('id')
      .where('member_id', '=', memberId)
      .where('revoked_at', 'is', null)
      .execute()
    const { rows } = await sql<{ erased: number | null }>`
      select private.erase_member(${memberId}::uuid, ${placeholder}) as erased`.execute(tx)
    const erased = rows[0]?.erased ?? null
    if (erased === null) throw memberNotFound()
    await audit(tx, ctx.identity, {
      action: 'member.erased',
      recordType: 'MEMBER',
      recordId: memberId,
      details: { erasedCommitments: erased },
    })
    await announce(tx, ctx.identity, {
      topic: 'member.erased',
      recordId: memberId,
      payload: { personId: personId.person_id },
    })
    for (const { id } of keys) await announce(tx, ctx.identity, { topic: 'api_key.revoked', recordId: id })
    return erased
  })
  ctx.identityChanged(personId.person_id)
  return { member: new RecordRef('Member', memberId), erasedCommitments }
}

const memberNotFound = () => notFound({ en: 'The member', ja: 'メンバー' })

const ownSelf = () =>
  new AppError('CONFLICT', {
    en: 'Nobody erases themselves. Ask another owner or administrator of your firm.',
    ja: '自分自身のデータは消去できません。自社の別のオーナーまたは管理者に依頼してください。',
  })
