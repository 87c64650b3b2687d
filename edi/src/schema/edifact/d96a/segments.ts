import { compileSegments } from '../../compile.ts'
import type { SegmentEntry } from '../../compile.ts'
import { serviceDictionary } from '../service/segments.ts'
import { composites, elements } from './elements.ts'

const segments: Record<string, SegmentEntry> = {
  ALC: ['Allowance or charge', '値引・料金', 'M5463 OC552 O4471 O1227 OC214'],
  ALI: ['Additional information', '追加情報', 'O3239 O9213 (O4183)x5'],
  APR: ['Additional price information', '追加価格情報', 'O4043 OC138 OC960'],
  BGM: ['Beginning of message', 'メッセージの開始', 'OC002 O1004 O1225 O4343'],
  CAV: ['Characteristic value', '特性値', 'MC889'],
  CCI: ['Characteristic', '特性', 'O7059 OC502 OC240'],
  CNT: ['Control total', '集計', 'MC270'],
  COM: ['Communication contact', '通信先', 'MC076'],
  CTA: ['Contact', '連絡先', 'O3139 OC056'],
  CUX: ['Currencies', '通貨', '(OC504)x2 O5402 O6341'],
  DOC: ['Document details', '文書明細', 'MC002 OC503 O3153 O1220 O1218'],
  DTM: ['Date or time', '日時', 'MC507'],
  EQD: ['Equipment', '機材', 'M8053 OC237 OC224 O8077 O8249 O8169'],
  FII: ['Financial institution', '金融機関', 'M3035 OC078 OC088 O3207'],
  FTX: ['Free text', '自由文', 'M4451 O4453 OC107 OC108 O3453'],
  GIN: ['Identity numbers', '識別番号', 'M7405 MC208 (OC208)x4'],
  GIR: ['Related identification numbers', '関連識別番号', 'M7297 MC206 (OC206)x4'],
  HAN: ['Handling instructions', '取扱指示', 'OC524 OC218'],
  IMD: ['Item description', '品目説明', 'O7077 O7081 OC273 O7383'],
  LIN: ['Line item', '注文明細', 'O1082 O1229 OC212 OC829 O1222 O7083'],
  LOC: ['Place', '場所', 'M3227 OC517 OC519 OC553 O5479'],
  MEA: ['Measurements', '計量', 'M6311 OC502 OC174 O7383'],
  MOA: ['Monetary amount', '金額', 'MC516'],
  NAD: ['Name and address', '名称・住所', 'M3035 OC082 OC058 OC080 OC059 O3164 O3229 O3251 O3207'],
  PAC: ['Package', '梱包', 'O7224 OC531 OC202 OC402 OC532'],
  PAI: ['Payment instructions', '支払指図', 'MC534'],
  PAT: ['Payment terms', '支払条件', 'M4279 OC110 OC112'],
  PCD: ['Percentage', '割合', 'MC501'],
  PCI: ['Package identification', '梱包識別', 'O4233 OC210 O8275 OC827'],
  PIA: ['Additional product identifier', '追加品目番号', 'M4347 MC212 (OC212)x4'],
  PRI: ['Price', '価格', 'OC509 O5213'],
  QTY: ['Quantity', '数量', 'MC186'],
  QVR: ['Quantity variances', '数量差異', 'OC279 O4221 OC960'],
  RCS: ['Requirements and conditions', '要件・条件', 'M7293 OC550 O1229'],
  RFF: ['Reference', '参照番号', 'MC506'],
  RNG: ['Range', '範囲', 'M6167 OC280'],
  RTE: ['Rate', 'レート', 'MC128'],
  SCC: ['Scheduling conditions', '納入条件', 'M4017 O4493 OC329'],
  STG: ['Stages', '段階', 'M9421 O6426 O6428'],
  TAX: ['Tax', '税', 'M5283 OC241 OC533 O5286 OC243 O5305 O3446'],
  TDT: ['Transport', '輸送', 'M8051 O8028 OC220 OC228 OC040 O8101 OC401 OC222 O8281'],
  TOD: ['Terms of delivery', '引渡条件', 'O4055 O4215 OC100'],
}

/** Segments of D.96A that ORDERS uses, with the service segments every message may hold. */
export const segmentsD96A = compileSegments({
  elements: { ...serviceDictionary.elements, ...elements },
  composites: { ...serviceDictionary.composites, ...composites },
  segments: { ...serviceDictionary.segments, ...segments },
})
