export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** RFC 8785, over whole numbers within ±2^53: the same text as private.canonical_json() in the database. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new Error(`The ledger takes whole numbers within ±2^53, not ${value}.`)
  return JSON.stringify(value)
}
