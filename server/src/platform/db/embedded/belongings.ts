import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncDirectory } from './durableFile.ts'
import { errorCode } from './embeddedDatabaseError.ts'
import { copyHashed, damaged, forEachFew, type BackupFile } from './manifest.ts'

/*
 * What an installation keeps beside its database, and an empty machine needs as well: its secrets (sessions, signatures)
 * and the files that people sent. Files lie under their SHA-256 and never change.
 */

const SECRETS = 'secrets.json'
const KEPT_FILE = /^files\/[0-9a-f]{2}\/[0-9a-f]{64}$/

/** Copies them to the empty folder `target`. After the database: whatever its rows name is here by then. */
export async function copyBelongings(home: string, target: string): Promise<BackupFile[]> {
  const copied: BackupFile[] = []
  await mkdir(target, { mode: 0o700 })
  await forEachFew(await listBelongings(home), async path => {
    await mkdir(dirname(join(target, path)), { recursive: true, mode: 0o700 })
    const file = await copyHashed(join(home, path), join(target, path)).catch(error => {
      // Swept away while we copied: no row names it.
      if (errorCode(error) === 'ENOENT') return undefined
      throw error
    })
    if (file !== undefined) copied.push({ path, ...file })
  })
  for (const folder of foldersOf(copied)) await syncDirectory(join(target, folder))
  await syncDirectory(target)
  return copied.sort((a, b) => (a.path < b.path ? -1 : 1))
}

export const belongingsDraft = (home: string) => join(home, 'belongings.draft')

/** Copies them beside their places in `home` and checks each; nothing that exists is touched. */
export async function draftBelongings(home: string, from: string, belongings: BackupFile[]): Promise<void> {
  const [stranger] = belongings.filter(({ path }) => path !== SECRETS && !KEPT_FILE.test(path))
  if (stranger !== undefined) throw damaged(dirname(from), `${stranger.path} does not belong to it`)
  const draft = belongingsDraft(home)
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await forEachFew(belongings, async ({ path, sha256 }) => {
    await mkdir(dirname(join(draft, path)), { recursive: true, mode: 0o700 })
    const copied = await copyHashed(join(from, path), join(draft, path))
    if (copied.sha256 !== sha256) throw damaged(dirname(from), `${path} was altered`)
  })
}

/** Moves the drafts to their places. The secrets that were there go to `aside`; a file that is there is the same. */
export async function placeBelongings(
  home: string,
  belongings: BackupFile[],
  aside: () => Promise<string>,
): Promise<void> {
  const draft = belongingsDraft(home)
  for (const { path } of belongings) {
    const place = join(home, path)
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    if (path === SECRETS && (await stat(place).catch(() => undefined)))
      await rename(place, join(await aside(), SECRETS))
    await rename(join(draft, path), place)
  }
  for (const folder of foldersOf(belongings)) await syncDirectory(join(home, folder))
  await rm(draft, { recursive: true, force: true })
  await syncDirectory(home)
}

async function listBelongings(home: string): Promise<string[]> {
  const names = await readdir(join(home, 'files'), { recursive: true }).catch(() => [])
  const files = names.map(name => `files/${name.replaceAll('\\', '/')}`).filter(path => KEPT_FILE.test(path))
  const secrets = await stat(join(home, SECRETS)).catch(() => undefined)
  return secrets === undefined ? files : [SECRETS, ...files]
}

const foldersOf = (files: BackupFile[]) => new Set(files.map(file => dirname(file.path)))
