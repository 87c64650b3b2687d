import { withClient } from '../support/index.ts'

/** One digest per table of everything in the database, seen as its owner. */
export async function fingerprint(ownerUrl: string): Promise<Record<string, string>> {
  return withClient(ownerUrl, async client => {
    const tables = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
    )
    const digests: Record<string, string> = {}
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ digest: string }>(
        `select md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as digest from public."${name}" t`,
      )
      digests[name] = rows[0]?.digest ?? ''
    }
    return digests
  })
}
