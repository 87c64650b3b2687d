import { acceptEnrolment } from '../programs/acceptEnrolment.ts'
import { createProgram } from '../programs/createProgram.ts'
import { inviteToProgram } from '../programs/inviteToProgram.ts'
import { recordCertification } from '../programs/recordCertification.ts'
import type { ProgramTierInput } from '../platform/graphql/generated/resolvers.ts'
import { newId } from '../platform/ids.ts'
import { requireViewer } from '../platform/viewer.ts'
import type { DemoContexts } from './loadDemo.ts'
import { daysFromNow, partnershipBetween } from './records.ts'

const auroraTiers = (): ProgramTierInput[] => [
  {
    key: newId(),
    nameEn: 'Registered',
    nameJa: 'レジスタード',
    benefits: ['Partner portal and price list', 'Deal protection for 60 days'],
    discountPercent: '5',
    requirements: [],
  },
  {
    key: newId(),
    nameEn: 'Silver',
    nameJa: 'シルバー',
    benefits: ['Named technical contact', 'Demo hardware on loan'],
    discountPercent: '12',
    hasMarketingFunds: true,
    requirements: [
      { criterion: 'WON_DEALS', threshold: 1 },
      { criterion: 'OPEN_DEALS', threshold: 4 },
      { criterion: 'CERTIFICATION', threshold: 1, certification: 'Aurora Edge Engineer' },
    ],
  },
  {
    key: newId(),
    nameEn: 'Gold',
    nameJa: 'ゴールド',
    benefits: ['Joint business plan every quarter', 'First call on leads in the region'],
    discountPercent: '18.5',
    hasMarketingFunds: true,
    requirements: [
      { criterion: 'WON_AMOUNT', threshold: 9_800_000, currency: 'JPY' },
      { criterion: 'CAMPAIGNS', threshold: 2 },
      { criterion: 'ORDERS', threshold: 3 },
      { criterion: 'CERTIFICATION', threshold: 2, certification: 'Aurora Edge Engineer' },
    ],
  },
]

/** Aurora's program with its partners in it; and one of Sakura's own, since any firm may run one. */
export async function loadPrograms(firms: DemoContexts) {
  const { 'Aurora Systems': aurora, 'Sakura Trading': sakura, 'Borealis Retail': borealis } = firms
  const programId = newId()
  await createProgram(aurora, {
    id: programId,
    name: 'Aurora Partner Network',
    description:
      'For firms that sell, install and support Aurora gateways.\n\n- Tiers follow from what we do **together**\n- Every figure is open to you at any time',
    stageNames: [{ stage: 'PROPOSAL', en: 'Quoted', ja: '見積提示' }],
    tiers: auroraTiers(),
  })
  for (const { ctx, engineer } of [
    { ctx: sakura, engineer: 'Kenji Tanaka' },
    { ctx: borealis, engineer: null },
  ]) {
    const id = newId()
    const partnershipId = await partnershipBetween(aurora, ctx)
    const partnerId = requireViewer(ctx.identity).organizationId
    await inviteToProgram(aurora, {
      id,
      programId,
      partnershipId,
      partnerId,
      message: 'Welcome to our network.',
    })
    await acceptEnrolment(ctx, { id, expectedVersion: 1 })
    if (!engineer) continue
    const input = {
      name: 'Aurora Edge Engineer',
      holder: engineer,
      obtainedOn: daysFromNow(-90),
      expiresOn: daysFromNow(275),
    }
    await recordCertification(aurora, { enrolmentId: id, id: newId(), input })
  }
  await createProgram(sakura, {
    id: newId(),
    name: 'Sakura 取扱メーカープログラム',
    description: '日本市場で共に販売するメーカー様向けのプログラムです。',
    isOpen: true,
    tiers: [
      {
        key: newId(),
        nameEn: 'Listed',
        nameJa: '登録メーカー',
        benefits: ['Listing in our catalogue'],
        requirements: [],
      },
      {
        key: newId(),
        nameEn: 'Preferred',
        nameJa: '優先メーカー',
        benefits: ['Front page of our catalogue'],
        requirements: [
          { criterion: 'SHARED_ACCOUNTS', threshold: 5 },
          { criterion: 'CAMPAIGNS', threshold: 1 },
        ],
      },
    ],
  })
}
