// Tags are few and come often: each is made into a string once.
const known = new Map<number, string>()
const MOST_TAGS = 4096

/** text.slice(from, to), without making a new string for a tag that was seen before. */
export function tagText(text: string, from: number, to: number): string {
  const length = to - from
  if (length < 2 || length > 3) return text.slice(from, to)
  const last = length === 3 ? text.charCodeAt(from + 2) : 0
  const key = (length << 24) | (text.charCodeAt(from) << 16) | (text.charCodeAt(from + 1) << 8) | last
  const tag = known.get(key)
  if (tag !== undefined) return tag
  // As a property name it is the same string as every literal of these letters: comparing looks at no letter.
  const [made = ''] = Object.keys({ [text.slice(from, to)]: true })
  if (known.size < MOST_TAGS) known.set(key, made)
  return made
}
