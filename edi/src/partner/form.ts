export type Values = Readonly<Record<string, unknown>>

/** Takes values of unknown JSON one by one, and notes where one is not what it should be. */
export interface Form {
  reasons: string[]
  wrong(at: string, expected: string, found: unknown): void
  /** An object; `known` names the keys it may have, null any. */
  values(value: unknown, at: string, known: readonly string[] | null): Values
  /** Empty when it is not given. */
  list(value: unknown, at: string): readonly unknown[]
  text(value: unknown, at: string): string | null
  texts(value: unknown, at: string): string[] | null
  /** null when it is not given. */
  whole(value: unknown, at: string, least: number): number | null
  flag(value: unknown, at: string): boolean
  oneOf<T extends string>(value: unknown, at: string, allowed: readonly T[]): T | null
}

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value)).slice(0, 60)

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function createForm(): Form {
  const reasons: string[] = []
  const wrong = (at: string, expected: string, found: unknown): void => {
    reasons.push(`${at}: expected ${expected}, found ${shown(found)}.`)
  }

  function values(value: unknown, at: string, known: readonly string[] | null): Values {
    if (!isObject(value)) {
      wrong(at, 'an object', value)
      return {}
    }
    const unknown = Object.keys(value).filter(key => known !== null && !known.includes(key))
    for (const key of unknown) wrong(`${at}.${key}`, `one of ${known?.join(', ') ?? ''}`, key)
    return value
  }

  function list(value: unknown, at: string): readonly unknown[] {
    if (value === undefined) return []
    if (Array.isArray(value)) return value
    wrong(at, 'a list', value)
    return []
  }

  function text(value: unknown, at: string): string | null {
    if (typeof value === 'string' && value !== '') return value
    wrong(at, 'a text', value)
    return null
  }

  function texts(value: unknown, at: string): string[] | null {
    if (!Array.isArray(value) || value.length === 0) {
      wrong(at, 'a list of texts', value)
      return null
    }
    return value.flatMap((each, index) => text(each, `${at}[${index}]`) ?? [])
  }

  function whole(value: unknown, at: string, least: number): number | null {
    if (value === undefined) return null
    if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value
    wrong(at, `a whole number from ${least}`, value)
    return null
  }

  function flag(value: unknown, at: string): boolean {
    if (value !== undefined && typeof value !== 'boolean') wrong(at, 'true or false', value)
    return value === true
  }

  function oneOf<T extends string>(value: unknown, at: string, allowed: readonly T[]): T | null {
    if (value === undefined) return null
    const found = allowed.find(each => each === value)
    if (found === undefined) wrong(at, `one of ${allowed.join(', ')}`, value)
    return found ?? null
  }

  return { reasons, wrong, values, list, text, texts, whole, flag, oneOf }
}
