import type { AccountField } from '../platform/graphql/generated/resolvers.ts'

/** How people call each field in the first row of their files, without marks, blanks and case; between blanks here. */
const headings: { field: AccountField; names: string }[] = [
  {
    field: 'NAME',
    names:
      'name account accountname company companyname customer customername client clientname ' +
      'organization organisation organizationname organisationname firm firmname business ' +
      'businessname legalname tradename 会社名 会社 企業名 企業 取引先 取引先名 取引先会社名 顧客 顧客名 得意先 得意先名 社名 法人名 組織名 商号 ' +
      '名称 名前 貴社名 御社名',
  },
  {
    field: 'WEBSITE',
    names:
      'website web websiteurl url homepage site domain www webaddress companywebsite companydomain ' +
      'ウェブサイト ウエブサイト webサイト サイト サイトurl ホームページ ホームページurl hp hpurl webサイトurl ドメイン 会社url',
  },
  {
    field: 'INDUSTRY',
    names: 'industry sector branch vertical businesstype industrytype 業種 業界 産業 事業内容 業種名',
  },
  {
    field: 'PHONE',
    names:
      'phone phonenumber telephone telephonenumber tel telno mainphone companyphone businessphone ' +
      '電話 電話番号 tel番号 代表電話 代表電話番号 連絡先電話番号 会社電話番号',
  },
  {
    field: 'COUNTRY',
    names: 'country nation countryname countrycode billingcountry 国 国名 国コード 所在国',
  },
  { field: 'CITY', names: 'city town municipality billingcity 市 市区町村 都市 都市名 市町村 市区' },
  {
    field: 'ADDRESS',
    names:
      'address streetaddress street fulladdress companyaddress billingaddress billingstreet ' +
      'addressline1 address1 住所 所在地 会社住所 本社所在地 本社住所 番地 住所1',
  },
  {
    field: 'EMPLOYEES',
    names:
      'employees employeecount numberofemployees noofemployees headcount staff companysize size 従業員 ' +
      '従業員数 社員数 人数 職員数',
  },
  {
    field: 'ANNUAL_REVENUE',
    names:
      'annualrevenue revenue sales annualsales turnover annualturnover yearlyrevenue 年商 売上 売上高 年間売上 ' +
      '年間売上高 年間売上金額 売上金額',
  },
  {
    field: 'CURRENCY',
    names: 'currency currencycode currencyisocode revenuecurrency 通貨 通貨コード 通貨単位',
  },
  {
    field: 'NOTES',
    names: 'notes note comment comments remarks description memo 備考 メモ コメント 摘要 説明 特記事項 注記',
  },
]

const fieldOf = new Map(
  headings.flatMap(({ field, names }) => names.split(' ').map(name => [plain(name), field] as const)),
)

/** What a heading most likely means; units in brackets do not matter. Null when nothing is known. */
export function suggestField(heading: string): AccountField | null {
  return (
    fieldOf.get(plain(heading)) ??
    fieldOf.get(plain(heading.normalize('NFKC').replace(/[([【〔].*$/u, ''))) ??
    null
  )
}

function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** A, B, … Z, AA: how a spreadsheet calls the column. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last
}
