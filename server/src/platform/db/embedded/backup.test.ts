import {
  appendFile,
  chmod,
  cp,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { backup, restore, startEmbeddedDatabase, type EmbeddedDatabase } from './index.ts'
import { makeHome, removeHome, newHome, sql } from './testSupport.ts'

const keptFile = `files/ab/${'ab'.repeat(32)}`

const manifestSchema = z.object({
  content: z.object({ consistentAt: z.string(), files: z.array(z.unknown()) }),
})

async function start(home: string): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ home })
  onTestFinished(() => database.stop())
  return database
}

/** Writes one row after the other until told to stop; notes when each was acknowledged. */
function keepWriting(url: string) {
  const acknowledgedAt: number[] = []
  let isOver = false
  const write = async () => {
    const client = new Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    while (!isOver) {
      const id = acknowledgedAt.length
      await client.query('insert into entry values ($1::int, repeat(md5($1::int::text), 50))', [id])
      acknowledgedAt.push(Date.now())
    }
    await client.end()
  }
  const writing = write()
  const stop = () => {
    isOver = true
    return writing
  }
  return { acknowledgedAt, stop }
}

describe('a hot backup', { timeout: 30_000 }, () => {
  let home = ''
  let to = ''
  let acknowledgedAt: number[] = []

  beforeAll(async () => {
    home = await makeHome()
    to = join(dirname(home), 'バックアップ 1')
    await mkdir(home, { recursive: true })
    await writeFile(join(home, 'secrets.json'), '{"authSecret":"of this installation"}', { mode: 0o600 })
    await mkdir(dirname(join(home, keptFile)), { recursive: true })
    await writeFile(join(home, keptFile), 'a contract')
    await mkdir(join(home, 'files', 'arrivals'), { recursive: true })
    await writeFile(join(home, 'files', 'arrivals', 'half'), 'a contr')
    const database = await startEmbeddedDatabase({ home })
    await sql(
      database.ownerUrl,
      'create table entry (id int primary key, text text)',
      'create extension amcheck',
    )
    const writer = keepWriting(database.ownerUrl)
    const { bytes, durationMs } = await backup({ home, to })
    await writer.stop()
    acknowledgedAt = writer.acknowledgedAt
    await database.stop()
    expect(bytes).toBeGreaterThan(20_000_000)
    expect(durationMs).toBeGreaterThan(0)
  }, 30_000)

  afterAll(() => removeHome(home))

  it('holds every row acknowledged before it ended, intact, and opens in another installation', async () => {
    const elsewhere = await newHome()
    await restore({ home: elsewhere, from: to })
    const restored = await start(elsewhere)
    expect(restored.started).toBe('warm')
    const [found] = await sql(
      restored.ownerUrl,
      'select count(*)::int as rows, max(id) + 1 as next from entry',
    )

    const { consistentAt } = manifestSchema.parse(
      JSON.parse(await readFile(join(to, 'manifest.json'), 'utf8')),
    ).content
    const due = acknowledgedAt.filter(time => time < Date.parse(consistentAt)).length
    expect(due).toBeGreaterThan(20)
    expect(found?.['rows']).toBeGreaterThanOrEqual(due)
    expect(found?.['rows']).toBe(found?.['next'])
    const [checked] = await sql(
      restored.ownerUrl,
      `select count(bt_index_check(c.oid, true)::text)::int as indexes from pg_class c join pg_am a on a.oid = c.relam
        where a.amname = 'btree' and c.relkind = 'i'`,
    )
    expect(checked?.['indexes']).toBeGreaterThan(100)
    await sql(restored.ownerUrl, `insert into entry values (-1, 'goes on')`)
  })

  it('brings the secrets and files that an empty machine needs, readable to their owner alone', async () => {
    const elsewhere = await newHome()
    await restore({ home: elsewhere, from: to })
    for (const folder of [join(to, 'belongings'), elsewhere]) {
      expect(await readFile(join(folder, 'secrets.json'), 'utf8')).toContain('of this installation')
      expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600)
      expect(await readFile(join(folder, keptFile), 'utf8')).toBe('a contract')
      expect(await readdir(join(folder, 'files'))).toEqual(['ab'])
    }
    expect((await stat(to)).mode & 0o777).toBe(0o700)
  })

  it('leaves nothing behind in the database or beside the backup', async () => {
    const database = await start(home)
    expect(await sql(database.ownerUrl, 'select slot_name from pg_replication_slots')).toEqual([])
    expect((await readdir(dirname(to))).filter(name => name.endsWith('.partial'))).toEqual([])
  })

  it('never replaces what is there', async () => {
    const before = await readFile(join(to, 'manifest.json'), 'utf8')
    await expect(backup({ home, to })).rejects.toMatchObject({
      message: expect.stringContaining('exists already'),
    })
    expect(await readFile(join(to, 'manifest.json'), 'utf8')).toBe(before)
  })

  it('is refused for an installation without a database', async () => {
    const empty = await newHome()
    const attempt = backup({ home: empty, to: join(dirname(empty), 'nothing') })
    await expect(attempt).rejects.toMatchObject({ message: expect.stringContaining('no database') })
  })

  describe('that was copied', () => {
    let copy = ''
    let elsewhere = ''

    beforeAll(async () => {
      elsewhere = await makeHome()
      copy = join(dirname(elsewhere), 'copy')
      await cp(to, copy, { recursive: true })
    })

    afterAll(() => removeHome(elsewhere))

    it.each<[what: string, file: string, harm: (path: string) => Promise<void>, message: RegExp]>([
      ['one byte was changed', 'data/global/pg_filenode.map', flipByte, /pg_filenode.map was altered/],
      ['a file has another length', 'data/backup_label', path => appendFile(path, 'x'), /another size/],
      ['a file is missing', 'data/PG_VERSION', path => rm(path), /PG_VERSION is missing/],
      ['a file of a person was changed', `belongings/${keptFile}`, flipLast, /[0-9a-f]{64} was altered/],
      ['the secrets are missing', 'belongings/secrets.json', path => rm(path), /secrets.json is missing/],
      ['a file was added', 'data/recovery.signal', path => writeFile(path, ''), /does not belong/],
      ['its manifest was changed', 'manifest.json', dropLastFile, /manifest.json was altered/],
      ['its manifest is missing', 'manifest.json', path => rm(path), /not a backup/],
    ])('is refused because %s, and the installation stays empty', async (_, file, harm, message) => {
      await harm(join(copy, file))
      await expect(restore({ home: elsewhere, from: copy })).rejects.toMatchObject({
        name: 'EmbeddedDatabaseError',
        message: expect.stringMatching(message),
      })
      const attempt = backup({ home: elsewhere, to: join(dirname(elsewhere), 'nothing') })
      await expect(attempt).rejects.toMatchObject({ message: expect.stringContaining('no database') })
      await rm(join(copy, file), { force: true })
      await cp(join(to, file), join(copy, file)).catch(() => undefined)
    })

    it('restores once it was repaired', async () => {
      await restore({ home: elsewhere, from: copy })
      const database = await start(elsewhere)
      await sql(database.ownerUrl, `insert into entry values (-1, 'later')`)
    })

    it('replaces that database only when forced and stopped, and keeps it', async () => {
      const stopped = join(dirname(home), 'of a stopped server')
      await backup({ home, to: stopped })
      const again = (force: boolean) => restore({ home: elsewhere, from: stopped, force })
      await expect(again(false)).rejects.toMatchObject({
        message: expect.stringContaining('already has a database'),
      })
      await writeFile(join(elsewhere, 'secrets.json'), '{"authSecret":"present"}')
      const present = await start(elsewhere)
      await expect(again(true)).rejects.toMatchObject({ message: expect.stringContaining('is running') })
      await present.stop()
      await again(true)
      const restored = await start(elsewhere)
      const [found] = await sql(
        restored.ownerUrl,
        'select count(*)::int as rows, min(id) as first from entry',
      )
      expect(found).toEqual({ rows: acknowledgedAt.length, first: 0 })
      await restored.stop()

      const directory = dirname(restored.dataDirectory)
      const aside = (await readdir(directory)).find(name => name.startsWith('before-restore-')) ?? ''
      expect(await readFile(join(directory, aside, 'secrets.json'), 'utf8')).toContain('present')
      expect(await readFile(join(elsewhere, 'secrets.json'), 'utf8')).toContain('of this installation')
      await rm(restored.dataDirectory, { recursive: true })
      for (const name of ['data', 'owner-password', 'cluster.json']) {
        await rename(join(directory, aside, name), join(directory, name))
      }
      const old = await start(elsewhere)
      expect(await sql(old.ownerUrl, 'select id from entry where id = -1')).toEqual([{ id: -1 }])
    })
  })
})

async function flipByte(path: string): Promise<void> {
  const bytes = await readFile(path)
  bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100)
  await chmod(path, 0o600)
  await writeFile(path, bytes)
}

async function flipLast(path: string): Promise<void> {
  await writeFile(path, 'a contracT')
}

async function dropLastFile(path: string): Promise<void> {
  const manifest = z.looseObject({}).parse(JSON.parse(await readFile(path, 'utf8')))
  const { content } = manifestSchema.parse(manifest)
  const files = content.files.slice(0, -1)
  await writeFile(path, JSON.stringify({ ...manifest, content: { ...content, files } }))
}
