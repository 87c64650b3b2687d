import type { CompositeEntry, ElementEntry, SegmentEntry } from '../../compile.ts'

/** What 005010 changed of the elements we use: lengths, and the new ones of acknowledgements. */
export const elements: Record<string, ElementEntry> = {
  127: ['AN1/50', 'Reference number', '参照番号'],
  364: ['AN1/256', 'Communication number', '通信番号'],
  618: ['ID1/3', 'Transaction set error code', '取引セット誤りコード'],
  620: ['ID1/3', 'Segment error code', 'セグメント誤りコード'],
  621: ['ID1/3', 'Element error code', '要素誤りコード'],
  719: ['N0 1/10', 'Segment position', 'セグメント位置'],
  1035: ['AN1/60', 'Last name or organisation', '姓・組織名'],
  1036: ['AN1/35', 'First name', '名'],
  1686: ['N0 1/4', 'Repetition position', '繰返し位置'],
  1705: ['AN1/35', 'Implementation convention', '実装規約'],
  1715: ['ID1/3', 'Country subdivision', '行政区画コード'],
  9998: ['AN1/35', 'Context reference', '文脈参照'],
  9999: ['AN1/35', 'Context name', '文脈名'],
}

export const composites: Record<string, CompositeEntry> = {
  C030: ['Position in segment', 'セグメント内位置', 'M722 O1528 O1686'],
  C998: ['Context', '文脈', 'M9999 O9998'],
  C999: ['Reference in segment', 'セグメント内参照', 'M725 O725'],
}

export const segments: Record<string, SegmentEntry> = {
  ST: ['Transaction set header', '取引セットヘッダー', 'M143 M329 O1705'],
  AK1: ['Functional group response header', '機能グループ応答ヘッダー', 'M479 M28 O480'],
  AK2: ['Transaction set response header', '取引セット応答ヘッダー', 'M143 M329 O1705'],
  CTX: ['Context', '文脈', 'MC998*10 O721 O719 O447 OC030 OC999'],
  IK3: ['Segment note', 'セグメント注記', 'M721 M719 O447 O620'],
  IK4: ['Data element note', 'データ要素注記', 'MC030 O725 M621 O724'],
  IK5: ['Transaction set response trailer', '取引セット応答トレーラー', 'M717 (O618)x5'],
  N4: [
    'City, state, postal code',
    '都市・州・郵便番号',
    'O19 X156 O116 X26 X309 O310 X1715',
    'E0207 C0605 C0704',
  ],
}
