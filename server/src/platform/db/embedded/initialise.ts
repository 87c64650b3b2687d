import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { claimCluster, makeDraft } from './cluster.ts'
import { writeDurably } from './durableFile.ts'
import { EmbeddedDatabaseError, diskFull } from './embeddedDatabaseError.ts'
import type { Native } from './native.ts'
import type { Place } from './place.ts'
import { runProgram } from './runProgram.ts'

/** Settings of the cluster itself; port and address are given at each start. An operator may change them there. */
const SETTINGS = [
  // An eighth of the machine, and taken only as far as pages fill it: what a list is walled by is read again with every page.
  `shared_buffers=${Math.min(Math.max(Math.floor(totalmem() / 2 ** 23), 128), 512)}MB`,
  'max_connections=100',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  // Statements and row details hold personal data: they stay out of the log.
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
]

/** The libc locale that classifies characters; sorting is PostgreSQL's own C.UTF-8 everywhere. */
const LIBC_LOCALES: Partial<Record<NodeJS.Platform, string>> = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' }

/**
 * Creates the cluster beside its final place and moves it there when it is complete: what is called `data` is
 * always whole, whenever the machine dies.
 */
export async function initialise(place: Place, native: Native, isDurable: boolean): Promise<void> {
  const draft = await makeDraft(place)
  const passwordDraft = `${place.passwordFile}.new`
  const password = newPassword()
  // initdb reads the password as the server's OS user; ours is another file that only we can read.
  await writeDurably(passwordDraft, password, place.user)
  try {
    const { code, output } = await runProgram(
      place,
      native.initdb,
      initdbArguments(draft, passwordDraft, isDurable),
    )
    if (code !== 0) throw explainFailure(place, output)
  } finally {
    await rm(passwordDraft, { force: true })
  }
  await writeDurably(place.passwordFile, password)
  await claimCluster(place, draft)
}

export function newPassword(): string {
  return randomBytes(32).toString('base64url')
}

function initdbArguments(data: string, passwordFile: string, isDurable: boolean): string[] {
  const locale = LIBC_LOCALES[process.platform] ?? 'C'
  const args = ['-D', data, '--username=enishi_owner', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  args.push('--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  args.push(`--locale=${locale}`, '--lc-messages=C', '--data-checksums')
  if (!isDurable) args.push('--no-sync')
  return [...args, ...SETTINGS.flatMap(setting => ['-c', setting])]
}

function explainFailure(place: Place, output: string): EmbeddedDatabaseError {
  if (output.includes('No space left on device')) return diskFull(place.directory)
  return new EmbeddedDatabaseError(
    `The database could not be created in ${place.directory}: ${output.trim().split('\n').slice(-3).join(' ')}`,
    'Read the message above; set ENISHI_DATA to another folder, or DATABASE_URL to a PostgreSQL of your own.',
  )
}
