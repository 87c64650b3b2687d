import { latin1 } from './latin1.ts'

// Tags are few and come often: each is made into a string once.
const PLACES = 1024
const keys = new Int32Array(PLACES)
const tags: string[] = Array(PLACES).fill('')

/** The tag of so many bytes at `at`, without making a new string for one that was seen before. */
export function tagIn(bytes: Uint8Array, at: number, length: number): string {
  if (length < 2 || length > 3) return latin1(bytes, at, at + length)
  const last = length === 3 ? (bytes[at + 2] ?? 0) : 0
  const key = (length << 24) | ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | last
  const place = (key ^ (key >>> 7)) & (PLACES - 1)
  if (keys[place] === key) return tags[place] ?? ''
  // As a property name it is the same string as every literal of these letters: comparing looks at no letter.
  const [made = ''] = Object.keys({ [latin1(bytes, at, at + length)]: true })
  keys[place] = key
  tags[place] = made
  return made
}
