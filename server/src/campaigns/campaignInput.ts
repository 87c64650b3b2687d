import { badInput } from '../platform/errors.ts'

/** What a person wrote about a campaign, trimmed and checked. @throws AppError BAD_INPUT naming the field. */
export function readCampaignInput(input: {
  name: string
  goal?: string | null
  startsOn?: string | null
  endsOn?: string | null
}) {
  const startsOn = input.startsOn ?? null
  const endsOn = input.endsOn ?? null
  if (startsOn && endsOn && endsOn < startsOn) {
    throw badInput('endsOn', {
      en: 'The campaign ends before it starts. Choose a later end.',
      ja: '終了日が開始日より前です。開始日以降の日付を選んでください。',
    })
  }
  const goal = input.goal?.trim() || null
  if (goal && goal.length > 5000) throw tooLong('goal', 5000)
  return { name: readText('name', input.name, 200), goal, starts_on: startsOn, ends_on: endsOn }
}

/** @throws AppError BAD_INPUT when nothing or too much is written. */
export function readText(field: string, value: string, most: number): string {
  const text = value.trim()
  if (!text) throw badInput(field, { en: 'Write something here.', ja: '入力してください。' })
  if (text.length > most) throw tooLong(field, most)
  return text
}

const tooLong = (field: string, most: number) =>
  badInput(field, {
    en: `Write at most ${most} characters.`,
    ja: `${most} 文字以内で入力してください。`,
  })
