import type { Language } from '../platform/language.ts'
import type { Mail } from '../platform/mail/queueMail.ts'
import type { SignedHead } from './heads.ts'

/** What a firm keeps outside of this installation: from it, nobody can rewrite the past without being found out. */
export function headMail(
  to: string,
  partner: string,
  head: SignedHead,
  origin: string,
  language: Language,
): Mail {
  const url = `${origin}/partnerships/${head.partnershipId}/ledger`
  const facts = [
    `partnership ${head.partnershipId}`,
    `day ${head.day}`,
    `seq ${head.seq}`,
    `hash ${head.hash}`,
    `signedAt ${head.signedAt}`,
    `key ${head.keyId}`,
    `signature ${head.signature}`,
  ]
  return language === 'ja'
    ? {
        to,
        language,
        subject: `${partner} とのパートナーシップ台帳の署名（${head.day}）`,
        paragraphs: [
          `${partner} とのパートナーシップ台帳は、現在 ${head.seq} 件です。下記の署名はその内容を証明します。このメールを保管してください。記録が後から変更されると、この署名と一致しなくなります。`,
          ...facts,
        ],
        action: { label: '台帳を見る', url },
      }
    : {
        to,
        language,
        subject: `Signed ledger of your partnership with ${partner}, ${head.day}`,
        paragraphs: [
          `The ledger of your partnership with ${partner} now has ${head.seq} entries. The signature below vouches for them. Keep this mail: if anybody changed the record later, it would no longer match.`,
          ...facts,
        ],
        action: { label: 'Open the ledger', url },
      }
}
