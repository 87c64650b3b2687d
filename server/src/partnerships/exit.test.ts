import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { extract } from 'tar-stream'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { cloneDatabase } from '../../../test/support/testDatabase.ts'
import { moveDeal } from '../deals/moveDeal.ts'
import { openFileStore } from '../platform/files/fileStore.ts'
import { newId } from '../platform/ids.ts'
import { receiveFile } from '../platform/files/receiveFile.ts'
import { addPartnershipContact } from './addPartnershipContact.ts'
import { chooseForExit } from './chooseForExit.ts'
import { importArchive } from './importArchive.ts'
import { planExit } from './planExit.ts'
import { proposeDocument } from './proposeDocument.ts'
import { runDueExits } from './runDueExits.ts'
import { withdrawExit } from './withdrawExit.ts'

let app: TestApp
let home: string
let partnershipId: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'enishi-exit-'))
})
beforeEach(async () => {
  app = await startTestApp({ env: { home } })
  partnershipId = app.partnershipWith('kenji')
})
afterAll(() => rm(home, { recursive: true, force: true }))

interface Archive {
  sha256: string
  byteSize: number
  archivePath: string
  certificatePath: string
  certificatePagePath: string
}
interface Exit {
  id: string
  status: string
  grantsClosed: number
  archive: Archive | null
}

async function exitOf(person: PersonName): Promise<Exit | null> {
  const { data, errors } = await app.graphql(
    person,
    `query ($id: ID!) { partnership(id: $id) { status exit { id status reason grantsClosed viewerCanChoose viewerCanWithdraw
      choices { recordType choice reason retainUntil organization { name } }
      archive { sha256 byteSize archivePath certificatePath certificatePagePath } } } }`,
    { id: partnershipId },
  )
  expect(errors).toEqual([])
  return (data?.['partnership'] as { exit: Exit | null } | null)?.exit ?? null
}

const contactsOf = async (person: PersonName) => {
  const query = 'query ($id: ID!) { partnership(id: $id) { contacts { id } } }'
  const { data } = await app.graphql(person, query, { id: partnershipId })
  return (data?.['partnership'] as { contacts: unknown[] } | null)?.contacts
}

const plan = (
  coolingOffDays: number,
  by: PersonName = 'aiko',
  choices: Parameters<typeof planExit>[1]['choices'] = [],
) => planExit(app.as(by), { partnershipId, coolingOffDays, reason: 'Other plans', choices })

const seen = async (person: PersonName, type: 'deal' | 'account' | 'room' | 'interchange', id: string) =>
  (await app.graphql(person, `query ($id: ID!) { ${type}(id: $id) { id } }`, { id })).data?.[type]

async function download(person: PersonName | undefined, path: string) {
  const response = await app.fetch(path, { as: person })
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}

async function unpack(bytes: Buffer): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for await (const entry of Readable.from([bytes]).pipe(extract())) {
    const chunks: Buffer[] = []
    for await (const chunk of entry) chunks.push(chunk)
    found.set(entry.header.name, Buffer.concat(chunks).toString())
  }
  return found
}

async function* bytesOf(text: string) {
  yield Buffer.from(text)
}

const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)

