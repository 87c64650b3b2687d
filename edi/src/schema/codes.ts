import type { Name } from './model.ts'

type Codes = Readonly<Record<string, Name>>

const PURPOSES = {
  original: ['Original', '新規'],
  cancel: ['Cancellation', '取消'],
  change: ['Change', '変更'],
  replace: ['Replacement', '差替え'],
  confirmation: ['Confirmation', '確認'],
  duplicate: ['Duplicate', '重複'],
} as const satisfies Record<string, Name>

const ROLES: Codes = {
  BY: ['Buyer', '買い手'],
  SU: ['Supplier', '仕入先'],
  SE: ['Seller', '売り手'],
  ST: ['Ship to', '納入先'],
  SF: ['Ship from', '出荷元'],
}

const MARKS: Codes = {
  BP: ['Buyer’s item number', '買い手の品番'],
  IN: ['Buyer’s item number', '買い手の品番'],
  EN: ['GTIN', 'GTIN'],
  UP: ['UPC', 'UPC'],
  VP: ['Supplier’s item number', '仕入先の品番'],
}

const UNITS: Codes = {
  CT: ['Carton', 'カートン'],
  DZ: ['Dozen', 'ダース'],
  EA: ['Each', '個'],
  PR: ['Pair', '組'],
}

/** Words of ours for the codes our documents use, by element of the X12 dictionary. */
export const X12_CODES: Readonly<Record<string, Codes>> = {
  92: {
    BK: ['Blanket order', '包括注文'],
    CF: ['Confirming order', '確認注文'],
    DS: ['Direct shipment', '直送'],
    KN: ['Quotation order', '見積に基づく注文'],
    NE: ['New order', '新規注文'],
    RL: ['Release against an order', '内示に対する確定'],
    SA: ['Stand-alone order', '単独注文'],
  },
  98: {
    ...ROLES,
    BT: ['Bill to', '請求先'],
    RI: ['Remit to', '支払先'],
    VN: ['Vendor', '仕入先'],
  },
  128: {
    BM: ['Bill of lading', '船荷証券番号'],
    CO: ['Customer’s order', '顧客注文番号'],
    CT: ['Contract', '契約番号'],
    DP: ['Department', '部門'],
    IA: ['Vendor number', '仕入先番号'],
    IV: ['Invoice', '請求書番号'],
    PD: ['Promotion', '販促番号'],
    PO: ['Purchase order', '注文番号'],
    VN: ['Vendor’s order', '仕入先注文番号'],
  },
  235: {
    ...MARKS,
    SK: ['Stock keeping unit', '在庫管理番号'],
    UK: ['GTIN-14', 'GTIN-14'],
    VN: ['Vendor’s item number', '仕入先の品番'],
  },
  353: {
    '00': PURPOSES.original,
    '01': PURPOSES.cancel,
    '04': PURPOSES.change,
    '05': PURPOSES.replace,
    '06': PURPOSES.confirmation,
    '07': PURPOSES.duplicate,
  },
  355: {
    ...UNITS,
    BX: ['Box', '箱'],
    CA: ['Case', 'ケース'],
    KG: ['Kilogram', 'キログラム'],
    LB: ['Pound', 'ポンド'],
    PC: ['Piece', '個'],
    PK: ['Package', 'パッケージ'],
    PL: ['Pallet', 'パレット'],
  },
  366: {
    BD: ['Buyer', '購買担当'],
    IC: ['Information', '問合せ先'],
    OC: ['Order contact', '注文担当'],
    SR: ['Sales representative', '営業担当'],
  },
  374: {
    '001': ['Cancel after', '失効日'],
    '002': ['Delivery requested', '希望納期'],
    '010': ['Ship requested', '希望出荷日'],
    '011': ['Shipped', '出荷日'],
    '017': ['Delivery estimated', '納入予定日'],
    '063': ['Not after', '最終期限'],
    '064': ['Not before', '開始期限'],
    '067': ['Delivery promised', '納期回答'],
    '068': ['Ship promised', '出荷予定日'],
  },
  522: { 1: ['Line total', '明細金額'], TT: ['Total', '合計'] },
  587: {
    AC: ['Accepted with changes', '変更して承諾'],
    AD: ['Accepted', '承諾'],
    AK: ['Received', '受領'],
    RD: ['Rejected', '拒否'],
  },
  639: {
    PE: ['Per unit', '1個あたり'],
    HP: ['Per hundred', '100個あたり'],
    TP: ['Per thousand', '1000個あたり'],
  },
  668: {
    IA: ['Accepted', '承諾'],
    IB: ['Backordered', '入荷待ち'],
    IC: ['Changed', '変更'],
    IR: ['Rejected', '拒否'],
  },
  670: {
    AI: ['Line added', '明細追加'],
    CA: ['Line changed', '明細変更'],
    DI: ['Line deleted', '明細削除'],
  },
  715: {
    A: ['Accepted', '受理'],
    E: ['Accepted with errors', '誤りがあるが受理'],
    P: ['Partly accepted', '一部受理'],
    R: ['Rejected', '拒否'],
  },
  717: {
    A: ['Accepted', '受理'],
    E: ['Accepted with errors', '誤りがあるが受理'],
    R: ['Rejected', '拒否'],
  },
  735: {
    S: ['Shipment', '出荷'],
    O: ['Order', '注文'],
    T: ['Tare', 'パレット'],
    P: ['Pack', '梱包'],
    I: ['Item', '品目'],
  },
}

