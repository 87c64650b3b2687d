import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { startEmbeddedDatabase, type EmbeddedDatabase } from './index.ts'
import { isRoot } from './osUser.ts'
import { isAlive } from './processes.ts'
import {
  holdInAnotherProcess,
  killed,
  makeHome,
  newHome,
  removeHome,
  sql,
  startHolder,
} from './testSupport.ts'

async function start(home: string, onProgress?: (step: string) => void): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ home, ...(onProgress && { onProgress }) })
  onTestFinished(() => database.stop())
  return database
}

async function postmasterPid(database: EmbeddedDatabase): Promise<number> {
  return Number((await readFile(join(database.dataDirectory, 'postmaster.pid'), 'utf8')).split('\n')[0])
}

/** One stopped installation with one row serves most tests; each leaves it as it was. */
let home = ''
let data = ''
let directory = ''
let port = 0

beforeAll(async () => {
  home = await makeHome()
  const database = await startEmbeddedDatabase({ home })
  expect(database.started).toBe('new')
  await sql(database.ownerUrl, 'create table note (text text)', `insert into note values ('縁')`)
  data = database.dataDirectory
  directory = dirname(data)
  port = database.port
  const pid = await postmasterPid(database)
  await database.stop()
  expect(await isAlive(pid)).toBe(false)
}, 30_000)

afterAll(() => removeHome(home))

