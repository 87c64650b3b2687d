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

const changes = {
  ADMIT_FIRM: { en: 'that another firm joins', ja: '他社の参加' },
  CHANGE_ROLE: { en: 'another role of a firm', ja: '企業の役割の変更' },
  INCLUDE_RECORDS: { en: 'to open existing records to a firm', ja: '既存レコードの公開' },
}

/** A change of the partnership waits for the reader's consent. */
export function changeMail(
  language: Language,
  firm: string,
  kind: keyof typeof changes,
  url: string,
): PartyMail {
  return language === 'ja'
    ? {
        subject: `${firm} がパートナーシップの変更を提案しています`,
        paragraphs: [
          `${firm} が「${changes[kind].ja}」を提案しました。`,
          '参加する全社が同意した時点で実施されます。内容を確認し、同意または辞退してください。',
        ],
        action: { label: '提案を見る', url },
      }
    : {
        subject: `${firm} proposes a change of your partnership`,
        paragraphs: [
          `${firm} proposes ${changes[kind].en}.`,
          'It happens once every firm of the partnership consents. Look at it, then consent or decline.',
        ],
        action: { label: 'See the proposal', url },
      }
}

/** The partnership ends, or has. */
export function exitMail(language: Language, firm: string, effectiveAt: Date, url: string): PartyMail {
  const day = effectiveAt.toISOString().slice(0, 10)
  return language === 'ja'
    ? {
        subject: `${firm} がパートナーシップの終了を決定しました`,
        paragraphs: [
          `${firm} とのパートナーシップは ${day} に終了します。`,
          '共有は終了時に閉じられます。御社が保持するもの（理由と期限）を選択でき、アーカイブと証明書は 90 日間ダウンロードできます。',
        ],
        action: { label: '詳細を見る', url },
      }
    : {
        subject: `${firm} ends your partnership`,
        paragraphs: [
          `Your partnership with ${firm} ends on ${day}.`,
          'What is shared closes then. You may choose what you retain, why and until when; an archive and a certificate can be downloaded for 90 days.',
        ],
        action: { label: 'See what happens', url },
      }
}
