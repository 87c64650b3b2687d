import type { Transaction } from '../platform/db/database.ts'
import { badInput } from '../platform/errors.ts'
import type { FilterOperator, GrantVerb, ShareableType } from '../platform/graphql/generated/resolvers.ts'
import type { Sql } from '../platform/graphql/projection.ts'

/** How a saved filter compares a field. */
export type FilterKind = 'TEXT' | 'NUMBER' | 'MONEY'

export interface ShareableField {
  name: string
  isAlwaysShared: boolean
  /** Null where no filter may name it. */
  filterKind: FilterKind | null
}

/** What a domain above tells about a type whose records its firms may share; the database has the same by `private.shareable`. */
export interface Shareable {
  type: ShareableType
  /** Every field a grant may name, in the order a person sees them. */
  fields: readonly ShareableField[]
  /** What a grant may allow; READ is always part of it. */
  verbs: readonly GrantVerb[]
  /** Events whose record is one of these: what a grant shows of it may have changed. */
  topics: readonly string[]
  /** The record's name as the viewer may see it, in SQL. */
  nameOf: (recordId: Sql, row: Sql) => Sql
  /** Which of these the viewer's firm owns and has in use. */
  findOwn: (tx: Transaction, recordIds: string[]) => Promise<string[]>
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

/** The type a stored grant is about. */
export function shareableOf(recordType: string): Shareable {
  const shareable = allShareables().find(({ type }) => type === recordType)
  if (!shareable) throw new Error(`Nobody registered the shareable type ${recordType}.`)
  return shareable
}

export const operatorsOf = ({ filterKind }: ShareableField): FilterOperator[] =>
  filterKind === null ? [] : filterKind === 'TEXT' ? ['IN', 'STARTS_WITH', 'IS_SET'] : ['BETWEEN', 'IS_SET']

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
