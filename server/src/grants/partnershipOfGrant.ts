import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { badInput, notFound } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import { isId } from '../platform/ids.ts'

const partnershipNotFound = () => notFound({ en: 'The partnership', ja: 'パートナーシップ' })

/** Through which partnership, and to which of its other firms. @throws AppError NOT_FOUND, also for strangers. */
export async function getReceiver(
  tx: Transaction,
  partnershipId: string,
  ownId: string,
  granteeId: string | null | undefined,
) {
  const { isActive, parties } = await getPartnership(tx, partnershipId)
  const others = parties.filter(id => id !== ownId)
  if (!granteeId && others.length > 1) throw whichOf()
  const receiver = granteeId ? others.find(id => id === granteeId) : others[0]
  if (receiver === undefined) throw noReceiver()
  return { isActive, granteeId: receiver }
}

/** With the firms that take part in it now. @throws AppError NOT_FOUND, also for strangers. */
export async function getPartnership(tx: Transaction, partnershipId: string) {
  if (!isId(partnershipId)) throw partnershipNotFound()
  const partnership = await tx
    .selectFrom('partnership')
    .select([
      'status',
      sql<string[]>`array(select o.org_id::text from partnership_party o
        where o.partnership_id = partnership.id and o.consented_at is not null and o.left_at is null)`.as(
        'parties',
      ),
    ])
    .where('id', '=', partnershipId)
    .executeTakeFirst()
  if (!partnership) throw partnershipNotFound()
  return { isActive: partnership.status === 'ACTIVE', parties: partnership.parties }
}

const whichOf = () =>
  badInput('granteeId', {
    en: 'This partnership has several other firms. Choose which of them you share with.',
    ja: 'このパートナーシップには他の会社が複数あります。共有先の会社を選んでください。',
  })

const noReceiver = () =>
  badInput('granteeId', {
    en: 'Choose another firm that takes part in this partnership.',
    ja: 'このパートナーシップに参加している他の会社を選んでください。',
  })

export const partnershipNotActive = (ctx: RequestContext, partnershipId: string) => ({
  __typename: 'PartnershipNotActive' as const,
  message:
    ctx.language === 'ja'
      ? 'このパートナーシップは有効ではないため、共有できません。先に再開してください。'
      : 'This partnership is not active, so nothing can cross it. Resume it first.',
  partnership: new RecordRef('Partnership', partnershipId),
})
