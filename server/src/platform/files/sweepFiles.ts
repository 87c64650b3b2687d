import { sql } from 'kysely'
import type { ContextSource } from '../context.ts'
import { fileLock } from './fileLock.ts'

const graceMs = 3_600_000
const restMs = 86_400_000

/** Takes away bytes that no row names: a crash came between them, or their row is gone. */
export async function sweepFiles(source: ContextSource, now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - graceMs)
  await source.files.dropArrivals(before)
  await source.db.write(null, tx => sql`select private.drop_waiting_files()`.execute(tx))
  let count = 0
  for await (const { sha256, keptAt } of source.files.list()) {
    if (keptAt >= before) continue
    const isRemoved = await source.db.write(null, async tx => {
      await sql`select pg_advisory_xact_lock(${fileLock(sha256)}::bigint)`.execute(tx)
      const { rows } = await sql<{ kept: boolean }>`select private.is_file_kept(${sha256}) as kept`.execute(
        tx,
      )
      if (rows[0]?.kept !== false) return false
      await source.files.remove(sha256)
      return true
    })
    if (isRemoved) count++
  }
  return count
}

/** Sweeps now and every day this process lives. */
export async function keepSwept(source: ContextSource): Promise<void> {
  setInterval(() => {
    sweepFiles(source).catch((error: unknown) => source.log.warn({ err: error }, 'files were not swept'))
  }, restMs).unref()
  await sweepFiles(source)
}
