import { sql } from 'kysely'
import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import type { Language } from '../platform/language.ts'
import { renderMail } from '../platform/mail/queueMail.ts'
import type { Mail } from '../platform/mail/queueMail.ts'
import { requireViewer } from '../platform/viewer.ts'

/** A mail without an address: the database knows to whom, and in which language. */
export type PartyMail = Omit<Mail, 'to' | 'language'>

/**
 * Mails to those who speak for the other firms of a partnership, each in their language; once per cause.
 * @returns how many are on their way.
 */
export async function tellParties(
  ctx: RequestContext,
  tx: Transaction,
  partnershipId: string,
  {
    to,
    cause,
    mail,
  }: { to?: string[]; cause: string; mail: (language: Language, firm: string) => PartyMail },
): Promise<number> {
  const viewer = requireViewer(ctx.identity)
  const own = await tx
    .selectFrom('organization')
    .select('name')
    .where('id', '=', viewer.organizationId)
    .executeTakeFirstOrThrow()
  const parties = await tx
    .selectFrom('partnership_party')
    .select('org_id')
    .where('partnership_id', '=', partnershipId)
    .where('consented_at', 'is not', null)
    .where('org_id', '<>', viewer.organizationId)
    .execute()
  const firms = parties.map(party => party.org_id).filter(id => to?.includes(id) ?? true)
  const texts = Object.fromEntries(
    (['en', 'ja'] as const).map(language => {
      const written = mail(language, own.name)
      return [language, { subject: written.subject, ...renderMail({ ...written, language }) }]
    }),
  )
  const { rows } = await sql<{ count: number }>`
    select private.mail_parties(${partnershipId}, ${firms}::uuid[], ${cause}, ${JSON.stringify(texts)}::jsonb) as count`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}
