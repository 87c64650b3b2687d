import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  removeEmbeddedDatabase,
  startEmbeddedDatabase,
} from '@enishi/server/src/platform/db/embedded/index.ts'
import { migrate } from '@enishi/server/src/platform/db/migrate.ts'
import { openSecrets } from '@enishi/server/src/platform/db/secrets.ts'
import pg from 'pg'
import { fromPostgraphile, requireEqual } from './graphql/compareAnswers.ts'
import { startContestant, startLoad } from './graphql/contestant.ts'
import type { Contestant, Peer } from './graphql/contestant.ts'
import { databaseCpu, difference } from './graphql/databaseCpu.ts'
import type { Round } from './graphql/load.ts'
import { loadWorld } from './graphql/loadWorld.ts'
import {
  operations,
  postgraphileCall,
  productCall,
  productManifest,
  rawRowsCall,
} from './graphql/operations.ts'
import type { Ask, Operation } from './graphql/operations.ts'
import { sequence } from './graphql/sequence.ts'
import { median, table } from './table.ts'

const names = ['product', 'raw-rows', 'postgraphile'] as const
type Name = (typeof names)[number]

interface Measured extends Round {
  serverCpu: number
  databaseCpu: number
}

const say = (line: string) => process.stdout.write(`${line}\n`)

/**
 * pnpm bench graphql [--scale 1] [--rounds 5] [--seconds 3] [--connections 16] [--home folder, kept and used again]
 * BENCH_DATABASE_URL measures on another server: a superuser's URL of an empty database.
 */
export async function run(options: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args: options,
    options: {
      scale: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '16' },
      home: { type: 'string' },
    },
  })
  const home = values.home ? resolve(values.home) : await mkdtemp(join(tmpdir(), 'enishi-bench-'))
  await mkdir(home, { recursive: true })
  const external = process.env['BENCH_DATABASE_URL']
  const embedded = external ? null : await startEmbeddedDatabase({ home, onProgress: say })
  try {
    return await measure(external ?? embedded?.ownerUrl ?? '', home, {
      scale: Number(values.scale),
      rounds: Number(values.rounds),
      seconds: Number(values.seconds),
      connections: Number(values.connections),
    })
  } finally {
    await embedded?.stop()
    if (!values.home && embedded) await removeEmbeddedDatabase({ home })
    if (!values.home) await rm(home, { recursive: true, force: true })
  }
}

interface Settings {
  scale: number
  rounds: number
  seconds: number
  connections: number
}

async function measure(ownerUrl: string, home: string, settings: Settings): Promise<Record<string, number>> {
  const logins = await migrate(ownerUrl, await openSecrets(home))
  await loadWorld(ownerUrl, settings.scale, say)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const asks = await sequence(client)
  const manifest = join(home, 'bench-documents.json')
  await writeFile(manifest, JSON.stringify(productManifest()))
  const order = join(home, 'bench-product.json')
  await writeFile(
    order,
    JSON.stringify({ home, manifest, logins, emails: [...new Set(asks.map(ask => ask.email))] }),
    { mode: 0o600 },
  )

  const load = startLoad()
  const contestants = {
    product: await startContestant('product.ts', { BENCH_PRODUCT: order }),
    'raw-rows': await startContestant('rawRows.ts', { BENCH_SUPERUSER_URL: ownerUrl }),
    postgraphile: await startContestant('postgraphile.ts', { BENCH_SUPERUSER_URL: ownerUrl }),
  }
  try {
    await teach(load, contestants, asks)
    await compare(load, asks.length)
    return await rounds(load, contestants, client, settings)
  } finally {
    await Promise.all([...Object.values(contestants), load].map(each => each.end()))
    await client.end()
  }
}

const nameOf = (name: Name, operation: Operation) => `${name} ${operation}`

async function teach(load: Peer, contestants: Record<Name, Contestant>, asks: Ask[]) {
  const cookies = contestants.product.hello['cookies'] as Record<string, string>
  const callsOf = {
    product: (o: Operation, ask: Ask) => productCall(o, ask, cookies),
    'raw-rows': rawRowsCall,
    postgraphile: postgraphileCall,
  }
  for (const operation of operations) {
    for (const name of names) {
      const calls = asks.map(ask => callsOf[name](operation, ask))
      await load.ask({ kind: 'learn', name: nameOf(name, operation), port: contestants[name].port, calls })
    }
  }
}

/** Every contestant must give the same answer before any is measured. */
async function compare(load: Peer, most: number) {
  const count = Math.min(most, 100)
  for (const operation of operations) {
    for (let index = 0; index < count; index++) {
      const answers: Record<string, unknown> = {}
      for (const name of names) {
        const { status, body } = await load.ask<{ status: number; body: string }>({
          kind: 'ask',
          name: nameOf(name, operation),
          index,
        })
        const parsed = body ? JSON.parse(body) : null
        if (status !== 200 || parsed?.errors)
          throw new Error(`${name} ${operation} answers ${status}: ${body.slice(0, 2000)}`)
        answers[name] = name === 'postgraphile' ? fromPostgraphile(operation, parsed) : parsed
      }
      requireEqual(`${operation} ${index}`, answers)
    }
  }
  say(`equal answers: ${count} of each operation`)
}

