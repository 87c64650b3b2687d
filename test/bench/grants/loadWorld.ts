import { readFile } from 'node:fs/promises'
import pg from 'pg'

/** At scale 1: a million accounts of a thousand firms; a firm keeps its meaning at any scale. */
export const sizesAt = (scale: number) => {
  const of = (full: number) => Math.max(100, Math.round((full * scale) / 100) * 100)
  return { organizations: of(1000), accounts: of(1_000_000), grants: of(100_000), hubGrants: of(50_000) }
}

/**
 * Fills a migrated, empty database with the measured world; does nothing when it is there already.
 * @param ownerUrl a superuser: triggers are off while loading
 */
export async function loadWorld(ownerUrl: string, scale: number, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const mark = `grants at scale ${scale}`
    const { rows } = await client.query<{ world: string | null }>(
      `select obj_description(to_regnamespace('bench')) as world`,
    )
    const world = rows[0]?.world
    if (world === mark) return
    const { rowCount } = await client.query('select 1 from organization limit 1')
    if (world || rowCount)
      throw new Error(`This database holds ${world ?? 'firms already'}. Name an empty one.`)
    const sizes = sizesAt(scale)
    const told = Object.entries(sizes).map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
    say(`loading ${told.join(', ')}`)
    const values = new Map(Object.entries(sizes).map(([name, count]) => [name, String(count)]))
    const source = await readFile(new URL('world.sql', import.meta.url), 'utf8')
    await client.query('begin')
    await client.query(source.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values.get(name) ?? ''))
    await client.query(`comment on schema bench is '${mark}'`)
    await client.query('commit')
    await client.query('vacuum (analyze)')
  } finally {
    await client.end()
  }
}
