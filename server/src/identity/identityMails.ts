import type { Language } from '../platform/language.ts'
import type { Mail } from '../platform/mail/queueMail.ts'

export function passwordResetMail(to: string, url: string, language: Language): Mail {
  return language === 'ja'
    ? {
        to,
        language,
        subject: 'パスワードの再設定',
        paragraphs: [
          'Enishi のパスワード再設定が申請されました。下のリンクから新しいパスワードを設定してください。リンクは1時間有効です。',
          'お心当たりがない場合、このメールは破棄してください。',
        ],
        action: { label: 'パスワードを再設定', url },
      }
    : {
        to,
        language,
        subject: 'Reset your password',
        paragraphs: [
          'Someone asked to reset the password of your Enishi account. The link works for one hour.',
          'If it was not you, ignore this mail: nothing changes.',
        ],
        action: { label: 'Choose a new password', url },
      }
}

export function confirmationMail(to: string, url: string, language: Language): Mail {
  return language === 'ja'
    ? {
        to,
        language,
        subject: 'メールアドレスの確認',
        paragraphs: ['Enishi へようこそ。下のリンクを開いて、メールアドレスを確認してください。'],
        action: { label: 'メールアドレスを確認', url },
      }
    : {
        to,
        language,
        subject: 'Confirm your e-mail address',
        paragraphs: ['Welcome to Enishi. Open the link to confirm that this address is yours.'],
        action: { label: 'Confirm the address', url },
      }
}