/** The same by element of the EDIFACT directories. */
export const EDIFACT_CODES: Readonly<Record<string, Codes>> = {
  '0083': {
    4: ['Rejected', '拒否'],
    7: ['Acknowledged', '受理'],
    8: ['Interchange received', '交換を受領'],
  },
  1001: {
    9: ['Price catalogue', '価格表'],
    35: ['Inventory report', '在庫報告'],
    220: ['Order', '注文'],
    221: ['Blanket order', '包括注文'],
    230: ['Order change', '注文変更'],
    231: ['Order response', '注文回答'],
    351: ['Despatch advice', '出荷案内'],
    380: ['Invoice', '請求書'],
    381: ['Credit note', '貸方票'],
    481: ['Remittance advice', '支払通知'],
    632: ['Goods receipt', '入荷'],
  },
  1153: {
    CT: ['Contract', '契約番号'],
    DQ: ['Delivery note', '納品書番号'],
    IV: ['Invoice', '請求書番号'],
    ON: ['Order', '注文番号'],
    PL: ['Price list', '価格表'],
    VA: ['VAT registration', 'VAT登録番号'],
    VN: ['Supplier’s order', '仕入先注文番号'],
  },
  1225: {
    1: PURPOSES.cancel,
    4: PURPOSES.change,
    5: PURPOSES.replace,
    7: PURPOSES.duplicate,
    9: PURPOSES.original,
    42: PURPOSES.confirmation,
  },
  1229: {
    1: ['Added', '追加'],
    2: ['Deleted', '削除'],
    3: ['Changed', '変更'],
    5: ['Accepted', '承諾'],
    7: ['Not accepted', '拒否'],
  },
  2005: {
    2: ['Delivery requested', '希望納期'],
    10: ['Ship requested', '希望出荷日'],
    11: ['Despatched', '出荷日'],
    17: ['Delivery estimated', '納入予定日'],
    35: ['Delivered', '納入日'],
    63: ['Not after', '最終期限'],
    64: ['Not before', '開始期限'],
    137: ['Document date', '文書日付'],
    171: ['Reference date', '参照日付'],
  },
  2379: {
    102: ['CCYYMMDD', '年月日'],
    203: ['CCYYMMDDHHMM', '年月日時分'],
    718: ['CCYYMMDD-CCYYMMDD', '期間'],
  },
  3035: {
    ...ROLES,
    DP: ['Delivery party', '納入先'],
    IV: ['Invoicee', '請求先'],
    PE: ['Payee', '支払先'],
  },
  3055: { 9: ['GS1', 'GS1'], 91: ['Supplier', '仕入先'], 92: ['Buyer', '買い手'] },
  3139: {
    IC: ['Information', '問合せ先'],
    OC: ['Order contact', '注文担当'],
    PD: ['Purchasing', '購買担当'],
  },
  3155: { EM: ['E-mail', 'メール'], FX: ['Fax', 'ファクス'], TE: ['Telephone', '電話'] },
  5025: {
    9: ['Amount due', '支払金額'],
    77: ['Invoice amount', '請求金額'],
    79: ['Total of lines', '明細合計'],
    86: ['Message total', '合計'],
    203: ['Line amount', '明細金額'],
  },
  5125: {
    AAA: ['Net price', '正味単価'],
    AAB: ['Gross price', '総額単価'],
    INV: ['Invoice price', '請求単価'],
  },
  6063: {
    12: ['Despatched', '出荷数量'],
    21: ['Ordered', '注文数量'],
    47: ['Invoiced', '請求数量'],
    113: ['To be delivered', '納入予定数量'],
    145: ['Stock', '在庫数量'],
    194: ['Received', '受領数量'],
  },
  6069: { 1: ['Sum of quantities', '数量合計'], 2: ['Number of lines', '明細行数'] },
  6345: { EUR: ['Euro', 'ユーロ'], JPY: ['Yen', '円'], USD: ['US dollar', '米ドル'] },
  6347: { 2: ['Reference currency', '基準通貨'], 3: ['Target currency', '対象通貨'] },
  6411: {
    ...UNITS,
    H87: ['Piece', '個'],
    KGM: ['Kilogram', 'キログラム'],
    LTR: ['Litre', 'リットル'],
    PCE: ['Piece', '個'],
  },
  7143: { ...MARKS, SA: ['Supplier’s item number', '仕入先の品番'], SRV: ['GTIN', 'GTIN'] },
}
