import type { Dictionary } from '../../compile.ts'

/**
 * ISO 9735 service segments inside messages, syntax versions 1–4 in one table (the wider length where they differ).
 * The envelope segments UNB, UNG, UNH, UNT, UNE and UNZ are checked by the reader.
 */
export const serviceDictionary: Dictionary = {
  elements: {
    '0004': ['an..35', 'Interchange sender', '交換送信者'],
    '0007': ['an..4', 'Partner qualifier', '取引先コード種別'],
    '0008': ['an..35', 'Reverse routing address', '返信経路'],
    '0010': ['an..35', 'Interchange recipient', '交換受信者'],
    '0013': ['an..3', 'Service segment', 'サービスセグメント'],
    '0014': ['an..35', 'Routing address', '経路'],
    '0020': ['an..14', 'Interchange control reference', '交換管理番号'],
    '0040': ['an..35', 'Application sender', 'アプリケーション送信者'],
    '0042': ['an..35', 'Sender sub-identification', '送信者細別'],
    '0044': ['an..35', 'Application recipient', 'アプリケーション受信者'],
    '0046': ['an..35', 'Recipient sub-identification', '受信者細別'],
    '0048': ['an..14', 'Group reference', 'グループ管理番号'],
    '0051': ['an..3', 'Controlling agency', '管理機関'],
    '0052': ['an..3', 'Version', 'バージョン'],
    '0054': ['an..3', 'Release', 'リリース'],
    '0057': ['an..6', 'Association code', '団体コード'],
    '0062': ['an..14', 'Message reference', 'メッセージ管理番号'],
    '0065': ['an..6', 'Message type', 'メッセージ種別'],
    '0081': ['a1', 'Section', '区分'],
    '0083': ['an..3', 'Action', '処置'],
    '0085': ['an..3', 'Syntax error', '構文誤り'],
    '0096': ['n..6', 'Segment position', 'セグメント位置'],
    '0098': ['n..3', 'Element position', '要素位置'],
    '0104': ['n..3', 'Component position', '構成要素位置'],
    '0110': ['an..6', 'Code list version', 'コード表版'],
    '0113': ['an..6', 'Message sub-function', 'メッセージ細別'],
    '0136': ['n..6', 'Element occurrence', '要素の繰返し位置'],
  },
  composites: {
    S002: ['Interchange sender', '交換送信者', 'M0004 O0007 O0008 O0042'],
    S003: ['Interchange recipient', '交換受信者', 'M0010 O0007 O0014 O0046'],
    S006: ['Application sender', 'アプリケーション送信者', 'M0040 O0007'],
    S007: ['Application recipient', 'アプリケーション受信者', 'M0044 O0007'],
    S009: ['Message identifier', 'メッセージ識別', 'M0065 M0052 M0054 M0051 O0057 O0110 O0113'],
    S011: ['Data element position', 'データ要素位置', 'M0098 O0104 O0136'],
  },
  segments: {
    UCD: ['Data element error', 'データ要素の誤り', 'M0085 MS011'],
    UCF: ['Group response', 'グループ応答', 'M0048 OS006 OS007 M0083 O0085 O0013 OS011'],
    UCI: ['Interchange response', '交換応答', 'M0020 MS002 MS003 M0083 O0085 O0013 OS011'],
    UCM: ['Message response', 'メッセージ応答', 'M0062 MS009 M0083 O0085 O0013 OS011'],
    UCS: ['Segment error', 'セグメントの誤り', 'M0096 O0085'],
    UNS: ['Section control', '区分制御', 'M0081'],
  },
}
