import { once } from 'node:events'
import { createApp } from '@enishi/server/src/app.ts'
import { contextSigner } from '@enishi/server/src/platform/db/database.ts'
import { migrate } from '@enishi/server/src/platform/db/migrate.ts'
import type { Logins } from '@enishi/server/src/platform/db/migrate.ts'
import type { Env } from '@enishi/server/src/platform/env.ts'
import type { Identity, Role } from '@enishi/server/src/platform/viewer.ts'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { freePort } from '../support/freePort.ts'
import { withClient } from '../support/index.ts'
import { memorySecrets } from '../support/memorySecrets.ts'
import { cloneDatabase } from '../support/testDatabase.ts'
import { testEnv } from '../support/testEnv.ts'
import { loadWorlds } from './loadWorlds.ts'
import type { Member, World } from './model/world.ts'

/** A database of its own with these worlds in it, owned by nobody a server logs in as. */
export async function databaseOf(worlds: World[]) {
  const database = await cloneDatabase(inject('database'), inject('database').empty)
  afterAll(() => database.drop())
  const secrets = memorySecrets()
  const logins = await migrate(database.ownerUrl, secrets)
  await withClient(database.ownerUrl, async owner => {
    await owner.query('begin')
    await loadWorlds(owner, worlds, contextOf(logins.contextSecret, await processOf(owner), null))
    await owner.query('commit')
  })
  return { ...database, logins, secrets }
}

export async function processOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return rows[0]?.pid ?? 0
}

export const contextOf = (secret: string, processId: number, member: Member | null): string =>
  contextSigner(secret)(member && identityOf(member), processId)

export const identityOf = ({ id, firmId, personId, roles }: Member): Identity => ({
  personId,
  isEmailConfirmed: true,
  viewer: { personId, organizationId: firmId, memberId: id, roles: roles as Role[] },
  credentialId: id,
  scopes: null,
  partnershipId: null,
})

interface OnDatabase {
  logins: Logins
  secrets: ReturnType<typeof memorySecrets>
}

/** A server on this database, listening. */
export async function appOn({ logins, secrets }: OnDatabase, env: Partial<Env> = {}) {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const app = await createApp(testEnv({ port, origin, ...env }), logins, secrets)
  afterAll(() => app.close())
  app.server.listen(port, '127.0.0.1')
  await once(app.server, 'listening')
  return { source: app.source, origin, ask: asking(origin) }
}

/** Asks a server by GraphQL; each member's key is the member's id. */
export const serverOn = async (database: OnDatabase) => (await appOn(database)).ask

const asking =
  (origin: string) =>
  async (member: Member, document: string): Promise<Record<string, unknown>> => {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': member.id },
      body: JSON.stringify({ query: `{ ${document} }` }),
    })
    const { data, errors } = await response.json()
    if (errors?.length > 0) throw new Error(JSON.stringify(errors))
    return data
  }
