import type { RequestContext } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import { notFound } from '../platform/errors.ts'
import type {
  AccountField,
  AccountImportMappingInput,
  ColumnMappingInput,
} from '../platform/graphql/generated/resolvers.ts'
import { isId } from '../platform/ids.ts'
import type { Language } from '../platform/language.ts'
import type { ImportPlan } from './importRow.ts'

export const importNotFound = () => notFound({ en: 'The import', ja: 'インポート' })

export interface ImportColumn {
  index: number
  name: string
  samples: string[]
  suggestedField: AccountField | null
}

/** An import of the viewer's firm, without its bytes. @throws AppError NOT_FOUND, also for strangers. */
export async function getImport(tx: Transaction, id: string) {
  if (!isId(id)) throw importNotFound()
  const found = await tx
    .selectFrom('account_import')
    .innerJoin('organization', 'organization.id', 'account_import.org_id')
    .select([
      'account_import.id',
      'account_import.org_id',
      'account_import.status',
      'account_import.columns',
      'account_import.mapping',
      'account_import.encoding',
      'account_import.separator',
      'account_import.row_count',
      'account_import.processed_count',
      'account_import.created_count',
      'organization.currency',
    ])
    .where('account_import.id', '=', id)
    .executeTakeFirst()
  if (!found) throw importNotFound()
  return found
}

/** The stored bytes, kept until the import is over. */
export async function getImportContent(tx: Transaction, id: string): Promise<Buffer> {
  const { content } = await tx
    .selectFrom('account_import')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (!content) throw importNotFound()
  return content
}

interface PlanSource {
  columns: unknown
  currency: string
}

export function planOf(
  source: PlanSource,
  mapping: readonly ColumnMappingInput[],
  language: Language,
): ImportPlan {
  return { mapping, headings: columnNames(source.columns), currency: source.currency, language }
}

function columnNames(columns: unknown): string[] {
  return Array.isArray(columns) ? columns.map(column => String(column?.name ?? '')) : []
}

/** Why this mapping cannot work, with what to change; null when it can. */
export function findMappingFault(ctx: RequestContext, input: AccountImportMappingInput, columns: unknown) {
  const count = columnNames(columns).length
  const say = (en: string, ja: string) => ({
    __typename: 'UnusableMapping' as const,
    message: ctx.language === 'ja' ? ja : en,
  })
  const { mapping } = input
  if (!mapping.some(({ field }) => field === 'NAME')) {
    return say('Choose the column that holds the name of the account.', '取引先名の列を選択してください。')
  }
  if (mapping.some(({ index }) => index < 0 || index >= count)) {
    return say(
      `Choose among the ${count} columns of the file.`,
      `ファイルの ${count} 列の中から選択してください。`,
    )
  }
  if (new Set(mapping.map(({ field }) => field)).size < mapping.length) {
    return say(
      'Two columns are given the same meaning. Skip one of them.',
      '複数の列に同じ項目が割り当てられています。一方をスキップしてください。',
    )
  }
  if (new Set(mapping.map(({ index }) => index)).size < mapping.length) {
    return say(
      'One column is given two meanings. Choose one.',
      '一つの列に複数の項目が割り当てられています。一つだけ選択してください。',
    )
  }
  return null
}
