import { createHmac } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contextSigner } from '@enishi/server/src/platform/db/database.ts'
import { startTestApp, withClient } from '../support/index.ts'
import type { PersonName, TestApp } from '../support/index.ts'
import { makeJointWorld } from './jointWorld.ts'

/** Tables without a wall, and why. */
const withoutWall: Record<string, string> = {
  schema_migration: 'names of migrations; no application login may read it',
}

describe('the wall in the database', () => {
  let app: TestApp
  const ownerRows = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    withClient(app.ownerUrl, async client => (await client.query<Row>(text, values)).rows)

  beforeAll(async () => {
    app = await startTestApp()
    await makeJointWorld(app)
  })

  it('stands around every table, for its owner too', async () => {
    const open = await ownerRows<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not (relrowsecurity and relforcerowsecurity) order by 1`,
    )
    expect(open.map(row => row.name)).toEqual(Object.keys(withoutWall))
    const readable = await ownerRows(
      `select table_name, grantee from information_schema.role_table_grants where table_name = any ($1) and (grantee in ('enishi_app', 'enishi_auth', 'enishi_jobs', 'PUBLIC') or grantee like '%login')`,
      [Object.keys(withoutWall)],
    )
    expect(readable).toEqual([])
  })

  it('has views that either obey it or mask what they show', async () => {
    const views = await ownerRows<{ name: string; options: string[] | null }>(
      `select relname as name, reloptions as options from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') order by 1`,
    )
    expect(views.length).toBeGreaterThan(0)
    for (const { name, options } of views) {
      expect({
        name,
        isGuarded: options?.some(each => /^(security_barrier|security_invoker)=(true|on)$/.test(each)),
      }).toEqual({
        name,
        isGuarded: true,
      })
    }
  })

  it('cannot be walked around by any login of the server', async () => {
    const names = [app.logins.appUrl, app.logins.authUrl, app.logins.jobsUrl].map(
      url => new URL(url).username,
    )
    const roles = await ownerRows(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles
       where rolname = any ($1) or rolname in ('enishi_app', 'enishi_auth', 'enishi_jobs', 'enishi_border')`,
      [names],
    )
    expect(roles).toHaveLength(7)
    for (const role of roles)
      expect(role).toMatchObject({
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
      })
    const owned = await ownerRows(
      `select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = any ($1)
       union all select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname = any ($1)`,
      [[...names, 'enishi_app', 'enishi_auth', 'enishi_jobs']],
    )
    expect(owned).toEqual([])
    // The role that owns the border's functions can be taken on by no login.
    const members = await ownerRows(
      `select m.rolname from pg_auth_members a join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
       where r.rolname = 'enishi_border' and m.rolname like 'enishi%login'`,
    )
    expect(members).toEqual([])
  })

  it('has no function with its owner’s rights that could be led astray', async () => {
    const definers = await ownerRows<{ name: string; config: string[] | null; isPublic: boolean }>(
      `select p.proname as name, p.proconfig as config, has_function_privilege('public', p.oid, 'execute') as "isPublic"
       from pg_proc p where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)`,
    )
    expect(definers.length).toBeGreaterThan(10)
    for (const { name, config } of definers) {
      const path = config?.find(each => each.startsWith('search_path='))
      // pg_temp last: a temporary table must never stand in for a real one.
      expect({ name, path }).toEqual({ name, path: expect.stringMatching(/^search_path=.*public, pg_temp$/) })
    }
    expect(definers.filter(each => each.isPublic).map(each => each.name)).toEqual([])
  })

  describe('against hostile statements of the application’s own login', () => {
    let client: pg.Client
    let tables: string[]
    let sign: ReturnType<typeof contextSigner>
    let processId: number

    beforeAll(async () => {
      client = new pg.Client({ connectionString: app.logins.appUrl })
      await client.connect()
      sign = contextSigner(app.logins.contextSecret)
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      processId = rows[0]?.pid ?? 0
      tables = (
        await client.query<{ name: string }>(
          `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
           and has_table_privilege(oid, 'select') and relname <> 'installation_fact'`,
        )
      ).rows.map(row => row.name)
    })
    afterAll(() => client.end())

    async function rowsWith(context: string): Promise<Record<string, number>> {
      await client.query('begin')
      try {
        await client.query(`select set_config('app.context', $1, true)`, [context])
        const counts: Record<string, number> = {}
        for (const table of tables) {
          const { rows } = await client.query<{ count: string }>(`select count(*) as count from "${table}"`)
          const count = Number(rows[0]?.count)
          if (count > 0) counts[table] = count
        }
        return counts
      } finally {
        await client.query('rollback')
      }
    }

    const fieldsOf = (person: PersonName, pid: number, at: number) => {
      const viewer = app.identity(person).viewer
      return [viewer?.organizationId, viewer?.memberId, viewer?.personId, pid, at].join('.')
    }
    const signed = (fields: string, secret: string) =>
      `${fields}.${createHmac('sha256', Buffer.from(secret, 'hex')).update(fields).digest('hex')}`

    it('shows a signed viewer what is theirs', async () => {
      const seen = await rowsWith(sign(app.identity('aiko'), processId))
      expect(seen).toMatchObject({ account: 2, deal: 1, room: 1, organization: 3 })
      expect(
        await rowsWith(signed(fieldsOf('aiko', processId, Date.now()), app.logins.contextSecret)),
      ).toEqual(seen)
    })

    it('shows nothing without a context, or with a forged, foreign or old one', async () => {
      const now = Date.now()
      const true_ = sign(app.identity('aiko'), processId)
      const contexts = {
        missing: '',
        noise: 'let me in',
        unsigned: fieldsOf('aiko', processId, now),
        'of another secret': signed(fieldsOf('aiko', processId, now), '00'.repeat(32)),
        'of another connection': sign(app.identity('aiko'), processId + 1),
        'too old': signed(fieldsOf('aiko', processId, now - 6 * 60_000), app.logins.contextSecret),
        'of the future': signed(fieldsOf('aiko', processId, now + 6 * 60_000), app.logins.contextSecret),
        'with another firm put in': true_.replace(app.organizationId('aiko'), app.organizationId('kenji')),
        'with a field too many': `${true_}.x`,
      }
      for (const [name, context] of Object.entries(contexts))
        expect({ name, rows: await rowsWith(context) }).toEqual({ name, rows: {} })
    })

    it('shows an outsider none of what two firms share', async () => {
      for (const person of ['marta', 'stranger'] as const) {
        const seen = await rowsWith(sign(app.identity(person), processId))
        for (const table of [
          'account',
          'deal',
          'room',
          'chat_message',
          'topic',
          'campaign',
          'plan',
          'interchange',
          'purchase_order',
          'record_grant',
          'visible_account',
        ])
          expect({ table, rows: seen[table] ?? 0 }).toEqual({ table, rows: 0 })
      }
    })

    it('refuses to switch roles, read the signing key, or turn the wall off', async () => {
      for (const statement of [
        'set role enishi_border',
        'set session authorization enishi_border',
        'select secret from private.context_key',
        'alter table account disable row level security',
        'drop policy own on account',
        'create function public.app_org() returns uuid language sql as $$ select null::uuid $$',
        `select lo_import('/etc/passwd')`,
        `copy account to '/tmp/stolen'`,
        `select pg_read_file('/etc/passwd')`,
        'select * from auth."user"',
        'select * from outbox_event',
        'truncate account',
      ]) {
        await expect(client.query(statement), statement).rejects.toMatchObject({
          code: expect.stringMatching(/^(42501|42883|42P01)$/),
        })
      }
    })

    it('changes nothing of another firm, whatever the statement', async () => {
      await client.query('begin')
      try {
        await client.query(`select set_config('app.context', $1, true)`, [
          sign(app.identity('marta'), processId),
        ])
        for (const table of [
          'account',
          'deal',
          'room',
          'topic',
          'campaign',
          'interchange',
          'partnership_party',
        ]) {
          const column =
            table === 'account' || table === 'interchange' || table === 'partnership_party'
              ? 'org_id'
              : 'partnership_id'
          const foreign = column === 'org_id' ? app.organizationId('kenji') : app.partnershipWith('kenji')
          await client.query('savepoint attempt')
          const changed = await client
            .query(`update "${table}" set ${column} = ${column} where ${column} = $1`, [foreign])
            .then(
              result => result.rowCount,
              (error: pg.DatabaseError) => error.code,
            )
          await client.query('rollback to attempt')
          expect([0, '42501'], table).toContain(changed)
        }
        const insert = `insert into account (id, org_id, name) values (gen_random_uuid(), $1, 'Planted')`
        await expect(client.query(insert, [app.organizationId('kenji')])).rejects.toMatchObject({
          code: '42501',
        })
      } finally {
        await client.query('rollback')
      }
    })

    /** The code of the refusal, or null when the statement went through; nothing of it stays. */
    async function refusal(person: PersonName, statement: string, values: unknown[]): Promise<string | null> {
      await client.query('begin')
      try {
        await client.query(`select set_config('app.context', $1, true)`, [
          sign(app.identity(person), processId),
        ])
        await client.query(statement, values)
        return null
      } catch (error) {
        return (error as pg.DatabaseError).code ?? 'unknown'
      } finally {
        await client.query('rollback')
      }
    }

    it('lets no firm in to a record by making one of its own with the same id', async () => {
      const foreign = await ownerRows<{ record_id: string; record_type: string }>(
        'select distinct record_id, record_type from admission where partnership_id = $1',
        [app.partnershipWith('kenji')],
      )
      expect(foreign.length).toBeGreaterThan(5)
      const insert = `insert into campaign (id, partnership_id, name) values ($1, $2, 'Wedge')`
      for (const { record_id, record_type } of foreign) {
        const code = await refusal('marta', insert, [record_id, app.partnershipWith('marta')])
        expect({ record_type, code }).toEqual({ record_type, code: expect.stringMatching(/^(42501|23505)$/) })
      }
    })

    it('lets no firm act or write as a member of another', async () => {
      const key = `insert into api_key (id, org_id, member_id, name, start, hash, scopes)
        values (gen_random_uuid(), $1, $2, 'k', 'k', $3, '{}')`
      const of = (person: PersonName) => [
        app.organizationId('marta'),
        app.memberId(person),
        Buffer.from(person),
      ]
      expect(await refusal('marta', key, of('marta'))).toBeNull()
      expect(await refusal('marta', key, of('kenji'))).toBe('23503')
      const topic = `insert into topic (id, partnership_id, kind, title, author_member_id)
        values (gen_random_uuid(), $1, 'IDEA', 'Words', $2)`
      const room = app.partnershipWith('marta')
      expect(await refusal('marta', topic, [room, app.memberId('marta')])).toBeNull()
      expect(await refusal('marta', topic, [room, app.memberId('aiko')])).toBe('42501')
    })

    it('does not bring back alone a partnership that ended', async () => {
      const partnership = app.partnershipWith('marta')
      const change = 'update partnership set status = $2 where id = $1'
      await ownerRows(change, [partnership, 'ENDED'])
      expect(await refusal('marta', change, [partnership, 'ACTIVE'])).toBe('42501')
    })

    it('leaves nothing on a connection for the next firm to stumble on', async () => {
      expect(await refusal('marta', 'create temporary table account (name text)', [])).toBe('42501')
      expect(
        await refusal('marta', 'create function pg_temp.f() returns int language sql as $$ select 1 $$', []),
      ).toBe('42501')
    })

    it('tells the server’s own business to nobody else', async () => {
      await ownerRows('update plan set projected_seq = -1')
      const behind = async (context: string) => {
        await client.query('begin')
        await client.query(`select set_config('app.context', $1, true)`, [context])
        const { rowCount } = await client.query('select * from private.plans_behind()')
        await client.query('rollback')
        return rowCount
      }
      expect(await behind(sign(null, processId))).toBeGreaterThan(0)
      for (const context of ['', `...${processId}.${Date.now()}.x`, sign(app.identity('marta'), processId)])
        expect(await behind(context)).toBe(0)
    })
  })
})
