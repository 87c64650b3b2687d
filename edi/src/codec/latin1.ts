const PART = 8192

/** Bytes as text with one character for each, whatever it is. */
export function latin1(bytes: Uint8Array, from: number, to: number): string {
  // Node has it built in; a browser takes the long way.
  if (typeof Buffer !== 'undefined')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to)
  let text = ''
  for (let at = from; at < to; at += PART) {
    const part: string = Reflect.apply(String.fromCharCode, null, bytes.subarray(at, Math.min(to, at + PART)))
    text += part
  }
  return text
}

/** The text as one of its own: what is cut from a longer text keeps all of that in memory. */
export const ownText = (text: string): string => {
  let own = ''
  for (let at = 0; at < text.length; at += PART)
    own += String.fromCharCode(...Array.from(text.slice(at, at + PART), (_, i) => text.charCodeAt(at + i)))
  return own
}
