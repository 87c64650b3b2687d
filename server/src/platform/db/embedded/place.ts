import { createHash } from 'node:crypto'
import { mkdir, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from './durableFile.ts'
import { EmbeddedDatabaseError, errorCode, explainFileError } from './embeddedDatabaseError.ts'
import { findServerUser, isRoot, nameOfUser, type OsUser } from './osUser.ts'

/** Where one installation keeps its database. */
export interface Place {
  /** Real path of the installation's folder. */
  home: string
  /** Folder of everything the supervisor keeps: data, programs, password, port, log. */
  directory: string
  data: string
  passwordFile: string
  portFile: string
  logFile: string
  /** Says which cluster `data` must hold and whose it is. */
  clusterFile: string
  lockFile: string
  usersDirectory: string
  /** Who runs the server; undefined when this process may do it itself. */
  user: OsUser | undefined
}

const ROOT_DIRECTORY = '/var/lib/enishi'
const pointerSchema = z.object({ directory: z.string() })

/**
 * An ordinary user keeps the database inside `home`. As root the server needs another OS user, who may not reach
 * below the folders above `home`: then it lives under /var/lib/enishi and `home` holds a pointer to it.
 */
export async function findPlace(homeGiven: string): Promise<Place> {
  try {
    await mkdir(homeGiven, { recursive: true, mode: 0o700 })
    const home = await realpath(homeGiven)
    const pointer = await readPointer(home)
    if (isRoot()) return await placeForRoot(home, pointer)
    if (pointer !== undefined) throw createdByRoot(home, pointer)
    const directory = join(home, 'database')
    await mkdir(directory, { recursive: true, mode: 0o700 })
    return placeAt(home, directory, undefined)
  } catch (error) {
    throw explainFileError(error, homeGiven)
  }
}

async function placeForRoot(home: string, pointer: string | undefined): Promise<Place> {
  await refuseDataOfOrdinaryUser(home)
  const directory =
    pointer ?? join(ROOT_DIRECTORY, createHash('sha256').update(home).digest('hex').slice(0, 16))
  if (pointer !== undefined) await refuseMissing(home, pointer)
  await mkdir(ROOT_DIRECTORY, { recursive: true, mode: 0o755 })
  await mkdir(directory, { recursive: true, mode: 0o711 })
  if (pointer === undefined) await writeDurably(pointerFile(home), `${JSON.stringify({ directory })}\n`)
  return placeAt(home, directory, await serverUserOf(join(directory, 'data')))
}

/** Data that exists stays with its owner, even if a user that we would prefer was created since. */
async function serverUserOf(data: string): Promise<OsUser> {
  const owner = await stat(data).catch(() => undefined)
  if (owner === undefined || owner.uid === 0) return findServerUser()
  return { name: await nameOfUser(owner.uid), uid: owner.uid, gid: owner.gid }
}

function placeAt(home: string, directory: string, user: OsUser | undefined): Place {
  return {
    home,
    directory,
    data: join(directory, 'data'),
    passwordFile: join(directory, 'owner-password'),
    portFile: join(directory, 'port'),
    logFile: join(directory, 'server.log'),
    clusterFile: join(directory, 'cluster.json'),
    lockFile: join(directory, 'lock'),
    usersDirectory: join(directory, 'users'),
    user,
  }
}

function pointerFile(home: string): string {
  return join(home, 'database.json')
}

/** The folder that the pointer in `home` names, or undefined without one. */
export async function readPointer(home: string): Promise<string | undefined> {
  try {
    return pointerSchema.parse(JSON.parse(await readFile(pointerFile(home), 'utf8'))).directory
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    if (errorCode(error) !== undefined) throw error
    throw new EmbeddedDatabaseError(
      `${pointerFile(home)} should say where the database is, but cannot be understood.`,
      `Write {"directory": "<the folder below ${ROOT_DIRECTORY}>"} into it, or delete it: the folder is then found by the path of ${home}.`,
      { cause: error },
    )
  }
}

async function refuseMissing(home: string, directory: string): Promise<void> {
  const found = await stat(directory).catch(error =>
    errorCode(error) === 'ENOENT' ? undefined : Promise.reject(error),
  )
  if (found !== undefined) return
  throw new EmbeddedDatabaseError(
    `The database of this installation should be in ${directory}, but that folder is gone.`,
    `Put the folder back (in a container: mount a volume there), or delete ${pointerFile(home)} and restore a backup or begin anew.`,
  )
}

async function refuseDataOfOrdinaryUser(home: string): Promise<void> {
  const owner = await stat(join(home, 'database', 'data')).catch(() => undefined)
  if (owner === undefined) return
  const name = await nameOfUser(owner.uid)
  throw new EmbeddedDatabaseError(
    `The database in ${home} belongs to the OS user ${name}, but Enishi was started as root.`,
    `Start Enishi as ${name}; or make a backup as ${name} and restore it as root into another folder.`,
  )
}

function createdByRoot(home: string, directory: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The database of ${home} was created by root and lives in ${directory}.`,
    'Start Enishi as root; or make a backup as root, give it to this user (chown -R) and restore it with ENISHI_DATA set to a folder of your own.',
  )
}
