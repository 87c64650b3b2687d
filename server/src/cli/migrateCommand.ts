import { defineCommand } from 'citty'
import { readEnv } from '../platform/env.ts'
import { openInstallation } from './installation.ts'
import { failClearly, say } from './say.ts'

export const migrateCommand = defineCommand({
  meta: { name: 'migrate', description: 'Bring the database to this version and make its logins' },
  run: () =>
    failClearly(async () => {
      const installation = await openInstallation(readEnv(process.env, process.cwd()), say)
      await installation.stop()
      say('The database is at this version.')
    }),
})
