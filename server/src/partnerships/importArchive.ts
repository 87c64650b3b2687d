import { Readable } from 'node:stream'
import pg from 'pg'
import { extract } from 'tar-stream'
import { z } from 'zod'
import { isId } from '../platform/ids.ts'
import type { FileStore } from '../platform/files/fileStore.ts'
import { archiveTables } from './archiveTables.ts'
import { openTables } from './openTables.ts'
import { archiveFormat } from './writeArchive.ts'

const largestFile = 50 * 1024 * 1024
const largestPart = 256 * 1024 * 1024

const manifestSchema = z.object({
  format: z.literal(archiveFormat),
  version: z.literal(1),
  partnershipId: z.string().refine(isId),
  organizationId: z.string().refine(isId),
  memberId: z.string().refine(isId),
  rows: z.record(z.string(), z.number().int().nonnegative()),
})

/**
 * Loads an archive into a database without firms: the same rows under the same ids, all or none of them.
 * @param ownerUrl the database's owner, which need not be a superuser; rows are laid back as they were, so no trigger of ours runs.
 * @param owner becomes the person behind the member who took the archive.
 * @throws Error saying what is wrong with the archive or the database.
 */
export async function importArchive(ownerUrl: string, files: FileStore, archive: Readable, owner: string) {
  const email = owner.trim().toLowerCase()
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Error(`${owner} is not an e-mail address.`)
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'enishi import' })
  await client.connect()
  try {
    await client.query('begin')
    await requireEmpty(client)
    const restoring = await openTables(client)
    const counts = new Map<string, number>()
    let manifest: z.infer<typeof manifestSchema> | null = null
    let fileCount = 0
    const entries = archive.pipe(extract())
    archive.once('error', error => entries.destroy(error))
    for await (const entry of entries) {
      const { name } = entry.header
      const table = archiveTables.find(each => name.startsWith(`rows/${each.name}/`))?.name
      if (table)
        counts.set(table, (counts.get(table) ?? 0) + (await loadRows(client, table, await readText(entry))))
      else if (/^files\/[0-9a-f]{64}$/.test(name)) {
        await keepFile(files, entry, name.slice(-64))
        fileCount++
      } else if (name === 'manifest.json') manifest = readManifest(await readText(entry))
      else throw new Error(`This archive holds ${name}, which is none of ours.`)
    }
    if (!manifest) throw new Error('This archive is cut off: its manifest is missing. Download it again.')
    for (const [table, count] of Object.entries(manifest.rows)) {
      if ((counts.get(table) ?? 0) !== count)
        throw new Error(`This archive is damaged: ${table} has ${counts.get(table) ?? 0} rows of ${count}.`)
    }
    await addPeople(client, manifest.memberId, email)
    await restoring.close()
    await client.query('commit')
    return { rows: [...counts.values()].reduce((sum, each) => sum + each, 0), fileCount }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}

async function requireEmpty(client: pg.Client) {
  const { rowCount } = await client.query('select 1 from organization limit 1')
  if (rowCount)
    throw new Error('This installation has firms already. Choose an empty folder with ENISHI_DATA.')
}

async function readText(entry: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of entry) {
    size += chunk.length
    if (size > largestPart) throw new Error('A part of this archive is larger than any we write.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function readManifest(text: string) {
  const parsed = manifestSchema.safeParse(parseJson(text))
  if (!parsed.success)
    throw new Error('This is no archive of a partnership, or of a newer version of Enishi.')
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The rows' own columns; what the database works out itself is left to it. */
async function loadRows(client: pg.Client, table: string, lines: string): Promise<number> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  const columns = rows.map(row => row.name).join(', ')
  const records = `[${lines.trimEnd().split('\n').join(',')}]`
  // Whom a key or an import belonged to is not part of a partnership.
  const foreign = table === 'interchange' ? ['api_key_id'] : table === 'account' ? ['import_id'] : []
  const result = await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table},
      (select coalesce(jsonb_agg(r - $2::text[]), '[]') from jsonb_array_elements($1::jsonb) r))`,
    [records, foreign],
  )
  return result.rowCount ?? 0
}

async function keepFile(files: FileStore, entry: AsyncIterable<Buffer>, name: string) {
  const arrived = await files.receive(entry, largestFile)
  try {
    if (arrived.sha256.toString('hex') !== name)
      throw new Error(`A file of this archive is damaged: ${name}. Download it again.`)
    await arrived.keep()
  } finally {
    await arrived.drop()
  }
}

/** Members need people: placeholders without an address, and the owner, who sets a password by mail. */
async function addPeople(client: pg.Client, memberId: string, email: string) {
  await client.query(
    `insert into person (id, name, email)
       select distinct on (person_id) person_id, name, case when bool_or(id = $1) over (partition by person_id) then $2 else person_id || '@imported.invalid' end
       from member order by person_id, created_at`,
    [memberId, email],
  )
  await client.query(
    `insert into acquaintance select a.id, b.id from organization a cross join organization b`,
  )
  const { rowCount } = await client.query(
    `insert into auth."user" ("id", "name", "email", "emailVerified", "updatedAt")
       select p.id::text, p.name, p.email, true, now() from person p join member m on m.person_id = p.id where m.id = $1`,
    [memberId],
  )
  if (rowCount !== 1) throw new Error('This archive is damaged: the member who took it is missing.')
}
