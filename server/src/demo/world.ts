/** Invented firms' data, as they would have typed it. */

interface DemoAccount {
  name: string
  city: string
  country: string
  industry: string
  website?: string
  phone?: string
  employees?: number
  revenue?: { minor: number; currency: string }
  notes?: string
  contacts?: { name: string; title: string; email: string }[]
}

export const auroraAccounts: DemoAccount[] = [
  {
    name: 'Hoshino Foods',
    city: 'Osaka',
    country: 'JP',
    industry: 'Food & beverage',
    website: 'https://hoshino-foods.example',
    phone: '+81 6 5555 0181',
    employees: 1200,
    revenue: { minor: 18_400_000_000, currency: 'JPY' },
    notes: 'Renewal risk: the plant manager retires in spring.',
    contacts: [
      { name: 'Yuki Hoshino', title: 'Plant manager', email: 'yuki@hoshino-foods.example' },
      { name: 'Ren Matsuda', title: 'Purchasing', email: 'ren@hoshino-foods.example' },
    ],
  },
  {
    name: '東海製薬',
    city: '名古屋',
    country: 'JP',
    industry: 'Pharmaceuticals',
    website: 'https://tokai-seiyaku.example',
    employees: 3400,
    revenue: { minor: 92_000_000_000, currency: 'JPY' },
    contacts: [{ name: '伊藤 直樹', title: '情報システム部長', email: 'ito@tokai-seiyaku.example' }],
  },
  {
    name: 'Minato Bank',
    city: 'Kobe',
    country: 'JP',
    industry: 'Banking',
    website: 'https://minato-bank.example',
    employees: 2100,
  },
  {
    name: 'Lumen Energy',
    city: 'Austin',
    country: 'US',
    industry: 'Energy',
    website: 'https://lumen-energy.example',
    employees: 640,
    revenue: { minor: 21_500_000_000, currency: 'USD' },
  },
  {
    name: 'Arcadia Hotels',
    city: 'Kyoto',
    country: 'JP',
    industry: 'Hospitality',
    website: 'https://arcadia-hotels.example',
    phone: '+81 75 555 0100',
  },
  { name: 'Vega Motors', city: 'Hiroshima', country: 'JP', industry: 'Automotive', employees: 5200 },
  {
    name: 'Delta Clinics',
    city: 'Stockholm',
    country: 'SE',
    industry: 'Healthcare',
    website: 'https://delta-clinics.example',
    employees: 310,
  },
  { name: 'Nordlys Shipping', city: 'Bergen', country: 'NO', industry: 'Logistics', employees: 900 },
  { name: 'Montelupo Ceramiche', city: 'Firenze', country: 'IT', industry: 'Manufacturing', employees: 140 },
  { name: '北斗電子', city: '札幌', country: 'JP', industry: 'Electronics', employees: 780 },
  { name: '青葉商事', city: '仙台', country: 'JP', industry: 'Wholesale', employees: 260 },
  { name: 'Polar Retail Group', city: 'Malmö', country: 'SE', industry: 'Retail', employees: 4100 },
]

export const sakuraAccounts: DemoAccount[] = [
  {
    name: 'Kansai Logistics',
    city: '大阪',
    country: 'JP',
    industry: 'Logistics',
    website: 'https://kansai-logistics.example',
    employees: 620,
    notes: '決裁は毎月第二週。',
  },
  { name: '若葉ホーム', city: '奈良', country: 'JP', industry: 'Retail', employees: 95 },
  { name: 'Midori Dental', city: '京都', country: 'JP', industry: 'Healthcare', employees: 40 },
]

/** What Aurora lets Sakura see, and of which accounts. */
export const sharedWithSakura = {
  accounts: [
    'Hoshino Foods',
    '東海製薬',
    'Minato Bank',
    'Arcadia Hotels',
    'Vega Motors',
    '北斗電子',
    '青葉商事',
  ],
  fields: ['website', 'industry', 'country', 'city', 'contacts'],
  purpose: 'Joint selling in western Japan',
}

export const sharedWithBorealis = {
  accounts: ['Delta Clinics', 'Nordlys Shipping', 'Polar Retail Group'],
  fields: ['website', 'industry', 'country', 'city'],
  purpose: 'Nordic programme',
}

type Stage = 'REGISTERED' | 'QUALIFIED' | 'PROPOSAL' | 'NEGOTIATION' | 'WON' | 'LOST'

interface DemoDeal {
  account: string
  title: string
  minor: number
  currency: string
  stage: Stage
  days: number
}

/** The first becomes D-1001, which the sample orders name. */
export const sakuraDeals: DemoDeal[] = [
  {
    account: 'Hoshino Foods',
    title: 'Hoshino Foods – Edge gateway rollout',
    minor: 163_940,
    currency: 'USD',
    stage: 'NEGOTIATION',
    days: 24,
  },
  {
    account: '東海製薬',
    title: '東海製薬 – 予備品ポータル',
    minor: 8_400_000,
    currency: 'JPY',
    stage: 'PROPOSAL',
    days: 40,
  },
  {
    account: 'Minato Bank',
    title: 'Minato Bank – Branch analytics',
    minor: 12_500_000,
    currency: 'JPY',
    stage: 'QUALIFIED',
    days: 61,
  },
  {
    account: 'Arcadia Hotels',
    title: 'Arcadia Hotels – Room sensors',
    minor: 5_150_000,
    currency: 'JPY',
    stage: 'REGISTERED',
    days: 75,
  },
  {
    account: 'Vega Motors',
    title: 'Vega Motors – Line 4 monitoring',
    minor: 27_200_000,
    currency: 'JPY',
    stage: 'REGISTERED',
    days: 90,
  },
  {
    account: '北斗電子',
    title: '北斗電子 – EDI 導入',
    minor: 3_900_000,
    currency: 'JPY',
    stage: 'QUALIFIED',
    days: 33,
  },
  {
    account: '青葉商事',
    title: '青葉商事 – 在庫連携',
    minor: 2_750_000,
    currency: 'JPY',
    stage: 'PROPOSAL',
    days: 18,
  },
  {
    account: 'Hoshino Foods',
    title: 'Hoshino Foods – Cold chain renewal',
    minor: 6_600_000,
    currency: 'JPY',
    stage: 'WON',
    days: -5,
  },
  {
    account: 'Minato Bank',
    title: 'Minato Bank – Kiosk pilot',
    minor: 1_800_000,
    currency: 'JPY',
    stage: 'LOST',
    days: -20,
  },
]

export const borealisDeals: DemoDeal[] = [
  {
    account: 'Delta Clinics',
    title: 'Delta Clinics – Waiting-room displays',
    minor: 4_850_000,
    currency: 'EUR',
    stage: 'PROPOSAL',
    days: 30,
  },
  {
    account: 'Polar Retail Group',
    title: 'Polar Retail – Shelf labels',
    minor: 19_900_000,
    currency: 'EUR',
    stage: 'QUALIFIED',
    days: 80,
  },
  {
    account: 'Nordlys Shipping',
    title: 'Nordlys – Container tracking',
    minor: 7_300_000,
    currency: 'EUR',
    stage: 'REGISTERED',
    days: 110,
  },
]

/** The key of Sakura's order system in the demo world, so that the README's first order can be posted as it stands. */
export const sakuraSystemKey = 'enk_demo_sakura_order_system'
