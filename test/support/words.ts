import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Language } from '@enishi/server/src/platform/language.ts'

const folder = fileURLToPath(new URL('../../client/src/', import.meta.url))

type Messages = { [key: string]: string | Messages }

/** The client's own words in a language: `say('deals.open.title')`, with its parameters filled in. */
export function wordsOf(
  language: Language,
): (key: string, values?: Record<string, string | number>) => string {
  const messages: Messages = {}
  for (const name of readdirSync(folder)) {
    try {
      messages[name] = JSON.parse(readFileSync(`${folder}${name}/messages.${language}.json`, 'utf8'))
    } catch (error) {
      if (
        (error as NodeJS.ErrnoException).code !== 'ENOENT' &&
        (error as NodeJS.ErrnoException).code !== 'ENOTDIR'
      )
        throw error
    }
  }
  return (key, values = {}) => {
    let found: string | Messages | undefined = messages
    for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined
    if (typeof found !== 'string') throw new Error(`The client has no ${language} words for ${key}.`)
    const forms = found.split(' | ')
    const form = Number(values['n'] ?? 1) === 1 ? forms[0] : forms.at(-1)
    return (form ?? found).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  }
}
