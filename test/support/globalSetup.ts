import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  removeEmbeddedDatabase,
  startEmbeddedDatabase,
} from '@enishi/server/src/platform/db/embedded/index.ts'
import { migrate } from '@enishi/server/src/platform/db/migrate.ts'
import type { TestProject } from 'vitest/node'
import { loadPeople } from './peopleWorld.ts'
import { memorySecrets } from './memorySecrets.ts'
import { dropDatabase, urlOf } from './testDatabase.ts'
import type { TestDatabase } from './testDatabase.ts'
import { withClient } from './withClient.ts'

interface Running {
  database: TestDatabase
  stop(): Promise<void>
}

/** Every project of a run reads this file anew and shares one PostgreSQL: the last to end stops it. */
const shared: { running?: Promise<Running>; users: number } = ((
  globalThis as { enishiTests?: typeof shared }
).enishiTests ??= { users: 0 })

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.users++
  shared.running ??= start()
  const { database, stop } = await shared.running
  project.provide('database', database)
  return async () => {
    if (--shared.users === 0) await stop()
  }
}

async function start(): Promise<Running> {
  const external = process.env['TEST_DATABASE_URL']
  if (external) return withTemplates(external, async () => {})
  const folder = await mkdtemp(join(tmpdir(), 'enishi test '))
  const home = join(folder, '.enishi')
  const embedded = await startEmbeddedDatabase({ home, fresh: { durable: false } })
  const stop = async () => {
    await embedded.stop()
    await removeEmbeddedDatabase({ home })
    await rm(folder, { recursive: true, force: true })
  }
  return withTemplates(embedded.ownerUrl, stop).catch(async error => {
    await stop()
    throw error
  })
}

async function withTemplates(ownerUrl: string, stop: () => Promise<void>): Promise<Running> {
  const run = `enishi_test_${randomBytes(4).toString('hex')}`
  const [empty, peopled] = [`${run}_empty`, `${run}_peopled`]
  const drop = async () => {
    for (const name of [peopled, empty]) await dropDatabase(ownerUrl, name)
  }
  try {
    await withClient(ownerUrl, client => client.query(`create database ${empty}`))
    await migrate(urlOf(ownerUrl, empty), memorySecrets())
    await withClient(ownerUrl, client => client.query(`create database ${peopled} template ${empty}`))
    await loadPeople(urlOf(ownerUrl, peopled))
  } catch (error) {
    await drop()
    throw error
  }
  const database = {
    ownerUrl,
    empty,
    peopled,
    redisUrl: process.env['TEST_DATABASE_URL'] ? (process.env['REDIS_URL'] ?? null) : null,
  }
  return {
    database,
    stop: async () => {
      await drop()
      await stop()
    },
  }
}
