import { sql } from 'kysely'
import type { Shareable } from '../grants/index.ts'

/** What a grant on one contact may name; `granted_contact` masks by the same names. With its account it goes whole. */
export const shareableContact: Shareable = {
  type: 'CONTACT',
  fields: [
    { name: 'name', isAlwaysShared: true, filterKind: 'TEXT' },
    { name: 'title', isAlwaysShared: false, filterKind: 'TEXT' },
    { name: 'email', isAlwaysShared: false, filterKind: null },
    { name: 'phone', isAlwaysShared: false, filterKind: null },
  ],
  verbs: ['READ', 'COMMENT', 'EDIT', 'SHARE_ONWARD'],
  topics: ['contact.'],
  nameOf: (recordId, row) =>
    sql`(select ${row}.name from visible_contact ${row} where ${row}.id = ${recordId} limit 1)`,
  findOwn: async (tx, recordIds) => {
    if (recordIds.length === 0) return []
    const contacts = await tx.selectFrom('contact').select('id').where('id', 'in', recordIds).execute()
    return contacts.map(({ id }) => id)
  },
}
