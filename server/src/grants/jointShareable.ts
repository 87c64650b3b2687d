import { sql } from 'kysely'
import type { GrantVerb, ShareableType } from '../platform/graphql/generated/resolvers.ts'
import type { Shareable } from './shareableTypes.ts'

interface JointType {
  type: ShareableType
  table: string
  /** The masking view. */
  sharedView: string
  /** The column, and always shared field, that says what the record is. */
  name: string
  /** All else a grant may name; none of it can be filtered by: what several firms own goes across record by record. */
  fields: readonly string[]
  verbs: readonly GrantVerb[]
  topics: readonly string[]
}

/** A type of joint records: any of its firms shows one to a firm outside, when each of the others agrees. */
export const jointShareable = ({ table, sharedView, name, ...joint }: JointType): Shareable => ({
  ...joint,
  fields: [
    { name, isAlwaysShared: true, filterKind: null },
    ...joint.fields.map(field => ({ name: field, isAlwaysShared: false, filterKind: null })),
  ],
  nameOf: (recordId, row) =>
    sql`coalesce((select ${row}.${sql.ref(name)} from ${sql.table(table)} ${row} where ${row}.id = ${recordId}),
      (select ${row}.${sql.ref(name)} from ${sql.table(sharedView)} ${row} where ${row}.id = ${recordId}))`,
  findOwn: async (tx, recordIds) => {
    const { rows } = await sql<{ id: string }>`
      select r.id from ${sql.table(table)} r where r.id = any (${recordIds}::uuid[])`.execute(tx)
    return rows.map(({ id }) => id)
  },
})
