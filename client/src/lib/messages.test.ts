import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const source = new URL('..', import.meta.url).pathname
const folders = globSync('*/messages.en.json', { cwd: source }).map(file => file.split('/')[0] ?? '')

type Messages = { [key: string]: string | Messages }

const read = (folder: string, language: string): Messages =>
  JSON.parse(readFileSync(`${source}/${folder}/messages.${language}.json`, 'utf8'))

const flat = (messages: Messages, prefix = ''): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  )

const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

describe.each(folders)('the messages of %s', folder => {
  const english = flat(read(folder, 'en'))
  const japanese = new Map(flat(read(folder, 'ja')))

  it('say the same things in both languages', () => {
    expect([...japanese.keys()].sort()).toEqual(english.map(([key]) => key).sort())
  })
  it('are never empty and name the same values', () => {
    for (const [key, text] of english) {
      const other = japanese.get(key) ?? ''
      expect(text.trim() && other.trim(), key).not.toBe('')
      expect(holes(other), key).toEqual(holes(text))
    }
  })
})

it('exist for every key the screens ask for', () => {
  const known = new Set(
    folders.flatMap(folder => flat(read(folder, 'en')).map(([key]) => `${folder}.${key}`)),
  )
  const files = globSync('*/*.{vue,ts}', { cwd: source }).filter(file => !file.startsWith('generated/'))
  const missing = files.flatMap(file => {
    const text = readFileSync(`${source}/${file}`, 'utf8')
    const keys = [...text.matchAll(/\bt\(\s*'([a-z]+\.[\w.]+)'/g)].map(([, key]) => key ?? '')
    return keys
      .filter(key => folders.includes(key.split('.')[0] ?? '') && !known.has(key))
      .map(key => `${file}: ${key}`)
  })
  expect(missing).toEqual([])
})
