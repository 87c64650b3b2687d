import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { pack } from 'tar-stream'
import type { Pack } from 'tar-stream'
import type { ContextSource } from '../platform/context.ts'
import type { Transaction } from '../platform/db/database.ts'
import type { Arrived } from '../platform/files/fileStore.ts'
import type { Identity } from '../platform/viewer.ts'
import { archiveTables } from './archiveTables.ts'

const batch = 500
const largestArchive = 20 * 1024 ** 3

export const archiveFormat = 'enishi-partnership-archive'

/**
 * Everything that a firm may see of a partnership that has ended (nothing in it changes any more), read in its own context, as one .tar: `manifest.json`,
 * `rows/<table>/<n>.jsonl`, `files/<sha256>`.
 */
export async function writeArchive(
  source: Pick<ContextSource, 'db' | 'files'>,
  identity: Identity,
  partnershipId: string,
): Promise<Arrived> {
  const tar = pack()
  const written = source.db
    .query(identity, async tx => {
      const counts: Record<string, number> = {}
      for (const { name, where } of archiveTables)
        counts[name] = await writeRows(tx, tar, name, where, partnershipId)
      await writeFiles(tx, tar, source, partnershipId)
      const manifest = {
        format: archiveFormat,
        version: 1,
        partnershipId,
        organizationId: identity.viewer?.organizationId,
        memberId: identity.viewer?.memberId,
        rows: counts,
      }
      tar.entry({ name: 'manifest.json' }, JSON.stringify(manifest, null, 2))
      tar.finalize()
    })
    .catch((error: unknown) => tar.destroy(error instanceof Error ? error : new Error(String(error))))
  const arrived = await source.files.receive(tar, largestArchive)
  await written
  return arrived
}

async function writeRows(
  tx: Transaction,
  tar: Pack,
  name: string,
  where: string,
  partnershipId: string,
): Promise<number> {
  const condition = where.replaceAll('$1', `'${partnershipId}'::uuid`)
  await sql
    .raw(
      `declare archive_rows no scroll cursor for select to_jsonb(t)::text as row from ${name} t where ${condition}`,
    )
    .execute(tx)
  let count = 0
  for (let part = 1; ; part++) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(batch)} from archive_rows`.execute(tx)
    if (rows.length === 0) break
    count += rows.length
    const text = rows.map(({ row }) => `${row}\n`).join('')
    await write(tar, `rows/${name}/${String(part).padStart(6, '0')}.jsonl`, text)
  }
  await sql`close archive_rows`.execute(tx)
  return count
}

const write = (tar: Pack, name: string, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    tar.entry({ name }, text, error => (error ? reject(error) : resolve()))
  })

async function writeFiles(
  tx: Transaction,
  tar: Pack,
  { files }: Pick<ContextSource, 'files'>,
  partnershipId: string,
): Promise<void> {
  const rows = await tx
    .selectFrom('file')
    .select(['sha256', 'byte_size'])
    .distinctOn('sha256')
    .where('partnership_id', '=', partnershipId)
    .execute()
  for (const { sha256, byte_size: size } of rows) {
    const entry = tar.entry({ name: `files/${sha256.toString('hex')}`, size })
    await pipeline(await files.read(sha256), entry)
  }
}
