import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, realpath, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { removeEmbeddedDatabase } from '@enishi/server/src/platform/db/embedded/index.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../support/freePort.ts'

const program = fileURLToPath(new URL('../../server/src/cli/enishi.ts', import.meta.url))

/** A disk of its own to fill: only root may mount one, and not in every container. */
function mountSmallDisk(directory: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=320m,mode=0711', 'tmpfs', directory], {
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

const canMount = process.getuid?.() === 0 && existsSync('/bin/mount')

describe.skipIf(!canMount)('a server whose disk runs full', () => {
  let home = ''
  let directory = ''
  let isMounted = false
  let child: ChildProcess
  let cookie = ''
  let origin = ''

  async function isReady() {
    for (const end = Date.now() + 90_000; Date.now() < end; await sleep(100)) {
      const response = await fetch(`${origin}/health/ready`).catch(() => null)
      if (response?.ok) return
    }
    throw new Error('The server is not ready after 90 seconds.')
  }

  async function start() {
    const port = Number(origin.split(':').at(-1))
    child = spawn(process.execPath, [program, 'serve'], {
      env: {
        ...process.env,
        ENISHI_PORT: String(port),
        ENISHI_DATA: home,
        ENISHI_TRUSTED_DOCUMENTS: 'off',
        LOG_LEVEL: 'silent',
      },
      stdio: 'ignore',
    })
    await isReady()
  }

  beforeAll(async () => {
    home = await realpath(await mkdtemp(join(tmpdir(), 'enishi-full-')))
    directory = join('/var/lib/enishi', createHash('sha256').update(home).digest('hex').slice(0, 16))
    await mkdir(directory, { recursive: true })
    isMounted = mountSmallDisk(directory)
    if (!isMounted) return
    origin = `http://localhost:${await freePort()}`
    await start()
    const signUp = await fetch(`${origin}/auth/sign-up/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ name: 'Full', email: 'full@disk.example', password: 'full-of-records' }),
    })
    cookie = signUp.headers
      .getSetCookie()
      .map(each => each.split(';', 1)[0])
      .join('; ')
    await ask(
      'mutation { registerOrganization(input: { name: "Full", country: "JP", currency: "JPY" }) { organization { id } } }',
    )
  }, 120_000)
  afterAll(async () => {
    if (child && child.exitCode === null) {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    }
    if (isMounted) execFileSync('umount', ['-l', directory])
    await removeEmbeddedDatabase({ home }).catch(() => {})
    await rm(directory, { recursive: true, force: true })
    await rm(home, { recursive: true, force: true })
  }, 60_000)

  async function ask(query: string): Promise<{
    data: Record<string, never> | null
    errors?: { message: string; extensions: { code: string } }[]
  }> {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'accept-language': 'en' },
      body: JSON.stringify({ query }),
    })
    return JSON.parse(await response.text())
  }

  const create = (name: string) =>
    ask(
      `mutation { createAccount(input: { name: "${name}", notes: "${randomBytes(4_500).toString('hex')}" }) { account { id name } } }`,
    )

  it('says what it cannot do, keeps all it acknowledged, and goes on when there is room again', async context => {
    if (!isMounted) return context.skip('This container mounts nothing.')
    expect((await create('first')).errors).toBeUndefined()
    const { bavail, bsize } = await statfs(directory)
    const filler = join(directory, 'filler')
    await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - 24 * 1024 * 1024)))

    const acknowledged = ['first']
    let refusal = ''
    for (let index = 0; refusal === '' && index < 20_000; index++) {
      const answer = await create(`account ${index}`)
      if (answer.errors) refusal = answer.errors[0]?.extensions.code ?? ''
      else acknowledged.push(`account ${index}`)
    }
    expect(refusal).toBe('UNAVAILABLE')
    expect(acknowledged.length).toBeGreaterThan(10)

    await rm(filler)
    await isReady()
    const kept = new Set<string>()
    for (let after: string | null = null, more = true; more;) {
      const page: string = after ? `, after: ${JSON.stringify(after)}` : ''
      const { data } = await ask(
        `{ accounts(first: 100${page}) { nodes { name } pageInfo { hasNextPage endCursor } } }`,
      )
      const { nodes, pageInfo } = (
        data as unknown as {
          accounts: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
        }
      ).accounts
      for (const { name } of nodes) kept.add(name)
      more = pageInfo.hasNextPage
      after = pageInfo.endCursor
    }
    expect(acknowledged.filter(name => !kept.has(name))).toEqual([])
    expect((await create('after')).errors).toBeUndefined()
  }, 240_000)
})
