import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { badInput, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'

const partnershipNotFound = () => notFound({ en: 'The partnership', ja: 'パートナーシップ' })

/** Through which partnership, and so to which firm. @throws AppError NOT_FOUND, also for strangers. */
export async function getReceiver(tx: Transaction, partnershipId: string, ownId: string) {
  if (!isId(partnershipId)) throw partnershipNotFound()
  const partnership = await tx
    .selectFrom('partnership')
    .select([
      'status',
      sql<string[]>`array(select o.org_id::text from partnership_party o
        where o.partnership_id = partnership.id and o.org_id <> ${ownId}::uuid and o.consented_at is not null limit 2)`.as(
        'others',
      ),
    ])
    .where('id', '=', partnershipId)
    .executeTakeFirst()
  if (!partnership) throw partnershipNotFound()
  const [granteeId, third] = partnership.others
  if (granteeId === undefined || third !== undefined) {
    throw badInput('partnershipId', {
      en: 'Share through a partnership that has exactly one other firm.',
      ja: '相手の会社が一社だけのパートナーシップを指定してください。',
    })
  }
  return { isActive: partnership.status === 'ACTIVE', granteeId }
}

export const partnershipNotActive = (ctx: RequestContext, partnershipId: string) => ({
  __typename: 'PartnershipNotActive' as const,
  message:
    ctx.language === 'ja'
      ? 'このパートナーシップは有効ではないため、共有できません。先に再開してください。'
      : 'This partnership is not active, so nothing can cross it. Resume it first.',
  partnership: new RecordRef('Partnership', partnershipId),
})
