import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, withClient } from '../../../../test/support/index.ts'
import type { PersonName, TestApp } from '../../../../test/support/index.ts'
import { openFileStore } from './fileStore.ts'
import { sweepFiles } from './sweepFiles.ts'

let app: TestApp
let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'enishi-files-'))
  app = await startTestApp({ env: { home } })
})
afterAll(() => rm(home, { recursive: true, force: true }))

const upload = async (
  person: PersonName | undefined,
  body: string | Uint8Array<ArrayBuffer>,
  name = 'note.txt',
) => {
  const response = await app.fetch(`/files/upload?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    as: person,
    body,
  })
  const answer: { fileId?: string; code?: string; mediaType?: string; sha256?: string } = JSON.parse(
    await response.text(),
  )
  return { status: response.status, ...answer }
}

const keyOf = (id: string | undefined) =>
  withClient(app.ownerUrl, async client => {
    const { rows } = await client.query<{ link_key: string }>('select link_key from file where id = $1', [id])
    return rows[0]?.link_key ?? ''
  })

const download = (person: PersonName | undefined, key: string) =>
  app.fetch(`/files/download?key=${encodeURIComponent(key)}`, { as: person })

const kept = async () =>
  (await readdir(join(home, 'files'), { recursive: true })).filter(name => /[0-9a-f]{64}$/.test(name))

describe('a file', () => {
  it('is kept under its SHA-256 and comes back byte for byte, as an attachment that nobody else is answered with', async () => {
    const { status, fileId, sha256 } = await upload('aiko', 'Prices of spring', '../../価格 "2027".txt')
    expect(status).toBe(201)
    expect(await kept()).toContain(join(String(sha256).slice(0, 2), String(sha256)))
    const response = await download('aiko', await keyOf(fileId))
    expect(await response.text()).toBe('Prices of spring')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '16',
      'content-disposition': `attachment; filename="__ _2027_.txt"; filename*=UTF-8''%E4%BE%A1%E6%A0%BC%20%222027%22.txt`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
  })

  it('leaves on record who took it, and nothing of who was refused', async () => {
    const { fileId } = await upload('aiko', 'Terms', 'terms.txt')
    const key = await keyOf(fileId)
    for (const person of ['kenji', 'aiko'] as const) await (await download(person, key)).text()
    const noted = await withClient(app.ownerUrl, client =>
      client.query(
        'select member_id, action, is_view, details from audit_event where record_id = $1 and is_view',
        [fileId],
      ),
    )
    expect(noted.rows).toEqual([
      {
        member_id: app.memberId('aiko'),
        action: 'file.downloaded',
        is_view: true,
        details: { name: 'terms.txt', on: null },
      },
    ])
  })

  it.each([
    ['a PDF called text', 'prices.txt', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', 'application/pdf'],
    [
      'a page called picture',
      'cat.png',
      '<!doctype html><script>alert(1)</script>',
      'text/plain; charset=utf-8',
    ],
    [
      'a picture',
      'x',
      Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
      'image/png',
    ],
    ['noise', 'noise.pdf', Buffer.from([0, 255, 1, 254, 2, 253]), 'application/octet-stream'],
    ['a broken archive', 'a.zip', Buffer.from('504b0304ffffffffffffffff', 'hex'), 'application/zip'],
  ])('is what its bytes are, not what it is called: %s', async (_, name, body, mediaType) => {
    const sent = await upload('aiko', typeof body === 'string' ? body : new Uint8Array(body), name)
    expect(sent).toMatchObject({ status: 201, mediaType })
  })

  it('is refused empty, above 50 MB, from nobody and from another site; nothing of it stays', async () => {
    const before = await kept()
    expect(await upload('aiko', '')).toMatchObject({ status: 400, code: 'BAD_INPUT' })
    expect(await upload('aiko', new Uint8Array(50 * 1024 * 1024 + 1))).toMatchObject({
      status: 413,
      code: 'TOO_LARGE',
    })
    expect(await upload(undefined, 'x')).toMatchObject({ status: 401 })
    const foreign = await app.fetch('/files/upload?name=x', {
      method: 'POST',
      as: 'aiko',
      headers: { origin: 'https://evil.example' },
      body: 'x',
    })
    expect(foreign.status).toBe(403)
    expect(await kept()).toEqual(before)
    expect(await readdir(join(home, 'files', 'arrivals'))).toEqual([])
  })

  it('that waits is its firm’s alone; guessing finds as little as asking for what never was', async () => {
    const { fileId } = await upload('aiko', 'Ours')
    const key = await keyOf(fileId)
    const answers = await Promise.all(
      [download('kenji', key), download('stranger', key), download('kenji', 'nothing')].map(async each => {
        const response = await each
        return { status: response.status, text: await response.text() }
      }),
    )
    expect(
      new Set(answers.map(each => each.text.replace(/ファイルが見つかりません。/, 'The file was not found.')))
        .size,
    ).toBe(1)
    expect(answers.map(each => each.status)).toEqual([404, 404, 404])
    expect((await download(undefined, key)).status).toBe(401)
    expect((await download('aiko', "' or true --")).status).toBe(404)
  })

  it('of the same content is kept once', async () => {
    const [one, two] = await Promise.all([upload('aiko', 'Twice'), upload('kenji', 'Twice')])
    expect(one?.sha256).toBe(two?.sha256)
    expect((await kept()).filter(name => name.endsWith(String(one?.sha256)))).toHaveLength(1)
    expect(await (await download('kenji', await keyOf(two?.fileId))).text()).toBe('Twice')
  })
})

describe('the sweep', () => {
  const age = async (sha256: string | undefined) => {
    const old = new Date(Date.now() - 7_200_000)
    await utimes(join(home, 'files', String(sha256).slice(0, 2), String(sha256)), old, old)
  }

  it('takes bytes that a crash left without a row, and leaves those that a row names', async () => {
    const store = openFileStore(join(home, 'files'))
    const orphan = await store.receive(
      (async function* () {
        yield Buffer.from('Written, then the power went')
      })(),
      1000,
    )
    await orphan.keep()
    const named = await upload('aiko', 'Has a row')
    await age(orphan.sha256.toString('hex'))
    await age(named.sha256)
    expect(await sweepFiles(app.app.source)).toBe(1)
    const names = (await kept()).map(name => name.slice(-64))
    expect(names).toContain(named.sha256)
    expect(names).not.toContain(orphan.sha256.toString('hex'))
  })

  it('forgets what nobody attached for a day', async () => {
    const { fileId, sha256 } = await upload('aiko', 'Forgotten')
    await withClient(app.ownerUrl, client =>
      client.query(`update file set created_at = now() - interval '25 hours' where id = $1`, [fileId]),
    )
    await age(sha256)
    expect(await sweepFiles(app.app.source)).toBe(1)
    expect(await keyOf(fileId)).toBe('')
  })
})
