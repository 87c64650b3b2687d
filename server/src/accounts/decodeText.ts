import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { badInput } from '../platform/errors.ts'

export interface DecodedText {
  text: string
  /** As a person calls it, e.g. UTF-8, Shift_JIS, windows-1252, UTF-16LE. */
  encoding: string
}

/**
 * The text of a file whose encoding nobody named: byte order mark, then UTF-16 by its zeros, then strict UTF-8,
 * then the likeliest of Shift_JIS, EUC-JP and windows-1252 among those in which every byte has a meaning.
 * @throws AppError BAD_INPUT when it is empty, another kind of file, or no text.
 */
export function decodeText(bytes: Buffer): DecodedText {
  if (bytes.length === 0) throw empty()
  refuseOtherKinds(bytes)
  const decoded = decodeMarked(bytes) ?? decodeUtf16(bytes) ?? decodeUtf8(bytes) ?? decodeLegacy(bytes)
  if (!decoded || !isText(decoded.text)) throw notText()
  if (decoded.text.trim() === '') throw empty()
  return decoded
}

/** For a file that was detected before. */
export const decodeAs = (bytes: Buffer, encoding: string): string => iconv.decode(bytes, encoding)

function refuseOtherKinds(bytes: Buffer) {
  const head = bytes.subarray(0, 8).toString('latin1')
  if (head.startsWith('PK\x03\x04') || head.startsWith('\xd0\xcf\x11\xe0')) {
    throw badInput('file', {
      en: 'This is a spreadsheet file. In Excel or Numbers choose “Save as CSV UTF-8” and send that file.',
      ja: 'これは表計算ソフトのファイルです。Excel などで「CSV UTF-8 形式」で保存し、そのファイルを送信してください。',
    })
  }
  if (
    head.startsWith('%PDF') ||
    head.startsWith('\x1f\x8b') ||
    head.startsWith('\x89PNG') ||
    head.startsWith('\xff\xd8\xff')
  ) {
    throw notText()
  }
}

function decodeMarked(bytes: Buffer): DecodedText | null {
  const marks = [
    { mark: [0xef, 0xbb, 0xbf], encoding: 'UTF-8' },
    { mark: [0xff, 0xfe], encoding: 'UTF-16LE' },
    { mark: [0xfe, 0xff], encoding: 'UTF-16BE' },
  ]
  const found = marks.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  return found ? { text: iconv.decode(bytes, found.encoding), encoding: found.encoding } : null
}

/** Separators and line ends have a zero byte in UTF-16, always on the same side. */
function decodeUtf16(bytes: Buffer): DecodedText | null {
  const sample = bytes.subarray(0, 65_536)
  let even = 0
  let odd = 0
  for (let index = 0; index < sample.length; index++) {
    if (sample[index] !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  const pairs = sample.length / 2
  const encoding =
    odd > pairs * 0.05 && even < odd * 0.02
      ? 'UTF-16LE'
      : even > pairs * 0.05 && odd < even * 0.02
        ? 'UTF-16BE'
        : null
  return encoding ? { text: iconv.decode(bytes, encoding), encoding } : null
}

function decodeUtf8(bytes: Buffer): DecodedText | null {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    return null
  }
}

function decodeLegacy(bytes: Buffer): DecodedText | null {
  const guesses = analyse(bytes.subarray(0, 65_536))
  const candidates = ['windows-1252', 'Shift_JIS', 'EUC-JP'].flatMap(encoding => {
    const text = iconv.decode(bytes, encoding)
    if (!isText(text)) return []
    const names = encoding === 'windows-1252' ? ['windows-1252', 'ISO-8859-1'] : [encoding]
    const hint = guesses.find(({ name }) => names.includes(name))?.confidence ?? 0
    return [{ text, encoding, score: likelihood(text.slice(0, 100_000)) + hint / 500 }]
  })
  const [best] = candidates.sort((a, b) => b.score - a.score)
  return best ? { text: best.text, encoding: best.encoding } : null
}

/** How much the characters beyond ASCII look like words of people: 0 to 1. */
function likelihood(text: string): number {
  let score = 0
  const count = (pattern: RegExp, weight: number) => {
    score += weight * (text.match(pattern)?.length ?? 0)
  }
  const seen = text.match(/[^\x00-\x7f]/gu)?.length ?? 0
  if (seen === 0) return 1
  count(/[\u3040-\u309f\u30a0-\u30ff\u3001\u3002\uff01-\uff5e]/gu, 1)
  count(/\p{Script=Han}/gu, 0.9)
  // Half-width katakana come in runs; alone they are mostly accented letters read wrongly.
  count(/(?<=[\uff61-\uff9f])[\uff61-\uff9f]/gu, 0.6)
  // An accented letter stands in a word of plain letters; a kanji beside one is mostly such a letter read wrongly.
  count(/(?<=[a-z])[\u00c0-\u00ff]|[\u00c0-\u00ff](?=[a-z])/giu, 0.95)
  count(/[€£©®°²³½“”‘’–—…]/gu, 0.4)
  count(/(?<=[a-z])\p{Script=Han}(?=[a-z,;\s]|$)/giu, -0.8)
  return score / seen
}

/** Nothing unreadable, and none of the characters that only programs use. */
function isText(text: string): boolean {
  return !/[\ufffd\0\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/.test(
    text.endsWith('\x1a') ? text.slice(0, -1) : text,
  )
}

const empty = () =>
  badInput('file', {
    en: 'This file is empty. Send a CSV file with a row of headings and one account in each row below.',
    ja: 'このファイルは空です。見出し行と、その下に 1 行 1 件の取引先を含む CSV ファイルを送信してください。',
  })

const notText = () =>
  badInput('file', {
    en: 'This is not a text file, or parts of it cannot be read. Save the table as “CSV UTF-8” and send that file.',
    ja: 'テキストファイルではないか、読み取れない部分があります。表を「CSV UTF-8 形式」で保存し、そのファイルを送信してください。',
  })
