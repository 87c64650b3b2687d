import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createApp } from '@enishi/server/src/app.ts'
import {
  removeEmbeddedDatabase,
  startEmbeddedDatabase,
} from '@enishi/server/src/platform/db/embedded/index.ts'
import { migrate } from '@enishi/server/src/platform/db/migrate.ts'
import { openSecrets } from '@enishi/server/src/platform/db/secrets.ts'
import pg from 'pg'
import { loadWorld, sizesAt } from './grants/loadWorld.ts'
import { measureReads } from './grants/reads.ts'
import type { Figure, Firm } from './grants/reads.ts'
import { measureFilter, measureOne } from './grants/writes.ts'
import { testEnv } from '../support/testEnv.ts'
import { table } from './table.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/**
 * pnpm bench grants [--scale 1] [--rounds 200] [--home folder, kept and used again]
 * What the wall costs: the product's statements behind it, and the same on plain tables by a role that bypasses it.
 */
export async function run(options: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args: options,
    options: {
      scale: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '200' },
      home: { type: 'string' },
    },
  })
  const home = values.home ? resolve(values.home) : await mkdtemp(join(tmpdir(), 'enishi-bench-'))
  await mkdir(home, { recursive: true })
  const embedded = await startEmbeddedDatabase({ home, onProgress: say })
  try {
    return await measure(embedded.ownerUrl, home, Number(values.scale), Number(values.rounds))
  } finally {
    await embedded.stop()
    if (!values.home) {
      await removeEmbeddedDatabase({ home })
      await rm(home, { recursive: true, force: true })
    }
  }
}

async function measure(ownerUrl: string, home: string, scale: number, rounds: number) {
  const secrets = await openSecrets(home)
  const logins = await migrate(ownerUrl, secrets)
  await loadWorld(ownerUrl, scale, say)
  const app = await createApp(testEnv({ logLevel: 'warn' }), logins, secrets)
  const { source } = app
  const [owner, writer] = await Promise.all([openOwner(ownerUrl), openOwner(ownerUrl)])
  try {
    // What was loaded is on the disk before anything counts.
    await owner.query('checkpoint')
    const { organizations } = sizesAt(scale)
    const firms = {
      hub: await firmOf(owner, organizations - 1),
      big: await firmOf(owner, 0),
      small: await firmOf(owner, await receivingFirm(owner, organizations)),
    }
    const figures = await measureReads(source.db, owner, firms, rounds)
    const { rows } = await owner.query<{ id: string; other: number }>(
      `select bench.id(4, n) as id, case when a = 0 then b else a end as other from bench.tie where a = 0 or b = 0 order by 2`,
    )
    const tie = rows.find(({ other }) => other !== organizations - 1)
    if (!tie) throw new Error('Firm 0 has no partner but the hub.')
    // Who gave nothing yet to this one: all that is seen comes from the filter.
    const receiver = await firmOf(owner, tie.other)
    await owner.query(`update record_grant set status = 'REVOKED' where grantee_org_id = $1`, [
      receiver.organizationId,
    ])
    const world = { source, owner, writer, giver: firms.big, receiver, partnershipId: tie.id }
    return report(figures, { ...(await measureOne(world)), ...(await measureFilter(world)) })
  } finally {
    await Promise.all([app.close(), owner.end(), writer.end()])
  }
}

/** A superuser, whom no policy concerns; with the settings that the application's login has. */
async function openOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, pipeline: true } as pg.ClientConfig)
  await client.connect()
  await client.query(`set plan_cache_mode to 'force_generic_plan'; set jit to off; set timezone to 'UTC'`)
  return client
}

/** One like most, that something is shared with. */
async function receivingFirm(owner: pg.Client, organizations: number): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(
    `select n from generate_series($1::int / 2, $1 - 2) n where (select count(*) from (select 1 from visibility v join record_grant g on g.id = v.grant_id and g.status = 'ACTIVE' where v.org_id = bench.id(1, n) limit 20) x) = 20 limit 1`,
    [organizations],
  )
  return rows[0]?.n ?? 1
}

async function firmOf(owner: pg.Client, number: number): Promise<Firm> {
  const { rows } = await owner.query<{ org: string; member: string; person: string }>(
    'select bench.id(1, $1) as org, bench.id(3, $1) as member, bench.id(2, $1) as person',
    [number],
  )
  const [row] = rows
  if (!row) throw new Error(`There is no firm ${number}.`)
  const ids = async (text: string) =>
    (await owner.query<{ id: string }>(text, [row.org])).rows.map(({ id }) => id)
  return {
    organizationId: row.org,
    identity: {
      personId: row.person,
      isEmailConfirmed: true,
      viewer: { personId: row.person, organizationId: row.org, memberId: row.member, roles: ['OWNER'] },
      credentialId: 'bench',
      scopes: null,
      partnershipId: null,
    },
    own: await ids('select id from account where org_id = $1 order by md5(id::text) limit 5000'),
    shared: await ids(
      "select v.record_id as id from visibility v join record_grant g on g.id = v.grant_id and g.status = 'ACTIVE' where v.org_id = $1 order by md5(v.record_id::text) limit 2000",
    ),
  }
}

function report(figures: Figure[], writes: Record<string, number>): Record<string, number> {
  const rows = figures.map(({ case: name, firm, walledMs, plainMs, ratio }) => [
    name,
    firm,
    walledMs.toFixed(2),
    plainMs.toFixed(2),
    ratio.toFixed(2),
  ])
  say(`\n${table(['', 'firm', 'walled p50 ms', 'plain p50 ms', '×'], rows)}`)
  say(
    `\n${table(
      ['', ''],
      Object.entries(writes).map(([name, value]) => [name, value.toFixed(1)]),
    )}`,
  )
  say(`\nload average ${loadavg()[0]?.toFixed(1)}`)
  const hubList = figures.find(({ case: name, firm }) => name === 'list, shared' && firm === 'hub')
  const result = {
    geomean: Math.exp(figures.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / figures.length),
    worst: Math.max(...figures.map(({ ratio }) => ratio)),
    hubListMs: hubList?.walledMs ?? NaN,
    ...writes,
  }
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
  )
}
