import type { Language } from '../platform/language.ts'
import type { ColleagueMail } from './tellColleagues.ts'

const kinds: Record<Language, Record<string, string>> = {
  en: { ACCOUNT: 'accounts', CONTACT: 'contacts', DEAL: 'deals' },
  ja: { ACCOUNT: '取引先', CONTACT: '担当者', DEAL: '商談' },
}

interface Asked {
  recordType: string
  rowCount: number
  who: string
  reason: string | null
  origin: string
}

/** To the administrators: somebody wants to take more along than they may alone. */
export function approvalMail(
  language: Language,
  { recordType, rowCount, who, reason, origin }: Asked,
): ColleagueMail {
  const kind = kinds[language][recordType] ?? recordType
  const url = `${origin}/protection`
  return language === 'ja'
    ? {
        subject: `エクスポートの承認依頼: ${kind} ${rowCount} 件`,
        paragraphs: [
          `${who} さんが ${kind} ${rowCount} 件のエクスポートの承認を求めています。`,
          `理由: ${reason ?? ''}`,
          '承認されるまでファイルは出力されません。依頼は7日で失効します。',
        ],
        action: { label: '内容を確認する', url },
      }
    : {
        subject: `Approve an export? ${rowCount} ${kind}`,
        paragraphs: [
          `${who} asks to export ${rowCount} ${kind}.`,
          `Reason: ${reason ?? ''}`,
          'Nothing leaves before one of you agrees. The request ends after seven days.',
        ],
        action: { label: 'Look at it', url },
      }
}

/** To whoever asked. */
export function decisionMail(
  language: Language,
  { agrees, note, who, origin }: { agrees: boolean; note: string | null; who: string; origin: string },
): ColleagueMail {
  const url = `${origin}/protection`
  const remark = note ? [language === 'ja' ? `コメント: ${note}` : `Note: ${note}`] : []
  if (language === 'ja')
    return {
      subject: agrees ? 'エクスポートが承認されました' : 'エクスポートが却下されました',
      paragraphs: [
        agrees
          ? `${who} さんがエクスポートを承認しました。24時間以内に1回だけダウンロードできます。`
          : `${who} さんがエクスポートを却下しました。`,
        ...remark,
      ],
      action: { label: agrees ? 'ダウンロードする' : '確認する', url },
    }
  return {
    subject: agrees ? 'Your export was approved' : 'Your export was refused',
    paragraphs: [
      agrees
        ? `${who} agreed to your export. Fetch the file once, within 24 hours.`
        : `${who} refused your export.`,
      ...remark,
    ],
    action: { label: agrees ? 'Fetch the file' : 'Look at it', url },
  }
}
