import { spawn, type ChildProcess } from 'node:child_process'
import { EmbeddedDatabaseError, errorCode } from './embeddedDatabaseError.ts'
import type { Place } from './place.ts'

/**
 * What PostgreSQL's programs see of our environment: nothing that could change where they look (PG*, LD_*), and
 * messages in English because the supervisor reads them.
 */
function environment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C'
  return { PATH, SystemRoot, TEMP, LC_ALL: locale, TZ: 'UTC' }
}

/** Starts one of PostgreSQL's programs as the server's OS user. */
export function spawnProgram(
  place: Place,
  program: string,
  args: string[],
  stdio: 'pipe' | ['ignore', number, number],
): ChildProcess {
  return spawn(program, args, {
    cwd: place.directory,
    env: environment(),
    stdio,
    windowsHide: true,
    // Its own session: Ctrl-C in the terminal reaches Node, which then stops the server when its work is done.
    detached: stdio !== 'pipe',
    ...(place.user === undefined ? {} : { uid: place.user.uid, gid: place.user.gid }),
  })
}

/** Runs a program to its end, with `input` on its standard input. */
export async function runProgram(
  place: Place,
  program: string,
  args: string[],
  input = '',
): Promise<{ code: number | null; output: string }> {
  const child = spawnProgram(place, program, args, 'pipe')
  let output = ''
  child.stdout?.on('data', chunk => (output += String(chunk)))
  child.stderr?.on('data', chunk => (output += String(chunk)))
  // A program that dies early closes the pipe; its exit code and output say why.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', error => reject(cannotRun(program, error)))
    child.once('close', code => resolve({ code, output }))
  })
}

export function cannotRun(program: string, cause: Error): EmbeddedDatabaseError {
  const reason = errorCode(cause) === 'ENOENT' ? 'this system cannot load it (no glibc?)' : cause.message
  return new EmbeddedDatabaseError(
    `The PostgreSQL program ${program} could not be run: ${reason}.`,
    'Set DATABASE_URL to a PostgreSQL 15 or later of your own; the embedded one needs Linux with glibc, macOS or Windows.',
    { cause },
  )
}
