import { randomUUID } from 'node:crypto'
import { GraphQLError } from 'graphql'
import type { GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { outageOf } from '../db/outage.ts'
import { AppError, unavailable } from '../errors.ts'
import type { Language } from '../language.ts'

const internal: Record<Language, (id: string) => string> = {
  en: id => `Something went wrong on our side. Try again; if it stays, tell support this number: ${id}`,
  ja: id =>
    `サーバーで問題が発生しました。もう一度お試しください。解決しない場合は、サポートに次の番号をお知らせください: ${id}`,
}

/** What a caller may know of an error: our own words, or a log id. Never our message, stack or SQL. */
export function publicFault(error: unknown, language: Language, log: Logger): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error
  if (original instanceof AppError) {
    return {
      message: original.texts[language],
      ...(error instanceof GraphQLError && error.path ? { path: error.path } : {}),
      extensions: { code: original.code, ...(original.field ? { field: original.field } : {}) },
    }
  }
  if (error instanceof GraphQLError && !error.originalError) {
    return {
      message: withoutHint(error.message),
      ...(error.locations ? { locations: error.locations } : {}),
      ...(error.path ? { path: error.path } : {}),
      extensions: { code: 'BAD_INPUT' },
    }
  }
  if (error instanceof GraphQLError && original instanceof GraphQLError) {
    return { message: withoutHint(original.message), extensions: { code: 'BAD_INPUT' } }
  }
  const outage = outageOf(original)
  if (outage) {
    log.error({ err: original }, 'the database does not answer')
    return { message: unavailable(outage).texts[language], extensions: { code: 'UNAVAILABLE' } }
  }
  const id = randomUUID()
  log.error({ err: original, id }, 'unexpected error')
  return { message: internal[language](id), extensions: { code: 'INTERNAL', id } }
}

/** A misspelt name must not tell which names there are. */
const withoutHint = (message: string) => message.replace(/ Did you mean .*$/s, '')
