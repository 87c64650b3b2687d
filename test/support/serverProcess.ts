import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removeEmbeddedDatabase } from '@enishi/server/src/platform/db/embedded/index.ts'
import { freePort } from './freePort.ts'

const program = fileURLToPath(new URL('../../server/src/cli/enishi.ts', import.meta.url))

export interface ServerProcess {
  origin: string
  /** What it said so far. */
  output(): string
  /** As a power cut for the server: no farewell. Its database goes on. */
  kill(): Promise<void>
  /** The same installation again, on the same port. */
  start(): Promise<void>
  /** Ends it as a person would (Ctrl-C) and removes the installation. */
  remove(): Promise<void>
}

export interface ServerProcessOptions {
  /** A database to use in place of the installation's own embedded one. */
  databaseUrl?: string
  env?: Record<string, string>
  /** With the demo world and the client, as `pnpm start` does; or only the server. */
  command?: 'start' | 'serve'
}

/** The product as a person starts it: its own process, an installation of its own in a new folder. */
export async function startServerProcess(options: ServerProcessOptions = {}): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'enishi server '))
  const home = join(folder, '.enishi')
  const port = await freePort()
  const origin = `http://localhost:${port}`
  let child: ChildProcess | null = null
  let output = ''

  async function start() {
    const started = spawn(process.execPath, [program, options.command ?? 'start'], {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? folder,
        ENISHI_PORT: String(port),
        ENISHI_DATA: home,
        LOG_LEVEL: 'warn',
        ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    let exit: number | null = null
    started.on('exit', code => (exit = code ?? 1))
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', chunk => (output = (output + chunk).slice(-50_000)))
    for (let waited = 0; waited < 120_000; waited += 100) {
      if (exit !== null) throw new Error(`The server ended with ${exit}:\n${output}`)
      const isReady = await fetch(`${origin}/health/ready`).then(
        response => response.ok,
        () => false,
      )
      if (isReady) return
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    throw new Error(`The server is not ready after two minutes:\n${output}`)
  }

  async function end(signal: NodeJS.Signals) {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }

  const remove = async () => {
    await end('SIGTERM')
    if (!options.databaseUrl) await removeEmbeddedDatabase({ home })
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await start()
  } catch (error) {
    await remove()
    throw error
  }
  return { origin, output: () => output, kill: () => end('SIGKILL'), start, remove }
}
