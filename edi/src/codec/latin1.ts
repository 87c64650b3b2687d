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
