import { randomBytes } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { copyBelongings } from './belongings.ts'
import { readSystemIdentifier } from './cluster.ts'
import { syncDirectory, writeDurably } from './durableFile.ts'
import { EmbeddedDatabaseError, errorCode, explainFileError } from './embeddedDatabaseError.ts'
import {
  BELONGINGS,
  copyHashed,
  DATA,
  forEachFew,
  manifestPath,
  writeManifest,
  type BackupFile,
} from './manifest.ts'
import { findPlace, type Place } from './place.ts'
import { startEmbeddedDatabase, withClient } from './startEmbeddedDatabase.ts'

/** Folders whose content the server makes anew; https://www.postgresql.org/docs/18/continuous-archiving.html */
const EMPTY_FOLDERS =
  'pg_wal pg_replslot pg_dynshmem pg_notify pg_serial pg_snapshots pg_stat_tmp pg_subtrans'.split(' ')
const SKIPPED_FILE =
  /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|tablespace_map.*|.*\.draft)$/

/**
 * Copies a running (or stopped) database, its secrets and files into the new folder `to`, while people go on working. Everything acknowledged
 * before the copy ends is in it. The folder appears under its name only when it is complete and on disk.
 * @returns bytes copied, and the time it took in milliseconds
 */
export async function backup(options: {
  home: string
  to: string
}): Promise<{ bytes: number; durationMs: number }> {
  const startedAt = performance.now()
  const place = await findPlace(options.home)
  const to = resolve(options.to)
  if (`${to}/`.startsWith(`${place.directory}/`)) throw insideDatabase(to)
  await readSystemIdentifier(place.data).catch(error => {
    throw errorCode(error) === 'ENOENT' ? noDatabase(place.home) : explainFileError(error, place.data)
  })
  await refuseExisting(to)
  const draft = `${to}.${randomBytes(4).toString('hex')}.partial`
  const database = await startEmbeddedDatabase({ home: options.home })
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 })
    let bytes = 0
    await withClient(database.ownerUrl, async client => (bytes = await copyAll(client, place, draft)))
    await rmdir(to).catch(() => undefined)
    await rename(draft, to)
    await syncDirectory(dirname(to))
    return { bytes, durationMs: Math.round(performance.now() - startedAt) }
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw explainFileError(error, to)
  } finally {
    await database.stop()
  }
}

async function copyAll(client: Client, { data, home }: Place, draft: string): Promise<number> {
  // The slot keeps the log that the copy needs from being recycled; it vanishes with this connection.
  const slot = `enishi_backup_${randomBytes(6).toString('hex')}`
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [slot])
  const start = await one(client, "select pg_walfile_name(pg_backup_start('enishi', fast => true)) as value")

  const target = join(draft, DATA)
  const { directories, files } = await listCluster(data)
  await refuseTablespaces(data)
  await mkdir(target, { mode: 0o700 })
  for (const directory of directories) await mkdir(join(target, directory), { mode: 0o700 })
  const copied: BackupFile[] = []
  await forEachFew(files, async path => {
    if (path === 'global/pg_control') await settleControlFile(join(data, path))
    const file = await copyHashed(join(data, path), join(target, path)).catch(error => {
      // Dropped while we copied: the log that comes with the backup drops it as well.
      if (errorCode(error) === 'ENOENT') return undefined
      throw error
    })
    if (file !== undefined) copied.push({ path, ...file })
  })

  const consistentAt = new Date().toISOString()
  const { rows } = await client.query<{ label: string; stop: string }>(
    'select labelfile as label, pg_walfile_name(lsn - 1::numeric) as stop from pg_backup_stop(false)',
  )
  const [end] = rows
  if (end === undefined) throw new Error('pg_backup_stop returned no row')
  await writeFile(join(draft, 'backup_label'), end.label, { mode: 0o600 })
  copied.push({
    path: 'backup_label',
    ...(await copyHashed(join(draft, 'backup_label'), join(target, 'backup_label'))),
  })
  await rm(join(draft, 'backup_label'))
  for (const name of await listLog(join(data, 'pg_wal'), start, end.stop)) {
    copied.push({
      path: `pg_wal/${name}`,
      ...(await copyHashed(join(data, 'pg_wal', name), join(target, 'pg_wal', name))),
    })
  }

  for (const directory of directories) await syncDirectory(join(target, directory))
  await syncDirectory(target)
  const belongings = await copyBelongings(home, join(draft, BELONGINGS))
  const manifest = writeManifest({
    format: 'enishi-backup-1',
    consistentAt,
    postgresMajor: (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim(),
    systemIdentifier: await readSystemIdentifier(data),
    directories,
    files: copied.sort((a, b) => (a.path < b.path ? -1 : 1)),
    belongings,
  })
  await writeDurably(manifestPath(draft), manifest)
  return [...copied, ...belongings].reduce((sum, file) => sum + file.bytes, 0)
}

/** Relative paths with forward slashes, folders before what is in them. */
async function listCluster(data: string): Promise<{ directories: string[]; files: string[] }> {
  const directories: string[] = []
  const files: string[] = []
  const visit = async (parent: string) => {
    const entries = await readdir(join(data, parent), { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const path = parent === '' ? entry.name : `${parent}/${entry.name}`
      if (SKIPPED_FILE.test(entry.name)) continue
      if (!entry.isDirectory()) {
        files.push(path)
        continue
      }
      directories.push(path)
      if (!EMPTY_FOLDERS.includes(path)) await visit(path)
    }
  }
  await visit('')
  return { directories, files }
}

/** The segments of the write-ahead log from `start` to `stop`, both included. Their names sort by position. */
async function listLog(directory: string, start: string, stop: string): Promise<string[]> {
  const names = (await readdir(directory)).sort()
  const segments = names.filter(name => /^[0-9A-F]{24}$/.test(name) && name >= start && name <= stop)
  if (segments[0] !== start || segments.at(-1) !== stop) {
    throw new Error(`The write-ahead log from ${start} to ${stop} is incomplete`)
  }
  return [...names.filter(name => name.endsWith('.history')), ...segments]
}

/** A reader may catch the server half-way through writing this one file: read it until it stands still. */
async function settleControlFile(path: string): Promise<void> {
  for (;;) {
    const before = await readFile(path)
    await sleep(5)
    if (before.equals(await readFile(path))) return
  }
}

async function one(client: Client, sql: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>(sql)
  const [row] = rows
  if (row === undefined) throw new Error(`No row: ${sql}`)
  return row.value
}

async function refuseExisting(to: string): Promise<void> {
  const names = await readdir(to).catch(error => {
    if (errorCode(error) === 'ENOENT') return []
    throw errorCode(error) === 'ENOTDIR' ? exists(to) : explainFileError(error, to)
  })
  if (names.length > 0) throw exists(to)
}

async function refuseTablespaces(data: string): Promise<void> {
  if ((await readdir(join(data, 'pg_tblspc'))).length === 0) return
  throw new EmbeddedDatabaseError(
    'This database keeps tables outside its folder (tablespaces); the backup would not hold them.',
    'Move the tables back (alter table … set tablespace pg_default), drop the tablespaces and try again.',
  )
}

function exists(to: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `${to} exists already.`,
    'Give the backup a new name; backups are never overwritten.',
  )
}

function insideDatabase(to: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `${to} is inside the database's own folder.`,
    'Name a folder elsewhere, best on another disk.',
  )
}

function noDatabase(home: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `There is no database in ${home}.`,
    'Start Enishi once, or set ENISHI_DATA to the installation you mean.',
  )
}
