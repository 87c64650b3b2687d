/**
 * Character sets by their EDIFACT syntax identifier (UN/ECE 0001), plus `auto` for X12, whose envelope
 * names none: valid UTF-8 is read as UTF-8, anything else as Latin-1.
 */
export type Charset =
  | 'auto'
  | 'level-a'
  | 'level-b'
  | 'latin1'
  | 'utf-8'
  | 'iso-8859-2'
  | 'iso-8859-3'
  | 'iso-8859-4'
  | 'iso-8859-5'
  | 'iso-8859-6'
  | 'iso-8859-7'
  | 'iso-8859-8'
  | 'iso-8859-9'
  | 'iso-2022-jp'

const BY_SYNTAX_IDENTIFIER: Record<string, Charset> = {
  UNOA: 'level-a',
  UNOB: 'level-b',
  UNOC: 'latin1',
  UNOD: 'iso-8859-2',
  UNOE: 'iso-8859-5',
  UNOF: 'iso-8859-7',
  UNOG: 'iso-8859-3',
  UNOH: 'iso-8859-4',
  UNOI: 'iso-8859-6',
  UNOJ: 'iso-8859-8',
  UNOK: 'iso-8859-9',
  UNOX: 'iso-2022-jp',
  UNOY: 'utf-8',
  UNOW: 'utf-8',
}

export const charsetOf = (syntaxIdentifier: string): Charset =>
  BY_SYNTAX_IDENTIFIER[syntaxIdentifier] ?? 'auto'

const NOT_ASCII = /[^\u0000-\u007f]/
const ESCAPE_SEQUENCE = /\u001b/
// ISO 9735 level A: capital letters, digits, blank and . , - ( ) / = ! " % & * ; < > and the service characters.
const OUTSIDE_LEVEL_A = /[^A-Z0-9 .,\-()/=!"%&*;<>'+:?]/

const IN_LEVEL_A = Uint8Array.from({ length: 256 }, (_, byte) =>
  OUTSIDE_LEVEL_A.test(String.fromCharCode(byte)) ? 0 : 1,
)

/** Whether text[start, end) keeps to level A. */
export function isLevelA(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (IN_LEVEL_A[text.charCodeAt(at)] !== 1) return false
  return true
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>()

function decoderFor(label: string): InstanceType<typeof TextDecoder> {
  const known = decoders.get(label)
  if (known) return known
  const made = new TextDecoder(label, { fatal: true, ignoreBOM: true })
  decoders.set(label, made)
  return made
}

/** Bytes of a Latin-1 view of them. */
function bytesOf(latin1: string): Uint8Array {
  const bytes = new Uint8Array(latin1.length)
  for (let i = 0; i < latin1.length; i++) bytes[i] = latin1.charCodeAt(i)
  return bytes
}

/** The text the bytes (seen as Latin-1) mean in the charset, or null when they are not valid in it. */
export function decodeText(latin1: string, charset: Charset): string | null {
  if (charset === 'iso-2022-jp') return ESCAPE_SEQUENCE.test(latin1) ? decode(latin1, charset) : latin1
  if (charset === 'latin1' || !NOT_ASCII.test(latin1)) return latin1
  if (charset === 'auto' || charset === 'level-a' || charset === 'level-b')
    return decode(latin1, 'utf-8') ?? latin1
  return decode(latin1, charset)
}

function decode(latin1: string, label: string): string | null {
  try {
    return decoderFor(label).decode(bytesOf(latin1))
  } catch {
    return null
  }
}

/** Whether a value keeps to the repertoire its syntax identifier allows (levels A and B only are narrow). */
export function isInRepertoire(latin1: string, charset: Charset): boolean {
  if (charset === 'level-a') return !OUTSIDE_LEVEL_A.test(latin1)
  if (charset === 'level-b') return !NOT_ASCII.test(latin1)
  return true
}

const encodings = new Map<Charset, Map<string, number>>()

// TextEncoder writes UTF-8 only, so single-byte sets are written through the reversed decoder.
function encodingTable(charset: Charset): Map<string, number> {
  const known = encodings.get(charset)
  if (known) return known
  const table = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) {
    const text = decodeText(String.fromCharCode(byte), charset)
    if (text) table.set(text, byte)
  }
  encodings.set(charset, table)
  return table
}

/** Writes text in the charset; a character the charset has no byte for becomes `?`-free plain `.` so that no delimiter appears. */
export function encodeText(text: string, charset: Charset): Uint8Array {
  if (charset === 'utf-8' || charset === 'auto') return new TextEncoder().encode(text)
  const narrow = charset === 'level-a' || charset === 'level-b' || charset === 'iso-2022-jp'
  const bytes = new Uint8Array(text.length)
  const table = narrow ? null : encodingTable(charset)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    bytes[i] = code < 0x80 ? code : (table?.get(text.charAt(i)) ?? 0x2e)
  }
  return bytes
}
