import { parse } from 'graphql'
import type { DocumentNode } from 'graphql'
import type { ExportRecordType } from '../platform/graphql/generated/resolvers.ts'
import type { Language } from '../platform/language.ts'
import { moneyText } from '../platform/money.ts'
import type { Cell } from '../platform/files/xlsx.ts'

interface Named {
  name: string
}
interface Money {
  minor: number
  currency: string
}
interface AccountNode {
  id: string
  organization: Named
  name: string
  website: string | null
  industry: string | null
  phone: string | null
  country: string | null
  city: string | null
  address: string | null
  employees: number | null
  annualRevenue: Money | null
  notes: string | null
  owner: Named | null
  createdAt: string
  updatedAt: string
}
interface DealNode {
  id: string
  number: string
  title: string
  stage: string
  amount: Money | null
  closeDate: string | null
  probability: number | null
  partnership: Named
  account: Named | null
  owner: Named | null
  createdAt: string
  updatedAt: string
}
export interface ContactNode {
  account: string
  name: string
  title: string | null
  email: string | null
  phone: string | null
}

export interface Column<Node> {
  heading: Record<Language, string>
  cell: (node: Node) => Cell
}

const column = <Node>(en: string, ja: string, cell: (node: Node) => Cell): Column<Node> => ({
  heading: { en, ja },
  cell,
})

const amountOf = (money: Money | null): Cell =>
  money && Number(moneyText(money.minor, money.currency).split(' ')[1])

export const accountColumns: Column<AccountNode>[] = [
  column('Name', '名称', node => node.name),
  column('Firm', '所有企業', node => node.organization.name),
  column('Website', 'ウェブサイト', node => node.website),
  column('Industry', '業種', node => node.industry),
  column('Phone', '電話番号', node => node.phone),
  column('Country', '国', node => node.country),
  column('City', '市区町村', node => node.city),
  column('Address', '住所', node => node.address),
  column('Employees', '従業員数', node => node.employees),
  column('Annual revenue', '年間売上', node => amountOf(node.annualRevenue)),
  column('Currency', '通貨', node => node.annualRevenue?.currency ?? null),
  column('Owner', '担当者', node => node.owner?.name ?? null),
  column('Notes', 'メモ', node => node.notes),
  column('Created', '作成日時', node => node.createdAt),
  column('Changed', '更新日時', node => node.updatedAt),
]

export const contactColumns: Column<ContactNode>[] = [
  column('Name', '氏名', node => node.name),
  column('Title', '役職', node => node.title),
  column('E-mail', 'メールアドレス', node => node.email),
  column('Phone', '電話番号', node => node.phone),
  column('Account', '取引先', node => node.account),
]

export const dealColumns: Column<DealNode>[] = [
  column('Number', '番号', node => node.number),
  column('Title', '件名', node => node.title),
  column('Stage', 'ステージ', node => node.stage),
  column('Amount', '金額', node => amountOf(node.amount)),
  column('Currency', '通貨', node => node.amount?.currency ?? null),
  column('Close date', '完了予定日', node => node.closeDate),
  column('Probability', '確度', node => node.probability),
  column('Partnership', 'パートナーシップ', node => node.partnership.name),
  column('Account', '取引先', node => node.account?.name ?? null),
  column('Owner', '担当者', node => node.owner?.name ?? null),
  column('Created', '作成日時', node => node.createdAt),
  column('Changed', '更新日時', node => node.updatedAt),
]

const accounts = (nodes: string) =>
  parse(`query ($scope: AccountScope, $search: String, $after: String) {
    list: accounts(scope: $scope, search: $search, first: 100, after: $after) {
      nodes { ${nodes} } pageInfo { endCursor hasNextPage } } }`)
const deals = (nodes: string) =>
  parse(`query ($partnershipId: ID, $stage: DealStage, $search: String, $after: String) {
    list: deals(partnershipId: $partnershipId, stage: $stage, search: $search, first: 100, after: $after) {
      nodes { ${nodes} } pageInfo { endCursor hasNextPage } } }`)

/** The lists of the contract that are counted and exported: what a person may see there is what the file holds. */
export const counted: Record<ExportRecordType, DocumentNode> = {
  ACCOUNT: accounts('id'),
  CONTACT: accounts('id name'),
  DEAL: deals('id'),
}

export const listedAccounts =
  accounts(`id organization { name } name website industry phone country city address employees
  annualRevenue { minor currency } notes owner { name } createdAt updatedAt`)
export const listedDeals = deals(`id number title stage amount { minor currency } closeDate probability
  partnership { name } account { name } owner { name } createdAt updatedAt`)
