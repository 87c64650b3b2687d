import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** True while the process runs. A zombie has released everything it held, so it counts as dead. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it exists but belongs to someone else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  if (process.platform !== 'linux') return true
  const fields = await statFields(pid)
  return fields !== undefined && fields[0] !== 'Z' && fields[0] !== 'X'
}

/** When the process started, in the system's own notation without spaces: tells a process from a later one with the same pid. */
export async function startMark(pid: number): Promise<string> {
  if (process.platform === 'linux') return (await statFields(pid))?.[19] ?? ''
  if (process.platform === 'win32') return ''
  return run('ps', ['-o', 'lstart=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim().replaceAll(/\s+/g, '_'),
    () => '',
  )
}

/** The arguments of a process joined by spaces, or undefined where the system does not tell. */
export async function commandLine(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const raw = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return raw === '' ? undefined : raw.replaceAll('\0', ' ').trim()
  }
  if (process.platform === 'win32') return undefined
  return run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  )
}

/** Fields of /proc/pid/stat from the state on; the command before them may itself hold spaces and brackets. */
async function statFields(pid: number): Promise<string[] | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
}
