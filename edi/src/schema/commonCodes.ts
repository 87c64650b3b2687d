import type { Name } from './model.ts'

export type Codes = Readonly<Record<string, Name>>

export const PURPOSES = {
  original: ['Original', '新規'],
  cancel: ['Cancellation', '取消'],
  change: ['Change', '変更'],
  replace: ['Replacement', '差替え'],
  confirmation: ['Confirmation', '確認'],
  duplicate: ['Duplicate', '重複'],
} as const satisfies Record<string, Name>

export const ROLES: Codes = {
  BY: ['Buyer', '買い手'],
  SU: ['Supplier', '仕入先'],
  SE: ['Seller', '売り手'],
  ST: ['Ship to', '納入先'],
  SF: ['Ship from', '出荷元'],
}

export const MARKS: Codes = {
  BP: ['Buyer’s item number', '買い手の品番'],
  IN: ['Buyer’s item number', '買い手の品番'],
  EN: ['GTIN', 'GTIN'],
  UP: ['UPC', 'UPC'],
  VP: ['Supplier’s item number', '仕入先の品番'],
}

export const UNITS: Codes = {
  CT: ['Carton', 'カートン'],
  DZ: ['Dozen', 'ダース'],
  EA: ['Each', '個'],
  PR: ['Pair', '組'],
}
