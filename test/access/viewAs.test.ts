import { createHmac } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contextSigner } from '@enishi/server/src/platform/db/database.ts'
import { newId } from '@enishi/server/src/platform/ids.ts'
import { startViewAs } from '@enishi/server/src/viewAs/startViewAs.ts'
import { becomePartners, share } from '../support/grantsWorld.ts'
import { startTestApp, withClient } from '../support/index.ts'
import type { PersonName, TestApp } from '../support/index.ts'
import { makeJointWorld } from './jointWorld.ts'

type Rows = Map<string, Record<string, unknown>>

describe('looking as a partner, in the database', () => {
  let app: TestApp
  let client: pg.Client
  let sign: ReturnType<typeof contextSigner>
  let processId: number
  let viewId: string
  let tables: string[]
  let views: Set<string>
  const ids: Record<'ours' | 'theirs' | 'thirdParty' | 'passedOn', string> = {
    ours: '',
    theirs: '',
    thirdParty: '',
    passedOn: '',
  }

  beforeAll(async () => {
    app = await startTestApp()
    const world = await makeJointWorld(app)
    ids.ours = world.account.id
    ids.theirs = await ownAccount('kenji', 'Only of Sakura')
    // Borealis shares with Sakura as well: none of Aurora's business.
    const partnershipId = await becomePartners(app, 'marta', 'kenji', 'kenji@sakura.example')
    ids.thirdParty = await ownAccount('marta', 'Of Borealis')
    await share(app, 'marta', { recordId: ids.thirdParty, partnershipId, fields: ['city'], verbs: ['READ'] })
    // And Aurora passes on to Sakura what Borealis let it pass on.
    ids.passedOn = await ownAccount('marta', 'Passed on by Aurora')
    await share(app, 'marta', {
      recordId: ids.passedOn,
      partnershipId: app.partnershipWith('marta'),
      fields: ['city'],
      verbs: ['READ', 'SHARE_ONWARD'],
    })
    await share(app, 'aiko', {
      recordId: ids.passedOn,
      partnershipId: app.partnershipWith('kenji'),
      fields: ['city'],
      verbs: ['READ'],
    })
    viewId = (await startViewAs(app.as('aiko'), viewOf('kenji'))).id
    client = new pg.Client({ connectionString: app.logins.appUrl })
    await client.connect()
    sign = contextSigner(app.logins.contextSecret)
    processId = Number((await client.query('select pg_backend_pid() as pid')).rows[0]?.pid)
    const readable = await client.query<{ name: string; isView: boolean }>(
      `select relname as name, relkind = 'v' as "isView" from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
       and has_table_privilege(oid, 'select') order by relname`,
    )
    tables = readable.rows.map(({ name }) => name)
    views = new Set(readable.rows.filter(({ isView }) => isView).map(({ name }) => name))
  })
  afterAll(() => client.end())

  const viewOf = (person: 'kenji' | 'marta') => ({
    partnershipId: app.partnershipWith(person),
    organizationId: app.organizationId(person),
  })

  async function ownAccount(person: PersonName, name: string): Promise<string> {
    const id = newId()
    await app.as(person).write(tx =>
      tx
        .insertInto('account')
        .values({ id, org_id: app.organizationId(person), name, city: 'Kobe' })
        .execute(),
    )
    return id
  }

  const asViewer = (id = viewId, pid = processId, person: PersonName = 'aiko') =>
    sign(
      {
        ...app.identity(person),
        viewAs: { id, organizationId: app.organizationId(person), memberId: app.memberId(person) },
      },
      pid,
    )
  const asThemselves = (person: PersonName) => sign(app.identity(person), processId)

  async function inContext<T>(
    context: string,
    work: () => Promise<T>,
    begin = 'begin read only',
  ): Promise<T> {
    await client.query(begin)
    try {
      await client.query(`select set_config('app.context', $1, true)`, [context])
      return await work()
    } finally {
      await client.query('rollback')
    }
  }

  const rowsOf = async (table: string): Promise<Rows> => {
    const { rows } = await client.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from "${table}" t`,
    )
    return new Map(rows.map(({ row }) => [JSON.stringify(row), row]))
  }
  const everything = async (): Promise<Map<string, Rows>> => {
    const all = new Map<string, Rows>()
    for (const table of tables) all.set(table, await rowsOf(table))
    return all
  }
  const total = (all: Map<string, Rows>) =>
    [...all].filter(([name]) => name !== 'installation_fact').reduce((sum, [, { size }]) => sum + size, 0)

  it('shows of every table only rows that both firms may read themselves', async () => {
    const viewed = await inContext(asViewer(), everything)
    const ours = await inContext(asThemselves('aiko'), everything)
    const theirs = await inContext(asThemselves('kenji'), everything)
    const beyond = tables.flatMap(table =>
      views.has(table)
        ? []
        : [...(viewed.get(table)?.keys() ?? [])]
            .filter(
              row =>
                !theirs.get(table)?.has(row) ||
                (table !== 'admission' && table !== 'visibility' && !ours.get(table)?.has(row)),
            )
            .map(row => `${table}: ${row}`),
    )
    expect(beyond).toEqual([])
    // What is joint is there: the test would else prove nothing.
    for (const table of [
      'deal',
      'room',
      'chat_message',
      'partnership',
      'organization',
      'member',
      'visibility',
    ])
      expect(viewed.get(table)?.size, table).toBeGreaterThan(0)
    for (const table of [
      'account',
      'contact',
      'audit_event',
      'view_as',
      'person',
      'api_key',
      'grant_template',
    ])
      expect(viewed.get(table)?.size, table).toBe(0)
  })

  it('shows through the masks what the partner sees of ours, cell by cell, and nothing else', async () => {
    const read = async (table: string) =>
      (await client.query<Record<string, unknown>>(`select * from ${table} order by id`)).rows
    for (const table of ['shared_account', 'visible_account', 'shared_contact', 'granted_contact']) {
      const viewed = await inContext(asViewer(), () => read(table))
      const theirs = await inContext(asThemselves('kenji'), () => read(table))
      const reachable = theirs.filter(row => ![ids.theirs, ids.thirdParty].includes(String(row['id'])))
      expect(viewed, table).toEqual(reachable)
    }
    const accounts = await inContext(asViewer(), () => read('visible_account'))
    expect(accounts.map(({ id }) => id).sort()).toEqual([ids.ours, ids.passedOn].sort())
  })

  it('says for each field which grants show it', async () => {
    const { rows } = await inContext(asViewer(), () =>
      client.query<{ field: string; grant_ids: string[] }>(
        'select field, grant_ids from seen_field where record_id = $1 order by field',
        [ids.ours],
      ),
    )
    expect(rows.map(({ field }) => field)).toEqual(['city', 'contacts', 'name', 'website'])
    const named = [...new Set(rows.flatMap(row => row.grant_ids))]
    const grants = await inContext(asViewer(), () =>
      client.query<{ id: string; org_id: string }>(
        'select id, org_id from record_grant where id = any ($1)',
        [named],
      ),
    )
    expect(grants.rows).toEqual(named.map(id => ({ id, org_id: app.organizationId('aiko') })))
  })

  it.each<[string, () => string]>([
    ['another connection', () => asViewer(viewId, processId + 1)],
    ['a view that is not there', () => asViewer(newId())],
    ['another member', () => asViewer(viewId, processId, 'marta')],
    ['the firm that is looked at', () => asViewer(viewId, processId, 'kenji')],
    ['a broken signature', () => asViewer().slice(0, -1) + (asViewer().endsWith('0') ? '1' : '0')],
    ['no signature', () => asViewer().slice(0, -65)],
    [
      'another firm put in',
      () => asViewer().replace(app.organizationId('aiko'), app.organizationId('marta')),
    ],
    ['the prefix alone', () => 'VIEW.'],
  ])('shows nothing for %s', async (_, context) => {
    expect(total(await inContext(context(), everything))).toBe(0)
  })

  it('shows nothing when signed too long ago', async () => {
    const fields = [
      'VIEW',
      app.organizationId('aiko'),
      app.memberId('aiko'),
      0,
      Date.now() - 301_000,
      processId,
      viewId,
    ].join('.')
    const hmac = createHmac('sha256', Buffer.from(app.logins.contextSecret, 'hex'))
      .update(fields)
      .digest('hex')
    expect(total(await inContext(`${fields}.${hmac}`, everything))).toBe(0)
  })

  it('shows and changes nothing where something could be written', async () => {
    expect(total(await inContext(asViewer(), everything, 'begin'))).toBe(0)
    const writes = [
      `update deal set title = 'Taken over'`,
      `update partnership set status = 'SUSPENDED'`,
      `delete from chat_message`,
      `update record_grant set status = 'REVOKED'`,
      `update view_as set ends_at = now() + interval '1 year'`,
    ]
    for (const text of writes) {
      const result = await inContext(
        asViewer(),
        () => client.query(text).catch((error: Error) => error),
        'begin',
      )
      if (result instanceof Error) expect(result.message).toMatch(/permission denied|row-level security/)
      else expect(result.rowCount, text).toBe(0)
    }
    await expect(inContext(asViewer(), () => client.query(`update deal set title = 'x'`))).rejects.toThrow(
      /read-only transaction/,
    )
    await expect(
      inContext(asViewer(), () => client.query(`select set_config('transaction_read_only', 'off', true)`)),
    ).rejects.toThrow(/must be set before any query/)
  })

  it('is not widened by a statement that changes its context on the way', async () => {
    const forgets = `(select set_config('app.context', '', true))`
    const turns = [asThemselves('aiko'), asThemselves('marta'), 'VIEW.x', '']
    for (const turn of turns) {
      for (const table of [
        'shared_account',
        'admission',
        'visibility',
        'record_grant',
        'organization',
        'member',
      ]) {
        const found = await inContext(asViewer(), async () => {
          const { rows } = await client.query<{ row: Record<string, unknown> }>(
            `select to_jsonb(t) as row from (select set_config('app.context', $1, true) offset 0) s cross join lateral
             (select * from "${table}" union all select * from "${table}" where ${forgets} is not null) t`,
            [turn],
          )
          return rows.map(({ row }) => JSON.stringify(row))
        })
        const allowed = new Set<string>()
        for (const context of [asViewer(), turn])
          for (const row of (await inContext(context, () => rowsOf(table))).keys()) allowed.add(row)
        expect(
          found.filter(row => !allowed.has(row)),
          `${table} after ${turn.slice(0, 8)}`,
        ).toEqual([])
      }
    }
  })

  it('is the database’s own choice: nobody looks for another, at a stranger, or longer', async () => {
    const insert = (person: PersonName, values: object) =>
      app.as(person).write(tx =>
        tx
          .insertInto('view_as')
          .values({
            id: newId(),
            org_id: app.organizationId(person),
            member_id: app.memberId(person),
            partnership_id: app.partnershipWith('kenji'),
            viewed_org_id: app.organizationId('kenji'),
            ...values,
          })
          .returning(['ends_at', 'created_at'])
          .executeTakeFirstOrThrow(),
      )
    await expect(insert('marta', {})).rejects.toThrow(/not active between/)
    await expect(insert('aiko', { viewed_org_id: app.organizationId('stranger') })).rejects.toThrow(
      /not active between/,
    )
    await expect(insert('aiko', { viewed_org_id: app.organizationId('aiko') })).rejects.toThrow(
      /at a partner/,
    )
    await expect(insert('aiko', { member_id: app.memberId('kenji') })).rejects.toThrow(/for themselves/)
    await expect(insert('aiko', { org_id: app.organizationId('kenji') })).rejects.toThrow(
      /for themselves|row-level/,
    )
    const made = await insert('aiko', { ends_at: new Date(Date.now() + 864e5), created_at: new Date(0) })
    expect(made.ends_at.getTime() - made.created_at.getTime()).toBe(3_600_000)
    await expect(
      app.as('aiko').write(tx =>
        tx
          .updateTable('view_as')
          .set({ viewed_org_id: app.organizationId('marta') })
          .execute(),
      ),
    ).rejects.toThrow(/only be ended/)
  })

  it('ends with the partnership, the membership and the view', async () => {
    const owner = (text: string, values: unknown[]) => withClient(app.ownerUrl, db => db.query(text, values))
    const partnershipId = app.partnershipWith('kenji')
    await owner(`update partnership set status = 'SUSPENDED' where id = $1`, [partnershipId])
    expect(total(await inContext(asViewer(), everything))).toBe(0)
    await owner(`update partnership set status = 'ACTIVE' where id = $1`, [partnershipId])
    await owner(`update member set is_active = false where id = $1`, [app.memberId('aiko')])
    expect(total(await inContext(asViewer(), everything))).toBe(0)
    await owner(`update member set is_active = true where id = $1`, [app.memberId('aiko')])
    expect(total(await inContext(asViewer(), everything))).toBeGreaterThan(0)
    await app
      .as('aiko')
      .write(tx => tx.updateTable('view_as').set({ ended_at: new Date() }).where('id', '=', viewId).execute())
    expect(total(await inContext(asViewer(), everything))).toBe(0)
  })
})
