import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { memorySecrets, startTestApp, withClient } from '../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../test/support/index.ts'
import { cloneDatabase, dropDatabase } from '../../../test/support/testDatabase.ts'
import type { OwnDatabase } from '../../../test/support/testDatabase.ts'
import { migrate } from '../platform/db/migrate.ts'
import { openFileStore } from '../platform/files/fileStore.ts'
import { receiveFile } from '../platform/files/receiveFile.ts'
import { newId } from '../platform/ids.ts'
import { importArchive } from './importArchive.ts'
import { planExit } from './planExit.ts'
import { proposeDocument } from './proposeDocument.ts'
import { bytesOf, download, readExit } from './testSupport.ts'

let app: TestApp
let home: string
let partnershipId: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'enishi-archives-'))
})
beforeEach(async () => {
  app = await startTestApp({ env: { home } })
  partnershipId = app.partnershipWith('kenji')
})
afterAll(() => rm(home, { recursive: true, force: true }))

const endNow = () => planExit(app.as('aiko'), { partnershipId, coolingOffDays: 0, choices: [] })

describe('the archive of an exit', () => {
  async function archiveOf(person: PersonName) {
    const path = (await readExit(app, person, partnershipId))?.archive?.archivePath ?? ''
    return (await download(app, person, path)).bytes
  }
  /** A database without firms, owned by a login that may do nothing beyond. */
  async function plainDatabase(): Promise<Pick<OwnDatabase, 'ownerUrl' | 'drop'>> {
    const { ownerUrl } = inject('database')
    const name = `enishi_test_${randomBytes(6).toString('hex')}`
    const url = new URL(ownerUrl)
    url.pathname = `/${name}`
    url.username = name
    url.password = name
    await withClient(ownerUrl, async client => {
      await client.query(`create role ${name} login createrole nosuperuser password '${name}'`)
      await client.query(
        `grant enishi_app, enishi_auth, enishi_jobs, enishi_border to ${name} with admin option`,
      )
      await client.query(`create database ${name} owner ${name}`)
    })
    await migrate(url.href, memorySecrets())
    const drop = async () => {
      await dropDatabase(ownerUrl, name)
      await withClient(ownerUrl, client => client.query(`drop role ${name}`))
    }
    return { ownerUrl: url.href, drop }
  }

  const load = async (bytes: Buffer, owner = 'new@owner.example', open = emptyDatabase) => {
    const database = await open()
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

  const emptyDatabase = (): Promise<Pick<OwnDatabase, 'ownerUrl' | 'drop'>> =>
    cloneDatabase(inject('database'), inject('database').empty)

  it('loads into an empty installation, as its firm saw it, and nobody else', async () => {
    await app.make.deal({ title: 'Travels' })
    const { fileId } = await receiveFile(app.as('aiko'), 'terms.txt', bytesOf('Travels too'))
    await proposeDocument(app.as('aiko'), { partnershipId, kind: 'NDA', title: 'Paper', fileId })
    await app.make.campaign()
    await app.make.topic()
    await app.make.room()
    await endNow()
    const loaded = await load(await archiveOf('kenji'))
    expect(loaded).toMatchObject({
      fileCount: 1,
      deals: [{ title: 'Travels' }],
      admissions: [{ org_id: app.organizationId('kenji') }],
      people: [{ email: 'new@owner.example' }],
    })
  })

  it('loads where the owner of the database is no superuser, and leaves its tables as they were', async () => {
    await app.make.deal({ title: 'Travels' })
    await endNow()
    const guards = `select tgrelid::regclass || '.' || tgname || tgenabled::text as guard from pg_trigger where not tgisinternal
      union all select conrelid::regclass || '.' || conname || condeferrable from pg_constraint where contype = 'f' order by 1`
    let before: unknown[] = []
    let after: unknown[] = []
    const loaded = await load(await archiveOf('kenji'), 'new@owner.example', async () => {
      const database = await plainDatabase()
      before = await withClient(database.ownerUrl, async client => (await client.query(guards)).rows)
      return {
        ...database,
        drop: async () => {
          after = await withClient(database.ownerUrl, async client => (await client.query(guards)).rows)
          await database.drop()
        },
      }
    })
    expect(loaded.deals).toEqual([{ title: 'Travels' }])
    expect(after).toEqual(before)
  })

  it('is refused cut off, altered, or as something else; nothing is loaded', async () => {
    await app.make.deal({ title: 'Travels' })
    await endNow()
    const bytes = await archiveOf('aiko')
    await expect(load(bytes.subarray(0, bytes.length - 2048))).rejects.toThrow(/manifest|Unexpected/)
    await expect(load(Buffer.from('not a tar at all'.repeat(100)))).rejects.toThrow()
    await expect(load(bytes, 'nobody')).rejects.toThrow(/e-mail/)
    const shortened = Buffer.from(bytes.toString('latin1').replace('"deal": 1', '"deal": 2'), 'latin1')
    await expect(load(shortened)).rejects.toThrow(/damaged: deal/)
  })
})
