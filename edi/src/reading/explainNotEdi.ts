import { isBlank } from '../codec/delimiters.ts'
import { latin1 } from '../codec/latin1.ts'
import type { Language } from './model.ts'
import type { Phrase } from './phrases.ts'

const REASONS = {
  empty: {
    en: 'The file is empty; an X12 interchange begins with ISA, an EDIFACT interchange with UNA or UNB.',
    ja: 'ファイルが空です。X12はISA、EDIFACTはUNAまたはUNBで始まります。',
  },
  blank: {
    en: 'The file holds nothing but blanks and line ends; an interchange begins with ISA, UNA or UNB.',
    ja: 'ファイルに空白と改行しかありません。交換データはISA、UNAまたはUNBで始まります。',
  },
  cut: {
    en: 'The file breaks off within the first characters of an interchange header; send the whole file again.',
    ja: '交換ヘッダーの先頭でファイルが途切れています。ファイル全体を再送してください。',
  },
  html: {
    en: 'This is an HTML page, probably an error page of a web server, not an EDI interchange.',
    ja: 'これはHTMLページ(おそらくWebサーバーのエラーページ)で、EDIの交換データではありません。',
  },
  xml: {
    en: 'This is an XML document, not an X12 or EDIFACT interchange.',
    ja: 'これはXML文書で、X12またはEDIFACTの交換データではありません。',
  },
  json: {
    en: 'This is a JSON document, not an X12 or EDIFACT interchange.',
    ja: 'これはJSON文書で、X12またはEDIFACTの交換データではありません。',
  },
  zip: {
    en: 'This is a compressed archive (ZIP or gzip); send the interchange itself, unpacked.',
    ja: 'これは圧縮ファイル(ZIPまたはgzip)です。展開した交換データを送ってください。',
  },
  pdf: {
    en: 'This is a PDF document, not an EDI interchange.',
    ja: 'これはPDF文書で、EDIの交換データではありません。',
  },
  image: {
    en: 'This is an image, not an EDI interchange.',
    ja: 'これは画像で、EDIの交換データではありません。',
  },
  utf16: {
    en: 'The text is encoded in UTF-16; send it as ASCII, Latin-1 or UTF-8.',
    ja: '文字コードがUTF-16です。ASCII、Latin-1またはUTF-8で送ってください。',
  },
  base64: {
    en: 'The interchange is still base64 encoded; decode it before sending, or name the encoding in the transport header.',
    ja: '交換データがBase64のままです。復号してから送るか、通信ヘッダーで符号化方式を示してください。',
  },
  groupOnly: {
    en: 'The file begins with a functional group (GS) or transaction (ST) but has no ISA interchange header, so neither sender nor receiver is known.',
    ja: 'ファイルが機能グループ(GS)または取引(ST)で始まり、ISA交換ヘッダーがないため、送受信者が分かりません。',
  },
  messageOnly: {
    en: 'The file begins with a message (UNH) or group (UNG) but has no UNB interchange header, so neither sender nor receiver is known.',
    ja: 'ファイルがメッセージ(UNH)またはグループ(UNG)で始まり、UNB交換ヘッダーがないため、送受信者が分かりません。',
  },
  binary: {
    en: 'This is binary data without an ISA, UNA or UNB interchange header.',
    ja: 'ISA、UNA、UNBのいずれの交換ヘッダーもないバイナリデータです。',
  },
  text: {
    en: 'This is text without an ISA, UNA or UNB interchange header.',
    ja: 'ISA、UNA、UNBのいずれの交換ヘッダーもないテキストです。',
  },
} as const satisfies Record<string, Phrase>

const SAMPLE = 4096

/** Why the bytes are no EDI, in one sentence. Looks at the first few kilobytes only. */
export function explainNotEdi(bytes: Uint8Array, language: Language = 'en'): string {
  return REASONS[reasonOf(bytes)][language]
}

function reasonOf(bytes: Uint8Array): keyof typeof REASONS {
  if (bytes.length === 0) return 'empty'
  const head = latin1(bytes, 0, Math.min(bytes.length, SAMPLE))
  const magic = magicOf(head)
  if (magic) return magic
  const text = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  if (text === '') return bytes.every(isBlank) ? 'blank' : 'text'
  if (text.length < 9 && /^(I|IS|ISA.*|U|UN|UN[AB].*)$/s.test(text)) return 'cut'
  if (/^<(!doctype html|html|head|body)/i.test(text)) return 'html'
  if (/^<[?!A-Za-z]/.test(text)) return /<html/i.test(text) ? 'html' : 'xml'
  if (/^[[{]\s*["{[\]}\d]/.test(text)) return 'json'
  if (/^(SVNB|VU5C|VU5B)[A-Za-z0-9+/=\s]{16}/.test(text)) return 'base64'
  if (/^(GS|ST)[^A-Za-z0-9\s]/.test(text)) return 'groupOnly'
  if (/^UN[HG][^A-Za-z0-9\s]/.test(text)) return 'messageOnly'
  return /[\u0000-\u0008\u000e-\u001a]/.test(head) ? 'binary' : 'text'
}

function magicOf(head: string): keyof typeof REASONS | null {
  if (
    head.startsWith('PK\u0003\u0004') ||
    head.startsWith('PK\u0005\u0006') ||
    head.startsWith('\u001f\u008b')
  )
    return 'zip'
  if (head.startsWith('%PDF')) return 'pdf'
  if (head.startsWith('\u0089PNG') || head.startsWith('\u00ff\u00d8\u00ff') || head.startsWith('GIF8'))
    return 'image'
  if (head.startsWith('\u00ff\u00fe') || head.startsWith('\u00fe\u00ff')) return 'utf16'
  return /^(?:[\u0001-\u007f]\u0000){4}|^(?:\u0000[\u0001-\u007f]){4}/.test(head) ? 'utf16' : null
}
