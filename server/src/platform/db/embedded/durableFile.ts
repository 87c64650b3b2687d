import { randomUUID } from 'node:crypto'
import { chown, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { OsUser } from './osUser.ts'

/** Replaces a small file in one step: after a power cut it holds the old text or the new, never a part. Mode 0600. */
export async function writeDurably(path: string, text: string, owner?: OsUser): Promise<void> {
  const draft = `${path}.${randomUUID()}.draft`
  try {
    const file = await open(draft, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    if (owner !== undefined) await chown(draft, owner.uid, owner.gid)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncDirectory(dirname(path))
}

/** Makes renames and new names in a folder survive a power cut. Windows has no such call and needs none. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
