import { open, readFile, rename, rm, stat, writeFile, chown } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedDatabaseError, accessDenied, diskFull, errorCode } from './embeddedDatabaseError.ts'
import type { Native } from './native.ts'
import type { Place } from './place.ts'
import { commandLine, isAlive } from './processes.ts'
import { cannotRun, runProgram, spawnProgram } from './runProgram.ts'

/** What postmaster.pid says; https://www.postgresql.org/docs/18/storage-file-layout.html and miscadmin.h. */
export interface Postmaster {
  pid: number
  port: number
  status: 'starting' | 'stopping' | 'ready' | 'standby' | 'unknown'
}

const POLL_MS = 10
const LOG_LIMIT_BYTES = 10_000_000
const FAST_STOP_MS = 60_000

/** The live postmaster of this data folder, or undefined. */
export async function findPostmaster(place: Place): Promise<Postmaster | undefined> {
  const found = await readPidFile(place)
  if (found === undefined || !(await isAlive(found.pid))) return undefined
  const command = await commandLine(found.pid)
  // Windows does not tell command lines: there, connecting with the password decides whose it is.
  const isOurs = process.platform === 'win32' || command?.includes(`-D ${place.data} `) === true
  return isOurs ? found : undefined
}

/**
 * Starts the server and waits until it takes connections, crash recovery included. One that runs already is returned.
 * Returns 'port taken' when another program has the port, 'try again' when an earlier server's processes have not
 * ended yet or this one was killed.
 */
export async function spawnPostmaster(
  place: Place,
  native: Native,
  port: number,
  isDurable: boolean,
): Promise<Postmaster | 'port taken' | 'try again'> {
  const running = await settle(place)
  if (running !== undefined) return running
  await disownPidFile(place)
  await rotateLog(place)
  const log = await open(place.logFile, 'a', 0o600)
  const from = (await log.stat()).size
  const child = spawnProgram(place, native.postgres, postgresArguments(place, port, isDurable), [
    'ignore',
    log.fd,
    log.fd,
  ])
  let failure: Error | undefined
  child.once('error', error => (failure = cannotRun(native.postgres, error)))
  child.unref()
  await log.close()
  for (;;) {
    if (failure !== undefined) throw failure
    if (child.signalCode === 'SIGKILL') return 'try again'
    if (child.exitCode !== null || child.signalCode !== null)
      return explainExit(place, await readLog(place, from))
    const found = await readPidFile(place)
    if (found?.pid === child.pid && found?.status === 'ready') return found
    await sleep(POLL_MS)
  }
}

/** Waits for a server that is starting or stopping on its own; undefined once it is gone. */
export async function settle(place: Place): Promise<Postmaster | undefined> {
  for (;;) {
    const found = await findPostmaster(place)
    if (found === undefined || found.status === 'ready') return found
    await sleep(POLL_MS)
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is written, the process is gone. */
export async function stopPostmaster(place: Place, native: Native): Promise<void> {
  const found = await findPostmaster(place)
  if (found === undefined) return
  if (process.platform === 'win32') {
    await runProgram(place, native.pgCtl, ['stop', '-D', place.data, '-m', 'fast', '-w'])
    return
  }
  signal(found.pid, 'SIGINT')
  if (await isGone(found.pid, FAST_STOP_MS)) return
  // A disk that hangs can hold up the last checkpoint; without it the next start recovers from the log.
  signal(found.pid, 'SIGQUIT')
  if (await isGone(found.pid, FAST_STOP_MS)) return
  throw new EmbeddedDatabaseError(
    `The database server (process ${found.pid}) does not stop.`,
    'Its disk may be hanging. Nothing is lost; check the disk and the log in ' + place.logFile,
  )
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs
  while (await isAlive(pid)) {
    if (Date.now() > deadline) return false
    await sleep(POLL_MS)
  }
  return true
}

function postgresArguments(place: Place, port: number, isDurable: boolean): string[] {
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`]
  if (!isDurable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  return ['-D', place.data, ...settings.flatMap(setting => ['-c', setting])]
}

function pidFile(place: Place): string {
  return join(place.data, 'postmaster.pid')
}

async function readPidFile(place: Place): Promise<Postmaster | undefined> {
  const text = await readFile(pidFile(place), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  const status = lines[7]?.trim()
  return {
    pid,
    port: Number(lines[3]),
    status:
      status === 'ready' || status === 'starting' || status === 'stopping' || status === 'standby'
        ? status
        : 'unknown',
  }
}

/**
 * PostgreSQL refuses to start while the process named in a left-over postmaster.pid exists: a zombie that init has not
 * reaped, or a stranger with the same pid after a reboot. It skips that test for its own parent, so we name ourselves;
 * its second test, that no old backend still holds the shared memory, stays in force because the file remains.
 */
async function disownPidFile(place: Place): Promise<void> {
  const path = pidFile(place)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return
  if (text.trim() === '') return rm(path)
  const draft = `${path}.draft`
  await writeFile(draft, [String(process.pid), ...text.split('\n').slice(1)].join('\n'), { mode: 0o600 })
  if (place.user !== undefined) await chown(draft, place.user.uid, place.user.gid)
  await rename(draft, path)
}

async function rotateLog(place: Place): Promise<void> {
  const size = await stat(place.logFile).then(
    ({ size }) => size,
    () => 0,
  )
  if (size > LOG_LIMIT_BYTES) await rename(place.logFile, `${place.logFile}.1`)
}

async function readLog(place: Place, from: number): Promise<string> {
  const file = await open(place.logFile, 'r')
  try {
    const length = Math.min((await file.stat()).size - from, 100_000)
    const { buffer } = await file.read(Buffer.alloc(Math.max(length, 0)), 0, Math.max(length, 0), from)
    return buffer.toString('utf8')
  } finally {
    await file.close()
  }
}

function explainExit(place: Place, log: string): 'port taken' | 'try again' {
  if (/could not (bind|create any TCP\/IP sockets)/.test(log)) return 'port taken'
  if (/pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(log))
    return 'try again'
  if (/No space left on device|Disk quota exceeded/.test(log)) throw diskFull(place.directory)
  if (/Permission denied|wrong ownership|invalid permissions/.test(log)) throw accessDenied(place.data)
  const reason =
    log.split('\n').findLast(line => /FATAL|PANIC/.test(line)) ?? log.trim().split('\n').at(-1) ?? ''
  throw new EmbeddedDatabaseError(
    `The database server stopped while starting: ${reason.replace(/^.*?(FATAL|PANIC): +/, '')}`,
    `Read ${place.logFile}. If the data is damaged, restore a backup with "enishi restore"; nothing was deleted.`,
  )
}
