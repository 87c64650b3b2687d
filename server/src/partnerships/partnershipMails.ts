import type { Language } from '../platform/language.ts'
import type { Mail } from '../platform/mail/queueMail.ts'
import type { PartyMail } from './tellParties.ts'

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

/** A version waits for the reader's signature; `again` when it has waited a while. */
export function documentMail(
  language: Language,
  firm: string,
  {
    documentId,
    title,
    no,
    partnershipId,
  }: { documentId: string; title: string; no: number; partnershipId: string },
  origin: string,
  again: boolean,
): PartyMail {
  const url = `${origin}/partnerships/${partnershipId}?document=${documentId}`
  return language === 'ja'
    ? {
        subject: again
          ? `【再送】「${title}」への署名をお待ちしています`
          : `${firm} が文書「${title}」を提案しました`,
        paragraphs: [
          `${firm} の文書「${title}」第 ${no} 版は、御社の署名を待っています。`,
          '内容を確認のうえ、署名または辞退してください。全社が署名した時点で有効になります。',
        ],
        action: { label: '文書を開く', url },
      }
    : {
        subject: again ? `“${title}” still waits for your signature` : `${firm} proposes “${title}”`,
        paragraphs: [
          `Version ${no} of “${title}” from ${firm} waits for your firm's signature.`,
          'Read it, then sign or decline. It is in force once every firm has signed.',
        ],
        action: { label: 'Open the document', url },
      }
}
