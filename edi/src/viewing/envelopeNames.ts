import type { Name } from '../schema/model.ts'

interface EnvelopeSegment {
  name: Name
  elements: readonly Name[]
}

const AUTHORISATION: Name = ['Authorisation', '承認情報']
const SECURITY: Name = ['Security', 'セキュリティ情報']
const QUALIFIER: Name = ['Identifier qualifier', '識別コード種別']
const SENDER: Name = ['Sender', '送信者']
const RECEIVER: Name = ['Receiver', '受信者']
const DATE: Name = ['Date', '日付']
const TIME: Name = ['Time', '時刻']
const PREPARED: Name = ['Prepared on', '作成日時']
const CONTROL: Name = ['Control number', '管理番号']
const GROUP_TYPE: Name = ['Functional group', '機能グループ']

/** The segments around messages, which no message table holds; names are ours. */
export const ENVELOPE_SEGMENTS: Readonly<Record<string, EnvelopeSegment>> = {
  ISA: {
    name: ['Interchange header', '交換ヘッダー'],
    elements: [
      ['Authorisation qualifier', '承認情報種別'],
      AUTHORISATION,
      ['Security qualifier', 'セキュリティ情報種別'],
      SECURITY,
      QUALIFIER,
      SENDER,
      QUALIFIER,
      RECEIVER,
      DATE,
      TIME,
      ['Repetition separator', '繰返し区切り'],
      ['Version', 'バージョン'],
      CONTROL,
      ['Acknowledgement requested', '応答要求'],
      ['Test or production', 'テスト・本番'],
      ['Component separator', '構成要素区切り'],
    ],
  },
  GS: {
    name: ['Group header', 'グループヘッダー'],
    elements: [
      GROUP_TYPE,
      SENDER,
      RECEIVER,
      DATE,
      TIME,
      CONTROL,
      ['Responsible agency', '管理機関'],
      ['Release', 'リリース'],
    ],
  },
  GE: { name: ['Group trailer', 'グループトレーラー'], elements: [['Transactions', '取引数'], CONTROL] },
  IEA: { name: ['Interchange trailer', '交換トレーラー'], elements: [['Groups', 'グループ数'], CONTROL] },
  TA1: {
    name: ['Interchange acknowledgement', '交換応答'],
    elements: [CONTROL, DATE, TIME, ['Verdict', '判定'], ['Note', '注記']],
  },
  UNA: { name: ['Service characters', '区切り文字'], elements: [] },
  UNB: {
    name: ['Interchange header', '交換ヘッダー'],
    elements: [
      ['Syntax', '構文'],
      SENDER,
      RECEIVER,
      PREPARED,
      CONTROL,
      ['Password', 'パスワード'],
      ['Application', 'アプリケーション'],
      ['Priority', '優先度'],
      ['Acknowledgement requested', '応答要求'],
      ['Agreement', '取決め'],
      ['Test', 'テスト'],
    ],
  },
  UNG: {
    name: ['Group header', 'グループヘッダー'],
    elements: [
      GROUP_TYPE,
      SENDER,
      RECEIVER,
      PREPARED,
      CONTROL,
      ['Agency', '管理機関'],
      ['Version', 'バージョン'],
    ],
  },
  UNE: { name: ['Group trailer', 'グループトレーラー'], elements: [['Messages', 'メッセージ数'], CONTROL] },
  UNZ: {
    name: ['Interchange trailer', '交換トレーラー'],
    elements: [['Messages or groups', '件数'], CONTROL],
  },
  UNH: {
    name: ['Message header', 'メッセージヘッダー'],
    elements: [CONTROL, ['Message identifier', 'メッセージ識別']],
  },
  UNT: {
    name: ['Message trailer', 'メッセージトレーラー'],
    elements: [['Segments', 'セグメント数'], CONTROL],
  },
}
