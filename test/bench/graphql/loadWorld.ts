import { readFile } from 'node:fs/promises'
import pg from 'pg'

/** Of all people who sign in. Argon2id at its smallest cost: signing in is not what is measured. */
export const password = 'bench-password'
const passwordHash =
  '$argon2id$v=19$m=1024,t=1,p=1$ZW5pc2hpIGJlbmNoLi4uLg$gwnujtkFDDVvYLXvj5+svOCI/+SpAWOnp2AcvSWhowQ'

/** How much is loaded at scale 1; a firm, partnership or record keeps its meaning at any scale. */
export const sizesAt = (scale: number) => {
  const of = (full: number, least: number) => Math.max(least, Math.round((full * scale) / 10) * 10)
  return {
    organizations: of(200, 40),
    partnerships: of(2000, 100),
    accounts: of(100_000, 1000),
    contacts: of(300_000, 3000),
    deals: of(200_000, 2000),
    activities: of(1_000_000, 10_000),
  }
}

/**
 * Fills a migrated, empty database with the measured world; does nothing when it is there already.
 * @param ownerUrl a superuser: triggers are off while loading
 */
export async function loadWorld(ownerUrl: string, scale: number, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ world: string | null }>(
      `select obj_description(to_regnamespace('bench')) as world`,
    )
    const mark = `world at scale ${scale}`
    if (rows[0]?.world === mark) return
    if (rows[0]?.world)
      throw new Error(`This database holds the ${rows[0].world}. Use another, or the same --scale.`)
    const { rowCount } = await client.query('select 1 from organization limit 1')
    if (rowCount) throw new Error('BENCH_DATABASE_URL names a database that is in use. Name an empty one.')
    const sizes = sizesAt(scale)
    say(
      `loading ${Object.entries(sizes)
        .map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
        .join(', ')}`,
    )
    const values: Record<string, string> = { passwordHash }
    for (const [name, count] of Object.entries(sizes)) values[name] = String(count)
    const source = await readFile(new URL('world.sql', import.meta.url), 'utf8')
    await client.query('begin')
    await client.query(source.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ''))
    await client.query(`comment on schema bench is '${mark}'`)
    await client.query('commit')
    // Twice: what autovacuum still looked at during the first run is marked as visible to all by the second.
    await client.query('vacuum (analyze)')
    await client.query('vacuum (analyze)')
  } finally {
    await client.end()
  }
}
