import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse, validate } from 'graphql'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { AppError, badInput } from '../errors.ts'

export interface TrustedDocuments {
  /** The client's own document of that id (`sha256:<hex>`), parsed and validated once. */
  find(id: string): { text: string; document: DocumentNode } | null
  /** For a text that came without its id. */
  has(text: string): boolean
}

/** @param manifest path of the codegen's persisted documents: { id: text }. */
export function openTrustedDocuments(manifest: string, schema: GraphQLSchema): TrustedDocuments {
  const texts = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>
  const parsed = new Map<string, { text: string; document: DocumentNode }>()
  const known = new Set(Object.values(texts).map(digest))
  return {
    find(id) {
      const text = texts[id]
      if (text === undefined) return null
      let entry = parsed.get(id)
      if (!entry) {
        const document = parse(text, { noLocation: true })
        const faults = validate(schema, document)
        if (faults[0])
          throw new Error(`The trusted document ${id} does not fit the schema: ${faults[0].message}`)
        parsed.set(id, (entry = { text, document }))
      }
      return entry
    },
    has: text => known.has(digest(text)),
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

export const notTrusted = () =>
  new AppError('NOT_TRUSTED', {
    en: 'A browser session runs only the documents of its own client. Use an API key to run others.',
    ja: 'ブラウザーのセッションでは、付属クライアントの操作のみ実行できます。その他の操作には API キーを使用してください。',
  })

export const unknownDocument = () =>
  badInput('documentId', {
    en: 'This page is of an older version. Reload it.',
    ja: 'このページは古いバージョンです。再読み込みしてください。',
  })
