import { sql } from 'kysely'
import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { hire } from '../../../test/support/colleagues.ts'
import type { Colleague } from '../../../test/support/colleagues.ts'
import { password, startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { addContact } from '../accounts/addContact.ts'
import { newId } from '../platform/ids.ts'
import type { RequestContext } from '../platform/context.ts'
import type { RequestExportInput } from '../platform/graphql/generated/resolvers.ts'
import { decideExport } from './decideExport.ts'
import { requestExport } from './requestExport.ts'
import { traceExport } from './traceExport.ts'

let app: TestApp
let seller: Colleague
let admin: Colleague
const ids: string[] = []

beforeAll(async () => {
  app = await startTestApp()
  for (const name of ['=cmd()', 'Plain "Ltd"', '山田商店'])
    ids.push(
      (
        await app.make.account({
          name,
          phone: '+81 6 5555',
          annualRevenue: { minor: 105_050, currency: 'USD' },
        })
      ).id,
    )
  await addContact(app.as('aiko'), ids[0] ?? '', { name: 'Yuki', email: 'yuki@shop.example' })
  seller = await hire(app, 'aiko', ['SELLER'])
  admin = await hire(app, 'aiko', ['ADMIN'])
})

const owner = (text: string, values: unknown[] = []) =>
  withClient(app.ownerUrl, async client => (await client.query(text, values)).rows)

const wanted = (values: Partial<RequestExportInput> = {}): RequestExportInput => ({
  id: newId(),
  recordType: 'ACCOUNT',
  format: 'CSV',
  ...values,
})

/** Asked for, and ready to be fetched. */
async function ready(ctx: RequestContext, values: Partial<RequestExportInput> = {}): Promise<string> {
  const input = wanted(values)
  expect(await requestExport(ctx, input)).toMatchObject({ __typename: 'ExportRequested' })
  return input.id
}

const post = (path: string, cookie: string, body: object = {}) =>
  fetch(app.origin + path, {
    method: 'POST',
    headers: { cookie, origin: app.origin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const fetchExport = (id: string, cookie: string) => post(`/files/exports?id=${id}`, cookie)
const prove = (cookie: string, given = password) => post('/auth/prove-password', cookie, { password: given })
const statusOf = async (id: string) =>
  (await owner('select status, exported_rows from record_export where id = $1', [id]))[0]

describe('an exported list', () => {
  it('holds what the screen shows, in order, with marks, and nothing in it runs', async () => {
    const id = await ready(app.as('aiko'))
    const response = await fetchExport(id, await app.signIn('aiko'))
    expect(response.headers.get('content-disposition')).toMatch(/accounts-.*\.csv/)
    const rows: string[][] = parse(await response.text(), { bom: true, relax_column_count: true })
    expect(rows[0]?.slice(0, 2)).toEqual(['Name', 'Firm'])
    expect(rows[0]?.at(-1)).toBe('Ref')
    expect(rows.slice(1, 4).map(([name]) => name)).toEqual([`'=cmd()`, 'Plain "Ltd"', '山田商店'])
    expect(rows[1]?.slice(4, 5)).toEqual([`'+81 6 5555`])
    expect(rows[1]).toContain('1050.5')
    const marks = rows.slice(1, 4).map(row => row.at(-1))
    expect(new Set(marks).size).toBe(3)
    for (const mark of marks) expect(mark).toMatch(/^[0-9a-f]{32}$/)
    expect(rows[4]?.[0]).toContain(`Aiko Sato (Aurora Systems)`)
    expect(rows[4]?.[0]).toContain(id)
    expect(await statusOf(id)).toEqual({ status: 'DONE', exported_rows: 3 })
  })

  it('shows a partner the masked fields of what is shared, and nothing else', async () => {
    const shared = await app.make.sharedAccount({ name: 'Shared one', city: 'Kobe', industry: 'Secret' }, [
      'city',
    ])
    await addContact(app.as('aiko'), shared.id, { name: 'Hidden person' })
    const text = await (await fetchExport(await ready(app.as('kenji')), await app.signIn('kenji'))).text()
    expect(text).toContain('Shared one')
    expect(text).toContain('Kobe')
    expect(text).not.toMatch(/Secret|Plain|山田/)
    const contacts = await ready(app.as('kenji'), { recordType: 'CONTACT' })
    const cookie = await app.signIn('kenji')
    await prove(cookie)
    expect(await (await fetchExport(contacts, cookie)).text()).not.toContain('Hidden person')
  })

  it('is a workbook that names who took it, where only text looks like a formula', async () => {
    const id = await ready(app.as('aiko'), { format: 'XLSX', search: 'cmd' })
    const bytes = new Uint8Array(await (await fetchExport(id, await app.signIn('aiko'))).arrayBuffer())
    const parts = unzipSync(bytes)
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toContain('s="2" t="inlineStr"><is><t xml:space="preserve">=cmd()</t>')
    expect(sheet).not.toMatch(/<f>|Plain/)
    expect(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())).toContain('Aiko Sato (Aurora Systems)')
  })

  it('is fetched once, by whoever asked for it, while they are signed in', async () => {
    const id = await ready(app.as('aiko'))
    expect((await fetch(`${app.origin}/files/exports?id=${id}`, { method: 'POST' })).status).toBe(401)
    for (const person of ['kenji', 'stranger'] as const)
      expect((await fetchExport(id, await app.signIn(person))).status).toBe(404)
    expect((await fetchExport(id, await admin.signIn())).status).toBe(404)
    const cookie = await app.signIn('aiko')
    const both = await Promise.all([fetchExport(id, cookie), fetchExport(id, cookie)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await fetchExport('nonsense', cookie)).status).toBe(404)
  })

  it('is over after its time', async () => {
    const id = await ready(app.as('aiko'))
    await owner(`update record_export set expires_at = now() - interval '1 second' where id = $1`, [id])
    expect((await fetchExport(id, await app.signIn('aiko'))).status).toBe(409)
  })

  it('of people’s contacts asks for the password again, of this very session', async () => {
    const id = await ready(app.as('aiko'), { recordType: 'CONTACT' })
    const cookie = await app.signIn('aiko')
    const refused = await fetchExport(id, cookie)
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'PASSWORD_NEEDED' }])
    expect((await prove(cookie, 'not the password')).status).toBe(400)
    await prove(await app.signIn('marta'))
    expect((await fetchExport(id, cookie)).status).toBe(403)
    expect((await prove(cookie)).status).toBe(200)
    expect(await (await fetchExport(id, cookie)).text()).toContain('yuki@shop.example')
  })

  it('is refused to guests and to systems, and to whoever names no list', async () => {
    await expect(requestExport(app.as('aiko', { roles: ['GUEST'] }), wanted())).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const ctx = app.as('aiko')
    const system = { ...ctx, identity: ctx.identity && { ...ctx.identity, scopes: ['READ'] } }
    await expect(requestExport(system, wanted())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(requestExport(ctx, wanted({ id: 'mine' }))).rejects.toMatchObject({ code: 'BAD_INPUT' })
    const none = await ready(ctx, { recordType: 'DEAL', partnershipId: 'nonsense' })
    const cookie = await app.signIn('aiko')
    expect((await (await fetchExport(none, cookie)).text()).split('\r\n')).toHaveLength(3)
  })
})

describe('a file that turned up', () => {
  it('names its export, person and firm, from a few rows in whatever encoding, or from the workbook', async () => {
    const cookie = await app.signIn('aiko')
    const csv = await ready(app.as('aiko'))
    const text = await (await fetchExport(csv, cookie)).text()
    const { source } = app.app
    const part = Buffer.from(text.split('\r\n').slice(2, 4).join('\n'), 'utf16le')
    const person = { person: 'Aiko Sato', firm: 'Aurora Systems', recordType: 'ACCOUNT' }
    expect(await traceExport(source.db, part)).toEqual([
      { exportId: csv, ...person, rows: 2, startedAt: expect.any(Date) },
    ])
    const xlsx = await ready(app.as('aiko'), { format: 'XLSX', search: 'Plain' })
    const book = new Uint8Array(await (await fetchExport(xlsx, cookie)).arrayBuffer())
    expect(await traceExport(source.db, book)).toMatchObject([{ exportId: xlsx, ...person, rows: 1 }])
  })

  it('without a mark of ours names nobody, and nobody but the server asks', async () => {
    const { source } = app.app
    expect(await traceExport(source.db, Buffer.from(`${'0'.repeat(32)},${'ab'.repeat(16)}`))).toEqual([])
    const [mark] =
      await owner(`select encode(encrypt(int8send(mark) || int4send(0) || '\\x456e6973'::bytea, secret, 'aes-ecb/pad:none'), 'hex') as mark
      from record_export, private.export_key limit 1`)
    const asked = await app
      .as('aiko')
      .query(tx => sql`select * from private.trace_mark(${mark?.mark})`.execute(tx))
    expect(asked.rows).toEqual([])
  })
})

describe('more than one person takes along alone', () => {
  const limit = (rows: number) =>
    owner(
      `insert into reading_budget (org_id, role, read_rows, export_rows) values ($1, 'SELLER', 1000, $2)
       on conflict (org_id, role) do update set export_rows = $2`,
      [app.organizationId('aiko'), rows],
    )

  it('names what is used and who may agree, and asks nobody without a reason', async () => {
    await limit(2)
    expect(await requestExport(seller.as(), wanted())).toMatchObject({
      __typename: 'ExportNeedsApproval',
      rowCount: 4,
      dailyRows: 2,
      usedRows: 0,
      approvers: expect.arrayContaining([{ type: 'Member', id: admin.memberId }]),
    })
    expect(await owner(`select 1 from record_export where member_id = $1`, [seller.memberId])).toEqual([])
  })

  it('waits for another administrator, who is told by mail, and then runs once', async () => {
    await limit(2)
    const input = wanted({ reason: 'Fair in Osaka' })
    await requestExport(seller.as(), input)
    await requestExport(seller.as(), input)
    expect(await statusOf(input.id)).toMatchObject({ status: 'WAITING' })
    const mails = await owner('select recipient, body_text from outgoing_mail where cause like $1', [
      `export:${input.id}%`,
    ])
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(
      ['aiko@aurora.example', admin.email].sort(),
    )
    expect(mails[0]?.body_text).toContain('Fair in Osaka')
    const cookie = await seller.signIn()
    expect((await fetchExport(input.id, cookie)).status).toBe(409)

    const decision = { exportId: input.id, agrees: true }
    await expect(decideExport(seller.as(), decision)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    // A role that the request claims is not the one in the database.
    await expect(decideExport(seller.as(['ADMIN']), decision)).rejects.toMatchObject({ code: '42501' })
    await expect(decideExport(app.as('kenji'), decision)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await decideExport(admin.as(), decision)
    await expect(decideExport(app.as('aiko'), decision)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect((await fetchExport(input.id, cookie)).status).toBe(403)
    await prove(cookie)
    expect((await fetchExport(input.id, cookie)).status).toBe(200)
    expect((await fetchExport(input.id, cookie)).status).toBe(409)
    expect(
      await owner(`select action from audit_event where record_id = $1 order by at`, [input.id]),
    ).toEqual(['export.requested', 'export.approved', 'export.fetched'].map(action => ({ action })))
  })

  it('stays when it is refused, and nobody approves their own', async () => {
    await limit(2)
    const refused = wanted({ reason: 'Please' })
    await requestExport(seller.as(), refused)
    await decideExport(app.as('aiko'), { exportId: refused.id, agrees: false, note: 'Not now' })
    expect((await fetchExport(refused.id, await seller.signIn())).status).toBe(409)
    await owner(`insert into two_person_rule (org_id, export_rows) values ($1, 3)`, [
      app.organizationId('aiko'),
    ])
    const own = wanted({ reason: 'Mine' })
    await requestExport(admin.as(), own)
    await expect(decideExport(admin.as(), { exportId: own.id, agrees: true })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    await owner(`delete from two_person_rule`)
  })

  it('cannot be had in parts, not even at the same moment', async () => {
    await limit(5)
    const cookie = await seller.signIn()
    const parts = [await ready(seller.as()), await ready(seller.as())]
    const statuses = await Promise.all(parts.map(async id => (await fetchExport(id, cookie)).status))
    expect(statuses.sort()).toEqual([200, 403])
    expect(await requestExport(seller.as(), wanted())).toMatchObject({
      __typename: 'ExportNeedsApproval',
      usedRows: 4,
    })
  })
})