describe('an exit', () => {
  it('at once closes grants and joint records, and gives each firm its archive and a certificate of it', async () => {
    const account = await app.make.sharedAccount({ name: 'Grantedfirm', notes: 'Ownsecret' })
    const deal = await app.make.deal({ accountId: account.id, title: 'Jointdeal' })
    const { fileId } = await receiveFile(app.as('aiko'), 'terms.txt', bytesOf('The terms'))
    await proposeDocument(app.as('aiko'), { partnershipId, kind: 'NDA', title: 'Paper', fileId })
    await addPartnershipContact(app.as('kenji'), {
      id: newId(),
      partnershipId,
      memberId: app.memberId('kenji'),
      input: { role: 'SALES', phone: '+81 3 5555' },
    })
    const interchangeId = newId()
    await withClient(app.ownerUrl, client =>
      client.query(
        `insert into interchange (id, org_id, partnership_id, content, sha256, byte_size) values ($1, $2, $3, 'UNB', sha256('UNB'), 3)`,
        [interchangeId, app.organizationId('aiko'), partnershipId],
      ),
    )
    expect(await seen('kenji', 'interchange', interchangeId)).toEqual({ id: interchangeId })
    expect(await plan(0)).toMatchObject({ __typename: 'ExitPlanned' })
    expect(await seen('kenji', 'interchange', interchangeId)).toBeNull()
    expect(await seen('aiko', 'interchange', interchangeId)).toEqual({ id: interchangeId })
    for (const person of ['aiko', 'kenji'] as const) {
      expect(await seen(person, 'deal', deal.id)).toBeNull()
      const exit = await exitOf(person)
      expect(exit).toMatchObject({ status: 'DONE', grantsClosed: 1 })
      const { archivePath, certificatePath, certificatePagePath, sha256 } = exit?.archive ?? {}
      const { status, bytes } = await download(person, archivePath ?? '')
      expect(status).toBe(200)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      const files = await unpack(bytes)
      expect(files.get('rows/deal/000001.jsonl')).toContain('Jointdeal')
      expect([...files.values()]).toContain('The terms')
      expect(files.get('rows/partnership_contact/000001.jsonl')).toContain('+81 3 5555')
      expect(await contactsOf(person)).toEqual([])
      const whole = [...files.values()].join('')
      if (person === 'aiko') expect(whole).toContain('Ownsecret')
      else expect(whole).not.toMatch(/Ownsecret|Grantedfirm/)
      expect(JSON.parse((await download(person, certificatePath ?? '')).bytes.toString())).toMatchObject({
        format: 'enishi-exit-certificate',
        firms: ['Aurora Systems', 'Sakura Trading'],
        grantsClosed: 1,
        archive: { sha256 },
        records: expect.arrayContaining([expect.objectContaining({ recordType: 'DEAL', count: 1 })]),
      })
      expect((await download(person, certificatePagePath ?? '')).bytes.toString()).toContain(sha256)
    }
    expect(await seen('kenji', 'account', account.id)).toBeNull()
    expect(await seen('aiko', 'account', account.id)).toEqual({ id: account.id })
    const [ours, theirs] = [await exitOf('aiko'), await exitOf('kenji')]
    expect(ours?.archive?.sha256).not.toBe(theirs?.archive?.sha256)
    for (const person of ['kenji', 'marta', 'stranger'] as const)
      expect((await download(person, ours?.archive?.archivePath ?? '')).status).toBe(404)
    expect((await download(undefined, ours?.archive?.archivePath ?? '')).status).toBe(401)
    await withClient(app.ownerUrl, client =>
      client.query(`update partnership_archive set expires_at = now() - interval '1 second'`),
    )
    expect((await download('aiko', ours?.archive?.archivePath ?? '')).status).toBe(404)
  })

  it('leaves each firm what it retains, for its reason, until its day', async () => {
    const deal = await app.make.deal()
    const room = await app.make.room()
    await plan(0, 'kenji', [
      { recordType: 'DEAL', choice: 'RETAIN', reason: 'Tax law', retainUntil: tomorrow },
    ])
    expect(await seen('kenji', 'deal', deal.id)).toEqual({ id: deal.id })
    expect(await seen('aiko', 'deal', deal.id)).toBeNull()
    expect(await seen('kenji', 'room', room.id)).toBeNull()
    const move = { dealId: deal.id, stage: 'WON', expectedVersion: 1 } as const
    await expect(moveDeal(app.as('kenji'), move)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await withClient(app.ownerUrl, client =>
      client.query(`update partnership_exit_choice set retain_until = current_date - 1`),
    )
    await runDueExits(app.app.source)
    expect(await seen('kenji', 'deal', deal.id)).toBeNull()
  })

  it('with a cooling-off period lets the other firm choose, its own firm withdraw, and takes effect at its time', async () => {
    const deal = await app.make.deal()
    await plan(30)
    const exit = await exitOf('kenji')
    expect(exit).toMatchObject({ status: 'PLANNED', viewerCanChoose: true, viewerCanWithdraw: false })
    expect(await plan(0, 'kenji')).toMatchObject({ __typename: 'ExitClosed' })
    expect(await seen('kenji', 'deal', deal.id)).toEqual({ id: deal.id })
    expect(await withdrawExit(app.as('kenji'), exit?.id ?? '')).toMatchObject({ __typename: 'ExitClosed' })
    await withdrawExit(app.as('aiko'), exit?.id ?? '')
    expect(await exitOf('aiko')).toBeNull()
    await plan(30)
    const again = await exitOf('kenji')
    const retain = [{ recordType: 'DEAL', choice: 'RETAIN' as const, reason: 'Audit', retainUntil: tomorrow }]
    await chooseForExit(app.as('kenji'), again?.id ?? '', retain)
    expect(await runDueExits(app.app.source)).toBe(0)
    await withClient(app.ownerUrl, client =>
      client.query(`update partnership_exit set effective_at = now() where status = 'PLANNED'`),
    )
    expect(await runDueExits(app.app.source)).toBe(1)
    expect(await exitOf('aiko')).toMatchObject({ status: 'DONE' })
    expect(await seen('kenji', 'deal', deal.id)).toEqual({ id: deal.id })
    expect(await seen('aiko', 'deal', deal.id)).toBeNull()
    expect(await chooseForExit(app.as('kenji'), again?.id ?? '', [])).toMatchObject({
      __typename: 'ExitClosed',
    })
  })

  it('that broke off after closing goes on to the archives, once, also when two look at the same time', async () => {
    await app.make.deal()
    await plan(30)
    await withClient(app.ownerUrl, client =>
      client.query(`update partnership_exit set effective_at = now(), status = 'ENDING', ended_at = now()`),
    )
    const source = app.app.source
    const counts = await Promise.all([runDueExits(source), runDueExits(source)])
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(1)
    expect(await exitOf('kenji')).toMatchObject({ status: 'DONE', archive: { byteSize: expect.any(Number) } })
  })

  it('is refused to strangers, to roles that may not, and without what a choice needs', async () => {
    for (const person of ['marta', 'stranger'] as const)
      await expect(plan(0, person)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const seller = planExit(app.as('aiko', { roles: ['SELLER'] }), {
      partnershipId,
      coolingOffDays: 0,
      choices: [],
    })
    await expect(seller).rejects.toMatchObject({ code: 'FORBIDDEN' })
    for (const days of [-1, 366]) await expect(plan(days)).rejects.toMatchObject({ field: 'coolingOffDays' })
    for (const wrong of [
      [{ recordType: 'PARTNERSHIP', choice: 'RETURN' as const }],
      [{ recordType: 'DEAL', choice: 'RETAIN' as const }],
      [{ recordType: 'DEAL', choice: 'RETAIN' as const, reason: 'x', retainUntil: '2020-01-01' }],
      [
        { recordType: 'DEAL', choice: 'RETURN' as const },
        { recordType: 'DEAL', choice: 'RETURN' as const },
      ],
    ])
      await expect(plan(30, 'aiko', wrong)).rejects.toMatchObject({ field: 'choices' })
    await plan(30)
    const exit = await exitOf('aiko')
    for (const person of ['marta', 'stranger'] as const) {
      await expect(withdrawExit(app.as(person), exit?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(chooseForExit(app.as(person), exit?.id ?? '', [])).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    }
  })
})

describe('the archive of an exit', () => {
  async function archiveOf(person: PersonName) {
    const path = (await exitOf(person))?.archive?.archivePath ?? ''
    return (await download(person, path)).bytes
  }
  const load = async (bytes: Buffer, owner = 'new@owner.example') => {
    const given = inject('database')
    const database = await cloneDatabase(given, given.empty)
    const files = openFileStore(join(home, `imported-${newId()}`))
    try {
      const outcome = await importArchive(database.ownerUrl, files, Readable.from([bytes]), owner)
      const rows = await withClient(database.ownerUrl, async client => ({
        deals: (await client.query<{ title: string }>('select title from deal')).rows,
        admissions: (await client.query<{ org_id: string }>('select distinct org_id from admission')).rows,
        people: (await client.query<{ email: string }>('select email from auth."user"')).rows,
      }))
      return { ...outcome, ...rows }
    } finally {
      await database.drop()
    }
  }

  it('loads into an empty installation, as its firm saw it, and nobody else', async () => {
    await app.make.deal({ title: 'Travels' })
    const { fileId } = await receiveFile(app.as('aiko'), 'terms.txt', bytesOf('Travels too'))
    await proposeDocument(app.as('aiko'), { partnershipId, kind: 'NDA', title: 'Paper', fileId })
    await app.make.campaign()
    await app.make.topic()
    await app.make.room()
    await plan(0)
    const loaded = await load(await archiveOf('kenji'))
    expect(loaded).toMatchObject({
      fileCount: 1,
      deals: [{ title: 'Travels' }],
      admissions: [{ org_id: app.organizationId('kenji') }],
      people: [{ email: 'new@owner.example' }],
    })
  })

  it('is refused cut off, altered, or as something else; nothing is loaded', async () => {
    await app.make.deal({ title: 'Travels' })
    await plan(0)
    const bytes = await archiveOf('aiko')
    await expect(load(bytes.subarray(0, bytes.length - 2048))).rejects.toThrow(/manifest|Unexpected/)
    await expect(load(Buffer.from('not a tar at all'.repeat(100)))).rejects.toThrow()
    await expect(load(bytes, 'nobody')).rejects.toThrow(/e-mail/)
    const shortened = Buffer.from(bytes.toString('latin1').replace('"deal": 1', '"deal": 2'), 'latin1')
    await expect(load(shortened)).rejects.toThrow(/damaged: deal/)
  })
})
