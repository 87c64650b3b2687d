import { describe, expect, it } from 'vitest'
import {
  draftError,
  draftsOf,
  newRequirement,
  newTier,
  programValues,
  readPercent,
  savedValues,
  tierInputs,
} from './programDraft.ts'

const named = () => newTier('Gold', 'ゴールド')

describe('a draft of tiers', () => {
  it('is saved as it was read', () => {
    const tiers = [
      {
        key: 'k',
        nameEn: 'Gold',
        nameJa: 'ゴールド',
        benefits: ['Support', 'Leads'],
        discountPercent: '12.5',
        hasMarketingFunds: true,
        requirements: [
          { criterion: 'WON_AMOUNT' as const, threshold: 500, currency: 'JPY', certification: null },
          { criterion: 'CERTIFICATION' as const, threshold: 2, currency: null, certification: 'Engineer' },
        ],
      },
    ]
    expect(tierInputs(draftsOf(tiers, 'USD'))).toEqual(tiers)
  })
  it('says what is wrong first', () => {
    const requirement = newRequirement('USD')
    expect(draftError([named()])).toBeNull()
    expect(draftError([{ ...named(), nameJa: ' ' }])).toBe('name')
    expect(draftError([{ ...named(), discount: '101' }])).toBe('discount')
    for (const threshold of [null, 0, -1, 1.5])
      expect(draftError([{ ...named(), requirements: [{ ...requirement, threshold }] }])).toBe('threshold')
    expect(draftError([{ ...named(), requirements: [{ ...requirement, criterion: 'CERTIFICATION' }] }])).toBe(
      'certification',
    )
    expect(draftError([{ ...named(), requirements: [requirement, { ...requirement, threshold: 9 }] }])).toBe(
      'twice',
    )
    const won = { ...requirement, criterion: 'WON_AMOUNT' as const }
    expect(draftError([{ ...named(), requirements: [won, { ...won, currency: 'JPY' }] }])).toBeNull()
  })
  it('reads percentages however they are typed', () => {
    expect(['12.5', '１２，５％', ' 7 %', '100'].map(readPercent)).toEqual(['12.5', '12.5', '7', '100'])
    expect(['', 'ten', '-1', '100.01', '1.234'].map(readPercent)).toEqual([null, null, null, null, null])
  })
})

it('names a stage in both languages when one is given', () => {
  const values = programValues(null)
  const stageNames = values.stageNames.map(each =>
    each.stage === 'WON' ? { ...each, ja: '契約済み' } : each,
  )
  expect(savedValues({ ...values, name: ' Network ', stageNames })).toMatchObject({
    name: 'Network',
    stageNames: [{ stage: 'WON', en: '契約済み', ja: '契約済み' }],
  })
})
