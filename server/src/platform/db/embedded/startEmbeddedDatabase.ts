import { Client } from 'pg'
import { hasOwnCluster, readOwnerPassword, wrongPassword } from './cluster.ts'
import { EmbeddedDatabaseError, errorCode, explainFileError, isDiskFull } from './embeddedDatabaseError.ts'
import { initialise } from './initialise.ts'
import { keepRunning } from './keepRunning.ts'
import { isInUse, registerUse, withLock } from './lock.ts'
import { isRoot } from './osUser.ts'
import { prepareNative, removeOldCopies, type Native } from './native.ts'
import { findPlace, type Place } from './place.ts'
import { findPostmaster, settle, stopPostmaster, type Postmaster } from './postmaster.ts'
import { startServer } from './startServer.ts'

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

const OPEN_ATTEMPTS = 3

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
  const password = await readOwnerPassword(place, native)

  const { server, isOurs } = await openServer(place, native, password, { isDurable, report })
  if (isOurs) await removeOldCopies(place.directory, native)

  const unregister = await registerUse(place.usersDirectory)
  let stopping: Promise<void> | undefined
  const restart = () =>
    withLock(place.lockFile, async () => {
      if (stopping !== undefined) return server.pid
      return (await startServer(place, native, { isDurable, fixedPort: server.port })).pid
    })
  const endWatch = keepRunning(server.pid, restart, report)
  const stop = async () => {
    endWatch()
    const releaseNow = () => release(place, native, unregister)
    await withLock(place.lockFile, releaseNow).catch(error => {
      // A full disk takes no lock file, and stopping is what frees the person to make room.
      if (!isDiskFull(error)) throw error
      return releaseNow()
    })
  }
  return {
    ownerUrl: ownerUrl(server.port, password, 'enishi'),
    port: server.port,
    dataDirectory: place.data,
    started: !isOurs ? 'attached' : isNew ? 'new' : 'warm',
    stop: () => (stopping ??= stop()),
  }
}

async function release(place: Place, native: Native, unregister: () => Promise<void>): Promise<void> {
  await unregister()
  if (!(await isInUse(place.usersDirectory))) await stopPostmaster(place, native)
}

/** Finds the server running or starts it; proves that it answers. One that is killed meanwhile is started again. */
async function openServer(
  place: Place,
  native: Native,
  password: string,
  { isDurable, report }: { isDurable: boolean; report: (step: string) => void },
): Promise<{ server: Postmaster; isOurs: boolean }> {
  for (let attempt = 1; ; attempt++) {
    const running = await settle(place)
    if (running === undefined) report('Starting the database')
    const server = running ?? (await startServer(place, native, { isDurable }))
    try {
      await ensureDatabase(place, native, server.port, password)
      return { server, isOurs: running === undefined }
    } catch (error) {
      if ((await findPostmaster(place))?.pid !== server.pid && attempt < OPEN_ATTEMPTS) continue
      if (running === undefined) await stopPostmaster(place, native)
      throw error
    }
  }
}

/** Proves that the server is ours and takes the password; creates our database if it was not created yet. */
async function ensureDatabase(place: Place, native: Native, port: number, password: string): Promise<void> {
  try {
    await withClient(ownerUrl(port, password, 'enishi'), async client => {
      const { rows } = await client.query<{ data_directory: string }>('show data_directory')
      if (rows[0]?.data_directory !== place.data) throw notOurs(place, port)
    })
  } catch (error) {
    const code = errorCode(error)
    if (code === '28P01') throw wrongPassword(place, native, error)
    if (error instanceof EmbeddedDatabaseError) throw error
    if (code !== '3D000') throw noAnswer(place, error)
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

function noAnswer(place: Place, cause: unknown): EmbeddedDatabaseError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new EmbeddedDatabaseError(
    `The database server runs but refused a connection: ${reason}`,
    `Read ${place.logFile}, then start again.`,
    { cause },
  )
}
