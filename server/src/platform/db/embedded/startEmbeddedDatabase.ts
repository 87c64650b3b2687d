import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { hasOwnCluster, readOwnerPassword, wrongPassword } from './cluster.ts'
import { writeDurably } from './durableFile.ts'
import { EmbeddedDatabaseError, errorCode, explainFileError } from './embeddedDatabaseError.ts'
import { initialise } from './initialise.ts'
import { isInUse, registerUse, withLock } from './lock.ts'
import { isRoot } from './osUser.ts'
import { prepareNative, removeOldCopies, type Native } from './native.ts'
import { findPlace, type Place } from './place.ts'
import { settle, spawnPostmaster, stopPostmaster } from './postmaster.ts'

/** A running database of this installation. */
export interface EmbeddedDatabase {
  /** Login of the cluster's owner: for migrations only, never for requests. */
  ownerUrl: string
  port: number
  dataDirectory: string
  /** 'attached': the server was already running, left by a process that died or used by another one. */
  started: 'new' | 'warm' | 'attached'
  /** Fast shutdown; the server goes on while another process of this installation uses it. */
  stop(): Promise<void>
}

export interface StartOptions {
  /** Folder of the installation (`.enishi`, or ENISHI_DATA). It is created when missing. */
  home: string
  onProgress?: (step: string) => void
  /** For tests: writes are not forced to disk, so a power cut may lose them. */
  fresh?: { durable: false }
}

const PORT_ATTEMPTS = 20
const RELEASE_WAIT_MS = 30_000

/**
 * Starts this installation's own PostgreSQL, creating it first where there is none, or attaches to it if it runs.
 * @throws EmbeddedDatabaseError with advice for the person who starts the server
 */
export async function startEmbeddedDatabase(options: StartOptions): Promise<EmbeddedDatabase> {
  const place = await findPlace(options.home)
  try {
    return await withLock(place.lockFile, () => startLocked(place, options))
  } catch (error) {
    throw explainFileError(error, place.directory)
  }
}

async function startLocked(place: Place, options: StartOptions): Promise<EmbeddedDatabase> {
  const report = options.onProgress ?? (() => undefined)
  const isDurable = options.fresh === undefined
  const native = await prepareNative(place.directory, isRoot())
  const isNew = !(await hasOwnCluster(place, native.major))
  if (isNew) {
    report(`Creating the database in ${place.directory}`)
    await initialise(place, native, isDurable)
  }
  const password = await readOwnerPassword(place)

  const running = await settle(place)
  if (running === undefined) report('Starting the database')
  const { port } = running ?? (await startServer(place, native, isDurable))
  await ensureDatabase(place, port, password)
  if (running === undefined) await removeOldCopies(place.directory, native)

  const unregister = await registerUse(place.usersDirectory)
  let stopping: Promise<void> | undefined
  return {
    ownerUrl: ownerUrl(port, password, 'enishi'),
    port,
    dataDirectory: place.data,
    started: running !== undefined ? 'attached' : isNew ? 'new' : 'warm',
    stop: () => (stopping ??= withLock(place.lockFile, () => release(place, native, unregister))),
  }
}

async function release(place: Place, native: Native, unregister: () => Promise<void>): Promise<void> {
  await unregister()
  if (!(await isInUse(place.usersDirectory))) await stopPostmaster(place, native)
}

/** Tries the port of last time first, so that tools of the person who runs it keep working. */
async function startServer(place: Place, native: Native, isDurable: boolean): Promise<{ port: number }> {
  const deadline = Date.now() + RELEASE_WAIT_MS
  let wanted = Number(await readFile(place.portFile, 'utf8').catch(() => '0'))
  for (let attempt = 0; attempt < PORT_ATTEMPTS;) {
    const port = await findFreePort(wanted)
    const result = await spawnPostmaster(place, native, port, isDurable)
    if (result === 'not released') {
      if (Date.now() > deadline) throw notReleased(place)
      await sleep(100)
    } else if (result === 'port taken') {
      attempt += 1
      wanted = 0
    } else {
      if (String(port) !== (await readFile(place.portFile, 'utf8').catch(() => ''))) {
        await writeDurably(place.portFile, String(port))
      }
      return result
    }
  }
  throw new EmbeddedDatabaseError(
    'The database found no free port on 127.0.0.1.',
    'Check what forbids listening on 127.0.0.1 (a firewall, a sandbox), or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

/** `wanted` if nobody listens there, otherwise a port the system picks. */
function findFreePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', error => (wanted === 0 ? reject(error) : resolve(findFreePort(0))))
    probe.listen({ host: '127.0.0.1', port: wanted, exclusive: true }, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : wanted
      probe.close(() => resolve(port))
    })
  })
}

/** Proves that the server is ours and takes the password; creates our database if it was not created yet. */
async function ensureDatabase(place: Place, port: number, password: string): Promise<void> {
  try {
    await withClient(ownerUrl(port, password, 'enishi'), async client => {
      const { rows } = await client.query<{ data_directory: string }>('show data_directory')
      if (rows[0]?.data_directory !== place.data) throw notOurs(place, port)
    })
  } catch (error) {
    const code = errorCode(error)
    if (code === '28P01') throw wrongPassword(place, error)
    if (code !== '3D000') throw error
    await withClient(ownerUrl(port, password, 'postgres'), client => client.query('create database enishi'))
  }
}

/** Opens one connection for `work` and closes it. */
export async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url })
  // Without a listener a connection that breaks while idle would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function ownerUrl(port: number, password: string, database: string): string {
  return `postgres://enishi_owner:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

function notOurs(place: Place, port: number): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The server on port ${port} is not the one of ${place.data}.`,
    `Stop it, or delete ${place.data}/postmaster.pid if no server uses that folder, and start again.`,
  )
}

function notReleased(place: Place): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `Processes of an earlier database server still use ${place.data}.`,
    'Wait until they have ended or end them (they are called "postgres"), then start again. Nothing was changed.',
  )
}
