import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { syncDirectory } from '../db/embedded/durableFile.ts'
import { tooLarge } from '../http/body.ts'
import { sniffMediaType } from './sniffMediaType.ts'

/** Bytes that arrived, are on disk for good, and wait to be kept. */
export interface Arrived {
  sha256: Buffer
  byteSize: number
  /** What the bytes are, whatever their sender says. */
  mediaType: string
  /** Puts them under their SHA-256. Does it once, however often it is asked. */
  keep(): Promise<void>
  drop(): Promise<void>
}

/** Where the bytes of files lie, each content once, named by its SHA-256. Rows say who may read them. */
export interface FileStore {
  /** Reads a stream to its end. @throws AppError TOO_LARGE as soon as there are more than `most` bytes. */
  receive(source: AsyncIterable<Uint8Array>, most: number): Promise<Arrived>
  /** @throws when the bytes are not there. */
  read(sha256: Buffer): Promise<Readable>
  list(): AsyncIterable<{ sha256: Buffer; keptAt: Date }>
  remove(sha256: Buffer): Promise<void>
  /** Forgets arrivals that broke off before this moment. */
  dropArrivals(before: Date): Promise<void>
}

/** Files on the local disk. */
export function openFileStore(folder: string): FileStore {
  const arrivals = join(folder, 'arrivals')
  const placeOf = (sha256: Buffer) => {
    const name = sha256.toString('hex')
    return join(folder, name.slice(0, 2), name)
  }

  return {
    async receive(source, most) {
      await mkdir(arrivals, { recursive: true })
      const path = join(arrivals, randomUUID())
      try {
        const { sha256, byteSize } = await writeDown(path, source, most)
        const mediaType = await sniffMediaType(path)
        let isKept = false
        return {
          sha256,
          byteSize,
          mediaType,
          async keep() {
            if (isKept) return
            const place = placeOf(sha256)
            await mkdir(dirname(place), { recursive: true })
            await rename(path, place)
            await syncDirectory(dirname(place))
            isKept = true
          },
          drop: () => rm(path, { force: true }),
        }
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
    async read(sha256) {
      const stream = createReadStream(placeOf(sha256))
      await new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject))
      return stream
    },
    async *list() {
      for (const shelf of await readdir(folder).catch(() => [])) {
        if (shelf.length !== 2) continue
        for await (const entry of await opendir(join(folder, shelf))) {
          const { mtime } = await stat(join(folder, shelf, entry.name))
          yield { sha256: Buffer.from(entry.name, 'hex'), keptAt: mtime }
        }
      }
    },
    remove: sha256 => rm(placeOf(sha256), { force: true }),
    async dropArrivals(before) {
      for (const name of await readdir(arrivals).catch(() => [])) {
        const path = join(arrivals, name)
        const found = await stat(path).catch(() => null)
        if (found && found.mtime < before) await rm(path, { force: true })
      }
    },
  }
}

async function writeDown(path: string, source: AsyncIterable<Uint8Array>, most: number) {
  const hash = createHash('sha256')
  let byteSize = 0
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of source) {
      byteSize += chunk.length
      if (byteSize > most) throw tooLarge(most)
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { sha256: hash.digest(), byteSize }
}
