import { createHash } from 'node:crypto'
import { open, readFile, readdir } from 'node:fs/promises'
import { isAbsolute, join, normalize, sep } from 'node:path'
import { z } from 'zod'
import { EmbeddedDatabaseError, errorCode } from './embeddedDatabaseError.ts'

const fileSchema = z.object({
  /** Below the data folder, with forward slashes. */
  path: z.string().refine(isInside),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
})

const contentSchema = z.object({
  format: z.literal('enishi-backup-1'),
  /** Everything acknowledged before this moment is in the backup. */
  consistentAt: z.iso.datetime(),
  postgresMajor: z.string(),
  systemIdentifier: z.string(),
  /** Every folder, parents first: PostgreSQL needs the empty ones too. */
  directories: z.array(z.string().refine(isInside)),
  files: z.array(fileSchema),
  /** What lies beside the database; backups of early releases have none of it. */
  belongings: z.array(fileSchema).optional(),
})

export type BackupFile = z.infer<typeof fileSchema>
export type Manifest = z.infer<typeof contentSchema>

const MANIFEST = 'manifest.json'
/** Folders of a backup. */
export const DATA = 'data'
export const BELONGINGS = 'belongings'
const CHUNK_BYTES = 1 << 20

/** The manifest carries the hash of its own content, so a damaged manifest is noticed like a damaged file. */
export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify({ sha256: hash(manifest), content: manifest }, null, 1)}\n`
}

export function manifestPath(backup: string): string {
  return join(backup, MANIFEST)
}

/** Reads the manifest of a backup and checks that exactly the files it lists are there, with their sizes. */
export async function readManifest(backup: string): Promise<Manifest> {
  const text = await readFile(manifestPath(backup), 'utf8').catch(error => {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ENOTDIR') throw error
    throw new EmbeddedDatabaseError(
      `${backup} is not a backup of Enishi: it has no ${MANIFEST}.`,
      'Name the folder that "enishi backup" wrote. A name that ends in .partial is a backup that was interrupted.',
    )
  })
  const manifest = parseManifest(backup, text)
  await checkFolder(backup, DATA, manifest.files)
  await checkFolder(backup, BELONGINGS, manifest.belongings ?? [])
  return manifest
}

async function checkFolder(backup: string, folder: string, files: BackupFile[]): Promise<void> {
  const found = new Map((await listFiles(join(backup, folder))).map(file => [file.path, file.bytes]))
  for (const { path, bytes } of files) {
    if (!found.has(path)) throw damaged(backup, `${path} is missing`)
    if (found.get(path) !== bytes) throw damaged(backup, `${path} has another size`)
    found.delete(path)
  }
  const [extra] = found.keys()
  if (extra !== undefined) throw damaged(backup, `${extra} does not belong to it`)
}

export function damaged(backup: string, what: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The backup in ${backup} is damaged: ${what}.`,
    'Nothing was restored or changed. Use another backup, or copy this one again from where it is kept.',
  )
}

/** Copies one file and returns what was written. The copy is on disk when this returns. */
export async function copyHashed(from: string, to: string): Promise<Omit<BackupFile, 'path'>> {
  const source = await open(from, 'r')
  try {
    const target = await open(to, 'wx', 0o600)
    try {
      const digest = createHash('sha256')
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
      let bytes = 0
      for (;;) {
        const { bytesRead } = await source.read(chunk, 0, CHUNK_BYTES, bytes)
        if (bytesRead === 0) break
        digest.update(chunk.subarray(0, bytesRead))
        await target.writeFile(chunk.subarray(0, bytesRead))
        bytes += bytesRead
      }
      await target.sync()
      return { bytes, sha256: digest.digest('hex') }
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

/** Runs `work` on every item, a few at a time: syncing files one by one would leave the disk idle. */
export async function forEachFew<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]()
  let hasFailed = false
  const workers = Array.from({ length: 8 }, async () => {
    try {
      for (let next = queue.next(); next.done !== true && !hasFailed; next = queue.next())
        await work(next.value)
    } catch (error) {
      hasFailed = true
      throw error
    }
  })
  // Wait for all: the caller may then delete what they were writing.
  const failed = (await Promise.allSettled(workers)).find(result => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

async function listFiles(directory: string): Promise<Pick<BackupFile, 'path' | 'bytes'>[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])
  const files: Pick<BackupFile, 'path' | 'bytes'>[] = []
  await forEachFew(
    entries.filter(entry => !entry.isDirectory()),
    async entry => {
      const path = join(entry.parentPath, entry.name)
      const file = await open(path, 'r')
      const { size } = await file.stat().finally(() => file.close())
      files.push({ path: path.slice(directory.length + 1).replaceAll(sep, '/'), bytes: size })
    },
  )
  return files
}

function parseManifest(backup: string, text: string): Manifest {
  try {
    const { sha256, content } = z
      .object({ sha256: z.string(), content: contentSchema })
      .parse(JSON.parse(text))
    if (sha256 === hash(content)) return content
  } catch {
    // Not JSON, or not our shape: the same to the person as a wrong hash.
  }
  throw damaged(backup, `${MANIFEST} was altered or cut off`)
}

function hash(content: Manifest): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

/** A manifest from elsewhere must not write outside the folder it is restored into. */
function isInside(path: string): boolean {
  return path !== '' && !isAbsolute(path) && !path.includes('\\') && !normalize(path).startsWith('..')
}
