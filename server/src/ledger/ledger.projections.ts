import { sql } from 'kysely'
import { column, connection, day, idArg, instant, many, one } from '../platform/graphql/projection.ts'
import type { FieldPlan, FieldScope, Projection, Sql } from '../platform/graphql/projection.ts'
import { ledgerPolicy } from './ledger.policy.ts'

const hex =
  (name: string): FieldPlan =>
  ({ t }) =>
    sql`encode(${t}.${sql.ref(name)}, 'hex')`

export const ledgerTypes: Record<string, Projection> = {
  LedgerEntry: {
    byId: (t, id) => sql`partnership_ledger_entry ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      seq: column('seq'),
      kind: column('kind'),
      recordType: column('record_type'),
      recordId: column('record_id'),
      organization: one(({ t }, row) => sql`organization ${row} where ${row}.id = ${t}.org_id`),
      actorName: ({ t }) =>
        sql`(select d.value::json ->> 'name' from ledger_disclosure d
          where d.partnership_id = ${t}.partnership_id and d.seq = ${t}.seq and d.name = 'actor')`,
      payload: ({ t }) => sql`${t}.payload::text`,
      disclosures: many(
        ({ t }, row) =>
          sql`ledger_disclosure ${row} where ${row}.partnership_id = ${t}.partnership_id and ${row}.seq = ${t}.seq order by ${row}.name limit 20`,
      ),
      recordedAt: instant('recorded_at'),
      previousHash: hex('previous_hash'),
      hash: hex('hash'),
    },
  },
  LedgerDisclosure: {
    byId: (t, id) => sql`ledger_disclosure ${t} where ${t}.partnership_id = ${id}`,
    fields: { name: column('name'), value: column('value') },
  },
  LedgerHead: {
    byId: (t, id) => sql`ledger_signed_head ${t} where ${t}.id = ${id}`,
    fields: {
      id: column('id'),
      day: day('day'),
      seq: column('seq'),
      hash: hex('hash'),
      keyId: column('key_id'),
      signature: ({ t }) => sql`translate(encode(${t}.signature, 'base64'), E'\n', '')`,
      signedAt: instant('signed_at'),
    },
  },
}

const ofPartnership = (row: Sql, scope: FieldScope): Sql[] => [
  sql`${scope.viewer(viewer => ledgerPolicy.read(viewer))}::boolean`,
  sql`${row}.partnership_id = ${idArg(scope, 'partnershipId')}`,
]

const newest = (name: string) => (row: Sql) =>
  ({ key: sql`${row}.${sql.ref(name)}`, id: sql`${row}.id`, type: 'timestamptz', direction: 'desc' }) as const

export const ledgerQueries: Record<string, FieldPlan> = {
  partnershipLedger: connection({
    from: row => sql`partnership_ledger_entry ${row}`,
    where: (row, scope) => [
      ...ofPartnership(row, scope),
      ...(scope.has('recordType') ? [sql`${row}.record_type = ${scope.arg('recordType')}`] : []),
      ...(scope.has('recordId') ? [sql`${row}.record_id = ${idArg(scope, 'recordId')}`] : []),
    ],
    order: newest('recorded_at'),
  }),
  ledgerHeads: connection({
    from: row => sql`ledger_signed_head ${row}`,
    where: ofPartnership,
    order: newest('signed_at'),
  }),
}
