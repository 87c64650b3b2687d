// Codes, units and small numbers come over and over: each is made into a string once, as long as no other takes its place.
const PLACES = 4096
const keys = new Int32Array(PLACES)
const texts: string[] = Array(PLACES).fill('')

/** text.slice(from, to), mostly without making a new string when it is short. */
export function cutText(text: string, from: number, to: number): string {
  const length = to - from
  if (length < 2 || length > 3) return text.slice(from, to)
  const last = length === 3 ? text.charCodeAt(from + 2) : 0
  const key = (length << 24) | (text.charCodeAt(from) << 16) | (text.charCodeAt(from + 1) << 8) | last
  const place = (key ^ (key >>> 6) ^ (key >>> 11)) & (PLACES - 1)
  if (keys[place] === key) return texts[place] ?? ''
  const made = text.slice(from, to)
  keys[place] = key
  texts[place] = made
  return made
}
