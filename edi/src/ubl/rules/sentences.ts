import type { Language, Severity } from '../../reading/model.ts'

interface UblRule extends Record<Language, string> {
  severity: Severity
}

const must = (en: string, ja: string): UblRule => ({ severity: 'error', en, ja })
const should = (en: string, ja: string): UblRule => ({ severity: 'warning', en, ja })

/** What the profiles ask for, by what it is about; which transaction asks for it, and under which number, is in `profiles.ts`. */
export const RULES = {
  // Of every document.
  required: must('This element is needed here and is missing.', '必須の要素がありません。'),
  decimal: must('This is no decimal number such as 12.50.', '12.50のような10進数ではありません。'),
  emptyValue: must(
    'An element may not be empty: leave it out.',
    '空の要素は使用できません。要素ごと省いてください。',
  ),
  emptyGroup: must(
    'A group without elements may not stand here: leave it out.',
    '中身のないグループは使用できません。グループごと省いてください。',
  ),
  schemaLocation: should(
    'A document should not name its schema location.',
    'schemaLocation属性は付けないでください。',
  ),
  date: must(
    'A date is written as YYYY-MM-DD, and must exist.',
    '日付は実在するものをYYYY-MM-DDの形で記載してください。',
  ),
  gln: must(
    'A GLN has digits only, and its last one is the check digit of the others.',
    'GLNは数字のみで、末尾は正しいチェックディジットでなければなりません。',
  ),
  norwegian: must(
    'A Norwegian organisation number has nine digits with a check digit.',
    'ノルウェーの組織番号はチェックディジット付きの9桁です。',
  ),
  belgian: should(
    'A Belgian enterprise number has ten digits with two check digits.',
    'ベルギーの企業番号はチェックディジット付きの10桁です。',
  ),
  italianOffice: should(
    'An Italian IPA code has six letters or digits.',
    'イタリアのIPAコードは英数字6桁です。',
  ),
  italianTaxCode: should(
    'An Italian tax code has 16 letters and digits, or 11 digits.',
    'イタリアの税務コードは英数字16桁または数字11桁です。',
  ),
  italianVat: should(
    'An Italian VAT number has 11 digits with a check digit.',
    'イタリアのVAT番号はチェックディジット付きの11桁です。',
  ),
  swedish: should('A Swedish organisation number has ten digits.', 'スウェーデンの組織番号は10桁です。'),
  australian: should(
    'An Australian business number has eleven digits with two check digits.',
    'オーストラリアの事業者番号はチェックディジット付きの11桁です。',
  ),
  tooMany: should(
    'Only the first faults are listed; there are more.',
    '違反が多いため、最初のもののみを示します。',
  ),
  // Identification and parties.
  customization: must(
    'CustomizationID must be that of this transaction.',
    'CustomizationIDがこの取引のものと一致しません。',
  ),
  profile: must(
    'ProfileID must be one this transaction belongs to.',
    'ProfileIDがこの取引のものと一致しません。',
  ),
  buyerKnown: must('The buyer needs a name or an identifier.', '買い手には名称または識別子が必要です。'),
  sellerKnown: must('The seller needs a name or an identifier.', '売り手には名称または識別子が必要です。'),
  originatorKnown: must(
    'The originator needs a name or an identifier.',
    '発注依頼者には名称または識別子が必要です。',
  ),
  vatPrefix: must(
    'A VAT number begins with the code of its country (EL for Greece).',
    'VAT番号は国コードで始まります（ギリシャはEL）。',
  ),
  // What a document should say.
  validityEnd: should('It should say until when it is valid.', '有効期限の終了日を記載してください。'),
  orderReference: should('It should name the order it is about.', '対象の注文番号を記載してください。'),
  linesWhenConditional: must(
    'An answer with conditions (CA) must say them in lines.',
    '条件付き承諾（CA）には明細が必要です。',
  ),
  linesWhenConditionalAdvised: should(
    'An answer with conditions (CA) should say them in lines.',
    '条件付き承諾（CA）には明細を記載してください。',
  ),
  noLinesWhenAccepted: must(
    'An acceptance (AP) has no lines: the order stands as it is.',
    '承諾（AP）に明細は記載できません。',
  ),
  noLinesWhenRejected: must(
    'A rejection (RE) has no lines: the whole order is refused.',
    '拒否（RE）に明細は記載できません。',
  ),
  periodOrder: must(
    'A period ends on the day it begins or later.',
    '期間の終了日は開始日以降でなければなりません。',
  ),
  // Amounts.
  oneCurrency: must(
    'All amounts are in the currency of the document.',
    '金額の通貨は文書の通貨と一致しなければなりません。',
  ),
  twoDecimals: must(
    'An amount has two decimals at most; only unit prices may have more.',
    '金額の小数は2桁までです（単価を除く）。',
  ),
  payableNotNegative: must(
    'The amount to pay must be given, and not below zero.',
    '支払金額は0以上で記載してください。',
  ),
  linesTotalNotNegative: must(
    'The sum of the lines must be given, and not below zero.',
    '明細合計は0以上で記載してください。',
  ),
  linesTotal: must(
    'The sum of the lines is not what the lines add up to.',
    '明細合計が各明細の金額の合計と一致しません。',
  ),
  allAmounts: must(
    'Where totals are given, every line needs its amount.',
    '合計を記載する場合、すべての明細に金額が必要です。',
  ),
  allowanceTotal: must(
    'The sum of allowances is not what the allowances add up to.',
    '値引合計が各値引の合計と一致しません。',
  ),
  chargeTotal: must(
    'The sum of charges is not what the charges add up to.',
    '手数料合計が各手数料の合計と一致しません。',
  ),
  taxExclusive: must(
    'The total without tax is the sum of the lines − allowances + charges.',
    '税抜合計が「明細合計−値引＋手数料」と一致しません。',
  ),
  taxInclusive: must(
    'The total with tax is the total without tax + the tax.',
    '税込合計が「税抜合計＋税額」と一致しません。',
  ),
  payable: must(
    'The amount to pay is the total with tax − what was prepaid + rounding.',
    '支払金額が「税込合計−前払金＋端数調整」と一致しません。',
  ),
  taxOfCategory: must(
    'The tax of a category is its taxable amount × its rate.',
    '税区分の税額が「課税対象額×税率」と一致しません。',
  ),
  taxTotal: must(
    'The total tax is not what its categories add up to.',
    '税額合計が税区分ごとの税額の合計と一致しません。',
  ),
  // Allowances, charges, taxes.
  baseForPercentage: must(
    'A percentage needs the amount it is taken from.',
    '率を記載する場合、基準額が必要です。',
  ),
  percentageForBase: must(
    'An amount to take a percentage from needs the percentage.',
    '基準額を記載する場合、率が必要です。',
  ),
  chargeAmount: must(
    'An allowance or charge is its base amount × its percentage.',
    '値引・手数料の金額が「基準額×率」と一致しません。',
  ),
  chargeReason: must(
    'An allowance or charge needs a reason, as text or as code.',
    '値引・手数料には理由の文言またはコードが必要です。',
  ),
  chargeNotNegative: must(
    'An allowance or charge must have an amount, not below zero.',
    '値引・手数料の金額は0以上で記載してください。',
  ),
  allowanceCode: must(
    'This is no code for the reason of an allowance (UNCL 5189).',
    '値引理由のコード（UNCL 5189）にありません。',
  ),
  chargeCode: must(
    'This is no code for the reason of a charge (UNCL 7161).',
    '手数料理由のコード（UNCL 7161）にありません。',
  ),
  taxRate: must(
    'A tax category needs its rate, unless it is O (not subject to tax).',
    '税区分には税率が必要です（課税対象外のOを除く）。',
  ),
  standardRate: must(
    'The standard tax category (S) has a rate above zero.',
    '標準税区分（S）の税率は0より大きくなければなりません。',
  ),
  categoryWithRate: must(
    'This tax category and rate are not among those of the document.',
    '文書の税区分に、この区分と税率の組合せがありません。',
  ),
  category: must(
    'This tax category is not among those of the document.',
    '文書の税区分に、この区分がありません。',
  ),
  exemptionReason: must(
    'Categories S, Z, IG and IP have no reason for exemption; all others need one.',
    '免税理由は税区分S・Z・IG・IPには記載できず、その他には必要です。',
  ),
  // Lines.
  lineIdUnique: must('Every line needs a number of its own.', '明細番号は文書内で一意でなければなりません。'),
  quantityGiven: should('Every line should have a quantity.', '各明細に数量を記載してください。'),
  quantityNotNegative: must(
    'A quantity must be given, and not below zero.',
    '数量は0以上で記載してください。',
  ),
  lineAmount: must(
    'The amount of a line is quantity × price ÷ base quantity + charges − allowances.',
    '明細金額が「数量×単価÷基準数量＋手数料−値引」と一致しません。',
  ),
  baseQuantity: must('A base quantity is above zero.', '基準数量は0より大きくなければなりません。'),
  priceNotNegative: must('A price must be given, and not below zero.', '単価は0以上で記載してください。'),
  grossPrice: must('A gross price is not below zero.', '総単価は0以上でなければなりません。'),
  netPrice: must(
    'A net price is the gross price − its allowance.',
    '正味単価が「総単価−値引」と一致しません。',
  ),
  priceChargeNotNegative: must(
    'The allowance of a price is not below zero.',
    '単価の値引は0以上でなければなりません。',
  ),
  itemKnown: must(
    'An item needs the number of the seller or a standard one, such as its GTIN.',
    '品目には売り手の品番または標準の識別子（GTINなど）が必要です。',
  ),
  itemName: must('An item needs a name.', '品目には名称が必要です。'),
  outstandingReason: should(
    'What is still outstanding should have a reason.',
    '未納数量には理由を記載してください。',
  ),
} satisfies Record<string, UblRule>

export type RuleName = keyof typeof RULES
