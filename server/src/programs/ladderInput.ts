import type { ProgramRequirementInput, ProgramTierInput } from '../platform/graphql/generated/resolvers.ts'
import { badInput } from '../platform/errors.ts'
import { isId } from '../platform/ids.ts'
import { currencyCode, optionalText, requiredText } from '../platform/inputs.ts'

/** Tiers as program_terms keeps them, lowest first. @throws AppError BAD_INPUT that names the tier and field, e.g. `tiers.1.nameEn`. */
export function readLadder(tiers: readonly ProgramTierInput[]) {
  if (tiers.length < 1 || tiers.length > 12) {
    throw badInput('tiers', {
      en: 'A program has 1 to 12 tiers.',
      ja: 'ランクは 1〜12 段階で設定してください。',
    })
  }
  const keys = new Set<string>()
  return tiers.map((tier, index) => {
    const at = `tiers.${index}`
    if (!isId(tier.key) || keys.has(tier.key.toLowerCase())) {
      throw badInput(`${at}.key`, {
        en: 'Each tier needs a UUID of its own as its key. Reload the page and try again.',
        ja: '各ランクのキーには重複しない UUID が必要です。ページを再読み込みしてもう一度お試しください。',
      })
    }
    keys.add(tier.key.toLowerCase())
    return {
      key: tier.key.toLowerCase(),
      nameEn: requiredText(`${at}.nameEn`, tier.nameEn, 60),
      nameJa: requiredText(`${at}.nameJa`, tier.nameJa, 60),
      benefits: readBenefits(`${at}.benefits`, tier.benefits),
      discountPercent: readPercent(`${at}.discountPercent`, tier.discountPercent ?? null),
      hasMarketingFunds: tier.hasMarketingFunds ?? false,
      requirements: readRequirements(`${at}.requirements`, tier.requirements),
    }
  })
}

function readBenefits(field: string, benefits: readonly string[]): string[] {
  const texts = benefits.flatMap(each => optionalText(field, each, 200) ?? [])
  if (texts.length <= 30) return texts
  throw badInput(field, { en: 'At most 30 benefits.', ja: '特典は 30 件までです。' })
}

function readPercent(field: string, text: string | null): string | null {
  if (text === null) return null
  const value = Number(text)
  if (value >= 0 && value <= 100 && /^\d+(\.\d{1,2})?$/.test(text)) return text
  throw badInput(field, {
    en: 'A percentage is 0 to 100, with at most two decimals.',
    ja: '割合は 0〜100、小数点以下 2 桁までで入力してください。',
  })
}

function readRequirements(field: string, requirements: readonly ProgramRequirementInput[]) {
  if (requirements.length > 20)
    throw badInput(field, { en: 'At most 20 requirements.', ja: '条件は 20 件までです。' })
  const seen = new Set<string>()
  return requirements.map((requirement, index) => {
    const at = `${field}.${index}`
    const { criterion, threshold } = requirement
    if (threshold < 1)
      throw badInput(`${at}.threshold`, { en: 'Ask for at least 1.', ja: '1 以上の値を入力してください。' })
    const currency =
      criterion === 'WON_AMOUNT' ? currencyCode(`${at}.currency`, requirement.currency ?? '') : null
    const certification =
      criterion === 'CERTIFICATION'
        ? requiredText(`${at}.certification`, requirement.certification ?? '', 120)
        : null
    const same = `${criterion} ${currency} ${certification?.normalize('NFKC').toLowerCase()}`
    if (seen.has(same))
      throw badInput(at, { en: 'This is asked for twice.', ja: '同じ条件が重複しています。' })
    seen.add(same)
    return { criterion, threshold, currency, certification }
  })
}
