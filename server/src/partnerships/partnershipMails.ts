import type { Language } from '../platform/language.ts'
import type { Mail } from '../platform/mail/queueMail.ts'

export function invitationMail(
  to: string,
  firm: string,
  person: string,
  message: string | null,
  url: string,
  language: Language,
): Mail {
  const words = message ? [`“${message}”`] : []
  return language === 'ja'
    ? {
        to,
        language,
        subject: `${firm} からパートナーシップの招待が届いています`,
        paragraphs: [
          `${firm} の ${person} さんが、Enishi でのパートナーシップに御社を招待しています。`,
          ...words,
          '両社が同意した項目だけが共有されます。リンクは14日間、一度だけ有効です。',
        ],
        action: { label: '招待を見る', url },
      }
    : {
        to,
        language,
        subject: `${firm} invites you to a partnership`,
        paragraphs: [
          `${person} of ${firm} invites your firm to work as partners on Enishi.`,
          ...words,
          'Each of you shares only what both agree to. The link works once, for 14 days.',
        ],
        action: { label: 'See the invitation', url },
      }
}
