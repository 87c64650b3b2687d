import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { defineCommand } from 'citty'
import { removeEmbeddedDatabase, startEmbeddedDatabase } from '../platform/db/embedded/index.ts'
import { migrate } from '../platform/db/migrate.ts'
import { openSecrets } from '../platform/db/secrets.ts'
import { failClearly, say } from './say.ts'

const target = fileURLToPath(new URL('../platform/db/generated/tables.ts', import.meta.url))

/** Writes the tables' types from the migrations, by way of an empty database. */
export const generateTables = defineCommand({
  meta: { name: 'generate-tables', description: 'Write the types of the tables from the migrations' },
  run: () =>
    failClearly(async () => {
      const home = await mkdtemp(join(tmpdir(), 'enishi-tables-'))
      try {
        const database = await startEmbeddedDatabase({ home, fresh: { durable: false } })
        await migrate(database.ownerUrl, await openSecrets(home))
        const generator = fileURLToPath(new URL('./cli/bin.js', import.meta.resolve('kysely-codegen')))
        const options = {
          dialect: 'postgres',
          url: database.ownerUrl,
          'date-parser': 'string',
          'type-mapping': '{"int8":"number"}',
          'exclude-pattern': '{auth,private}.*',
          'default-schema': 'public',
          'out-file': target,
        }
        const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
        await promisify(execFile)(process.execPath, [generator, ...args])
        say(`Tables written to ${target}`)
      } finally {
        await removeEmbeddedDatabase({ home })
        await rm(home, { recursive: true, force: true })
      }
    }),
})
