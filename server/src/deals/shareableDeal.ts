import { sql } from 'kysely'
import type { Shareable } from '../grants/index.ts'

/** What a grant on a deal may name; `shared_deal` masks by the same names. Its account, talk and orders are never part of it. */
export const shareableDeal: Shareable = {
  type: 'DEAL',
  fields: [
    { name: 'title', isAlwaysShared: true, filterKind: null },
    { name: 'number', isAlwaysShared: false, filterKind: null },
    { name: 'stage', isAlwaysShared: false, filterKind: null },
    { name: 'amount', isAlwaysShared: false, filterKind: null },
    { name: 'closeDate', isAlwaysShared: false, filterKind: null },
    { name: 'probability', isAlwaysShared: false, filterKind: null },
  ],
  nameOf: (recordId, row) =>
    sql`coalesce((select ${row}.title from deal ${row} where ${row}.id = ${recordId}),
      (select ${row}.title from shared_deal ${row} where ${row}.id = ${recordId} limit 1))`,
  findOwn: async (tx, recordIds) => {
    if (recordIds.length === 0) return []
    const deals = await tx.selectFrom('deal').select('id').where('id', 'in', recordIds).execute()
    return deals.map(({ id }) => id)
  },
}
