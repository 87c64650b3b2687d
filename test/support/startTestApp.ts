import { once } from 'node:events'
import { createApp } from '@enishi/server/src/app.ts'
import type { App } from '@enishi/server/src/app.ts'
import { createContext } from '@enishi/server/src/platform/context.ts'
import type { RequestContext } from '@enishi/server/src/platform/context.ts'
import { migrate } from '@enishi/server/src/platform/db/migrate.ts'
import type { Logins } from '@enishi/server/src/platform/db/migrate.ts'
import type { Env } from '@enishi/server/src/platform/env.ts'
import type { Language } from '@enishi/server/src/platform/language.ts'
import type { Identity, Role } from '@enishi/server/src/platform/viewer.ts'
import { afterAll, inject } from 'vitest'
import { createFactories } from './factories.ts'
import type { Factories } from './factories.ts'
import { freePort } from './freePort.ts'
import { findIdentity } from './identities.ts'
import { memorySecrets } from './memorySecrets.ts'
import { people, personNames } from './people.ts'
import type { PersonName } from './people.ts'
import { createRequests } from './requests.ts'
import type { Requests } from './requests.ts'
import { cloneDatabase } from './testDatabase.ts'
import { testEnv } from './testEnv.ts'

/** Somebody acting with other roles, or reading another language, than usual. */
export interface Acting {
  roles?: Role[]
  language?: Language
}

export interface TestApp extends Requests {
  /** A fresh context of one of the test people; of nobody when undefined. Commands take it as `ctx`. */
  as(person: PersonName | undefined, acting?: Acting): RequestContext
  identity(person: PersonName): Identity
  organizationId(person: PersonName): string
  memberId(person: PersonName): string
  /** The partnership of Aurora with the firm of kenji or marta. */
  partnershipWith(person: 'kenji' | 'marta'): string
  make: Factories
  app: App
  logins: Logins
  /** The database's owner, for what no application login may do. */
  ownerUrl: string
  close(): Promise<void>
}

export interface TestAppOptions {
  env?: Partial<Env>
}

/**
 * A server of its own on a free port, with a database of its own in which the people of people.ts know each other.
 * Call it in beforeAll or at the top of a test file; it closes itself after the file's tests.
 */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const given = inject('database')
  const database = await cloneDatabase(given, given.peopled)
  const secrets = memorySecrets()
  const logins = await migrate(database.ownerUrl, secrets)
  const { app, origin } = await listen(async port =>
    createApp(
      testEnv({ port, origin: `http://127.0.0.1:${port}`, redisUrl: given.redisUrl, ...options.env }),
      logins,
      secrets,
    ),
  )
  const identities = new Map<PersonName, Identity>()
  for (const name of personNames)
    identities.set(name, await findIdentity(database.ownerUrl, people[name].email))
  const identity = (person: PersonName): Identity => {
    const found = identities.get(person)
    if (!found) throw new Error(`Nobody is called ${person}.`)
    return found
  }
  const viewer = (person: PersonName) => {
    const found = identity(person).viewer
    if (!found) throw new Error(`${person} belongs to no firm.`)
    return found
  }
  const as = (person: PersonName | undefined, acting: Acting = {}) => {
    if (person === undefined) return createContext(app.source, null, acting.language ?? 'en')
    const acted = { ...viewer(person), ...(acting.roles ? { roles: acting.roles } : {}) }
    return createContext(
      app.source,
      { ...identity(person), viewer: acted },
      acting.language ?? people[person].language,
    )
  }
  const partnerships = new Map<PersonName, string>()
  for (const person of ['kenji', 'marta'] as const) {
    const party = await as('aiko').query(tx =>
      tx
        .selectFrom('partnership_party')
        .select('partnership_id')
        .where('org_id', '=', viewer(person).organizationId)
        .executeTakeFirstOrThrow(),
    )
    partnerships.set(person, party.partnership_id)
  }

  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await app.close()
    await database.drop()
  }
  afterAll(close)
  const base = {
    as,
    identity,
    organizationId: (person: PersonName) => viewer(person).organizationId,
    memberId: (person: PersonName) => viewer(person).memberId,
    partnershipWith: (person: 'kenji' | 'marta') => partnerships.get(person) ?? '',
  }
  return {
    ...base,
    ...createRequests(origin),
    make: createFactories(base),
    app,
    logins,
    ownerUrl: database.ownerUrl,
    close,
  }
}

/** A port that looked free may be taken a moment later by a test beside this one. */
async function listen(open: (port: number) => Promise<App>): Promise<{ app: App; origin: string }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const app = await open(port)
    try {
      app.server.listen(port, '127.0.0.1')
      await once(app.server, 'listening')
      return { app, origin: `http://127.0.0.1:${port}` }
    } catch (error) {
      await app.close()
      if (attempt === 3) throw error
    }
  }
}
