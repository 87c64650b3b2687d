import type { RequestContext } from '../platform/context.ts'
import { badInput } from '../platform/errors.ts'
import { RecordRef } from '../platform/graphql/projection.ts'
import type { ExitChoiceInput } from '../platform/graphql/generated/resolvers.ts'
import { optionalText } from '../platform/inputs.ts'

/** The classes of what firms have together, in the order they are shown. */
const jointTypes = ['DEAL', 'CAMPAIGN', 'PLAN', 'TOPIC', 'ROOM', 'PURCHASE_ORDER', 'DOCUMENT']

/** What a person chose, each class once. @throws AppError BAD_INPUT */
export function readExitChoices(ctx: RequestContext, choices: readonly ExitChoiceInput[]) {
  const types = choices.map(({ recordType }) => recordType)
  if (new Set(types).size !== types.length || !types.every(type => jointTypes.includes(type))) {
    throw badInput('choices', {
      en: `Choose for each class at most once: ${jointTypes.join(', ')}.`,
      ja: `種類ごとに 1 回だけ選択してください（${jointTypes.join('、')}）。`,
    })
  }
  return choices.map(({ recordType, choice, reason, retainUntil }) => {
    if (choice === 'RETURN') return { recordType, choice, reason: null, retainUntil: null }
    const why = optionalText('choices', reason, 500)
    const today = ctx.now.toISOString().slice(0, 10)
    if (!why || !retainUntil || retainUntil <= today) {
      throw badInput('choices', {
        en: 'Whatever is retained needs a reason and a day in the future until when.',
        ja: '保持するものには、理由と将来の期限日が必要です。',
      })
    }
    return { recordType, choice, reason: why, retainUntil }
  })
}

export const exitPlanned = (exitId: string, partnershipId: string) => ({
  __typename: 'ExitPlanned' as const,
  exit: new RecordRef('PartnershipExit', exitId),
  partnership: new RecordRef('Partnership', partnershipId),
})

export const exitClosed = (ctx: RequestContext, partnershipId: string) => ({
  __typename: 'ExitClosed' as const,
  message:
    ctx.language === 'ja'
      ? '終了はすでに計画済みか、実施済み、または取り消されています。'
      : 'The end is planned already, has taken effect, or was withdrawn.',
  partnership: new RecordRef('Partnership', partnershipId),
})
