import { sql } from 'kysely'
import type { Shareable } from '../grants/index.ts'

/** What a grant on an account may name. Notes are never among them; `shared_account` masks by the same names. */
export const shareableAccount: Shareable = {
  type: 'ACCOUNT',
  fields: [
    { name: 'name', isAlwaysShared: true, filterKind: 'TEXT' },
    { name: 'website', isAlwaysShared: false, filterKind: 'TEXT' },
    { name: 'industry', isAlwaysShared: false, filterKind: 'TEXT' },
    { name: 'phone', isAlwaysShared: false, filterKind: null },
    { name: 'country', isAlwaysShared: false, filterKind: 'TEXT' },
    { name: 'city', isAlwaysShared: false, filterKind: 'TEXT' },
    { name: 'address', isAlwaysShared: false, filterKind: 'TEXT' },
    { name: 'employees', isAlwaysShared: false, filterKind: 'NUMBER' },
    { name: 'annualRevenue', isAlwaysShared: false, filterKind: 'MONEY' },
    { name: 'owner', isAlwaysShared: false, filterKind: null },
    { name: 'contacts', isAlwaysShared: false, filterKind: null },
  ],
  verbs: ['READ', 'COMMENT', 'EDIT', 'SHARE_ONWARD'],
  topics: ['account.'],
  nameOf: (recordId, row) =>
    sql`(select ${row}.name from visible_account ${row} where ${row}.id = ${recordId} limit 1)`,
  findOwn: async (tx, recordIds) => {
    if (recordIds.length === 0) return []
    const accounts = await tx
      .selectFrom('account')
      .select('id')
      .where('id', 'in', recordIds)
      .where('archived_at', 'is', null)
      .execute()
    return accounts.map(({ id }) => id)
  },
}
