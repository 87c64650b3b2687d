import { sql } from 'kysely'
import type { Shareable } from '../grants/index.ts'

/** What a grant on an account may name. Notes are never among them; `shared_account` masks by the same names. */
export const shareableAccount: Shareable = {
  type: 'ACCOUNT',
  fields: [
    { name: 'name', isAlwaysShared: true },
    ...[
      'website',
      'industry',
      'phone',
      'country',
      'city',
      'address',
      'employees',
      'annualRevenue',
      'owner',
      'contacts',
    ].map(name => ({ name, isAlwaysShared: false })),
  ],
  nameOf: (recordId, row) =>
    sql`(select ${row}.name from visible_account ${row} where ${row}.id = ${recordId} limit 1)`,
  isOwn: async (tx, recordId) => {
    const account = await tx
      .selectFrom('account')
      .select('id')
      .where('id', '=', recordId)
      .where('archived_at', 'is', null)
      .executeTakeFirst()
    return account !== undefined
  },
}
