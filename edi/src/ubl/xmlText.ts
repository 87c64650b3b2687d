import { XmlRefusal } from './xmlRefusals.ts'

const DECLARED = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/

/** The text of a document in UTF-8, without its byte order mark. Throws XmlRefusal on any other encoding, declared or found. */
export function xmlText(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new XmlRefusal('other-encoding', 'UTF-16', 0)
  const text = decoded(bytes)
  const declared = DECLARED.exec(text.slice(0, 200))?.[1]
  if (declared !== undefined && !/^(utf-?8|us-ascii)$/i.test(declared))
    throw new XmlRefusal('other-encoding', declared, 0)
  return text
}

function decoded(bytes: Uint8Array): string {
  const text = soundText(bytes, false)
  if (text !== null) return text
  // The longest beginning that is sound ends where the fault is.
  let [sound, broken] = [0, bytes.length]
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1
    if (soundText(bytes.subarray(0, middle)) === null) broken = middle
    else sound = middle
  }
  throw new XmlRefusal('not-utf8', '', soundText(bytes.subarray(0, sound))?.length ?? 0)
}

/** null: not UTF-8. `isBegun`: a character may be cut off at the end. */
function soundText(bytes: Uint8Array, isBegun = true): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isBegun })
  } catch {
    return null
  }
}

export interface Place {
  line: number
  column: number
}

/** Tells the line and column of characters, from 1; the lines are counted once. */
export function createPlaces(text: string): (offset: number) => Place {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return offset => {
    let [from, until] = [0, starts.length]
    while (until - from > 1) {
      const middle = (from + until) >> 1
      if ((starts[middle] ?? 0) <= offset) from = middle
      else until = middle
    }
    return { line: from + 1, column: offset - (starts[from] ?? 0) + 1 }
  }
}
