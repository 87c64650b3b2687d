import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memorySecrets, startTestApp, withClient } from '../../../test/support/index.ts'
import type { TestApp } from '../../../test/support/index.ts'
import { exportLedger } from './exportLedger.ts'
import { rotateKey } from './ledgerKeys.ts'
import { signLedgerHeads } from './signLedgerHeads.ts'

const program = fileURLToPath(new URL('../../../docs/verify-ledger.mjs', import.meta.url))
let app: TestApp
let partnershipId: string
let folder: string

const owner = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  withClient(app.ownerUrl, async client => (await client.query<Row>(text, values)).rows)

beforeAll(async () => {
  app = await startTestApp()
  partnershipId = app.partnershipWith('kenji')
  folder = await mkdtemp(join(tmpdir(), 'enishi-ledger-'))
  const secrets = memorySecrets()
  for (const day of ['2026-05-12T00:10:00Z', '2026-05-13T00:10:00Z']) {
    for (let n = 0; n < 4; n++) await app.make.deal()
    await signLedgerHeads(app.app.source, secrets, new Date(day))
    await rotateKey(app.app.source.db, secrets)
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('an exported ledger', () => {
  let text: string

  async function check(content: string, ...options: string[]) {
    const file = join(folder, 'ledger.jsonl')
    await writeFile(file, content)
    return new Promise<{ code: number; said: string }>(resolve => {
      execFile(process.execPath, [program, file, ...options], (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
      )
    })
  }

  beforeAll(async () => {
    const lines: string[] = []
    for await (const line of await exportLedger(app.as('kenji'), partnershipId)) lines.push(line)
    text = lines.join('')
  })

  it('is checked by a program of its own, with nothing but the file', async () => {
    const { code, said } = await check(text)
    expect(said).toMatch(/^whole: \d+ entries \(0 concern others\), \d+ commitments opened, 2 signed heads/)
    expect(code).toBe(0)
    const source = await readFile(program, 'utf8')
    expect([...source.matchAll(/from '([^']+)'/g)].every(([, name]) => name?.startsWith('node:'))).toBe(true)
  })

  it('is downloaded by those of its firms who may, and by nobody else', async () => {
    const url = `/files/partnership-ledger?partnership=${partnershipId}`
    expect((await app.fetch(url)).status).toBe(401)
    for (const person of ['marta', 'stranger'] as const)
      await expect(exportLedger(app.as(person), partnershipId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(exportLedger(app.as('aiko'), 'nonsense')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const seller = app.as('aiko', { roles: ['SELLER'] })
    await expect(exportLedger(seller, partnershipId)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('shows lines that are altered, gone, doubled or in another place', async () => {
    const lines = text.trimEnd().split('\n')
    const at = (type: string, n: number) => lines.findIndex(line => line.startsWith(`{"type":"${type}"`)) + n
    const entry = at('entry', 4)
    const swapped = lines.with(entry, lines[entry + 1] ?? '').with(entry + 1, lines[entry] ?? '')
    const cases: [string[], RegExp][] = [
      [lines.toSpliced(entry, 1), /entry 5 is missing/],
      [lines.toSpliced(entry, 0, lines[entry] ?? ''), /entry 5 is there twice/],
      [swapped, /entry 5 is missing/],
      [lines.with(entry, (lines[entry] ?? '').replace('"kind":"', '"kind":"x')), /entry 5 is not as it was/],
      [lines.toSpliced(-1, 1), /entries are missing after/],
      [
        lines.with(
          at('disclosure', 0),
          (lines[at('disclosure', 0)] ?? '').replace('"value":"', '"value":"x'),
        ),
        /not what was committed/,
      ],
      [
        lines.with(at('head', 0), (lines[at('head', 0)] ?? '').replace('"signature":"', '"signature":"AAAA')),
        /BROKEN/,
      ],
      [lines.toSpliced(0, 1), /does not begin/],
      [['{'], /BROKEN/],
      [[''], /BROKEN/],
    ]
    for (const [changed, why] of cases) {
      const { code, said } = await check(`${changed.join('\n')}\n`)
      expect(said).toMatch(why)
      expect(code).toBe(1)
    }
  })

  it('is held against what a firm kept of the mails', async () => {
    const [head] = await owner<{ seq: number; hash: string; key_id: string }>(
      `select seq::int, encode(hash, 'hex') as hash, key_id from ledger_signed_head where partnership_id = $1 order by day`,
      [partnershipId],
    )
    expect((await check(text, '--expect', `${head?.seq}:${head?.hash}`)).code).toBe(0)
    expect((await check(text, '--expect', `${head?.seq}:${'0'.repeat(64)}`)).said).toContain(
      'not the one you expect',
    )
    // Two keys signed; only one of them is in that mail.
    expect((await check(text, '--key', head?.key_id ?? '')).said).toContain('unknown key')
    expect((await check(text, '--colour', 'blue')).code).toBe(2)
  })
})
