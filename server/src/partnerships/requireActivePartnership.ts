import type { Transaction } from '../platform/db/database.ts'
import { AppError } from '../platform/errors.ts'
import { isId } from '../platform/ids.ts'
import { partnershipNotFound } from './changePartnershipStatus.ts'

/** A partnership that is suspended or ended keeps what it has; nothing new is written in it. */
export const partnershipReadOnly = () =>
  new AppError('FORBIDDEN', {
    en: 'This partnership is not active, so what is in it can only be read. Resume the partnership first.',
    ja: 'このパートナーシップは有効ではないため、閲覧のみ可能です。先にパートナーシップを再開してください。',
  })

/** @throws AppError NOT_FOUND when the viewer's firm is no party of it; FORBIDDEN while it is not active. */
export async function requireActivePartnership(tx: Transaction, id: string): Promise<void> {
  if (!isId(id)) throw partnershipNotFound()
  const partnership = await tx
    .selectFrom('partnership')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!partnership) throw partnershipNotFound()
  if (partnership.status !== 'ACTIVE') throw partnershipReadOnly()
}
