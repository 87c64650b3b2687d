import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const owner = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1/postgres'
const program = fileURLToPath(new URL('../../server/src/cli/enishi.ts', import.meta.url))

/** What a test asked for it also expects. */
type Answer = ReturnType<typeof JSON.parse>

export interface Person {
  cookie: string
  personId: string
  memberId: string
  organizationId: string
  /** Runs a GraphQL document; throws with the server's message when it answers errors. */
  ask<T = Answer>(query: string, variables?: Record<string, unknown>): Promise<T>
}

export type LiveServer = Awaited<ReturnType<typeof startLiveServer>>

/** The product as its own process on its own database, so that it can be killed. */
export async function startLiveServer() {
  const name = `enishi_live_${randomBytes(5).toString('hex')}`
  const home = await mkdtemp(join(tmpdir(), 'enishi-live-'))
  const admin = new pg.Client({ connectionString: owner })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const databaseUrl = new URL(owner)
  databaseUrl.pathname = `/${name}`
  const sql = new pg.Pool({ connectionString: databaseUrl.href, max: 2 })
  sql.on('error', () => {})
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const others = new Set<ChildProcess>()
  let main = await run(port)

  async function run(on: number): Promise<ChildProcess> {
    const child = spawn(process.execPath, [program, 'serve'], {
      env: {
        PATH: process.env['PATH'],
        ENISHI_PORT: String(on),
        ENISHI_HOST: '127.0.0.1',
        ENISHI_ORIGIN: `http://127.0.0.1:${on}`,
        ENISHI_DATA: home,
        ENISHI_TRUSTED_DOCUMENTS: 'off',
        DATABASE_URL: databaseUrl.href,
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const hear = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000))
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    if (process.env['SHOW_SERVER']) child.stderr?.pipe(process.stderr)
    if (process.env['SHOW_SERVER']) child.stdout?.pipe(process.stderr)
    for (let wait = 0; ; wait += 100) {
      if (child.exitCode !== null) throw new Error(`The server ended:\n${output}`)
      if (wait > 60_000) throw new Error(`The server is not ready:\n${output}`)
      const isReady = await fetch(`http://127.0.0.1:${on}/health/ready`).then(
        response => response.ok,
        () => false,
      )
      if (isReady) return child
      await sleep(100)
    }
  }

  async function end(child: ChildProcess, signal: NodeJS.Signals) {
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }

  async function signUp(email: string, name: string, firm: string): Promise<Person> {
    const response = await fetch(`${origin}/auth/sign-up/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email, name, password: 'correct horse battery' }),
    })
    if (!response.ok) throw new Error(await response.text())
    await sql.query('update auth."user" set "emailVerified" = true where email = $1', [email])
    const cookie = response.headers
      .getSetCookie()
      .map(each => each.split(';')[0])
      .join('; ')
    const person: Person = { cookie, personId: '', memberId: '', organizationId: '', ask: asking(cookie) }
    await person.ask(
      'mutation($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { __typename } }',
      { input: { name: firm, country: 'JP', currency: 'JPY' } },
    )
    const { viewer } = await person.ask('{ viewer { personId member { id } organization { id } } }')
    return {
      ...person,
      personId: viewer.personId,
      memberId: viewer.member.id,
      organizationId: viewer.organization.id,
    }
  }

  const asking = (cookie: string) =>
    (async (query: string, variables: Record<string, unknown> = {}) => {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, origin },
        body: JSON.stringify({ query, variables }),
      })
      const { data, errors } = (await response.json()) as {
        data: Answer
        errors?: { message: string; extensions: { code: string } }[]
      }
      if (errors?.[0]) throw Object.assign(new Error(errors[0].message), { code: errors[0].extensions.code })
      return data
    }) as Person['ask']

  /** Both consent. @returns the partnership's id */
  async function partner(one: Person, other: Person, email: string): Promise<string> {
    await one.ask('mutation($input: InvitePartnerInput!) { invitePartner(input: $input) { __typename } }', {
      input: { email, inviterRole: 'VENDOR', inviteeRole: 'RESELLER' },
    })
    const mails = (await (await fetch(`${origin}/mail/messages`)).json()) as { to: string; links: string[] }[]
    const link = mails
      .find(mail => mail.to === email && mail.links.some(each => each.includes('invit')))
      ?.links.find(each => each.includes('invit'))
    if (!link) throw new Error(`No invitation was mailed: ${JSON.stringify(mails)}`)
    const url = new URL(link)
    const token = url.searchParams.get('token') ?? url.pathname.split('/').at(-1)
    const { acceptInvitation } = await other.ask(
      'mutation($token: String) { acceptInvitation(token: $token) { __typename ... on InvitationAccepted { partnership { id } } ... on UserError { message } } }',
      { token },
    )
    if (!acceptInvitation.partnership) throw new Error(acceptInvitation.message)
    return acceptInvitation.partnership.id
  }

  return {
    port,
    origin,
    sql,
    signUp,
    partner,
    asking,
    /** Power gone. */
    kill: () => end(main, 'SIGKILL'),
    /** Asked to end. */
    stop: () => end(main, 'SIGTERM'),
    async start() {
      main = await run(port)
    },
    /** A second process on the same database. */
    async startAnother() {
      const on = await freePort()
      const child = await run(on)
      others.add(child)
      return { port: on, origin: `http://127.0.0.1:${on}` }
    },
    async close() {
      for (const child of [main, ...others])
        if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGKILL')
      await sql.end()
      await admin.query(`drop database ${name} with (force)`)
      for (const login of ['app', 'auth', 'jobs'])
        await admin.query(`drop role if exists ${name}_${login}_login`)
      await admin.end()
      await rm(home, { recursive: true, force: true })
    },
  }
}

export const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** Waits until it is true; fails with what was last seen. */
export async function until<T>(
  read: () => T | Promise<T>,
  isGood: (value: T) => boolean,
  ms = 10_000,
): Promise<T> {
  const began = Date.now()
  for (;;) {
    const value = await read()
    if (isGood(value)) return value
    if (Date.now() - began > ms) throw new Error(`Waited in vain; last seen: ${JSON.stringify(value)}`)
    await sleep(25)
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise(resolve => probe.close(resolve))
  return port
}