async function rounds(
  load: Peer,
  contestants: Record<Name, Contestant>,
  client: pg.Client,
  settings: Settings,
) {
  const measured = new Map<string, Measured[]>()
  const measureOne = (
    name: Name,
    operation: Operation,
    limits: { seconds: number; most: number; from: number },
  ) =>
    oneRound(load, contestants[name], client, nameOf(name, operation), {
      connections: settings.connections,
      ...limits,
    })
  // Every connection has its plans, every person is known, and the code is compiled before anything counts.
  for (const operation of operations) {
    for (const name of names) await measureOne(name, operation, { seconds: 30, most: 1000, from: 0 })
  }
  for (let round = 0; round < settings.rounds; round++) {
    for (const operation of operations) {
      // Who goes first changes, so that none always follows the same neighbour.
      for (let turn = 0; turn < names.length; turn++) {
        const name = names[(turn + round) % names.length] ?? 'product'
        const one = await measureOne(name, operation, {
          seconds: settings.seconds,
          most: 1e9,
          from: round * 331,
        })
        measured.set(nameOf(name, operation), [...(measured.get(nameOf(name, operation)) ?? []), one])
      }
    }
    say(`round ${round + 1} of ${settings.rounds}, load average ${loadavg()[0]?.toFixed(1)}`)
  }
  return report(measured)
}

async function oneRound(
  load: Peer,
  contestant: Contestant,
  client: pg.Client,
  name: string,
  limits: { seconds: number; most: number; connections: number; from: number },
): Promise<Measured> {
  const before = { server: await contestant.cpu(), database: await databaseCpu(client) }
  const round = await load.ask<Round>({ kind: 'run', name, ...limits })
  const after = { server: await contestant.cpu(), database: await databaseCpu(client) }
  const { requests } = round
  return {
    ...round,
    serverCpu: (after.server - before.server) / requests,
    databaseCpu: difference(before.database, after.database) / requests,
  }
}

function report(measured: Map<string, Measured[]>): Record<string, number> {
  const of = (name: Name, operation: Operation, pick: (round: Measured) => number) =>
    median((measured.get(nameOf(name, operation)) ?? []).map(pick))
  const rate = (round: Measured) => round.requests / round.seconds
  const cpu = (round: Measured) => round.serverCpu
  const figures: Record<string, number> = {}
  for (const operation of operations) {
    /** Side by side within each round, then the middle: what else the machine did falls out. */
    const ratio = (name: Name, to: Name, pick: (round: Measured) => number) => {
      const mine = measured.get(nameOf(name, operation)) ?? []
      const theirs = measured.get(nameOf(to, operation)) ?? []
      return median(mine.map((round, index) => pick(round) / (theirs[index] ? pick(theirs[index]) : NaN)))
    }
    figures[operation] = rounded(ratio('product', 'raw-rows', rate))
    figures[`${operation}Cpu`] = rounded(ratio('product', 'raw-rows', cpu))
    figures[`${operation}VsPostgraphile`] = rounded(ratio('product', 'postgraphile', rate))
    const rows = names.map(name => [
      name,
      of(name, operation, rate).toFixed(0),
      ratio(name, 'raw-rows', rate).toFixed(2),
      of(name, operation, round => round.p50).toFixed(1),
      of(name, operation, round => round.p99).toFixed(1),
      of(name, operation, cpu).toFixed(0),
      ratio(name, 'raw-rows', cpu).toFixed(2),
      of(name, operation, round => round.databaseCpu).toFixed(0),
      (measured.get(nameOf(name, operation)) ?? []).reduce((sum, round) => sum + round.errors, 0),
    ])
    say(
      `\n${operation}\n${table(['', 'req/s', 'of raw', 'p50 ms', 'p99 ms', 'server µs/req', '× raw', 'PostgreSQL µs/req', 'errors'], rows)}`,
    )
  }
  const isReached =
    (figures['list'] ?? 0) >= 0.8 &&
    (figures['detail'] ?? 0) >= 0.75 &&
    (figures['listVsPostgraphile'] ?? 0) >= 1.5 &&
    (figures['detailVsPostgraphile'] ?? 0) >= 1.5
  say(
    `\ngate (list ≥ 0.8 and detail ≥ 0.75 of raw-rows, both ≥ 1.5 × PostGraphile): ${isReached ? 'reached' : 'missed'}\n`,
  )
  return figures
}

const rounded = (value: number) => Math.round(value * 1000) / 1000
