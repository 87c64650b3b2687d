import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { withLock } from './lock.ts'
import { prepareNative } from './native.ts'
import { isRoot } from './osUser.ts'
import { findPlace } from './place.ts'
import { findPostmaster, stopPostmaster } from './postmaster.ts'

/** Stops the database of an installation and deletes it for good, with its programs, log and password. */
export async function removeEmbeddedDatabase(options: { home: string }): Promise<void> {
  const place = await findPlace(options.home)
  await withLock(place.lockFile, async () => {
    const isRunning = (await findPostmaster(place)) !== undefined
    if (isRunning) await stopPostmaster(place, await prepareNative(place.directory, isRoot()))
    await rm(place.directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  })
  await rm(join(place.home, 'database.json'), { force: true })
}
