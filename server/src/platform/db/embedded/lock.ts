import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedDatabaseError, errorCode } from './embeddedDatabaseError.ts'
import { isAlive, startMark } from './processes.ts'

const WAIT_MS = 120_000

/**
 * Runs `work` while no other process (or caller in this one) starts, stops or replaces the same database.
 * A lock left by a dead process is taken over; a live holder is waited for, at most two minutes.
 */
export async function withLock<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  const mine = `${process.pid} ${await startMark(process.pid)} ${randomUUID()}`
  const draft = `${lockFile}.${randomUUID()}`
  try {
    await writeFile(draft, mine, { mode: 0o600 })
    await acquire(lockFile, draft)
    await keepLive(dirname(lockFile), `${basename(lockFile)}.`)
  } finally {
    await rm(draft, { force: true })
  }
  try {
    return await work()
  } finally {
    if ((await read(lockFile)) === mine) await rm(lockFile, { force: true })
  }
}

/** A link appears with its content, in one step, and only if the name is free. */
async function acquire(lockFile: string, draft: string): Promise<void> {
  const deadline = Date.now() + WAIT_MS
  for (;;) {
    const isMine = await link(draft, lockFile).then(
      () => true,
      error => (errorCode(error) === 'EEXIST' ? false : Promise.reject(error)),
    )
    if (isMine) return
    const holder = await read(lockFile)
    if (holder === undefined) continue
    if (!(await isHeld(holder))) {
      await takeAway(lockFile, holder)
      continue
    }
    if (Date.now() > deadline) throw busy(lockFile, holder)
    await sleep(20)
  }
}

/** Removes the lock of a dead holder. Renaming first shows whether somebody replaced it meanwhile: then it goes back. */
async function takeAway(lockFile: string, holder: string): Promise<void> {
  const aside = `${lockFile}.${randomUUID()}`
  const isMoved = await rename(lockFile, aside).then(
    () => true,
    () => false,
  )
  if (!isMoved) return
  if ((await read(aside)) !== holder) await link(aside, lockFile).catch(() => undefined)
  await rm(aside, { force: true })
}

async function isHeld(holder: string): Promise<boolean> {
  const [pid, mark] = holder.split(' ')
  return isSameProcess(Number(pid), mark ?? '')
}

async function isSameProcess(pid: number, mark: string): Promise<boolean> {
  return Number.isInteger(pid) && pid > 0 && (await isAlive(pid)) && (await startMark(pid)) === mark
}

function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

function busy(lockFile: string, holder: string): EmbeddedDatabaseError {
  const pid = holder.split(' ')[0]
  return new EmbeddedDatabaseError(
    `Process ${pid} has been starting or stopping this database for more than two minutes.`,
    `Wait for it or end it (kill ${pid}), then start again. If no such process exists, delete ${lockFile}.`,
  )
}

/** Notes that this process uses the database; the returned function takes the note back. */
export async function registerUse(usersDirectory: string): Promise<() => Promise<void>> {
  await mkdir(usersDirectory, { recursive: true, mode: 0o700 })
  const note = join(usersDirectory, randomUUID())
  await writeFile(note, `${process.pid} ${await startMark(process.pid)}`, { mode: 0o600 })
  return () => rm(note, { force: true })
}

/** True while another caller, in any live process, uses the database. */
export async function isInUse(usersDirectory: string): Promise<boolean> {
  return (await keepLive(usersDirectory, '')) > 0
}

/** Removes the notes of dead processes and counts those of live ones. An empty note is being written just now. */
async function keepLive(directory: string, prefix: string): Promise<number> {
  let live = 0
  for (const name of await readdir(directory).catch(() => [])) {
    if (!name.startsWith(prefix)) continue
    const note = join(directory, name)
    const owner = await read(note)
    if (owner === undefined) continue
    if (owner === '' || (await isHeld(owner))) live += 1
    else await rm(note, { force: true })
  }
  return live
}
