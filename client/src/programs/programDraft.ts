import type {
  ProgramDetailFragment,
  ProgramStageNameInput,
  ProgramTermsFieldsFragment,
  ProgramTierInput,
} from '../generated/graphql.ts'
import { newId } from '../lib/uuid.ts'

/** A tier being written. Benefits are lines of text, the discount is what was typed. */
export interface TierDraft {
  key: string
  nameEn: string
  nameJa: string
  benefits: string
  discount: string
  hasMarketingFunds: boolean
  requirements: RequirementDraft[]
}
export interface RequirementDraft {
  criterion: ProgramTierInput['requirements'][number]['criterion']
  /** What is asked for; null while nothing that counts is typed. */
  threshold: number | null
  currency: string
  certification: string
}

/** A tier as the server keeps it. */
type SavedTier = Omit<ProgramTermsFieldsFragment['tiers'][number], '__typename' | 'requirements'> & {
  requirements: Omit<ProgramTermsFieldsFragment['tiers'][number]['requirements'][number], '__typename'>[]
}

export const criteria = [
  'WON_AMOUNT',
  'WON_DEALS',
  'OPEN_DEALS',
  'SHARED_ACCOUNTS',
  'CAMPAIGNS',
  'ORDERS',
  'PARTNERSHIP_DAYS',
  'CERTIFICATION',
] as const satisfies readonly RequirementDraft['criterion'][]

export const newTier = (nameEn = '', nameJa = ''): TierDraft => ({
  key: newId(),
  nameEn,
  nameJa,
  benefits: '',
  discount: '',
  hasMarketingFunds: false,
  requirements: [],
})

export const newRequirement = (currency: string): RequirementDraft => ({
  criterion: 'WON_DEALS',
  threshold: 1,
  currency,
  certification: '',
})

/** The saved tiers as drafts, lowest first. */
export const draftsOf = (tiers: readonly SavedTier[], currency: string): TierDraft[] =>
  tiers.map(tier => ({
    key: tier.key,
    nameEn: tier.nameEn,
    nameJa: tier.nameJa,
    benefits: tier.benefits.join('\n'),
    discount: tier.discountPercent ?? '',
    hasMarketingFunds: tier.hasMarketingFunds,
    requirements: tier.requirements.map(each => ({
      criterion: each.criterion,
      threshold: each.threshold,
      currency: each.currency ?? currency,
      certification: each.certification ?? '',
    })),
  }))

/** A typed percentage as the server takes it: full-width digits and a comma are fine; null when it is none. */
export function readPercent(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s%]/g, '').replace(',', '.')
  return /^\d{1,3}(\.\d{1,2})?$/.test(plain) && Number(plain) <= 100 ? plain : null
}

/** What is wrong with a draft; null when it can be saved. */
export function draftError(
  tiers: readonly TierDraft[],
): 'name' | 'discount' | 'threshold' | 'certification' | 'twice' | null {
  for (const tier of tiers) {
    if (!tier.nameEn.trim() || !tier.nameJa.trim()) return 'name'
    if (tier.discount.trim() && readPercent(tier.discount) === null) return 'discount'
    const seen = new Set<string>()
    for (const each of tier.requirements) {
      if (!each.threshold || each.threshold < 1 || !Number.isSafeInteger(each.threshold)) return 'threshold'
      if (each.criterion === 'CERTIFICATION' && !each.certification.trim()) return 'certification'
      const { currency, certification } = inputOf(each)
      const same = `${each.criterion} ${currency} ${certification?.normalize('NFKC').toLowerCase()}`
      if (seen.has(same)) return 'twice'
      seen.add(same)
    }
  }
  return null
}

const inputOf = (each: RequirementDraft) => ({
  criterion: each.criterion,
  threshold: each.threshold ?? 0,
  currency: each.criterion === 'WON_AMOUNT' ? each.currency : null,
  certification: each.criterion === 'CERTIFICATION' ? each.certification.trim() : null,
})

export const tierInputs = (tiers: readonly TierDraft[]): ProgramTierInput[] =>
  tiers.map(tier => ({
    key: tier.key,
    nameEn: tier.nameEn.trim(),
    nameJa: tier.nameJa.trim(),
    benefits: tier.benefits.split('\n').flatMap(line => line.trim() || []),
    discountPercent: tier.discount.trim() ? readPercent(tier.discount) : null,
    hasMarketingFunds: tier.hasMarketingFunds,
    requirements: tier.requirements.map(inputOf),
  }))

/** What a person edits of a program itself. */
export interface ProgramValues {
  name: string
  description: string
  isOpen: boolean
  /** One per stage; those without words keep the usual name. */
  stageNames: ProgramStageNameInput[]
}

export const stages = ['REGISTERED', 'QUALIFIED', 'PROPOSAL', 'NEGOTIATION', 'WON', 'LOST'] as const

export function programValues(program: ProgramDetailFragment | null): ProgramValues {
  return {
    name: program?.name ?? '',
    description: program?.description ?? '',
    isOpen: program?.isOpen ?? false,
    stageNames: stages.map(stage => {
      const named = program?.stageNames.find(each => each.stage === stage)
      return { stage, en: named?.en ?? '', ja: named?.ja ?? '' }
    }),
  }
}

/** As the server takes them; a stage named in one language alone has that name in both. */
export const savedValues = (values: ProgramValues): ProgramValues => ({
  ...values,
  name: values.name.trim(),
  stageNames: values.stageNames.flatMap(({ stage, en, ja }) => {
    const [english, japanese] = [en.trim(), ja.trim()]
    return english || japanese ? [{ stage, en: english || japanese, ja: japanese || english }] : []
  }),
})
