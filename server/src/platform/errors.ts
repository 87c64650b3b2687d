import type { ErrorCode } from '@enishi/schema/errors.ts'
import type { Outage } from './db/outage.ts'
import type { Language } from './language.ts'

/** A refusal nobody can act on inside the screen: thrown, shown with its code. Texts are written for people, in both languages. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly texts: Record<Language, string>
  /** The input field that is wrong, when one is. */
  readonly field: string | null

  constructor(code: ErrorCode, texts: Record<Language, string>, field: string | null = null) {
    super(texts.en)
    this.code = code
    this.texts = texts
    this.field = field
  }
}

export const unauthenticated = () =>
  new AppError('UNAUTHENTICATED', { en: 'Sign in to go on.', ja: '続けるにはサインインしてください。' })

export const noOrganization = () =>
  new AppError('NO_ORGANIZATION', {
    en: 'Register your firm first, or ask a colleague to invite you.',
    ja: '先に会社を登録するか、同僚に招待を依頼してください。',
  })

export const forbidden = () =>
  new AppError('FORBIDDEN', {
    en: 'Your role does not allow this. Ask an administrator of your firm.',
    ja: 'この操作を行う権限がありません。自社の管理者に依頼してください。',
  })

/** Whoever looks as a partner does only looks. */
export const viewingOnly = () =>
  new AppError('FORBIDDEN', {
    en: 'You are looking as a partner, so nothing can be changed. Leave this view first.',
    ja: 'パートナーの表示で閲覧中のため、変更できません。先に表示を終了してください。',
  })

/** Missing and not visible look the same. */
export const notFound = (what: { en: string; ja: string }) =>
  new AppError('NOT_FOUND', { en: `${what.en} was not found.`, ja: `${what.ja}が見つかりません。` })

/** What is asked may well be right; it was not done. */
export const unavailable = (outage: Outage) =>
  new AppError(
    'UNAVAILABLE',
    outage === 'DISK_FULL'
      ? {
          en: 'The disk of the server is full, so this was not saved. Keep what you wrote and tell whoever runs the server; everything saved before is safe.',
          ja: 'サーバーのディスクに空きがないため、保存されませんでした。入力内容を控えて、サーバーの管理者に連絡してください。これまでに保存した内容は失われていません。',
        }
      : {
          en: 'The database cannot be reached. Try again in a moment.',
          ja: 'データベースに接続できません。しばらくしてからもう一度お試しください。',
        },
  )

export const badInput = (field: string | null, texts: Record<Language, string>) =>
  new AppError('BAD_INPUT', texts, field)