describe('the embedded database', { timeout: 30_000 }, () => {
  it('keeps what was written from the call that created it to the next start, at the same port', async () => {
    const database = await start(home)
    expect(database).toMatchObject({ started: 'warm', port })
    expect(await sql(database.ownerUrl, 'select text from note')).toEqual([{ text: '縁' }])
  })

  it('is safe by default and has what the migrations need', async () => {
    const { ownerUrl } = await start(home)
    const [found] = await sql(
      ownerUrl,
      ...['pgcrypto', 'pg_trgm', 'btree_gin'].map(name => `create extension ${name}`),
      `create collation japanese (provider = icu, locale = 'ja')`,
      `select array[current_setting('listen_addresses'), current_setting('unix_socket_directories'),
                    current_setting('data_checksums'), current_setting('fsync'),
                    current_setting('password_encryption'), datlocale, pg_encoding_to_char(encoding)] as settings
         from pg_database where datname = current_database()`,
    )
    expect(found?.['settings']).toEqual(['127.0.0.1', '', 'on', 'on', 'scram-sha-256', 'C.UTF-8', 'UTF8'])
    const wrongPassword = ownerUrl.replace(/:[^:@]+@/, ':wrong@')
    await expect(sql(wrongPassword, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    expect((await stat(data)).mode & 0o777).toBe(0o700)
    expect((await stat(join(directory, 'owner-password'))).mode & 0o777).toBe(0o600)
  })

  it('is rejoined after Node alone was killed', async () => {
    const { child, started } = await holdInAnotherProcess(home)
    expect(started).toBe('warm')
    await killed(child)
    const database = await start(home)
    expect(database).toMatchObject({ started: 'attached', port })
    expect(await sql(database.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    const pid = await postmasterPid(database)
    await database.stop()
    expect(await isAlive(pid)).toBe(false)
  })

  it('recovers after Node and the server were killed', async () => {
    const { child } = await holdInAnotherProcess(home)
    const before = await start(home)
    await sql(before.ownerUrl, 'create table acknowledged as select generate_series(1, 1000) as id')
    const pid = await postmasterPid(before)
    await before.stop()
    await killed(child)
    process.kill(pid, 'SIGKILL')

    const database = await start(home)
    expect(database.started).toBe('warm')
    expect(await sql(database.ownerUrl, 'select count(*)::int as rows from acknowledged')).toEqual([
      { rows: 1000 },
    ])
  })

  it('runs again by itself, at the same address, when the server dies', async () => {
    const steps: string[] = []
    const database = await start(home, step => steps.push(step))
    process.kill(await postmasterPid(database), 'SIGKILL')
    await vi.waitFor(() => expect(steps.at(-1)).toMatch(/runs again/), { timeout: 15_000, interval: 50 })
    expect(await sql(database.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('is shared by two processes that start at the same moment, and outlives the first to stop', async () => {
    const home = await newHome()
    const [other, mine, again] = await Promise.all([holdInAnotherProcess(home), start(home), start(home)])
    expect([other.started, mine.started, again.started].sort()).toEqual(['attached', 'attached', 'new'])
    expect(new Set([other.port, mine.port, again.port]).size).toBe(1)
    await again.stop()
    await mine.stop()
    expect(await sql(mine.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('can be created after the first attempt was killed half-way', async () => {
    const home = await newHome()
    const child = startHolder(home)
    await new Promise(resolve => child.stdout?.once('data', resolve))
    await sleep(150)
    await killed(child)
    const database = await start(home)
    expect(database.started).toBe('new')
    expect(await sql(database.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('takes another port when a stranger has its own', async () => {
    const stranger = createServer().listen(port, '127.0.0.1')
    onTestFinished(() => void stranger.close())
    const database = await start(home)
    expect(database.port).not.toBe(port)
    expect(await sql(database.ownerUrl, 'select text from note')).toEqual([{ text: '縁' }])
  })

  it('starts although files of a dead server and a dead starter name processes that live', async () => {
    const { uid, gid } = await stat(data)
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], {
      cwd: '/',
      uid,
      gid,
    })
    onTestFinished(() => void stranger.kill('SIGKILL'))
    await writeFile(join(data, 'postmaster.pid'), `${stranger.pid}\n${data}\n1\n1\n\n127.0.0.1\n\nready\n`)
    await writeFile(join(directory, 'lock'), `${stranger.pid} an-earlier-process x`)
    const database = await start(home)
    expect(database.started).toBe('warm')
    expect(await isAlive(stranger.pid ?? 0)).toBe(true)
  })

  it('lives on when its installation was moved', async () => {
    const moved = await newHome()
    await rename(home, moved)
    const database = await start(moved)
    expect(await sql(database.ownerUrl, 'select text from note')).toEqual([{ text: '縁' }])
    await database.stop()
    await rename(moved, home)
    expect((await start(home)).started).toBe('warm')
  })
})

describe('a data folder that is not ours to run', { timeout: 30_000 }, () => {
  it('is refused when it holds other files, is gone, or is another cluster', async () => {
    const away = `${data}.away`
    await rename(data, away)
    await expect(start(home)).rejects.toMatchObject({ advice: expect.stringContaining('Put it back') })

    const { uid, gid } = await stat(away)
    await mkdir(data)
    await writeFile(join(data, 'holiday.jpg'), 'x')
    await chown(data, uid, gid)
    await expect(start(home)).rejects.toMatchObject({
      name: 'EmbeddedDatabaseError',
      message: expect.stringContaining('not a database of this installation'),
      advice: expect.stringContaining('Move that folder away'),
    })
    expect(await readFile(join(data, 'holiday.jpg'), 'utf8')).toBe('x')

    await rm(data, { recursive: true })
    await cp(away, data, { recursive: true })
    await writeFile(join(data, 'global/pg_control'), randomBytes(8192))
    await chown(data, uid, gid)
    await expect(start(home)).rejects.toMatchObject({ message: expect.stringContaining('another database') })

    await rm(data, { recursive: true })
    await rename(away, data)
    expect((await start(home)).started).toBe('warm')
  })

  it('is refused when Enishi never marked it as its own', async () => {
    const mark = join(directory, 'cluster.json')
    await rename(mark, `${mark}.away`)
    await expect(start(home)).rejects.toMatchObject({ message: expect.stringContaining('is missing') })
    await rename(`${mark}.away`, mark)
  })

  it('is refused when another release of PostgreSQL wrote it', async () => {
    const file = join(data, 'PG_VERSION')
    const version = await readFile(file, 'utf8')
    await writeFile(file, '15\n')
    await expect(start(home)).rejects.toMatchObject({
      message: expect.stringContaining('written by PostgreSQL 15'),
      advice: expect.stringContaining('pg_dump'),
    })
    await writeFile(file, version)
  })

  it('is refused while its password is lost or wrong, and opens when it is back', async () => {
    const file = join(directory, 'owner-password')
    const password = await readFile(file, 'utf8')
    await rm(file)
    await expect(start(home)).rejects.toMatchObject({
      message: expect.stringContaining('is lost'),
      advice: expect.stringContaining('ALTER ROLE enishi_owner'),
    })
    await writeFile(file, 'guess', { mode: 0o600 })
    await expect(start(home)).rejects.toMatchObject({
      message: expect.stringContaining("refused the owner's password"),
    })
    await writeFile(file, password)
    expect((await start(home)).started).toBe('warm')
  })

  it.skipIf(isRoot())('is refused when this OS user may not read it', async () => {
    await chmod(data, 0)
    await expect(start(home)).rejects.toMatchObject({ advice: expect.stringContaining('chown') })
    await chmod(data, 0o700)
  })

  it.skipIf(!isRoot())('is refused to a copy of the installation while the original exists', async () => {
    const copy = await newHome()
    await mkdir(copy)
    await writeFile(join(copy, 'database.json'), await readFile(join(home, 'database.json')))
    await expect(start(copy)).rejects.toMatchObject({
      message: expect.stringContaining('which still exists'),
    })
    await rm(join(copy, 'database.json'))
  })
})
