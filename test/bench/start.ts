import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { loadavg, tmpdir } from 'node:os'
import { delimiter, join, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  removeEmbeddedDatabase,
  startEmbeddedDatabase,
} from '@enishi/server/src/platform/db/embedded/index.ts'
import { median, table } from './table.ts'

const checkout = fileURLToPath(new URL('../../', import.meta.url))
const say = (line: string) => process.stdout.write(`${line}\n`)

/**
 * pnpm bench start [--times 3]: a newcomer's first start from a fresh clone to the served page, a start with everything
 * there, the server alone on a running database, and what an idle installation holds in memory (Linux).
 */
export async function run(options: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({ args: options, options: { times: { type: 'string', default: '3' } } })
  const folder = await mkdtemp(join(tmpdir(), 'enishi-bench-start-'))
  const clone = join(folder, 'enishi')
  const home = join(folder, 'home')
  await mkdir(home)
  try {
    const began = performance.now()
    await finished(spawn('git', ['clone', '--quiet', checkout, clone], { stdio: 'inherit' }))
    const fresh = await started('npx', ['-y', 'pnpm@12', 'start'], { clone, home, began })
    const freshSeconds = fresh.seconds
    await fresh.stop()

    const times = Array.from({ length: Number(values.times) })
    const warm: number[] = []
    const idle: number[] = []
    const cli = ['server/src/cli/enishi.ts']
    for (const _ of times) {
      const process = await started(join(clone, 'node_modules/.bin/node'), [...cli, 'start'], { clone, home })
      warm.push(process.seconds)
      await sleep(3000)
      idle.push(await memoryOf(process.child.pid ?? 0, home))
      await process.stop()
    }
    const database = await startEmbeddedDatabase({ home })
    const alone: number[] = []
    for (const _ of times) {
      const process = await started(join(clone, 'node_modules/.bin/node'), [...cli, 'serve'], {
        clone,
        home,
        path: '/health/ready',
      })
      alone.push(process.seconds)
      await process.stop()
    }
    await database.stop()
    const figures = {
      freshSeconds: rounded(freshSeconds),
      warmSeconds: rounded(median(warm)),
      serverSeconds: rounded(median(alone)),
      idleMiB: rounded(median(idle)),
    }
    const rows = [
      ['fresh clone to the served page, s', figures.freshSeconds, ''],
      ['warm start with the demo, s', figures.warmSeconds, '≤ 3'],
      ['server alone, s', figures.serverSeconds, '≤ 1.2'],
      ['idle, server and database, MiB', figures.idleMiB, '≤ 250'],
    ]
    say(`\n${table(['', 'measured', 'goal'], rows)}\nload average ${loadavg()[0]?.toFixed(1)}\n`)
    return figures
  } finally {
    await removeEmbeddedDatabase({ home }).catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
}

interface Started {
  child: ChildProcess
  seconds: number
  stop(): Promise<void>
}

/** Runs a program until the address answers 200. */
async function started(
  program: string,
  args: string[],
  {
    clone,
    home,
    path = '/',
    began = performance.now(),
  }: { clone: string; home: string; path?: string; began?: number },
): Promise<Started> {
  const port = await freePort()
  const env = { ...newcomersEnv(), ENISHI_PORT: String(port), ENISHI_DATA: home, LOG_LEVEL: 'warn' }
  // Its own group: a package runner stands between us and the server, and a signal must reach both.
  const child = spawn(program, args, {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  child.stdout?.resume()
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${program} ${args.join(' ')} ended with ${child.exitCode}.`)
    const status = await fetch(`http://localhost:${port}${path}`).then(
      async response => (await response.text(), response.status),
      () => 0,
    )
    if (status === 200) break
    await sleep(20)
  }
  const seconds = (performance.now() - began) / 1000
  const stop = async () => {
    process.kill(-(child.pid ?? 0), 'SIGTERM')
    await ended
    for (let tries = 0; tries < 200 && (await isListening(port)); tries++) await sleep(50)
  }
  return { child, seconds, stop }
}

/** What a terminal has: a package runner that started this bench told it, and would tell the next, what is installed already. */
const newcomersEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env)
      .filter(
        ([name]) =>
          !/^(npm_|pnpm_|ENISHI_|(INIT_CWD|NODE|NODE_PATH|NODE_OPTIONS|DATABASE_URL|REDIS_URL|SMTP_URL)$)/i.test(
            name,
          ),
      )
      .map(([name, value]) => [name, name === 'PATH' ? withoutPackages(value ?? '') : value]),
  )

const withoutPackages = (path: string) =>
  path
    .split(delimiter)
    .filter(folder => !/[\\/]node_modules[\\/]|node-gyp-bin/.test(`${folder}${sep}`))
    .join(delimiter)

/** Memory of the server and of the database's processes; a page that several of them share counts once. */
async function memoryOf(server: number, home: string): Promise<number> {
  // Attaches to the one that the server runs.
  const database = await startEmbeddedDatabase({ home })
  const postmaster = Number(
    (await readFile(join(database.dataDirectory, 'postmaster.pid'), 'utf8')).split('\n')[0],
  )
  let kib = (await proportional(server)) + (await proportional(postmaster))
  for (const pid of (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name))) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) === postmaster) kib += await proportional(Number(pid))
  }
  await database.stop()
  return kib / 1024
}

async function proportional(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
}

const isListening = (port: number) =>
  fetch(`http://localhost:${port}/health/live`).then(
    () => true,
    () => false,
  )

const finished = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    child.once('exit', code =>
      code === 0 ? resolve() : reject(new Error(`${child.spawnfile} ended with ${code}.`)),
    )
  })

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

const rounded = (value: number) => Math.round(value * 100) / 100
