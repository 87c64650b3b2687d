import { chown, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { belongingsDraft, draftBelongings, placeBelongings } from './belongings.ts'
import { claimCluster, makeDraft } from './cluster.ts'
import { syncDirectory, writeDurably } from './durableFile.ts'
import { EmbeddedDatabaseError, explainFileError } from './embeddedDatabaseError.ts'
import { newPassword } from './initialise.ts'
import { withLock } from './lock.ts'
import { BELONGINGS, copyHashed, damaged, DATA, forEachFew, readManifest, type Manifest } from './manifest.ts'
import { isRoot } from './osUser.ts'
import { prepareNative, type Native } from './native.ts'
import { findPlace, type Place } from './place.ts'
import { findPostmaster } from './postmaster.ts'
import { runProgram } from './runProgram.ts'

export interface RestoreOptions {
  home: string
  /** Folder that `backup` wrote. */
  from: string
  /** Replace the database that is there. It is moved aside, not deleted. */
  force?: boolean
}

/**
 * Puts a backup in place as the database of `home`. Every file is checked, and the recovered database was opened
 * once, before anything that exists is touched. The owner gets a new password; the installation's secrets and files come
 * with the backup, and nobody but the user who made it can read them there.
 */
export async function restore(options: RestoreOptions): Promise<void> {
  const from = resolve(options.from)
  const place = await findPlace(options.home)
  try {
    const manifest = await readManifest(from)
    await withLock(place.lockFile, () => restoreLocked(place, from, manifest, options.force ?? false))
  } catch (error) {
    throw explainFileError(error, place.directory)
  }
}

async function restoreLocked(
  place: Place,
  from: string,
  manifest: Manifest,
  isForced: boolean,
): Promise<void> {
  const native = await prepareNative(place.directory, isRoot())
  if (manifest.postgresMajor !== native.major) throw otherVersion(from, manifest, native)
  const isEmpty = (await readdir(place.data).catch(() => [])).length === 0
  if (!isEmpty && !isForced) throw notEmpty(place)
  if ((await findPostmaster(place)) !== undefined) throw running(place)

  const password = newPassword()
  const draft = await makeDraft(place)
  const { belongings = [] } = manifest
  try {
    await copyChecked(place, from, manifest, draft)
    await recover(place, native, password, draft)
    await draftBelongings(place.home, join(from, BELONGINGS), belongings)
  } catch (error) {
    for (const path of [draft, belongingsDraft(place.home)]) await rm(path, { recursive: true, force: true })
    throw error
  }
  let aside: Promise<string> | undefined
  const openAside = () => (aside ??= makeAside(place))
  await placeBelongings(place.home, belongings, openAside)
  if (!isEmpty) await moveAside(place, await openAside())
  await writeDurably(place.passwordFile, password)
  await claimCluster(place, draft)
}

async function copyChecked(place: Place, from: string, manifest: Manifest, draft: string): Promise<void> {
  for (const directory of manifest.directories) await mkdir(join(draft, directory), { mode: 0o700 })
  await forEachFew(manifest.files, async ({ path, sha256 }) => {
    const copied = await copyHashed(join(from, DATA, path), join(draft, path))
    if (copied.sha256 !== sha256) throw damaged(from, `${path} was altered`)
  })
  for (const directory of manifest.directories) await syncDirectory(join(draft, directory))
  await syncDirectory(draft)
  const { user } = place
  if (user === undefined) return
  const paths = ['', ...manifest.directories, ...manifest.files.map(file => file.path)]
  await forEachFew(paths, path => chown(join(draft, path), user.uid, user.gid))
}

/** Opens the copy alone, without a port: recovers it to the end of the backup and sets the new password. */
async function recover(place: Place, native: Native, password: string, draft: string): Promise<void> {
  const statement = `alter role enishi_owner password '${password}';\n`
  const { code, output } = await runProgram(
    place,
    native.postgres,
    ['--single', '-D', draft, 'postgres'],
    statement,
  )
  if (code === 0 && !/\b(ERROR|FATAL|PANIC):/.test(output)) return
  const reason = output.split('\n').find(line => /\b(ERROR|FATAL|PANIC):/.test(line)) ?? `exit code ${code}`
  throw new EmbeddedDatabaseError(
    `The restored database could not be opened: ${reason}`,
    'Nothing that existed was changed. Check the free space on the disk and try again, or use another backup.',
  )
}

async function makeAside(place: Place): Promise<string> {
  const aside = join(place.directory, `before-restore-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`)
  await mkdir(aside, { mode: 0o711 })
  return aside
}

async function moveAside(place: Place, aside: string): Promise<void> {
  for (const [path, name] of [
    [place.clusterFile, 'cluster.json'],
    [place.passwordFile, 'owner-password'],
    [place.data, 'data'],
  ] as const) {
    await rename(path, join(aside, name)).catch(() => undefined)
  }
  await syncDirectory(aside)
  await syncDirectory(place.directory)
}

function otherVersion(from: string, manifest: Manifest, native: Native): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The backup in ${from} was made by PostgreSQL ${manifest.postgresMajor}; this release of Enishi brings ${native.major}.`,
    'Restore it with the release of Enishi that made it. Nothing was changed.',
  )
}

function notEmpty(place: Place): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The installation in ${place.home} already has a database.`,
    'Restore into an empty folder (ENISHI_DATA), or repeat with force: the present database is then moved aside.',
  )
}

function running(place: Place): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The database in ${place.data} is running.`,
    'Stop Enishi first, then restore.',
  )
}
