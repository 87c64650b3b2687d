/** One altered value of a version: its column and what it was, as a person reads it. */
export interface OldValue {
  field: string
  text: string
}

/** Columns that are shown together, or not at all. */
const hidden = new Set(['archived_at', 'amount_currency', 'annual_revenue_currency', 'import_id', 'org_id'])
const amounts: Record<string, string> = {
  amount_minor: 'amount_currency',
  annual_revenue_minor: 'annual_revenue_currency',
}
/** Columns by the names that the screens know. */
const names: Record<string, string> = {
  amount_minor: 'amount',
  annual_revenue_minor: 'annualRevenue',
  close_date: 'closeDate',
  owner_member_id: 'owner',
}

/** What a change altered, with the values before it. `money` and `member` write what is more than text. */
export function oldValues(
  version: { changedFields: string[]; values: string },
  write: { money: (minor: number, currency: string) => string; member: (id: string) => string },
): OldValue[] {
  const before: Record<string, unknown> = JSON.parse(version.values)
  return version.changedFields
    .filter(column => !hidden.has(column))
    .map(column => ({ field: names[column] ?? column, text: textOf(column) }))

  function textOf(column: string): string {
    const value = before[column]
    if (value === null || value === undefined || value === '') return '–'
    const currency = before[amounts[column] ?? '']
    if (typeof value === 'number' && typeof currency === 'string') return write.money(value, currency)
    if (column === 'owner_member_id') return write.member(String(value))
    return typeof value === 'string' ? value : String(value)
  }
}
