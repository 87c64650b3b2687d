import type { Standard } from '../codec/delimiters.ts'
import type { FaultLevel, Language, Severity } from './model.ts'

/** What a sentence may speak of; `where` is already a phrase in the asked language. */
export interface FaultWords {
  where: string
  value: string
  expected: string
  actual: string
}

type Sentence = (words: FaultWords) => string

interface FaultKind {
  level: FaultLevel
  severity: Severity
  /** TA1 note for interchange, AK9-716 for group, AK5-718 for message, AK3-720 for segment, AK4-723 for element level. */
  x12: string | null
  /** CONTRL 0085. */
  edifact: string | null
  en: Sentence
  ja: Sentence
}

const kind = (
  level: FaultLevel,
  severity: Severity,
  x12: string | null,
  edifact: string | null,
  en: Sentence,
  ja: Sentence,
): FaultKind => ({ level, severity, x12, edifact, en, ja })

const KINDS = {
  'byte-order-mark': kind(
    'interchange',
    'warning',
    null,
    null,
    () => 'The file begins with a byte order mark, which EDI does not have; it was skipped.',
    () => 'ファイルの先頭にEDIにはないバイト順マーク(BOM)があるため、読み飛ばしました。',
  ),
  'text-outside-interchange': kind(
    'interchange',
    'warning',
    null,
    null,
    w => `${w.actual} bytes outside any interchange were skipped ("${w.value}").`,
    w => `交換データの外にある${w.actual}バイトを読み飛ばしました(「${w.value}」)。`,
  ),
  'header-not-padded': kind(
    'interchange',
    'warning',
    null,
    null,
    w =>
      `The ISA header is ${w.actual} characters long instead of 106: its fields are not padded to their fixed widths.`,
    w => `ISAヘッダーが106文字ではなく${w.actual}文字です。各項目が固定長に揃えられていません。`,
  ),
  'interchange-header-incomplete': kind(
    'interchange',
    'error',
    '022',
    '13',
    w =>
      `The interchange header in ${w.where} breaks off after ${w.actual} elements; ${w.expected} are expected.`,
    w => `交換ヘッダー ${w.where} が${w.actual}要素で途切れています(本来は${w.expected}要素)。`,
  ),
  'interchange-element-invalid': kind(
    'interchange',
    'error',
    '022',
    '12',
    w => `${w.where} is "${w.value}"; expected ${w.expected}.`,
    w => `${w.where}が「${w.value}」です。${w.expected}が必要です。`,
  ),
  'interchange-trailer-missing': kind(
    'interchange',
    'error',
    '023',
    '13',
    w =>
      `The interchange ends without its trailer ${w.expected}: it is cut off, or the trailer was not sent. Send the whole interchange again.`,
    w =>
      `交換データがトレーラー${w.expected}なしで終わっています。途中で切れたか、トレーラーが送られていません。全体を再送してください。`,
  ),
  'interchange-control-number-mismatch': kind(
    'interchange',
    'error',
    '001',
    '28',
    w => `${w.where} closes interchange "${w.value}", but the header opened "${w.expected}".`,
    w => `${w.where}の管理番号は「${w.value}」ですが、ヘッダーでは「${w.expected}」です。`,
  ),
  'interchange-count-mismatch': kind(
    'interchange',
    'error',
    '021',
    '29',
    w => `${w.where} counts "${w.value}", but the interchange holds ${w.expected}.`,
    w => `${w.where}の件数は「${w.value}」ですが、実際は${w.expected}件です。`,
  ),
  'interchange-empty': kind(
    'interchange',
    'error',
    '024',
    '32',
    () => 'The interchange holds no message at all.',
    () => '交換データにメッセージが一つもありません。',
  ),
  'segment-outside-message': kind(
    'interchange',
    'error',
    '024',
    '33',
    w => `${w.where} stands outside any message.`,
    w => `${w.where}がメッセージの外にあります。`,
  ),
  'too-many-faults': kind(
    'interchange',
    'warning',
    null,
    null,
    w => `More than ${w.actual} faults were found; the remaining ones are not listed.`,
    w => `誤りが${w.actual}件を超えたため、残りは表示していません。`,
  ),
  'too-many-interchanges': kind(
    'interchange',
    'error',
    '024',
    '18',
    w =>
      `The file holds more than ${w.actual} interchanges; this is the last one read. Send the rest in further files.`,
    w =>
      `ファイルの交換データが${w.actual}件を超えたため、ここまでしか読み取っていません。残りは別のファイルで送ってください。`,
  ),
  'last-terminator-missing': kind(
    'interchange',
    'warning',
    null,
    null,
    w => `${w.where} is the last one and has no terminator; it was read as complete.`,
    w => `最後のセグメント${w.where}に終端文字がありませんが、完結したものとして読み取りました。`,
  ),
  'group-trailer-missing': kind(
    'group',
    'error',
    '3',
    '13',
    w => `Group "${w.value}" has no trailer ${w.expected}.`,
    w => `グループ「${w.value}」にトレーラー${w.expected}がありません。`,
  ),
  'group-header-missing': kind(
    'interchange',
    'error',
    '024',
    '13',
    w => `${w.where} begins a message outside a functional group; a GS header is expected before it.`,
    w => `${w.where}は機能グループの外で始まっています。前にGSヘッダーが必要です。`,
  ),
  'group-element-invalid': kind(
    'group',
    'error',
    '6',
    '12',
    w => `${w.where} is "${w.value}"; expected ${w.expected}.`,
    w => `${w.where}が「${w.value}」です。${w.expected}が必要です。`,
  ),
  'group-control-number-mismatch': kind(
    'group',
    'error',
    '4',
    '28',
    w => `${w.where} closes group "${w.value}", but the header opened "${w.expected}".`,
    w => `${w.where}のグループ管理番号は「${w.value}」ですが、ヘッダーでは「${w.expected}」です。`,
  ),
  'group-count-mismatch': kind(
    'group',
    'error',
    '5',
    '29',
    w => `${w.where} counts "${w.value}" messages, but the group holds ${w.expected}.`,
    w => `${w.where}のメッセージ数は「${w.value}」ですが、グループには${w.expected}件あります。`,
  ),
  'message-not-supported': kind(
    'message',
    'error',
    '1',
    '14',
    w => `Message type "${w.value}" is not one this gateway reads; it reads ${w.expected}.`,
    w => `メッセージ種別「${w.value}」には対応していません。対応しているのは${w.expected}です。`,
  ),
  'release-not-exact': kind(
    'message',
    'warning',
    null,
    null,
    w =>
      `Release "${w.value}" was checked with the table of ${w.expected}; differences between the two are reported as warnings.`,
    w =>
      `リリース「${w.value}」は${w.expected}の定義で検査しました。両者の違いによるものは警告としています。`,
  ),
  'message-trailer-missing': kind(
    'message',
    'error',
    '2',
    '13',
    w => `Message "${w.value}" has no trailer ${w.expected}: it is cut off or the trailer was not sent.`,
    w => `メッセージ「${w.value}」にトレーラー${w.expected}がありません。途中で切れたか、送られていません。`,
  ),
  'message-control-number-mismatch': kind(
    'message',
    'error',
    '3',
    '28',
    w => `${w.where} closes message "${w.value}", but the header opened "${w.expected}".`,
    w => `${w.where}の管理番号は「${w.value}」ですが、ヘッダーでは「${w.expected}」です。`,
  ),
  'message-control-number-invalid': kind(
    'message',
    'error',
    '7',
    '13',
    w => `${w.where} is "${w.value}"; expected ${w.expected}.`,
    w => `${w.where}が「${w.value}」です。${w.expected}が必要です。`,
  ),
  'message-control-number-short': kind(
    'message',
    'warning',
    null,
    null,
    w => `${w.where} is "${w.value}"; the standard asks for ${w.expected}.`,
    w => `${w.where}が「${w.value}」です。標準では${w.expected}です。`,
  ),
  'message-control-number-repeated': kind(
    'message',
    'error',
    '23',
    '26',
    w => `Message number "${w.value}" was already used in the same group.`,
    w => `メッセージ管理番号「${w.value}」は同じグループで既に使われています。`,
  ),
  'segment-count-mismatch': kind(
    'message',
    'error',
    '4',
    '29',
    w => `${w.where} counts "${w.value}" segments, but the message holds ${w.expected}.`,
    w => `${w.where}のセグメント数は「${w.value}」ですが、実際は${w.expected}です。`,
  ),
  'segment-unknown': kind(
    'segment',
    'error',
    '1',
    '15',
    w => `${w.where} is not a segment this gateway knows.`,
    w => `${w.where}は未知のセグメントです。`,
  ),
  'segment-not-in-message': kind(
    'segment',
    'error',
    '6',
    '15',
    w => `${w.where} does not belong to this message type.`,
    w => `${w.where}はこのメッセージ種別にはないセグメントです。`,
  ),
  'segment-out-of-sequence': kind(
    'segment',
    'error',
    '7',
    '15',
    w => `${w.where} is out of order here; allowed next: ${w.expected}.`,
    w => `${w.where}の順序が誤っています。ここに置けるのは${w.expected}です。`,
  ),
  'segment-missing': kind(
    'segment',
    'error',
    '3',
    '13',
    w => `The mandatory segment ${w.value} is missing before ${w.where}.`,
    w => `必須セグメント${w.value}が${w.where}の前にありません。`,
  ),
  'segment-too-often': kind(
    'segment',
    'error',
    '5',
    '35',
    w => `${w.where} occurs more than the ${w.expected} times allowed here.`,
    w => `${w.where}が上限の${w.expected}回を超えています。`,
  ),
  'loop-too-often': kind(
    'segment',
    'error',
    '4',
    '36',
    w => `${w.where} begins its group more than the ${w.expected} times allowed here.`,
    w => `${w.where}で始まるグループが上限の${w.expected}回を超えています。`,
  ),
  'segment-empty': kind(
    'segment',
    'warning',
    null,
    null,
    w => `Before ${w.where} two terminators follow each other; the empty segment was skipped.`,
    w => `${w.where}の前で終端文字が連続しているため、空のセグメントを読み飛ばしました。`,
  ),
  'segment-too-long': kind(
    'segment',
    'error',
    '8',
    '18',
    w => `${w.where} is ${w.actual} bytes long; at most ${w.expected} are read.`,
    w => `${w.where}は${w.actual}バイトあり、上限の${w.expected}バイトを超えています。`,
  ),
  'too-many-values': kind(
    'segment',
    'error',
    '8',
    '16',
    w => `${w.where} has more than ${w.expected} values.`,
    w => `${w.where}の値が上限の${w.expected}個を超えています。`,
  ),
  'release-not-needed': kind(
    'segment',
    'warning',
    null,
    null,
    w => `${w.where} has a release character before a character that needs none; it was dropped.`,
    w => `${w.where}に不要な解除文字があるため、取り除きました。`,
  ),
  'element-missing': kind(
    'element',
    'error',
    '1',
    '13',
    w => `${w.where} is missing, but it is mandatory; expected ${w.expected}.`,
    w => `${w.where}は必須ですが、ありません。${w.expected}が必要です。`,
  ),
  'element-required': kind(
    'element',
    'error',
    '2',
    '13',
    w => `${w.where} is missing, but ${w.expected}.`,
    w => `${w.where}がありませんが、${w.expected}。`,
  ),
  'element-excluded': kind(
    'element',
    'error',
    '10',
    '15',
    w => `${w.where} may not be given together with ${w.expected}.`,
    w => `${w.where}は${w.expected}と同時に指定できません。`,
  ),
  'too-many-elements': kind(
    'element',
    'error',
    '3',
    '16',
    w => `${w.where} is one element too many: the segment has at most ${w.expected}.`,
    w => `${w.where}は余分な要素です。このセグメントは最大${w.expected}要素です。`,
  ),
  'too-many-components': kind(
    'element',
    'error',
    '13',
    '16',
    w => `${w.where} has ${w.actual} components; at most ${w.expected} are allowed.`,
    w => `${w.where}の構成要素は${w.actual}個で、上限の${w.expected}個を超えています。`,
  ),
  'too-many-repetitions': kind(
    'element',
    'error',
    '12',
    '16',
    w => `${w.where} is repeated ${w.actual} times; at most ${w.expected} are allowed.`,
    w => `${w.where}が${w.actual}回繰り返されています。上限は${w.expected}回です。`,
  ),
  'element-too-short': kind(
    'element',
    'error',
    '4',
    '40',
    w => `${w.where} is "${w.value}", ${w.actual} characters long; at least ${w.expected} are needed.`,
    w => `${w.where}は「${w.value}」で${w.actual}文字です。${w.expected}文字以上が必要です。`,
  ),
  'element-too-long': kind(
    'element',
    'error',
    '5',
    '39',
    w => `${w.where} is "${w.value}", ${w.actual} characters long; at most ${w.expected} are allowed.`,
    w => `${w.where}は「${w.value}」で${w.actual}文字あり、上限の${w.expected}文字を超えています。`,
  ),
  'invalid-character': kind(
    'element',
    'error',
    '6',
    '21',
    w =>
      `${w.where} is "${w.value}", which holds a character that is not allowed there; expected ${w.expected}.`,
    w => `${w.where}の「${w.value}」に使えない文字があります。${w.expected}が必要です。`,
  ),
  'character-outside-repertoire': kind(
    'element',
    'warning',
    null,
    '21',
    w => `${w.where} is "${w.value}", which goes beyond the characters the header announces (${w.expected}).`,
    w => `${w.where}の「${w.value}」は、ヘッダーで示された文字集合(${w.expected})を超えています。`,
  ),
  'invalid-number': kind(
    'element',
    'error',
    '6',
    '37',
    w => `${w.where} is "${w.value}"; expected ${w.expected}.`,
    w => `${w.where}が「${w.value}」です。${w.expected}が必要です。`,
  ),
  'decimal-mark-other': kind(
    'element',
    'warning',
    null,
    '19',
    w =>
      `${w.where} is "${w.value}"; the header announces "${w.expected}" as decimal mark, the other mark was read as one.`,
    w =>
      `${w.where}が「${w.value}」です。小数点は「${w.expected}」と宣言されていますが、もう一方の記号を小数点として読み取りました。`,
  ),
  'invalid-date': kind(
    'element',
    'error',
    '8',
    '12',
    w => `${w.where} is "${w.value}", which is not a date; expected ${w.expected}.`,
    w => `${w.where}の「${w.value}」は日付ではありません。${w.expected}が必要です。`,
  ),
  'invalid-time': kind(
    'element',
    'error',
    '9',
    '12',
    w => `${w.where} is "${w.value}", which is not a time; expected ${w.expected}.`,
    w => `${w.where}の「${w.value}」は時刻ではありません。${w.expected}が必要です。`,
  ),
  'line-without-quantity': kind(
    'element',
    'error',
    '2',
    '13',
    w => `${w.where} is missing: the order line has no quantity, so it cannot be delivered.`,
    w => `${w.where}がありません。注文明細に数量がないため処理できません。`,
  ),
  'line-quantity-missing': kind(
    'segment',
    'error',
    '3',
    '13',
    w => `${w.where} has no ordered quantity: a QTY segment with qualifier 21 is expected after it.`,
    w => `${w.where}に注文数量がありません。種別21のQTYセグメントが必要です。`,
  ),
  'unit-unknown': kind(
    'element',
    'warning',
    null,
    null,
    w => `${w.where} is "${w.value}", a unit without a UN/ECE code here; the order keeps it as received.`,
    w => `${w.where}の単位「${w.value}」に対応するUN/ECEコードがないため、受信したまま保持します。`,
  ),
  'line-count-mismatch': kind(
    'element',
    'error',
    '7',
    '29',
    w => `${w.where} counts "${w.value}" order lines, but the message holds ${w.expected}.`,
    w => `${w.where}の明細行数は「${w.value}」ですが、実際は${w.expected}行です。`,
  ),
  'amount-differs': kind(
    'element',
    'warning',
    null,
    null,
    w => `${w.where} is ${w.value}, but quantity times price gives ${w.expected}.`,
    w => `${w.where}は${w.value}ですが、数量×単価は${w.expected}です。`,
  ),
  'total-differs': kind(
    'element',
    'warning',
    null,
    null,
    w => `${w.where} gives a total of ${w.value}, but the lines add up to ${w.expected}.`,
    w => `${w.where}の合計は${w.value}ですが、明細の合計は${w.expected}です。`,
  ),
  'line-number-repeated': kind(
    'element',
    'warning',
    null,
    null,
    w => `${w.where} repeats line number "${w.value}".`,
    w => `${w.where}の明細番号「${w.value}」が重複しています。`,
  ),
} as const satisfies Record<string, FaultKind>

export type FaultCode = keyof typeof KINDS

export const faultKind = (code: FaultCode): FaultKind => KINDS[code]

export const standardCodeOf = (code: FaultCode, standard: Standard): string | null =>
  standard === 'X12' ? KINDS[code].x12 : KINDS[code].edifact

export const faultSentence = (code: FaultCode, language: Language, words: FaultWords): string =>
  KINDS[code][language](words)
