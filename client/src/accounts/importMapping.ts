import type { AccountField, AccountImportQuery, ColumnMappingInput } from '../generated/graphql.ts'

export const importFields = [
  'NAME',
  'WEBSITE',
  'INDUSTRY',
  'PHONE',
  'ADDRESS',
  'CITY',
  'COUNTRY',
  'EMPLOYEES',
  'ANNUAL_REVENUE',
  'CURRENCY',
  'NOTES',
] as const satisfies readonly AccountField[]

/** What a column becomes; a skipped column stays out of the import. */
export type ColumnChoice = AccountField | 'SKIP'
export type MappedColumn = NonNullable<AccountImportQuery['accountImport']>['columns'][number]

/** The server's suggestions, each field at most once: the first column that claims it. */
export function suggestedChoices(
  columns: Pick<MappedColumn, 'index' | 'suggestedField'>[],
): Map<number, ColumnChoice> {
  const taken = new Set<AccountField>()
  return new Map(
    columns.map(({ index, suggestedField }) => {
      if (!suggestedField || taken.has(suggestedField)) return [index, 'SKIP'] as const
      taken.add(suggestedField)
      return [index, suggestedField] as const
    }),
  )
}

/** Gives a field to a column; the column that had it before is skipped from now on. */
export function choose(
  choices: Map<number, ColumnChoice>,
  index: number,
  choice: ColumnChoice,
): Map<number, ColumnChoice> {
  const next = new Map(choices)
  if (choice !== 'SKIP') for (const [other, taken] of choices) if (taken === choice) next.set(other, 'SKIP')
  return next.set(index, choice)
}

export function toMapping(choices: Map<number, ColumnChoice>): ColumnMappingInput[] {
  return [...choices].flatMap(([index, field]) => (field === 'SKIP' ? [] : [{ index, field }]))
}
