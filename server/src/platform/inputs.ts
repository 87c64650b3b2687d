import { badInput } from './errors.ts'

/** A text a person must give: trimmed, 1 to `most` characters. */
export function requiredText(field: string, value: string, most: number): string {
  const text = value.trim()
  if (text.length === 0) throw badInput(field, { en: 'This cannot be empty.', ja: '入力してください。' })
  return within(field, text, most)
}

/** A text a person may leave out: trimmed, null when nothing is left. */
export function optionalText(field: string, value: string | null | undefined, most: number): string | null {
  const text = value?.trim() ?? ''
  return text.length === 0 ? null : within(field, text, most)
}

function within(field: string, text: string, most: number): string {
  if (text.length > most) {
    throw badInput(field, {
      en: `At most ${most} characters; this has ${text.length}.`,
      ja: `${most} 文字以内で入力してください（現在 ${text.length} 文字）。`,
    })
  }
  if (text.includes('\0'))
    throw badInput(field, {
      en: 'Remove the unreadable characters.',
      ja: '読み取れない文字を削除してください。',
    })
  return text
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** An ISO 4217 code. */
export function currencyCode(field: string, value: string): string {
  const code = value.trim().toUpperCase()
  if (currencies.has(code)) return code
  throw badInput(field, {
    en: 'Write the currency as its three letters (ISO 4217), e.g. JPY or EUR.',
    ja: '通貨は JPY や EUR のような3文字のコード（ISO 4217）で入力してください。',
  })
}

/** Money given by a person: a known currency, an amount that is not negative. */
export function moneyInput(field: string, value: { minor: number; currency: string } | null | undefined) {
  if (!value) return null
  if (value.minor < 0)
    throw badInput(field, { en: 'The amount cannot be negative.', ja: '金額に負の値は指定できません。' })
  return { minor: value.minor, currency: currencyCode(field, value.currency) }
}
