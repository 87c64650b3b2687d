import type { Transaction } from '../platform/db/database.ts'
import { badInput } from '../platform/errors.ts'
import type { ShareableType } from '../platform/graphql/generated/resolvers.ts'
import type { Sql } from '../platform/graphql/projection.ts'

/** What a domain above tells about a type whose records its firms may share. */
export interface Shareable {
  type: ShareableType
  /** Every field a grant may name, in the order a person sees them. */
  fields: readonly { name: string; isAlwaysShared: boolean }[]
  /** The record's name as the viewer may see it, in SQL. */
  nameOf: (recordId: Sql, row: Sql) => Sql
  /** Whether the viewer's firm owns it and it is in use. */
  isOwn: (tx: Transaction, recordId: string) => Promise<boolean>
}

const shareables = new Map<ShareableType, Shareable>()

/** Called once by the domain that has the type. */
export function registerShareable(shareable: Shareable): void {
  shareables.set(shareable.type, shareable)
}

export const allShareables = (): Shareable[] => [...shareables.values()]

export function getShareable(type: ShareableType): Shareable {
  const shareable = shareables.get(type)
  if (!shareable)
    throw badInput('recordType', {
      en: 'This kind of record cannot be shared.',
      ja: 'この種類のレコードは共有できません。',
    })
  return shareable
}

/** The allow-list in the type's own order, with what is always part of it. @throws AppError BAD_INPUT for a field that is not shareable. */
export function readFields(shareable: Shareable, names: readonly string[]): string[] {
  const known = shareable.fields.map(({ name }) => name)
  const unknown = names.find(name => !known.includes(name))
  if (unknown !== undefined) {
    throw badInput('fields', {
      en: `The field ${unknown.slice(0, 60)} cannot be shared. Choose among ${known.join(', ')}.`,
      ja: `項目 ${unknown.slice(0, 60)} は共有できません。次の中から選んでください: ${known.join(', ')}`,
    })
  }
  return shareable.fields
    .filter(field => field.isAlwaysShared || names.includes(field.name))
    .map(({ name }) => name)
}
