import type { ErrorCode } from '@enishi/schema/errors.ts'
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

/** Missing and not visible look the same. */
export const notFound = (what: { en: string; ja: string }) =>
  new AppError('NOT_FOUND', { en: `${what.en} was not found.`, ja: `${what.ja}が見つかりません。` })

export const badInput = (field: string | null, texts: Record<Language, string>) =>
  new AppError('BAD_INPUT', texts, field)
