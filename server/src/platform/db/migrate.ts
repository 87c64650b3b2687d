import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { newSecret } from './secrets.ts'
import type { Secrets } from './secrets.ts'

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url))

/** Group roles own nothing and log in as nobody; each installation's logins are members of them. */
const roles = {
  app: 'enishi_app',
  auth: 'enishi_auth',
  jobs: 'enishi_jobs',
  border: 'enishi_border',
} as const
const logins = ['app', 'auth', 'jobs'] as const

export interface Logins {
  appUrl: string
  authUrl: string
  jobsUrl: string
  contextSecret: string
}

/**
 * Brings the database to this version and makes the three logins, none of them an owner.
 * Safe to run at every start and by several processes at once: one works, the others wait.
 * @param ownerUrl a login that owns the database and may create roles.
 */
export async function migrate(
  ownerUrl: string,
  secrets: Secrets,
  onProgress: (step: string) => void = () => {},
): Promise<Logins> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'enishi migrate' })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('enishi migrate'))`)
    const database = new URL(ownerUrl).pathname.slice(1)
    const urls = await makeLogins(client, ownerUrl, database, secrets)
    await lendCreation(client, () => runMigrations(client, onProgress))
    const contextSecret = await secrets.once('contextSecret', newSecret)
    await client.query(
      `insert into private.context_key (id, secret) values (1, decode($1, 'hex'))
       on conflict (id) do update set secret = excluded.secret where context_key.secret <> excluded.secret`,
      [contextSecret],
    )
    return { ...urls, contextSecret }
  } finally {
    await client.end()
  }
}

async function makeLogins(client: pg.Client, ownerUrl: string, database: string, secrets: Secrets) {
  for (const role of Object.values(roles)) await ensureRole(client, role, 'nologin')
  // Others on this cluster stay out; and a temporary table, left on a pooled connection, would stand in for a real one in another firm's transaction.
  await client.query(`revoke all on database ${client.escapeIdentifier(database)} from public`)
  const urls = { appUrl: '', authUrl: '', jobsUrl: '' }
  for (const login of logins) {
    const name = `${database}_${login}_login`
    const password = await secrets.once(`${login}Password`, newSecret)
    await ensureRole(client, name, 'login')
    const identifier = client.escapeIdentifier(name)
    await client.query(`alter role ${identifier} login password ${client.escapeLiteral(password)}`)
    await keepPowerless(client, name)
    await client.query(`grant ${roles[login]} to ${identifier}`)
    await client.query(`grant connect on database ${client.escapeIdentifier(database)} to ${identifier}`)
    await client.query(
      `alter role ${identifier} in database ${client.escapeIdentifier(database)} set timezone to 'UTC'`,
    )
    if (login === 'auth') {
      await client.query(
        `alter role ${identifier} in database ${client.escapeIdentifier(database)} set search_path to auth`,
      )
    }
    if (login === 'app') {
      await client.query(
        `alter role ${identifier} in database ${client.escapeIdentifier(database)} set statement_timeout to '30s'`,
      )
      // Lists walk an index whatever is asked for: one plan serves all values, so none is made anew at each run.
      await client.query(
        `alter role ${identifier} in database ${client.escapeIdentifier(database)} set plan_cache_mode to 'force_generic_plan'`,
      )
      // Compiling a plan takes a second; our statements take milliseconds.
      await client.query(
        `alter role ${identifier} in database ${client.escapeIdentifier(database)} set jit to off`,
      )
    }
    const url = new URL(ownerUrl)
    url.username = name
    url.password = password
    urls[`${login}Url`] = url.href
  }
  return urls
}

async function ensureRole(client: pg.Client, name: string, kind: 'login' | 'nologin') {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name])
  if (rowCount) return
  await client
    .query(`create role ${client.escapeIdentifier(name)} ${kind}`)
    .catch((error: pg.DatabaseError) => {
      // Another installation on this cluster made it in the same moment.
      if (error.code !== '42710' && error.code !== '23505') throw error
    })
}

/** Only who has a power may take it from another: a login that has none is left alone. */
async function keepPowerless(client: pg.Client, name: string) {
  const { rows } = await client.query<{ powers: string[] }>(
    `select array_remove(array[case when rolsuper then 'nosuperuser' end, case when rolcreatedb then 'nocreatedb' end,
       case when rolcreaterole then 'nocreaterole' end], null) as powers from pg_roles where rolname = $1`,
    [name],
  )
  const powers = rows[0]?.powers.join(' ')
  if (powers) await client.query(`alter role ${client.escapeIdentifier(name)} ${powers}`)
}

/** Handing a function to the border needs that role to be let create where it stands; a superuser is not asked. */
async function lendCreation(client: pg.Client, run: () => Promise<void>) {
  const { rows } = await client.query<{ isSuperuser: boolean }>(
    `select rolsuper as "isSuperuser" from pg_roles where rolname = current_user`,
  )
  if (rows[0]?.isSuperuser) return await run()
  await client.query(`alter default privileges grant create on schemas to ${roles.border}`)
  const lent = 'public' + ((await hasPrivate(client)) ? ', private' : '')
  await client.query(`grant create on schema ${lent} to ${roles.border}`)
  try {
    await run()
  } finally {
    await client.query(`alter default privileges revoke create on schemas from ${roles.border}`)
    const taken = 'public' + ((await hasPrivate(client)) ? ', private' : '')
    await client.query(`revoke create on schema ${taken} from ${roles.border}`)
  }
}

async function hasPrivate(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(`select from pg_namespace where nspname = 'private'`)
  return rowCount === 1
}

async function runMigrations(client: pg.Client, onProgress: (step: string) => void) {
  await client.query(
    'create table if not exists public.schema_migration (name text primary key, sha256 text not null, at timestamptz not null default now())',
  )
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_migration',
  )
  const applied = new Map(rows.map(row => [row.name, row.sha256]))
  const files = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  const newer = [...applied.keys()].filter(name => !files.includes(name))
  if (newer.length > 0) {
    throw new Error(
      `This database was upgraded by a newer version of Enishi (${newer[0]}). Start that version, or restore a backup made before the upgrade.`,
    )
  }
  for (const file of files) {
    const source = await readFile(folder + file, 'utf8')
    const sha256 = createHash('sha256').update(source).digest('hex')
    const known = applied.get(file)
    if (known === sha256) continue
    if (known)
      throw new Error(
        `The migration ${file} was changed after this database had run it. Restore the file as released.`,
      )
    onProgress(file)
    await client.query('begin')
    try {
      await client.query(source.replace(/\{\{(\w+)\}\}/g, (_, role: keyof typeof roles) => roles[role]))
      await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [file, sha256])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw new Error(`The migration ${file} failed; the database is as before.`, { cause: error })
    }
  }
}
