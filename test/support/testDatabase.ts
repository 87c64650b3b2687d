import { randomBytes } from 'node:crypto'
import { withClient } from './withClient.ts'

/** Where the tests of a run find PostgreSQL. Handed from the global setup to every test file. */
export interface TestDatabase {
  /** Login that may create databases and roles. */
  ownerUrl: string
  /** A database at this version, with nothing in it. */
  empty: string
  /** The same with the people of people.ts, their firms and partnerships. */
  peopled: string
  redisUrl: string | null
}

declare module 'vitest' {
  export interface ProvidedContext {
    database: TestDatabase
  }
}

export interface OwnDatabase {
  ownerUrl: string
  name: string
  /** Ends its connections and removes it with its logins. */
  drop(): Promise<void>
}

/** A database of one's own, copied from a template in a fraction of a second. */
export async function cloneDatabase(
  database: Pick<TestDatabase, 'ownerUrl'>,
  template: string,
): Promise<OwnDatabase> {
  const name = `enishi_test_${randomBytes(6).toString('hex')}`
  await withClient(database.ownerUrl, client => client.query(`create database ${name} template ${template}`))
  return {
    name,
    ownerUrl: urlOf(database.ownerUrl, name),
    drop: () => dropDatabase(database.ownerUrl, name),
  }
}

export function urlOf(ownerUrl: string, name: string): string {
  const url = new URL(ownerUrl)
  url.pathname = `/${name}`
  return url.href
}

export async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  await withClient(ownerUrl, async client => {
    await client.query(`drop database if exists ${name} with (force)`)
    for (const login of ['app', 'auth', 'jobs'])
      await client.query(`drop role if exists ${name}_${login}_login`)
  })
}
