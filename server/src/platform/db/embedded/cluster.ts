import { randomUUID } from 'node:crypto'
import { chown, lstat, mkdir, open, readFile, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { syncDirectory, writeDurably } from './durableFile.ts'
import { EmbeddedDatabaseError, accessDenied, errorCode } from './embeddedDatabaseError.ts'
import type { Native } from './native.ts'
import { nameOfUser } from './osUser.ts'
import { readPointer, type Place } from './place.ts'

const DRAFT_PREFIX = 'data.new-'
const clusterSchema = z.object({ systemIdentifier: z.string(), home: z.string() })

/** True when there is a cluster and it is ours to run; false when there is none yet. Throws for anybody else's. */
export async function hasOwnCluster(place: Place, major: string): Promise<boolean> {
  const names = await listData(place)
  const cluster = await readCluster(place)
  if (names.length === 0) {
    if (cluster === undefined) return false
    for (const draft of await listDrafts(place)) {
      const drafted = await readSystemIdentifier(draft).catch(() => undefined)
      if (drafted !== cluster.systemIdentifier) continue
      await moveDraft(place, draft)
      return true
    }
    throw dataGone(place)
  }
  if (!names.includes('PG_VERSION'))
    throw foreign(place, 'It holds files that are not a PostgreSQL database.')
  await refuseOtherVersion(place, major)
  if (cluster === undefined)
    throw foreign(place, `${place.clusterFile}, which marks Enishi's own databases, is missing.`)
  if (cluster.systemIdentifier !== (await readSystemIdentifier(place.data))) {
    throw foreign(place, 'It is another database than the one this installation created.')
  }
  await refuseOtherHome(place, cluster.home)
  return true
}

/**
 * Makes the complete cluster in `draft` this installation's own. The mark is written first: a start that finds the
 * mark without `data` finishes the move, so no moment of death leaves a cluster that nobody dares to touch.
 */
export async function claimCluster(place: Place, draft: string): Promise<void> {
  await mark(place, draft)
  await moveDraft(place, draft)
}

/**
 * An empty folder, owned by the server's OS user, in which to make a cluster. Its name is new each time: a program
 * that outlived an interrupted attempt may still write into the old one.
 */
export async function makeDraft(place: Place): Promise<string> {
  for (const draft of await listDrafts(place))
    await rm(draft, { recursive: true, force: true }).catch(() => undefined)
  const draft = join(place.directory, `${DRAFT_PREFIX}${randomUUID()}`)
  await mkdir(draft, { mode: 0o700 })
  if (place.user !== undefined) await chown(draft, place.user.uid, place.user.gid)
  return draft
}

async function listDrafts(place: Place): Promise<string[]> {
  const names = await readdir(place.directory)
  return names.filter(name => name.startsWith(DRAFT_PREFIX)).map(name => join(place.directory, name))
}

async function mark(place: Place, data: string): Promise<void> {
  const cluster = { systemIdentifier: await readSystemIdentifier(data), home: place.home }
  await writeDurably(place.clusterFile, `${JSON.stringify(cluster)}\n`)
}

async function moveDraft(place: Place, draft: string): Promise<void> {
  // An empty folder may stand there; anything else makes this fail, as it must.
  await rmdir(place.data).catch(() => undefined)
  await rename(draft, place.data)
  await syncDirectory(place.directory)
}

export async function readOwnerPassword(place: Place, native: Native): Promise<string> {
  const password = await readFile(place.passwordFile, 'utf8').catch(error => {
    if (errorCode(error) === 'ENOENT') return ''
    throw accessDenied(place.passwordFile, error)
  })
  if (password.trim() !== '') return password.trim()
  throw new EmbeddedDatabaseError(
    `The password of the database's owner, ${place.passwordFile}, is lost. The data is complete.`,
    resetAdvice(place, native),
  )
}

export function wrongPassword(place: Place, native: Native, cause: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The database refused the owner's password in ${place.passwordFile}.`,
    resetAdvice(place, native),
    { cause },
  )
}

/** PostgreSQL's own name of a cluster: the first eight bytes of its control file. */
export async function readSystemIdentifier(data: string): Promise<string> {
  const file = await open(join(data, 'global', 'pg_control'), 'r')
  try {
    const bytes = Buffer.alloc(8)
    await file.read(bytes, 0, 8, 0)
    return bytes.readBigUInt64LE().toString()
  } finally {
    await file.close()
  }
}

async function listData(place: Place): Promise<string[]> {
  try {
    const names = await readdir(place.data)
    const owner = await lstat(place.data)
    const expected = place.user?.uid ?? process.getuid?.()
    if (names.length > 0 && expected !== undefined && owner.uid !== expected) {
      const name = await nameOfUser(owner.uid)
      throw foreign(place, `It belongs to the OS user ${name}.`)
    }
    return names
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    if (errorCode(error) === 'ENOTDIR') throw foreign(place, 'It is not a folder.')
    if (errorCode(error) === 'EACCES') throw accessDenied(place.data, error)
    throw error
  }
}

async function readCluster(place: Place) {
  const text = await readFile(place.clusterFile, 'utf8').catch(error => {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    return clusterSchema.parse(JSON.parse(text))
  } catch {
    throw foreign(place, `${place.clusterFile} cannot be understood.`)
  }
}

async function refuseOtherVersion(place: Place, major: string): Promise<void> {
  const found = (await readFile(join(place.data, 'PG_VERSION'), 'utf8')).trim()
  if (found === major) return
  throw new EmbeddedDatabaseError(
    `The database in ${place.data} was written by PostgreSQL ${found}; this release of Enishi brings PostgreSQL ${major}.`,
    `Start the release of Enishi you used before, or move the data with pg_dump of PostgreSQL ${major} into a new installation. Nothing was changed.`,
  )
}

/** A home that was moved keeps its database; a home that was copied must not share it with the original. */
async function refuseOtherHome(place: Place, home: string): Promise<void> {
  if (home === place.home) return
  const pointer = await readPointer(home).catch(() => undefined)
  if (pointer !== place.directory) return mark(place, place.data)
  throw new EmbeddedDatabaseError(
    `The database in ${place.directory} belongs to the installation in ${home}, which still exists.`,
    `If ${place.home} is a copy of it, delete ${join(place.home, 'database.json')} there and restore a backup into it. If it was moved, delete the old folder.`,
  )
}

function foreign(place: Place, reason: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `${place.data} is not a database of this installation. ${reason}`,
    'Nothing was changed. Move that folder away to begin with a new database, put the right one back, or set ENISHI_DATA to another folder.',
  )
}

function dataGone(place: Place): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The database of this installation should be in ${place.data}, but the folder is empty or gone.`,
    `Put it back (is a disk or volume not mounted?) or restore a backup. To begin anew on purpose, delete ${place.clusterFile}.`,
  )
}

function resetAdvice(place: Place, native: Native): string {
  const asUser = place.user === undefined ? '' : ` as the OS user ${place.user.name}`
  return (
    `Put the file back from where you keep a copy. Without one: choose a new password, feed` +
    ` "ALTER ROLE enishi_owner PASSWORD '…'" to "${native.postgres}" --single -D "${place.data}" postgres${asUser}` +
    ` while no server runs, write the same password into the file and start again.`
  )
}
