/** Line ends and blanks around an interchange are kept with it, but not part of its text. */
const mostAround = 1000

/**
 * The bytes an interchange's text stands for: UTF-8 where it says so or must be, else one byte a character; null when
 * the text was cut.
 */
export function interchangeBytes({
  raw,
  byteSize,
}: {
  raw: string
  byteSize: number
}): Uint8Array<ArrayBuffer> | null {
  const isUtf8 = /[^\0-\xff]/.test(raw) || /^.{0,14}UNB.UNO[YW]/s.test(raw)
  const bytes = isUtf8
    ? new TextEncoder().encode(raw)
    : Uint8Array.from(raw, character => character.charCodeAt(0))
  return byteSize - bytes.length > mostAround ? null : bytes
}
