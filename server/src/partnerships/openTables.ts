import type pg from 'pg'
import { archiveTables } from './archiveTables.ts'

interface Reference {
  table: string
  name: string
  column: string
  isOptional: boolean
  target: string
  targetColumn: string
}

/**
 * Opens the tables of an archive to rows as they were: nothing of ours acts on them, and what they refer to is asked for
 * at the end. Closing lets go of what the firm had not seen, asks, and leaves the tables as they were.
 */
export async function openTables(client: pg.Client): Promise<{ close(): Promise<void> }> {
  const tables = archiveTables.map(({ name }) => name)
  const references = await referencesOf(client, tables)
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  for (const { table, name } of references)
    await client.query(`alter table ${table} alter constraint ${name} deferrable initially deferred`)
  return {
    async close() {
      for (const reference of references) if (reference.isOptional) await forget(client, reference)
      await client.query('set constraints all immediate')
      for (const { table, name } of references)
        await client.query(`alter table ${table} alter constraint ${name} not deferrable`)
      for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
      await client.query(
        `insert into private.known_record select distinct on (record_id) record_id, record_type, partnership_id from admission on conflict do nothing`,
      )
    },
  }
}

async function referencesOf(client: pg.Client, tables: string[]): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `select c.conrelid::regclass::text as "table", quote_ident(c.conname) as name, quote_ident(a.attname) as "column",
       not a.attnotnull and cardinality(c.conkey) = 1 as "isOptional", c.confrelid::regclass::text as target, quote_ident(t.attname) as "targetColumn"
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     join pg_attribute t on t.attrelid = c.confrelid and t.attnum = c.confkey[1]
     where c.contype = 'f' and c.conrelid = any ($1::regclass[])`,
    [tables],
  )
  return rows
}

/** E.g. the grant that another came through, in a partnership that is not this archive's. */
const forget = (client: pg.Client, { table, column, target, targetColumn }: Reference) =>
  client.query(
    `update ${table} x set ${column} = null where ${column} is not null and not exists (select from ${target} t where t.${targetColumn} = x.${column})`,
  )
