import { sql } from 'kysely'
import type { Transaction } from '../platform/db/database.ts'
import { renderMail } from '../platform/mail/queueMail.ts'
import type { Mail } from '../platform/mail/queueMail.ts'
import type { Language } from '../platform/language.ts'

export type ColleagueMail = Omit<Mail, 'to' | 'language'>

/** A mail to one colleague, or to the firm's other administrators, each in their language; once per cause. The database knows the addresses. */
export async function tellColleagues(
  tx: Transaction,
  to: { memberId: string | null; cause: string },
  mail: (language: Language) => ColleagueMail,
): Promise<void> {
  const texts = Object.fromEntries(
    (['en', 'ja'] as const).map(language => {
      const written = mail(language)
      return [language, { subject: written.subject, ...renderMail({ ...written, language }) }]
    }),
  )
  await sql`select private.mail_colleagues(${to.memberId}::uuid, ${to.cause}, ${JSON.stringify(texts)}::jsonb)`.execute(
    tx,
  )
}
